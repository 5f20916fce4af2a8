import type { FastifyReply, FastifyRequest } from 'fastify';
import { textOf } from './answer-text.ts';
import type { AppOptions } from './app.ts';
import type { ErrorName } from './errors.ts';
import type { Answer, Language } from './exchange.ts';
import { formatViolations, VIOLATIONS_HEADER } from './violations-header.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** When it arrived, as `performance.now()` tells. */
    arrived: number;
    /** The JSON body, once it was read. */
    json: object | undefined;
  }
}

/** How the front answers, and tells of it. */
export interface Replies {
  /** Sends an answer. */
  send(answer: Answer, request: FastifyRequest, reply: FastifyReply): FastifyReply;
  /** Sends an error of the description, in the language that the request asks for. */
  fail(name: ErrorName, request: FastifyRequest, reply: FastifyReply): FastifyReply;
}

/** Answers as JSON, with every broken rule in a header. */
export function createReplies({
  catalogue,
  record,
}: Pick<AppOptions, 'catalogue' | 'record'>): Replies {
  const send: Replies['send'] = (answer, request, reply) => {
    const { status, body, violations } = answer;
    if (violations && violations.length > 0)
      reply.header(VIOLATIONS_HEADER, formatViolations(violations));
    record?.({
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: request.json,
      // A path that can't be decoded is answered before the hooks.
      durationMs: request.arrived
        ? Math.round((performance.now() - request.arrived) * 1000) / 1000
        : 0,
      answer,
    });
    return reply
      .code(status)
      .header('content-type', 'application/json; charset=utf-8')
      .send(textOf(body));
  };
  return {
    send,
    fail: (name, request, reply) =>
      send(catalogue().errors.answer(name, languageOf(request)), request, reply),
  };
}

/** The language that a request asks for; English unless it is Chinese. */
export function languageOf(request: FastifyRequest): Language {
  return headerOf(request, 'x-language')?.trim().toLowerCase() === 'zh-cn' ? 'zh-cn' : 'en-us';
}

/** A header of a request; several of one name as a list. */
export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
