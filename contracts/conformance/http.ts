import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type Failure, failureOf, type Reason } from './http-failure.ts';

/** A request, to the byte. */
export interface Outgoing {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A whole answer. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly statusMessage: string;
  /** Headers as they came, in order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  /** From sending to the last byte, in milliseconds. */
  readonly durationMs: number;
}

/** What became of a request: never an exception. */
export type Outcome = Answer | Failure;

/** Limits on what a service may do to a client. */
export interface HttpOptions {
  /** URL in front of `/v5`, with or without a path. */
  readonly baseUrl: URL;
  /** For one whole answer, in milliseconds. */
  readonly timeoutMs: number;
  /** PEM certificates to trust instead of the system's. */
  readonly ca?: string;
  /** Connections that may be open at once. */
  readonly connections: number;
  /** Whether they stay open after an answer; yes when absent. */
  readonly keepAlive?: boolean;
}

/** Sends requests to one service over connections that stay open. */
export interface Client {
  send(outgoing: Outgoing, signal?: AbortSignal): Promise<Outcome>;
  close(): void;
}

/** Largest body of an answer that is read, in bytes; a connection needs a few hundred. */
const LARGEST_BODY = 1024 * 1024;
/** Largest headers of an answer that are read, in bytes. */
const LARGEST_HEAD = 64 * 1024;
/** Informational answers (RFC 9110, section 15.2) before the final one that are put up with. */
const MOST_INFORMATIONAL = 10;

/** A client with limits on time and size, which survives any answer. */
export function createClient(options: HttpOptions): Client {
  const secure = options.baseUrl.protocol === 'https:';
  const settings = {
    keepAlive: options.keepAlive ?? true,
    maxSockets: options.connections,
    ...(options.ca && { ca: options.ca }),
  };
  const agent = secure ? new HttpsAgent(settings) : new HttpAgent(settings);
  return { send, close: () => agent.destroy() };

  async function send(outgoing: Outgoing, signal?: AbortSignal): Promise<Outcome> {
    const outcome = await exchange(outgoing, signal);
    // A service may close an idle connection just as the next request is sent (RFC 9112, section 9.3).
    // On a connection of its own a request has no such excuse.
    return outcome.kind === 'failure' && outcome.stale ? exchange(outgoing, signal) : outcome;
  }

  function exchange({ path, headers, body }: Outgoing, signal?: AbortSignal): Promise<Outcome> {
    const startedAt = performance.now();
    const base = options.baseUrl.pathname.replace(/\/$/, '');
    return new Promise((resolve) => {
      const request = (secure ? httpsRequest : httpRequest)({
        protocol: options.baseUrl.protocol,
        hostname: options.baseUrl.hostname.replace(/^\[|\]$/g, ''),
        port: options.baseUrl.port,
        path: base + path,
        method: 'POST',
        headers: { ...headers, 'content-length': body.length },
        agent,
        maxHeaderSize: LARGEST_HEAD,
      });
      let connected = false;
      let status: number | undefined;
      let informational = 0;
      const timer = setTimeout(
        () => fail('timed-out', `no whole answer within ${options.timeoutMs} ms`),
        options.timeoutMs,
      );
      const stop = () => fail('aborted', 'the run was stopped');
      if (signal?.aborted) queueMicrotask(stop);
      signal?.addEventListener('abort', stop, { once: true });
      request.on('socket', (socket) => {
        connected = !socket.connecting;
        if (socket.connecting)
          socket.once(secure ? 'secureConnect' : 'connect', () => {
            connected = true;
          });
      });
      request.on('information', () => {
        if (++informational > MOST_INFORMATIONAL)
          fail('not-http', 'informational answers without end');
      });
      request.on('error', (error: NodeJS.ErrnoException) => settle(failureOf(error, connected)));
      request.on('response', (response) => {
        status = response.statusCode;
        read(response).then(
          (bytes) =>
            bytes
              ? settle(answerOf(response, bytes))
              : fail('too-large', `a body of more than ${LARGEST_BODY} bytes`),
          (error: Error) => fail('truncated', `the answer broke off (${error.message})`),
        );
      });
      request.end(body);

      function fail(reason: Reason, detail: string): void {
        settle({ reason: reason === 'timed-out' && !connected ? 'unreachable' : reason, detail });
      }

      function settle(
        result: Omit<Answer, 'durationMs'> | Pick<Failure, 'reason' | 'detail'>,
      ): void {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
        const durationMs = performance.now() - startedAt;
        if ('kind' in result) {
          resolve({ ...result, durationMs });
          return;
        }
        request.destroy();
        const stale = result.reason === 'reset' && status === undefined && request.reusedSocket;
        resolve({
          kind: 'failure',
          ...result,
          durationMs,
          stale,
          ...(status !== undefined && { status }),
        });
      }
    });
  }
}

function answerOf(response: IncomingMessage, body: Buffer): Omit<Answer, 'durationMs'> {
  const { rawHeaders, statusCode = 0, statusMessage = '' } = response;
  const headers: [string, string][] = [];
  for (let i = 0; i < rawHeaders.length; i += 2)
    headers.push([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '']);
  return { kind: 'answer', status: statusCode, statusMessage, headers, body };
}

/** The whole body, or undefined when it is too large. */
function read(response: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_BODY) return resolve(undefined);
      chunks.push(chunk);
    });
    response.on('end', () =>
      response.complete ? resolve(Buffer.concat(chunks)) : reject(new Error('incomplete')),
    );
    response.on('error', reject);
    response.on('close', () => reject(new Error('closed')));
  });
}
