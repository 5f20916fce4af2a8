import { randomUUID } from 'node:crypto';
import type { Connection } from '../../spec/generated/types.ts';
import { errorAnswer, violationAnswer } from '../errors.ts';
import type { Answer, MockRequest, Responder } from '../exchange.ts';
import type { Store } from '../store/store.ts';
import { echo } from './echo.ts';

/** Really creates connections: the reference implementation of the operation. */
export function createStatefulResponder(store: Store): Responder {
  return {
    respond: (request) => respond(request, store),
    close: () => store.close(),
  };
}

async function respond(
  { projectId, body, violations, language }: MockRequest,
  store: Store,
): Promise<Answer> {
  if (violations.length > 0) return violationAnswer(violations, language);
  const connection = {
    ...(echo(body, 'Connection') as object),
    // After the echo: a request may hold members of these names, which mean nothing.
    connection_id: randomUUID(),
    create_time: Date.now(),
  } as Connection;
  const created = await store.insert(projectId, connection);
  return created ? { status: 200, body: connection } : errorAnswer('name-taken', language);
}
