import { setMaxListeners } from 'node:events';
import type { Judge } from '../judge/judge.ts';
import type { Exchange, TestRequest } from '../http/exchange.ts';
import {
  createHttpClient,
  type HttpClient,
  type HttpOptions,
  type Outcome,
} from '../http/client.ts';
import { credentialsOf } from '../http/headers.ts';
import type { Operation } from '../../spec/operations.ts';
import { parametersOf } from '../requests/parameters.ts';
import type { Workshop } from '../requests/workshop.ts';

/** Where and as whom requests are sent. */
export interface Target extends HttpOptions {
  readonly token: string;
  readonly projectId: string;
  readonly headers: { readonly [name: string]: string };
  readonly signal?: AbortSignal;
}

/** What cases and laws work with. */
export interface Session {
  readonly workshop: Workshop;
  readonly judge: Judge;
  /** Sends a request of the operation under test. After too many without a response the rest get none at once. */
  send(given: TestRequest): Promise<Exchange>;
  /** Sends a request of any operation of the description. */
  call(operation: Operation, given: TestRequest): Promise<Exchange>;
  /** How many requests were left without a response; set once no more are sent. */
  readonly cutShort: number | undefined;
  close(): void;
}

/** Requests that a law sends at the same moment, each on a connection of its own. */
export const AT_ONCE = 8;

/** Requests in a row without a response, after which no more are sent. */
const MOST_IN_A_ROW = 20;
/** Requests without a response in time, after which no more are sent. */
const MOST_TIMEOUTS = 16;

/** Opens a session at a service. */
export function openSession(target: Target, workshop: Workshop, judge: Judge): Session {
  const kept = createHttpClient({ ...target, connections: Math.max(target.connections, AT_ONCE) });
  const own = createHttpClient({
    ...target,
    connections: Number.POSITIVE_INFINITY,
    keepAlive: false,
  });
  const { model } = workshop;
  // One listener for each request under way, of which there are more than Node's warning allows.
  if (target.signal) setMaxListeners(0, target.signal);
  const hidden = [workshop.marker, ...credentialsOf(target)];
  let inARow = 0;
  let timeouts = 0;
  let failures = 0;
  let cutShort: number | undefined;
  return {
    workshop,
    judge,
    send: (given) => call(model.operation, given),
    call,
    get cutShort() {
      return cutShort;
    },
    close,
  };

  async function call(operation: Operation, given: TestRequest): Promise<Exchange> {
    const { requestBody, method } = operation;
    const parameters = parametersOf(operation, model.resource, target.projectId);
    const request = {
      method,
      url: operation.url({ ...parameters, ...given.parameters }),
      headers: requestHeaders(target, operation, given.headers),
      ...(requestBody && given.bytes && { body: given.bytes }),
    };
    const secrets = [...given.secrets, ...hidden];
    const told = { request, secrets, ...(given.body !== undefined && { body: given.body }) };
    if (cutShort !== undefined) return { ...told, outcome: UNSENT };
    const client: HttpClient = given.connection === 'own' ? own : kept;
    const outcome = await client.send(request, target.signal);
    count(outcome);
    return { ...told, outcome };
  }

  function count(outcome: Outcome): void {
    if (outcome.kind === 'response') {
      inARow = 0;
      return;
    }
    if (outcome.reason === 'aborted') return;
    failures++;
    inARow++;
    if (outcome.reason === 'timed-out') timeouts++;
    if (inARow >= MOST_IN_A_ROW || timeouts >= MOST_TIMEOUTS) cutShort = failures;
  }

  function close(): void {
    kept.close();
    own.close();
  }
}

/** The headers of a request: the usual ones, the caller's, and those of the request itself, which may take some away. */
export function requestHeaders(
  target: Pick<Target, 'token' | 'headers'>,
  { requestBody, credentials: [credential] }: Operation,
  own: TestRequest['headers'] = {},
): Record<string, string> {
  const headers: Record<string, string> = {
    ...(requestBody && { 'content-type': requestBody.json?.mediaType ?? 'application/json' }),
    accept: 'application/json',
    'accept-encoding': 'identity',
    ...(credential !== undefined && { [credential]: target.token }),
  };
  for (const [name, value] of Object.entries(target.headers)) headers[name.toLowerCase()] = value;
  for (const [name, value] of Object.entries(own)) {
    if (value === undefined) delete headers[name];
    else headers[name] = value;
  }
  return headers;
}

const UNSENT: Outcome = {
  kind: 'failure',
  reason: 'aborted',
  detail: 'not sent: the service had left too many requests without a response',
  durationMs: 0,
  stale: false,
};
