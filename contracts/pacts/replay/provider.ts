import { randomBytes } from 'node:crypto';
import type { Json } from '../../../spec/description.ts';
import { createHttpClient, type HttpRequest } from '../../http/client.ts';
import type { Exchange } from '../../http/exchange.ts';
import { credentialHeaders, credentialsOf } from '../../http/headers.ts';
import { secretsIn } from '../../judge/secrets.ts';
import { parametersOf } from '../../requests/parameters.ts';
import type { Model } from '../../rules/model.ts';
import { setUpState } from '../states.ts';
import type { RecorderOptions } from './recorder.ts';

/** The service under verification, and as whom it gets requests. */
export interface ProviderOptions {
  /** URL in front of the paths of the description. */
  readonly target: URL;
  readonly token: string;
  readonly projectId: string;
  /** For one whole response, in milliseconds. */
  readonly timeoutMs: number;
  /** Sent with each request; credentials among them are left out where a pact sends none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** PEM certificates to trust instead of the system's. */
  readonly ca?: string;
  /** Stops the run at once; what was replayed so far is returned. */
  readonly signal?: AbortSignal;
  /** What the description demands. */
  readonly model: Model;
}

/** A service that hangs would otherwise cost the whole time limit once for each interaction. */
const MAX_TIMEOUTS_IN_A_ROW = 3;

/** What one run sends to the provider: the requests of the pacts, and those that set up their states. */
export function createProvider(options: ProviderOptions): RecorderOptions {
  const { target: baseUrl, projectId, token, signal, model } = options;
  // Never the same names twice, so that a service which keeps its data can be verified again.
  const run = randomBytes(5).toString('hex');
  const client = createHttpClient({ ...options, baseUrl, connections: 1, keepAlive: false });
  let timeouts = 0;

  async function forward(_index: number, received: HttpRequest): Promise<Exchange> {
    const request = { ...received, headers: headersFor(received, options) };
    const sent = { request, ...contentOf(request, options) };
    if (timeouts >= MAX_TIMEOUTS_IN_A_ROW) return { ...sent, outcome: notSent(timeouts) };
    const outcome = await client.send(request, signal);
    const late = outcome.kind === 'failure' && outcome.reason === 'timed-out';
    timeouts = late ? timeouts + 1 : 0;
    return { ...sent, outcome };
  }

  function setUp(index: number, state: string): Promise<object> {
    const create = (body: object) => forward(index, createRequest(body, options));
    return setUpState(state, { projectId, token, model, name: `Pact-${run}-${index}`, create });
  }

  return { forward, setUp };
}

function createRequest(body: object, { projectId, token, model }: ProviderOptions): HttpRequest {
  const { resource } = model;
  const operation = resource?.operation('create') ?? model.operation;
  const [credential] = operation.credentials;
  return {
    method: operation.method,
    url: operation.url(parametersOf(operation, resource, projectId)),
    headers: {
      'content-type': 'application/json',
      ...(credential !== undefined && { [credential]: token }),
    },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** The headers of the pact and of the caller; no credential where the pact sends none. */
function headersFor({ headers }: HttpRequest, options: ProviderOptions): Record<string, string> {
  const credentials = credentialHeaders(options.model.operation);
  const anonymous = !credentials.some((name) => headers[name]);
  const extra = Object.entries(options.headers ?? {})
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !anonymous || !credentials.includes(name));
  // The bytes are compared with the description: no compression.
  return { ...headers, ...Object.fromEntries(extra), 'accept-encoding': 'identity' };
}

/** The body of a request as JSON, and what of it nobody may see. */
function contentOf(
  { body = NOTHING }: HttpRequest,
  options: ProviderOptions,
): Pick<Exchange, 'body' | 'secrets'> {
  const hidden = credentialsOf(options);
  try {
    const value = JSON.parse(Buffer.from(body).toString()) as Json;
    return { body: value, secrets: [...secretsIn(value, options.model), ...hidden] };
  } catch {
    return { secrets: hidden };
  }
}

const NOTHING = new Uint8Array();

function notSent(timeouts: number) {
  const detail = `not sent, since ${timeouts} requests in a row got no response`;
  return { kind: 'failure', reason: 'aborted', detail, durationMs: 0, stale: false } as const;
}
