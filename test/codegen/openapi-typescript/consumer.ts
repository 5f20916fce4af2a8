import createClient from 'openapi-fetch';
import { PROJECT, type Reply, TOKEN } from '../consumer.ts';
import type { operations, paths } from './out/schema.ts';

const clientOf = (baseUrl: string) =>
  createClient<paths>({ baseUrl, headers: { 'X-Auth-Token': TOKEN } });
const post = (baseUrl: string, body: Body) =>
  clientOf(baseUrl).POST('/v5/{project_id}/connections', {
    params: { path: { project_id: PROJECT } },
    body,
  });

type Client = ReturnType<typeof createClient<paths>>;
type Init = Parameters<Client['POST']>[1];
type Body = NonNullable<Init['body']>;

export type Request = Body;
export type Answer = NonNullable<Awaited<ReturnType<typeof post>>['data']>;
type Responses = operations['createConnection']['responses'];
export type Errors = {
  [S in Exclude<keyof Responses, 200>]: Responses[S]['content']['application/json'];
};

export async function create(baseUrl: string, request: Request): Promise<Reply> {
  const { data, error, response } = await post(baseUrl, request);
  return { status: response.status, data: data ?? error };
}
