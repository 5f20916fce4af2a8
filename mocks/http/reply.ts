import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { textOf } from '../answer-text.ts';
import { AS_USUAL, type Behaviour, describeBehaviour } from '../behaviour/behaviour.ts';
import type { Behaviours } from '../behaviour/behaviours.ts';
import type { Outgoing, Perform } from '../behaviour/perform.ts';
import type { Catalogue } from '../catalogue.ts';
import type { ErrorName } from '../errors.ts';
import type { Answer, Language, Violation } from '../exchange.ts';
import type { Seen } from '../log/record.ts';
import { formatViolations, VIOLATIONS_HEADER } from './violations-header.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** When it arrived, as `performance.now()` tells. */
    arrived: number;
    /** The JSON body, once it was read. */
    json: object | undefined;
    /** Delay and fault of its answer, once they were decided. */
    behaviour: Behaviour | undefined;
  }
  interface FastifyContextConfig {
    /** Whether the route is the operation of the description. */
    isOperation?: boolean;
    /** False where no page of another origin may read the answers. */
    cors?: boolean;
  }
}

/** How the front answers, and tells of it. */
export interface Replies {
  /**
   * Decides the behaviour of a request to the operation, once; no other request has one. Gives the
   * answer to send instead where its headers ask for what does not exist.
   */
  behave(request: FastifyRequest): Answer | undefined;
  /** Sends an answer, with the delay and the fault of the request's behaviour. */
  send(answer: Answer, request: FastifyRequest, reply: FastifyReply): FastifyReply;
  /** Sends an error of the description, in the language that the request asks for. */
  fail(name: ErrorName, request: FastifyRequest, reply: FastifyReply): FastifyReply;
}

/** What answers are made of. */
export interface ReplyOptions {
  readonly catalogue: () => Catalogue;
  /** Is told of each exchange. */
  readonly record?: ((seen: Seen) => void) | undefined;
  readonly perform: Perform;
  readonly behaviours?: Behaviours | undefined;
}

/** Answers as JSON, with every broken rule in a header. */
export function createReplies(options: ReplyOptions): Replies {
  const { catalogue, record } = options;
  const behave = (request: FastifyRequest) => decideBehaviour(request, options);
  const send: Replies['send'] = (answer, request, reply) => {
    const decided = behave(request) ?? answer;
    const { violations, status, body } = decided;
    if (violations && violations.length > 0)
      reply.header(VIOLATIONS_HEADER, formatViolations(violations));
    if (request.behaviour?.delayMs || request.behaviour?.fault)
      return sendLate(decided, request, { reply, ...options });
    record?.(seenOf(request, decided));
    return reply.code(status).header('content-type', JSON_TYPE).send(textOf(body));
  };
  return {
    behave,
    send,
    fail: (name, request, reply) =>
      send(catalogue().errors.answer(name, languageOf(request)), request, reply),
  };
}

function decideBehaviour(
  request: FastifyRequest,
  { behaviours, catalogue }: ReplyOptions,
): Answer | undefined {
  if (!behaviours || request.behaviour || !request.routeOptions.config.isOperation)
    return undefined;
  const { method, url: path, headers, json: body } = request;
  const behaviour = behaviours.of({ method, path, headers, body });
  request.behaviour = 'problem' in behaviour ? AS_USUAL : behaviour;
  if (!('problem' in behaviour)) return undefined;
  const violation: Violation = {
    member: behaviour.header,
    kind: 'invalid',
    message: behaviour.problem,
    rule: '#',
  };
  return {
    ...catalogue().errors.answerTo([violation], languageOf(request)),
    violations: [violation],
  };
}

function sendLate(
  answer: Answer,
  request: FastifyRequest,
  { reply, record, perform }: ReplyOptions & { reply: FastifyReply },
): FastifyReply {
  const behaviour = request.behaviour ?? AS_USUAL;
  // What is never answered is told of at once.
  const early = behaviour.fault === 'hang';
  if (early) record?.(seenOf(request, answer));
  const { status, body } = answer;
  perform(behaviour, reply, { status, body: textOf(body) }).then(
    (sent) => {
      if (!early) record?.(seenOf(request, sent ? { ...answer, ...parsed(sent) } : answer));
    },
    // The client is not to wait for what can't be sent.
    () => reply.raw.destroy(),
  );
  return reply;
}

function parsed({ status, body }: Outgoing): Pick<Answer, 'status' | 'body'> {
  return { status, body: JSON.parse(body) as object };
}

/** Type of every answer. */
export const JSON_TYPE = 'application/json; charset=utf-8';

function seenOf(request: FastifyRequest, answer: Answer): Seen {
  const { method, url, headers, json, arrived, behaviour } = request;
  return {
    method,
    url,
    headers,
    body: json,
    // A path that can't be decoded is answered before the hooks.
    durationMs: arrived ? Math.round((performance.now() - arrived) * 1000) / 1000 : 0,
    answer,
    behaviour: behaviour && describeBehaviour(behaviour),
  };
}

interface WithHeaders {
  readonly headers: IncomingHttpHeaders;
}

/** The language that a request asks for; English unless it is Chinese. */
export function languageOf(request: WithHeaders): Language {
  return headerOf(request, 'x-language')?.trim().toLowerCase() === 'zh-cn' ? 'zh-cn' : 'en-us';
}

/** A header of a request; several of one name as a list. */
export function headerOf(request: WithHeaders, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
