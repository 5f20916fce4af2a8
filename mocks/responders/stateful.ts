import type { Connection } from '../../spec/generated/types.ts';
import { keepText } from '../answer-text.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Answer, MockRequest, Responder } from '../exchange.ts';
import { type Store, StoreUnavailable } from '../store/store.ts';

/** Really creates connections: the reference implementation of the operation. */
export function createStatefulResponder(catalogue: () => Catalogue, store: Store): Responder {
  return {
    respond: (request) => respond(request, catalogue(), store),
    close: () => store.close(),
  };
}

function respond(
  { projectId, body, violations, language }: MockRequest,
  { echo, errors }: Catalogue,
  store: Store,
): Answer | Promise<Answer> {
  if (violations.length > 0) return errors.answerTo(violations, language);
  const connection = echo(body, 'Connection') as Connection;
  // After the echo: a request may hold members of these names, which mean nothing.
  connection.connection_id = crypto.randomUUID();
  connection.create_time = Date.now();
  // Once for the store and the answer.
  keepText(connection);
  const answer = (created: boolean): Answer =>
    created
      ? { status: 200, body: connection, choice: CREATED }
      : errors.answer('name-taken', language);
  const created = store.insert(projectId, connection);
  if (!(created instanceof Promise)) return answer(created);
  return created.then(answer, (error: unknown) => {
    if (error instanceof StoreUnavailable) return errors.answer('iam-unavailable', language);
    throw error;
  });
}

const CREATED = { why: 'created' };
