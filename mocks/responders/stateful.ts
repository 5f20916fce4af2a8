import type { Connection } from '../../spec/generated/types.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Answer, MockRequest, Responder } from '../exchange.ts';
import type { Store } from '../store/store.ts';

/** Really creates connections: the reference implementation of the operation. */
export function createStatefulResponder(catalogue: () => Catalogue, store: Store): Responder {
  return {
    respond: (request) => respond(request, catalogue(), store),
    close: () => store.close(),
  };
}

async function respond(
  { projectId, body, violations, language }: MockRequest,
  { echo, errors }: Catalogue,
  store: Store,
): Promise<Answer> {
  if (violations.length > 0) return errors.answerTo(violations, language);
  const connection = {
    ...(echo(body, 'Connection') as object),
    // After the echo: a request may hold members of these names, which mean nothing.
    connection_id: crypto.randomUUID(),
    create_time: Date.now(),
  } as Connection;
  const created = await store.insert(projectId, connection);
  return created
    ? { status: 200, body: connection, choice: { why: 'created' } }
    : errors.answer('name-taken', language);
}
