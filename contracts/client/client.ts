import type {
  Connection,
  CreateConnectionRequest,
  operations,
} from '../../spec/generated/types.ts';

type Responses = operations['createConnection']['responses'];
type ErrorStatus = Exclude<keyof Responses, 200>;

/** What the service responded, narrowed by `status`: a connection, or the error of each documented status. */
export type CreateConnectionResult =
  | { status: 200; data: Connection }
  | {
      [S in ErrorStatus]: { status: S; error: Responses[S]['content']['application/json'] };
    }[ErrorStatus];

/** Why there is no result. `options`: the client was set up wrongly, and nothing was sent. */
export type ClientErrorKind = 'options' | 'timeout' | 'aborted' | 'network' | 'status' | 'body';

/** The service could not be reached, or its response is none of the documented ones. Holds no token and no secret. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly kind: ClientErrorKind;
  /** HTTP status of the response, where there was one. */
  readonly status: number | undefined;

  constructor(kind: ClientErrorKind, message: string, status?: number) {
    super(message);
    this.kind = kind;
    this.status = status;
  }
}

/** Where and how to reach the service. */
export interface ClientOptions {
  /** URL in front of `/v5`, with or without a path and a trailing slash. */
  baseUrl: string;
  /** Project to create connections in, unless a call names another. */
  projectId: string;
  /** User token from IAM; leave it out where a gateway adds the credential. */
  token?: string | undefined;
  /** Language of error messages; the service takes `en-us` when it is left out. */
  language?: 'en-us' | 'zh-cn';
  /** Time for the whole exchange, the body of the response included, in milliseconds. 30,000 when left out. */
  timeoutMs?: number;
  /** Stands in for the global `fetch`. */
  fetch?: typeof globalThis.fetch;
}

/** What one call may set. */
export interface CallOptions {
  /** Stops the call: it then throws a ClientError of kind `aborted`. */
  signal?: AbortSignal;
  /** Project to create the connection in. */
  projectId?: string;
}

/** A client of the operation. */
export interface ConnectionClient {
  /**
   * Creates a connection. Sends the request once: a repeat after a lost response could meet its own name as taken.
   * @throws ClientError when there is no documented response; see its `kind`.
   */
  createConnection(
    request: CreateConnectionRequest,
    options?: CallOptions,
  ): Promise<CreateConnectionResult>;
}

const DOCUMENTED: Record<keyof Responses, true> = {
  200: true,
  400: true,
  401: true,
  403: true,
  404: true,
  413: true,
  415: true,
  429: true,
  500: true,
  503: true,
};

/** Makes a client for one service. Runs wherever there is `fetch`: browsers, Node, workers. */
export function createClient(options: ClientOptions): ConnectionClient {
  return {
    async createConnection(request, { signal, projectId = options.projectId } = {}) {
      const url = connectionsUrl(options.baseUrl, projectId);
      const timeout = AbortSignal.timeout(options.timeoutMs ?? 30_000);
      const init: RequestInit = {
        method: 'POST',
        headers: requestHeaders(options),
        body: JSON.stringify(request),
        // A redirect would carry the password to a place that nobody chose.
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      };
      try {
        // Called free of any object: browsers reject `fetch` as a method of something else.
        const send = options.fetch ?? globalThis.fetch;
        const response = await send(url, init);
        return toResult(url, response.status, await response.text());
      } catch (error) {
        if (error instanceof ClientError) throw error;
        if (signal?.aborted) throw failure('aborted', url, 'the call was aborted. Call again.');
        if (timeout.aborted) throw failure('timeout', url, timeoutReason(options));
        throw failure('network', url, networkReason(error));
      }
    },
  };
}

function connectionsUrl(baseUrl: string, projectId: string): string {
  return `${baseUrl.replace(/\/+$/, '')}/v5/${encodeURIComponent(projectId)}/connections`;
}

function requestHeaders({ token, language }: ClientOptions): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Content-Type': 'application/json' });
  if (language) headers.set('X-Language', language);
  if (!token) return headers;
  try {
    headers.set('X-Auth-Token', token);
  } catch {
    // The platform's own message quotes the value.
    throw new ClientError(
      'options',
      'Failed to create a connection: the token holds a character that no header may hold. Pass it as IAM gave it.',
    );
  }
  return headers;
}

function toResult(url: string, status: number, text: string): CreateConnectionResult {
  if (!Object.hasOwn(DOCUMENTED, status)) {
    const found = `status ${status} is none of ${Object.keys(DOCUMENTED).join(', ')}`;
    throw failure('status', url, `${found}. Check the base URL.`, status);
  }
  const body = parseObject(text);
  if (!body) {
    const found = `the body of status ${status} is not a JSON object`;
    throw failure('body', url, `${found}. Check what stands between here and the service.`, status);
  }
  return (
    status === 200 ? { status, data: body } : { status, error: body }
  ) as CreateConnectionResult;
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function timeoutReason({ timeoutMs = 30_000 }: ClientOptions): string {
  return `no whole response within ${timeoutMs} ms. Check whether it was created, then try again or allow more time.`;
}

/** Names the platform's error code at most: its messages can quote headers. */
function networkReason(error: unknown): string {
  const { cause, code = (cause as { code?: unknown })?.code } = error as {
    cause?: unknown;
    code?: unknown;
  };
  const found = typeof code === 'string' ? ` (${code})` : '';
  return `the service could not be reached, or its response broke off${found}. Check the base URL and the network.`;
}

function failure(kind: ClientErrorKind, url: string, reason: string, status?: number): ClientError {
  const shown = url.replace(/\/\/[^/@]*@/, '//');
  return new ClientError(kind, `Failed to create a connection at ${shown}: ${reason}`, status);
}
