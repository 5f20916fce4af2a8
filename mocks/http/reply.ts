import type { FastifyReply, FastifyRequest } from 'fastify';
import { describeBehaviour } from '../behaviour/behaviour.ts';
import { breaks, type Perform, send as sendResponse } from '../behaviour/perform.ts';
import type { ErrorRole } from '../catalogue/errors.ts';
import { textOf } from '../lib/json-text.ts';
import type { Record } from '../log/record.ts';
import type { Admission, Outcome, Pipeline } from '../respond.ts';
import { formatViolations, VIOLATIONS_HEADER } from '../violations-header.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** When it arrived, as `performance.now()` tells. */
    arrived: number;
    /** What its head says, once the pipeline has read it. */
    admission: Admission | undefined;
  }
  interface FastifyContextConfig {
    /** False where no page of another origin may read the responses. */
    cors?: boolean;
  }
}

/** How the front replies, and tells of it. */
export interface Replies {
  /** Sends what the pipeline gave, with its delay and broken connection. */
  send(outcome: Outcome, request: FastifyRequest, reply: FastifyReply): FastifyReply;
  /** Rejects a request that does not pass the pipeline as a whole. */
  fail(role: ErrorRole, request: FastifyRequest, reply: FastifyReply): FastifyReply;
}

/** What replies are made of. */
export interface ReplyOptions {
  readonly pipeline: Pipeline;
  /** Is told of each exchange. */
  readonly record?: Record | undefined;
  readonly perform: Perform;
}

/** Sends JSON, with every broken rule in a header. */
export function createReplies(options: ReplyOptions): Replies {
  const { pipeline, record } = options;
  const send: Replies['send'] = (outcome, request, reply) => {
    const { response, violations, behaviour } = outcome;
    const { status, body, headers } = response;
    if (violations.length > 0) reply.header(VIOLATIONS_HEADER, formatViolations(violations));
    if (headers) reply.headers(headers);
    if (behaviour.delayMs || breaks(behaviour.fault))
      return sendLate(outcome, request, { ...options, reply });
    record?.(outcome, durationOf(request), describeBehaviour(behaviour));
    sendResponse(reply, { status, body: body === undefined ? undefined : textOf(body) });
    return reply;
  };
  return {
    send,
    fail(role, request, reply) {
      // What does not reach a route, or is led past it, leads nowhere.
      const admission = request.admission ?? {
        ...pipeline.admit(request.raw),
        match: undefined,
        rejection: undefined,
      };
      return send(pipeline.reject(admission, role), request, reply);
    },
  };
}

function sendLate(
  outcome: Outcome,
  request: FastifyRequest,
  { reply, record, perform }: ReplyOptions & { reply: FastifyReply },
): FastifyReply {
  const { behaviour, response } = outcome;
  const { status, body } = response;
  const tell = () => record?.(outcome, durationOf(request), describeBehaviour(behaviour));
  // What gets no response is told of at once.
  const early = behaviour.fault === 'hang';
  if (early) tell();
  const text = body === undefined ? undefined : textOf(body);
  perform(behaviour, reply, { status, body: text }).then(
    () => {
      if (!early) tell();
    },
    // The client is not to wait for what can't be sent.
    () => reply.raw.destroy(),
  );
  return reply;
}

/** In milliseconds; a path that can't be decoded is rejected before the hooks. */
function durationOf({ arrived }: FastifyRequest): number {
  return arrived ? performance.now() - arrived : 0;
}
