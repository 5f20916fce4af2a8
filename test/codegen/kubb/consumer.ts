import { PROJECT, type Reply, TOKEN } from '../consumer.ts';
import { createConnection } from './out/clients/createConnection.ts';
import type { CreateConnection400, CreateConnection401 } from './out/types/CreateConnection.ts';

export {
  createConnectionMutationRequestSchema as requestSchema,
  createConnectionMutationResponseSchema as answerSchema,
} from './out/zod/createConnectionSchema.ts';

export type Request = Parameters<typeof createConnection>[1];
export type Answer = Awaited<ReturnType<typeof createConnection>>;
export interface Errors {
  400: CreateConnection400;
  401: CreateConnection401;
}

/** The client gives the body alone, of a refusal too. */
export async function create(baseURL: string, request: Request): Promise<Reply> {
  const headers = { 'X-Auth-Token': TOKEN, 'Content-Type': 'application/json' };
  return { data: await createConnection(PROJECT, request, undefined, { baseURL, headers }) };
}
