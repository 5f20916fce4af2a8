import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { AppOptions } from './app.ts';
import { errorOf } from '../behaviour/perform.ts';
import { parseBody } from './body.ts';
import type { Answer, Language, Violation } from '../exchange.ts';
import { headerOf, languageOf, type Replies } from './reply.ts';

interface Route {
  Params: { project_id: string };
  Body: Buffer | undefined;
}

/** What the operation is asked. */
export interface Asked {
  readonly projectId: string;
  readonly language: Language;
  readonly prefer: string | undefined;
  readonly body: { readonly [member: string]: unknown };
}

/** Answers a request with a credential and a JSON object. Without a promise where none is needed. */
export type CreateConnection = (asked: Asked) => Answer | Promise<Answer>;

/** The operation: the rules of the description, then the responder. */
export function createOperation({ responder, catalogue, validate }: AppOptions): CreateConnection {
  return (asked) => {
    const { body } = asked;
    const violations = validate ? validate(body) : catalogue().violationsOf(body);
    const answer = responder.respond({ ...asked, violations });
    return answer instanceof Promise
      ? answer.then((decided) => withViolations(decided, violations))
      : withViolations(answer, violations);
  };
}

/** An answer names the violations itself where they are not those of the body. */
function withViolations(answer: Answer, violations: readonly Violation[]): Answer {
  return answer.violations || violations.length === 0 ? answer : { ...answer, violations };
}

/** Adds the operation's route: a credential, a JSON object, the behaviour, then the operation. */
export function addOperation(
  app: FastifyInstance,
  createConnection: CreateConnection,
  replies: Replies,
): void {
  app.post<Route>(
    '/v5/:project_id/connections',
    {
      config: { isOperation: true },
      onRequest: (request, reply, done) => {
        if (hasCredential(request)) done();
        else replies.fail('token-missing', request, reply);
      },
    },
    async (request, reply) => {
      const body = parseBody(request.body);
      if (!body) return replies.fail('body-malformed', request, reply);
      request.json = body;
      const refusal = replies.behave(request);
      if (refusal) return replies.send(refusal, request, reply);
      // A failing service creates nothing. One whose connection breaks may have.
      const failure = errorOf(request.behaviour?.fault);
      if (failure) return replies.fail(failure, request, reply);
      const answer = await createConnection({
        projectId: request.params.project_id,
        language: languageOf(request),
        prefer: request.behaviour?.prefer ?? headerOf(request, 'prefer'),
        body,
      });
      return replies.send(answer, request, reply);
    },
  );
}

/** Whether a token or a signature was sent. */
export function hasCredential({ headers }: { readonly headers: IncomingHttpHeaders }): boolean {
  return Boolean(headers['x-auth-token'] || headers.authorization);
}
