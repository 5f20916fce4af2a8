import { PROJECT, type Reply, TOKEN } from '../consumer.ts';
import {
  createConnection,
  type createConnectionResponse,
  type createConnectionResponse200,
} from './out/client.ts';

export {
  CreateConnectionBody as requestSchema,
  CreateConnectionResponse as answerSchema,
} from './out/zod.ts';

export type Request = Parameters<typeof createConnection>[1];
export type Answer = createConnectionResponse200['data'];
export type Errors = {
  [R in createConnectionResponse as Exclude<R['status'], 200>]: R['data'];
};

/** The client has no base URL: its paths are relative, and Node has no page to resolve them against. */
export async function create(baseUrl: string, request: Request): Promise<Reply> {
  const { fetch } = globalThis;
  globalThis.fetch = (path, init) => fetch(new URL(String(path), baseUrl), init);
  try {
    return await createConnection(PROJECT, request, { headers: { 'X-Auth-Token': TOKEN } });
  } finally {
    globalThis.fetch = fetch;
  }
}
