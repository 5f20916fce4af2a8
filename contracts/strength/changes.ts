import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MockRequest, Responder } from '../../mocks/exchange.ts';
import type { MockResponse } from '../../mocks/response.ts';
import { generatedCatalogue } from '../../mocks/catalogue.ts';
import { requestValidators, type SchemaError } from '../../spec/generated/validators.js';
import type { Body } from './members.ts';
import type { Change } from './mutation.ts';
import { CODE, KEY, MESSAGE, OPERATION, REJECTION, SUCCESS, TAKEN } from './operation.ts';

const { violationsOf = () => [] } = generatedCatalogue().operations[0] ?? {};

/** A request, and the response that the mock is about to send. */
export interface Exchange {
  /** Body of the request; undefined where it is not JSON. */
  readonly request: Body | undefined;
  /** Body of the request as it came; undefined where there is none. */
  readonly bytes: Buffer | undefined;
  readonly status: number;
  /** Body of the response; empty where it is not JSON. */
  readonly response: Body;
}

/** What becomes of a response. */
export interface Rewrite {
  readonly status?: number;
  /** New body, sent as JSON. */
  readonly body?: unknown;
  /** New body, sent as it is. */
  readonly text?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body of a rejection. */
export function errorOf(code: string, message: string): { readonly [member: string]: string } {
  return { [CODE]: code, [MESSAGE]: message };
}

/** Whether a response rejects a key that is taken. */
export function isTaken(response: Body): boolean {
  return response[CODE] === TAKEN.code;
}

/** A body is accepted when every rule that it breaks is ignored. */
export function ignoring(ignored: (error: SchemaError, body: Body) => boolean): Change {
  return {
    // What has no key that could be stored is stored under a key of its own.
    ...storedAs(({ [KEY]: key }) => (typeof key === 'string' ? key : randomUUID())),
    validate: (body) => {
      const validate = requestValidators[OPERATION.id];
      if (!validate || validate(body)) return [];
      // An `if` only repeats what the errors of its `then` say.
      const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
      return errors.every((error) => ignored(error, body as Body)) ? [] : violationsOf(body);
    },
  };
}

/** A valid body is rejected because of the member that `rejected` names. */
export function rejecting(rejected: (body: Body) => string | false | undefined): Change {
  return {
    validate: (body) => {
      const violations = violationsOf(body);
      const member = violations.length === 0 && rejected(body as Body);
      if (!member) return violations;
      return [{ member, kind: 'invalid', message: 'is not accepted', rule: '#' }];
    },
  };
}

/** The store knows a resource by `keyOf` instead of by its key; the response has the key that was sent. */
export function storedAs(keyOf: (body: Body) => string): Change {
  return responding(async (request, inner) => {
    if (request.violations.length > 0) return inner.respond(request);
    const body = { ...request.body, [KEY]: keyOf(request.body) };
    const response = await inner.respond({ ...request, body });
    if (response.status !== SUCCESS) return response;
    return { ...response, body: { ...response.body, [KEY]: request.body[KEY] } };
  });
}

/** A request, and a response, whose body is an object: those of the operation that creates are. */
type ObjectRequest = MockRequest & { readonly body: Body };
type ObjectResponse = MockResponse & { readonly body: object };

/** A responder of such an operation. */
interface ObjectResponder {
  respond(request: ObjectRequest): ObjectResponse | Promise<ObjectResponse>;
}

/** Responds in place of the mock's responder, which is at hand. */
export function responding(
  respond: (request: ObjectRequest, inner: ObjectResponder) => MockResponse | Promise<MockResponse>,
): Change {
  return {
    wrap: (inner: Responder) => ({
      respond: (request) => respond(request as ObjectRequest, inner as ObjectResponder),
      close: () => inner.close(),
    }),
  };
}

/** Rewrites responses, those of the HTTP front too; undefined leaves one as it is. */
export function rewriting(rewrite: (exchange: Exchange) => Rewrite | undefined): Change {
  return {
    configure: (app) => {
      app.addHook('onSend', async (request, reply, payload) => {
        const changed = rewrite(exchangeOf(request, reply, payload));
        if (!changed) return payload;
        const { status = reply.statusCode, headers = {}, body, text } = changed;
        reply.code(status).headers(headers);
        return text ?? (body === undefined ? payload : JSON.stringify(body));
      });
    },
  };
}

/** Rewrites responses of one status. */
export function rewritingStatus(
  status: number,
  rewrite: (exchange: Exchange) => Rewrite | undefined,
): Change {
  return rewriting((exchange) => (exchange.status === status ? rewrite(exchange) : undefined));
}

/** Rewrites rejections of an invalid request. */
export function rewritingRejections(rewrite: (exchange: Exchange) => Rewrite | undefined): Change {
  return rewritingStatus(REJECTION, rewrite);
}

/** Rewrites the bodies of successes; undefined leaves one as it is. */
export function changing(change: (response: Body, request: Body) => unknown): Change {
  return rewritingStatus(SUCCESS, ({ response, request = {} }) => {
    const body = change(response, request);
    return body === undefined ? undefined : { body };
  });
}

/** Responds on the bare socket, which `act` has to end or to leave hanging; in those exchanges that `when` picks. */
export function writing(
  act: (socket: Socket, response: { head: string; body: string }) => void,
  when: (exchange: Exchange) => boolean = () => true,
): Change {
  return {
    configure: (app) => {
      app.addHook('onSend', (request, reply, payload, done) => {
        const { socket } = reply.raw;
        if (!socket || !when(exchangeOf(request, reply, payload))) return done(null, payload);
        reply.hijack();
        act(socket, { head: headOf(reply.statusCode), body: String(payload ?? '') });
      });
    },
  };
}

/** Status line and content type, without the blank line at the end. */
function headOf(status: number): string {
  const phrase = status === SUCCESS ? 'OK' : 'Rejected';
  return `HTTP/1.1 ${status} ${phrase}\r\nContent-Type: application/json\r\nConnection: close\r\n`;
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply, payload: unknown): Exchange {
  const bytes = Buffer.isBuffer(request.body) ? request.body : undefined;
  return {
    request: parse(bytes?.toString()) as Body | undefined,
    bytes,
    status: reply.statusCode,
    response: (parse(payload) ?? {}) as Body,
  };
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
