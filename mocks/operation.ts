import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AppOptions } from './app.ts';
import { errorOf } from './behaviour/perform.ts';
import { parseBody } from './body.ts';
import type { Answer } from './exchange.ts';
import { headerOf, languageOf, type Replies } from './reply.ts';

interface CreateConnection {
  Params: { project_id: string };
  Body: Buffer | undefined;
}

type Request = FastifyRequest<CreateConnection>;

/** Adds the operation: a credential, a JSON object, the rules of the description, then the responder. */
export function addCreateConnection(
  app: FastifyInstance,
  options: AppOptions,
  replies: Replies,
): void {
  const { responder, catalogue } = options;
  const { validate = (body: unknown) => catalogue().violationsOf(body) } = options;
  app.post<CreateConnection>(
    '/v5/:project_id/connections',
    {
      config: { isOperation: true },
      onRequest: (request, reply, done) => {
        if (hasCredential(request)) done();
        else replies.fail('token-missing', request, reply);
      },
    },
    // Not async: an example is at hand at once, and a promise for each would cost as much as its choice.
    (request, reply) => {
      const body = parseBody(request.body);
      if (!body) return void replies.fail('body-malformed', request, reply);
      request.json = body;
      const refusal = replies.behave(request);
      if (refusal) return void replies.send(refusal, request, reply);
      // A failing service creates nothing. One whose connection breaks may have.
      const failure = errorOf(request.behaviour?.fault);
      if (failure) return void replies.fail(failure, request, reply);
      const violations = validate(body);
      const answer = responder.respond({
        projectId: request.params.project_id,
        language: languageOf(request),
        body,
        violations,
        prefer: request.behaviour?.prefer ?? headerOf(request, 'prefer'),
      });
      const send = (decided: Answer) => replies.send({ violations, ...decided }, request, reply);
      if (answer instanceof Promise) return answer.then(send);
      send(answer);
    },
  );
}

function hasCredential({ headers }: Request): boolean {
  return Boolean(headers['x-auth-token'] || headers.authorization);
}
