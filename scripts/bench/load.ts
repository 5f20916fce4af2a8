import { createHistogram } from 'node:perf_hooks';
import autocannon from 'autocannon';
import { NAME, requestFor, type Status } from './requests.ts';

/** Connections that send at once, each the next request when its response is there. */
export const CONNECTIONS = 16;

/** How a load is put on a server. */
interface LoadOptions {
  readonly port: number;
  readonly status: Status;
  readonly seconds: number;
  readonly signal?: AbortSignal;
}

/** What a load found. */
interface Load {
  readonly requests: number;
  readonly seconds: number;
  readonly p99Ms: number;
}

/**
 * Sends the request of a status, each time with another name, from 16 connections.
 * @throws Error when a request fails or gets another status.
 */
export async function load({ port, status, seconds, signal }: LoadOptions): Promise<Load> {
  const { path, ...sent } = requestFor(status);
  const durations = createHistogram();
  const begun = performance.now();
  const result = await fire(
    {
      ...sent,
      url: `http://127.0.0.1:${port}${path}`,
      connections: CONNECTIONS,
      duration: seconds,
      sampleInt: 50,
      bailout: 1,
      setupClient(client) {
        renameEach(client);
        client.on('response', (_status, _bytes, ms) =>
          durations.record(Math.max(1, Math.round(ms * 1000))),
        );
      },
    },
    signal,
  );
  const took = (performance.now() - begun) / 1000;
  signal?.throwIfAborted();
  rejectWrong(result, status);
  return { requests: durations.count, seconds: took, p99Ms: durations.percentile(99) / 1000 };
}

function fire(options: autocannon.Options, signal?: AbortSignal): Promise<autocannon.Result> {
  return new Promise((resolve, reject) => {
    const run = autocannon(options, (error: Error | null, result) =>
      error ? reject(error) : resolve(result),
    );
    signal?.addEventListener('abort', () => run.stop(), { once: true });
  });
}

function rejectWrong(
  { errors, timeouts, statusCodeStats = {} }: autocannon.Result,
  status: Status,
): void {
  const { [status]: right, ...wrong } = statusCodeStats;
  const found = Object.entries(wrong).map(([other, { count = 0 }]) => `${other} ${count} times`);
  if (errors > 0) found.push(timeouts > 0 ? 'no response within 10 s' : 'a broken connection');
  if (!right && found.length === 0) found.push('no response');
  if (found.length > 0) throw new Error(`${found.join(', ')} where ${status} is right`);
}

/** What a connection of the generator keeps ready to send, and writes as it is. */
interface Prepared extends NodeJS.EventEmitter {
  readonly requestIterator: { readonly currentRequest: { readonly requestBuffer: Buffer } };
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const LENGTH = NAME.length;
let named = 0;

/**
 * Puts a name of its own into each request, in place: to build each request anew would cost the
 * generator more than the fastest server needs to respond. A connection waits for its response, so
 * its buffer was sent when it changes.
 */
function renameEach(client: autocannon.Client): void {
  const prepared = client as NodeJS.EventEmitter as Prepared;
  const { requestBuffer } = prepared.requestIterator.currentRequest;
  const at = requestBuffer.indexOf(`"${NAME}"`) + 1;
  if (at === 0) throw new Error('Failed to find the name in the request that is sent.');
  prepared.on('request', () => {
    named += 1;
    for (let rest = named, i = LENGTH - 1; i >= 0; i -= 1, rest = Math.floor(rest / 36))
      requestBuffer[at + i] = DIGITS.charCodeAt(rest % 36);
  });
}
