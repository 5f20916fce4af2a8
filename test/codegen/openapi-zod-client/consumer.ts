import type { ZodiosBodyByAlias, ZodiosErrorByAlias, ZodiosResponseByAlias } from '@zodios/core';
import { isAxiosError } from 'axios';
import { PROJECT, type Reply, TOKEN } from '../consumer.ts';
import { createApiClient, schemas } from './out/api.ts';

type Api = typeof createApiClient extends (...args: never[]) => infer C
  ? C extends { api: infer A extends unknown[] }
    ? A
    : never
  : never;

export const requestSchema = schemas.CreateConnectionRequest;
export const answerSchema = schemas.Connection;

export type Request = ZodiosBodyByAlias<Api, 'createConnection'>;
export type Answer = ZodiosResponseByAlias<Api, 'createConnection'>;
export type Errors = {
  [S in 400 | 401]: ZodiosErrorByAlias<Api, 'createConnection', S>;
};

export async function create(baseUrl: string, request: Request): Promise<Reply> {
  const client = createApiClient(baseUrl, { validate: false });
  try {
    const options = { params: { project_id: PROJECT }, headers: { 'X-Auth-Token': TOKEN } };
    return { status: 200, data: await client.createConnection(request, options) };
  } catch (error) {
    if (isAxiosError(error) && error.response) return error.response;
    throw error;
  }
}
