import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Behaviours } from '../behaviour/behaviours.ts';
import { JSON_TYPE } from '../behaviour/perform.ts';
import { textOf } from '../lib/json-text.ts';
import type { Record } from '../log/record.ts';
import type { Admission, Outcome, Pipeline } from '../respond.ts';
import { formatViolations, VIOLATIONS_HEADER } from '../violations-header.ts';

/** Longest body in bytes that takes the lane. */
const LIMIT = 64 * 1024;

/** Headers that only the application itself knows how to treat. */
const SPECIAL = [
  'origin',
  'expect',
  'x-mock-delay',
  'x-mock-fault',
  'content-encoding',
  'transfer-encoding',
] as const;

/** What the lane is told of the application. */
export interface FastLaneOptions {
  readonly behaviours?: Pick<Behaviours, 'active'> | undefined;
  /** Is told of each exchange. */
  readonly record?: Record | undefined;
}

/**
 * Responds to plain requests before the application sees them, with the same bytes, at half the
 * cost: what is not plain in each respect is left to the application. Hooks of the application do
 * not see these requests.
 */
export function addFastLane(
  { server }: FastifyInstance,
  options: FastLaneOptions,
  pipeline: Pipeline,
): void {
  const others = server.listeners('request') as ((...exchange: Exchange) => void)[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const admission = isPlain(request, options) ? pipeline.admit(request) : undefined;
    if (admission?.match && !admission.rejection)
      respond({ request, response, admission }, options, pipeline);
    else for (const other of others) other(request, response);
  });
}

type Exchange = [request: IncomingMessage, response: ServerResponse];

function isPlain(request: IncomingMessage, { behaviours }: FastLaneOptions): boolean {
  const { headers } = request;
  if (behaviours?.active || request.httpVersionMinor !== 1) return false;
  for (const name of SPECIAL) if (headers[name] !== undefined) return false;
  const length = headers['content-length'];
  // A body without a type is for the application to tell apart.
  return length === undefined
    ? request.method === 'GET'
    : request.method !== 'GET' && Number(length) <= LIMIT && headers['content-type'] !== undefined;
}

interface Plain {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly admission: Admission;
}

function respond(
  { request, response, admission }: Plain,
  { record }: FastLaneOptions,
  pipeline: Pipeline,
): void {
  const arrived = performance.now();
  const finish = (outcome: Outcome) => {
    record?.(outcome, performance.now() - arrived, undefined);
    send(outcome, response);
  };
  readBytes(request, (bytes) => {
    const outcome = pipeline.respond(admission, bytes);
    if (outcome instanceof Promise) void outcome.then(finish);
    else finish(outcome);
  });
}

function readBytes(request: IncomingMessage, done: (bytes: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () =>
    done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
  );
}

function send({ response: given, violations }: Outcome, response: ServerResponse): void {
  const { status, body } = given;
  const headers: (string | number)[] = [];
  if (violations.length > 0)
    headers.push(VIOLATIONS_HEADER.toLowerCase(), formatViolations(violations));
  if (body === undefined) {
    response.writeHead(status, headers);
    response.end();
    return;
  }
  const text = textOf(body);
  headers.push('content-type', JSON_TYPE, 'content-length', Buffer.byteLength(text));
  response.writeHead(status, headers);
  response.end(text);
}
