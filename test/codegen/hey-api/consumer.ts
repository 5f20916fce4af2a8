import { PROJECT, type Reply, TOKEN } from '../consumer.ts';
import { createClient } from './out/client/index.ts';
import { createConnection } from './out/sdk.gen.ts';
import type {
  CreateConnectionData,
  CreateConnectionErrors,
  CreateConnectionResponses,
} from './out/types.gen.ts';

export {
  zCreateConnectionBody as requestSchema,
  zCreateConnectionResponse as answerSchema,
} from './out/zod.gen.ts';

export type Request = CreateConnectionData['body'];
export type Answer = CreateConnectionResponses[200];
export type Errors = CreateConnectionErrors;

export async function create(baseUrl: string, request: Request): Promise<Reply> {
  const client = createClient({ baseUrl, auth: TOKEN });
  const { data, error, response } = await createConnection({
    client,
    path: { project_id: PROJECT },
    body: request,
  });
  return { status: response?.status ?? 0, data: data ?? error };
}
