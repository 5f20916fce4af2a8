import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { textOf } from '../answer-text.ts';
import type { AppOptions } from './app.ts';
import { parseBody } from './body.ts';
import type { Answer } from '../exchange.ts';
import { type CreateConnection, hasCredential } from './operation.ts';
import { headerOf, JSON_TYPE, languageOf } from './reply.ts';
import { formatViolations, VIOLATIONS_HEADER } from './violations-header.ts';

/** Longest body in bytes that takes the lane. */
const LIMIT = 64 * 1024;

const PATH = /^\/v5\/([\w-]{1,100})\/connections$/;
const TYPES = new Set(['application/json', 'application/json; charset=utf-8']);

/** Headers that only the application itself knows how to answer. */
const SPECIAL = ['origin', 'expect', 'x-mock-delay', 'x-mock-fault', 'content-encoding'] as const;

/**
 * Answers plain requests to the operation before the application sees them, with the same bytes, at
 * half the cost: what is not plain in each respect is left to the application. Hooks of the
 * application do not see these requests.
 */
export function addFastLane(
  app: FastifyInstance,
  options: AppOptions,
  createConnection: CreateConnection,
): void {
  const { server } = app;
  const others = server.listeners('request') as ((...exchange: Exchange) => void)[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const projectId = projectOf(request, options);
    if (projectId === undefined) for (const other of others) other(request, response);
    else answer({ request, response, projectId }, options, createConnection);
  });
}

type Exchange = [request: IncomingMessage, response: ServerResponse];

/** The project of a plain request; undefined for one that is not plain. */
function projectOf(request: IncomingMessage, { behaviours }: AppOptions): string | undefined {
  const { method, url = '', headers } = request;
  const plain =
    method === 'POST' &&
    TYPES.has(headers['content-type'] ?? '') &&
    // Not with Transfer-Encoding, which has no length (RFC 9112, section 6.3).
    Number(headers['content-length']) <= LIMIT &&
    hasCredential(request) &&
    !behaviours?.active &&
    request.httpVersionMinor === 1 &&
    SPECIAL.every((name) => headers[name] === undefined);
  return plain ? PATH.exec(url)?.[1] : undefined;
}

interface Plain {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly projectId: string;
}

function answer(
  { request, response, projectId }: Plain,
  { catalogue, record }: AppOptions,
  createConnection: CreateConnection,
): void {
  const arrived = performance.now();
  const language = languageOf(request);
  const prefer = headerOf(request, 'prefer');
  let body: object | undefined;
  const finish = (decided: Answer) => {
    const { method = '', url = '', headers } = request;
    const durationMs = Math.round((performance.now() - arrived) * 1000) / 1000;
    record?.({ method, url, headers, body, durationMs, answer: decided });
    send(decided, response);
  };
  const fail = () => finish(catalogue().errors.answer('internal-error', language));
  readBytes(request, (bytes) => {
    const json = parseBody(bytes);
    body = json;
    if (!json) return finish(catalogue().errors.answer('body-malformed', language));
    try {
      const decided = createConnection({ projectId, language, prefer, body: json });
      if (decided instanceof Promise) decided.then(finish).catch(fail);
      else finish(decided);
    } catch {
      fail();
    }
  });
}

function readBytes(request: IncomingMessage, done: (bytes: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () =>
    done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
  );
}

function send({ status, body, violations }: Answer, response: ServerResponse): void {
  const text = textOf(body);
  const length = Buffer.byteLength(text);
  const headers = ['content-type', JSON_TYPE, 'content-length', length];
  if (violations && violations.length > 0)
    headers.unshift(VIOLATIONS_HEADER.toLowerCase(), formatViolations(violations));
  response.writeHead(status, headers);
  response.end(text);
}
