import { type Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type Failure, failureOf, type Reason } from './failure.ts';

/** A request, to the byte. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query, below the base URL. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** A whole response. */
export interface HttpResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly statusMessage: string;
  /** Headers as they came, in order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  /** From sending to the last byte, in milliseconds. */
  readonly durationMs: number;
}

/** What became of a request: never an exception. */
export type Outcome = HttpResponse | Failure;

/** How a request is sent, and for how long. */
export interface SendOptions {
  readonly baseUrl: URL;
  readonly timeoutMs: number;
  readonly agent: Agent;
  readonly signal?: AbortSignal;
}

/** Largest body of a response that is read, in bytes; a resource needs a few hundred. */
const LARGEST_BODY = 1024 * 1024;
/** Largest headers of a response that are read, in bytes. */
const LARGEST_HEAD = 64 * 1024;
/** Informational responses (RFC 9110, section 15.2) that are tolerated before the final one. */
const MOST_INFORMATIONAL = 10;

type Settled = Omit<HttpResponse, 'durationMs'> | Pick<Failure, 'reason' | 'detail'>;

/** Sends a request once and reads the whole response, within limits on time and size. Never rejects. */
export function sendOnce(
  outgoing: HttpRequest,
  { timeoutMs, signal, ...how }: SendOptions,
): Promise<Outcome> {
  const startedAt = performance.now();
  const request = open(outgoing, how);
  let connected = false;
  let status: number | undefined;
  return new Promise((resolve) => {
    const fail = (reason: Reason, detail: string) => settle({ reason, detail });
    const stop = () => fail('aborted', 'the run was stopped');
    const timer = setTimeout(() => {
      fail(
        connected ? 'timed-out' : 'unreachable',
        `no ${connected ? 'whole response' : 'connection'} within ${timeoutMs} ms`,
      );
    }, timeoutMs);
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) queueMicrotask(stop);
    let informational = 0;
    request.on('information', () => {
      if (++informational > MOST_INFORMATIONAL)
        fail('not-http', 'informational responses without end');
    });
    request.on('socket', (socket) => {
      connected = !socket.connecting;
      if (connected) return;
      socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
        connected = true;
      });
    });
    request.on('error', (error) => settle(failureOf(error, connected)));
    request.on('response', (response) => {
      status = response.statusCode;
      readWhole(response).then(
        (body) => settle(readHead(response, body)),
        (error: Error) =>
          settle(
            error === TOO_LARGE
              ? { reason: 'too-large', detail: error.message }
              : { reason: 'truncated', detail: `the response broke off (${error.message})` },
          ),
      );
    });
    request.end(outgoing.body);

    function settle(result: Settled): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      const durationMs = performance.now() - startedAt;
      if ('kind' in result) {
        resolve({ ...result, durationMs });
        return;
      }
      request.destroy();
      const stale = result.reason === 'reset' && status === undefined && request.reusedSocket;
      resolve({ kind: 'failure', ...result, durationMs, stale });
    }
  });
}

function open(
  { method, url, headers, body }: HttpRequest,
  { baseUrl, agent }: Pick<SendOptions, 'baseUrl' | 'agent'>,
) {
  const { protocol, hostname, port, pathname } = baseUrl;
  const send = protocol === 'https:' ? httpsRequest : httpRequest;
  return send({
    protocol,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    path: pathname.replace(/\/$/, '') + url,
    method,
    headers: { ...headers, ...(body && { 'content-length': body.length }) },
    agent,
    maxHeaderSize: LARGEST_HEAD,
  });
}

function readHead(response: IncomingMessage, body: Buffer): Omit<HttpResponse, 'durationMs'> {
  const { rawHeaders, statusCode = 0, statusMessage = '' } = response;
  const headers: [string, string][] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    headers.push([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '']);
  }
  return { kind: 'response', status: statusCode, statusMessage, headers, body };
}

const TOO_LARGE = new Error(`a body of more than ${LARGEST_BODY} bytes`);

/** The whole body. Rejects when it is too large or breaks off. */
function readWhole(response: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_BODY) reject(TOO_LARGE);
      else chunks.push(chunk);
    });
    response.on('end', () =>
      response.complete ? resolve(Buffer.concat(chunks)) : reject(new Error('incomplete')),
    );
    response.on('error', reject);
    response.on('close', () => reject(new Error('closed')));
  });
}
