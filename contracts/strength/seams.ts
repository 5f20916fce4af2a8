import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Responder } from '../../mocks/exchange.ts';
import { generatedCatalogue } from '../../mocks/catalogue.ts';
import {
  type SchemaError,
  validateCreateConnectionRequest,
} from '../../spec/generated/validators.js';
import type { Change } from './mutation.ts';
import type { Body } from './members.ts';

const { violationsOf } = generatedCatalogue();

/** A request and the answer that the mock is about to give. */
export interface Exchange {
  /** Body of the request; undefined where it is no JSON. */
  readonly sent: Body | undefined;
  /** Body of the request as it came; undefined where there is none. */
  readonly bytes: Buffer | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly status: number;
  readonly answer: Body;
}

/** What becomes of an answer. */
export interface Rewrite {
  readonly status?: number;
  /** New body, sent as JSON. */
  readonly body?: unknown;
  /** New body, sent as it is. */
  readonly text?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A body is accepted when every rule that it breaks is ignored. */
export function ignoring(ignored: (error: SchemaError, body: Body) => boolean): Change {
  return {
    // What has no name that could be stored is stored under a name of its own.
    ...storedAs(({ name }) => (typeof name === 'string' ? name : randomUUID())),
    validate: (body) => {
      if (validateCreateConnectionRequest(body)) return [];
      const errors = validateCreateConnectionRequest.errors ?? [];
      // An `if` only repeats what the errors of its `then` say.
      const left = errors.filter((e) => e.keyword !== 'if' && !ignored(e, body as Body));
      return left.length > 0 ? violationsOf(body) : [];
    },
  };
}

/** A valid body is rejected because of the member that `refused` names. */
export function refusing(refused: (body: Body) => string | false | undefined): Change {
  return {
    validate: (body) => {
      const violations = violationsOf(body);
      const member = violations.length === 0 && refused(body as Body);
      if (!member) return violations;
      return [{ member, kind: 'invalid', message: 'is not accepted', rule: '#' }];
    },
  };
}

/** The store knows a connection by `key` instead of by its name; the answer has the name that was sent. */
export function storedAs(key: (body: Body) => string): Change {
  return responding(async (request, inner) => {
    if (request.violations.length > 0) return inner.respond(request);
    const { name } = request.body;
    const answer = await inner.respond({
      ...request,
      body: { ...request.body, name: key(request.body) },
    });
    return answer.status === 200 ? { ...answer, body: { ...answer.body, name } } : answer;
  });
}

/** Answers in place of the mock's responder, which is at hand. */
export function responding(
  respond: (
    request: Parameters<Responder['respond']>[0],
    inner: Responder,
  ) => ReturnType<Responder['respond']>,
): Change {
  return {
    wrap: (inner) => ({
      respond: (request) => respond(request, inner),
      close: () => inner.close(),
    }),
  };
}

/** Rewrites answers, those of the HTTP front too; undefined leaves one as it is. */
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

/** Rewrites the bodies of successes; undefined leaves one as it is. */
export function changing(change: (answer: Body, sent: Body) => unknown): Change {
  return rewriting(({ status, answer, sent = {} }) => {
    const body = status === 200 ? change(answer, sent) : undefined;
    return body === undefined ? undefined : { body };
  });
}

/** Answers on the bare socket, which `act` has to end or to leave hanging; for those exchanges that `when` picks. */
export function writing(
  act: (socket: Socket, answer: { head: string; body: string }) => void,
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
  const phrase = status === 200 ? 'OK' : 'Rejected';
  return `HTTP/1.1 ${status} ${phrase}\r\nContent-Type: application/json\r\nConnection: close\r\n`;
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply, payload: unknown): Exchange {
  const bytes = Buffer.isBuffer(request.body) ? request.body : undefined;
  return {
    sent: parse(bytes?.toString()) as Body | undefined,
    bytes,
    headers: request.headers,
    status: reply.statusCode,
    answer: (parse(payload) ?? {}) as Body,
  };
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
