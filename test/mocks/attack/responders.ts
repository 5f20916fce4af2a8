import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Responder } from '../../../mocks/exchange.ts';

/** Gives each request a project of its own, so that no attack finds the names of another one. */
export function inOwnProjects(responder: Responder): Responder {
  return {
    ...responder,
    respond: (request) =>
      responder.respond({ ...request, parameters: { project_id: randomUUID() } }),
  };
}

/** Answers later. */
export function afterMs(ms: number): (responder: Responder) => Responder {
  return (responder) => ({
    ...responder,
    respond: (request) => wait(ms).then(() => inOwnProjects(responder).respond(request)),
  });
}
