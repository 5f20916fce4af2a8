import openapi from '../../spec/generated/openapi.json' with { type: 'json' };

/** The document's MySQL sample request. */
export const SAMPLE = openapi.components.examples['mysql-request'].value;

/** The document's MySQL sample answer. */
export const SAMPLE_ANSWER = openapi.components.examples['mysql-response'].value;

/** What a test reads of an answer. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: { readonly [member: string]: unknown };
}

/** What a test sends; a valid request with a token where it says nothing else. */
export interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  /** Body as it is sent; an object is sent as JSON. */
  readonly body?: string | Uint8Array<ArrayBuffer> | object;
}

/** Sends one request to a mock. */
export async function send(url: string, sent: Sent = {}): Promise<Received> {
  const {
    path = '/v5/5237e10fe9aa4ad5b16b6a5245248314/connections',
    method = 'POST',
    headers = {},
    body,
  } = sent;
  const raw =
    typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body ?? SAMPLE);
  const response = await fetch(url + path, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-Auth-Token': 'a-token', ...headers },
    ...(method === 'POST' && { body: raw }),
    signal: AbortSignal.timeout(5_000),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text ? JSON.parse(text) : {},
  };
}
