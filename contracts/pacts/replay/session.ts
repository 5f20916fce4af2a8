import { randomBytes } from 'node:crypto';
import type { Exchange } from '../../http/exchange.ts';
import { createHttpClient, type HttpRequest } from '../../http/client.ts';
import type { Json } from '../../../spec/description.ts';
import type { RecorderOptions } from './recorder.ts';
import { secretsIn } from './secrets.ts';
import { setUpState } from '../states.ts';

/** The service under verification, and as whom it is asked. */
export interface SessionOptions {
  /** URL in front of `/v5`. */
  readonly target: URL;
  readonly token: string;
  readonly projectId: string;
  /** For one whole answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Sent with each request; credentials among them are left out where a pact sends none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** PEM certificates to trust instead of the system's. */
  readonly ca?: string;
  /** Stops the run at once; what was replayed so far is returned. */
  readonly signal?: AbortSignal;
}

/** A service that hangs would otherwise cost the whole time limit once for each interaction. */
const MAX_TIMEOUTS_IN_A_ROW = 3;

const CREDENTIALS = /^(x-auth-token|authorization|x-sdk-date|cookie)$/;

/** What one run sends to the service: the requests of the pacts, and those that set up their states. */
export function createSession(options: SessionOptions): RecorderOptions {
  const { target: baseUrl, projectId, token, signal } = options;
  // Never the same names twice, so that a service which keeps its data can be verified again.
  const run = randomBytes(5).toString('hex');
  const client = createHttpClient({ ...options, baseUrl, connections: 1, keepAlive: false });
  let timeouts = 0;

  async function forward(_index: number, received: HttpRequest): Promise<Exchange> {
    const request = { ...received, headers: headersFor(received, options) };
    const sent = { request, ...bodyOf(request) };
    if (timeouts >= MAX_TIMEOUTS_IN_A_ROW) return { ...sent, outcome: notSent(timeouts) };
    const outcome = await client.send(request, signal);
    const late = outcome.kind === 'failure' && outcome.reason === 'timed-out';
    timeouts = late ? timeouts + 1 : 0;
    return { ...sent, outcome };
  }

  function setUp(index: number, state: string): Promise<object> {
    const create = (body: object) => forward(index, createRequest(body, options));
    return setUpState(state, { projectId, token, name: `Pact-${run}-${index}`, create });
  }

  return { forward, setUp };
}

function createRequest(body: object, { projectId, token }: SessionOptions): HttpRequest {
  return {
    method: 'POST',
    url: `/v5/${encodeURIComponent(projectId)}/connections`,
    headers: { 'content-type': 'application/json', 'x-auth-token': token },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** The headers of the pact and of the caller; no credential where the pact sends none. */
function headersFor({ headers }: HttpRequest, options: SessionOptions): Record<string, string> {
  const anonymous = !headers['x-auth-token'];
  const extra = Object.entries(options.headers ?? {})
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !anonymous || !CREDENTIALS.test(name));
  // The bytes are compared with the description: no compression.
  return { ...headers, ...Object.fromEntries(extra), 'accept-encoding': 'identity' };
}

function bodyOf({ body = new Uint8Array() }: HttpRequest): Pick<Exchange, 'body' | 'secrets'> {
  try {
    const value = JSON.parse(Buffer.from(body).toString()) as Json;
    return { body: value, secrets: secretsIn(value) };
  } catch {
    return { secrets: [] };
  }
}

function notSent(timeouts: number) {
  const detail = `not sent, since ${timeouts} requests in a row got no answer`;
  return { kind: 'failure', reason: 'aborted', detail, durationMs: 0, stale: false } as const;
}
