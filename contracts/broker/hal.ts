import { failureOf } from '../http/failure.ts';
import { authorizationOf, type BrokerAddress } from './address.ts';
import { BrokerError, rejection } from './broker-error.ts';

/** A resource of a broker: JSON with links (draft-kelly-json-hal, section 4). */
export interface Resource {
  readonly _links?: Readonly<Record<string, Link | readonly Link[]>>;
  readonly [member: string]: unknown;
}

interface Link {
  readonly href: string;
  readonly name?: string;
}

/** Limits of a conversation with a broker. */
export interface HalOptions {
  /** For one whole response, in milliseconds. */
  readonly timeoutMs: number;
  /** Stops a request that is under way. */
  readonly signal?: AbortSignal;
}

/** Asks one broker. Each method throws a `BrokerError` when there is no response in time, or one that is of no use. */
export interface Hal {
  /** The broker's URL, without credentials. */
  readonly url: string;
  get(url: string): Promise<Resource>;
  post(url: string, body: object): Promise<Resource>;
  put(url: string, body: object): Promise<Resource>;
}

/** Longest response that is read, in bytes: pacts of many megabytes exist. */
const LONGEST = 64 * 2 ** 20;

/** A client for the resources of a Pact Broker or PactFlow. */
export function createHal(address: BrokerAddress, options: HalOptions): Hal {
  const { url } = address;
  return {
    url,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
  };

  async function send(method: string, given: string, body?: object): Promise<Resource> {
    const target = new URL(given, `${url}/`);
    assertSameOrigin(target, url);
    const limit = AbortSignal.timeout(options.timeoutMs);
    const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
    const headers = headersOf(authorizationOf(address), body);
    // A redirect could lead the credentials elsewhere, and turns a POST into a GET.
    const init = { method, headers, signal, redirect: 'manual' as const };
    try {
      const response = await fetch(target, body ? { ...init, body: JSON.stringify(body) } : init);
      return readResource(response, await readText(response), url);
    } catch (error) {
      if (error instanceof BrokerError) throw error;
      if (options.signal?.aborted) {
        throw new BrokerError(`Failed to ask the broker ${url}: interrupted. Run it again.`);
      }
      throw noResponse(error as Error, limit.aborted ? options.timeoutMs : undefined, url);
    }
  }
}

/**
 * The address that a resource gives for a relation.
 * @param values of the template's variables (RFC 6570, level 1)
 * @throws BrokerError when the resource has no such link
 */
export function linkOf(
  resource: Resource,
  relation: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const link = [resource._links?.[relation]].flat()[0];
  if (typeof link?.href === 'string') {
    return link.href.replace(/\{(\w+)\}/g, (whole, name: string) =>
      values[name] === undefined ? whole : encodeURIComponent(values[name]),
    );
  }
  throw new BrokerError(
    `Failed to ask the broker: its response has no link "${relation}". Check the address; if it is right, the broker is too old, or of a kind that can't do this.`,
  );
}

/** Links that lead to another place than the caller named would take the credentials there. */
function assertSameOrigin({ origin }: URL, url: string): void {
  if (origin === new URL(url).origin) return;
  throw new BrokerError(
    `Failed to ask the broker ${url}: its links lead to ${origin}. Pass that address with --broker, or set the base URL in the broker's own configuration.`,
  );
}

function headersOf(authorization: string | undefined, body?: object): Record<string, string> {
  return {
    // Last the form in which a broker explains a rejection (RFC 9457).
    accept: 'application/hal+json, application/json, application/problem+json',
    ...(body && { 'content-type': 'application/json' }),
    ...(authorization && { authorization }),
  };
}

async function readText({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    length += part.value.length;
    if (length > LONGEST) throw new Error(`a response of more than ${LONGEST} bytes`);
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString();
}

function readResource(response: Response, text: string, url: string): Resource {
  if (!response.ok) throw rejection(response, text, url);
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Resource;
    }
  } catch {
    // The same as JSON of another kind.
  }
  throw new BrokerError(
    `Failed to ask the broker ${url}: the response is no resource of a broker. Check that the address is the broker's, not that of a page in front of it.`,
  );
}

function noResponse(error: Error, timeoutMs: number | undefined, url: string): BrokerError {
  const cause = (error.cause ?? error) as NodeJS.ErrnoException;
  const found =
    timeoutMs === undefined
      ? failureOf(cause, false).detail
      : `no whole response within ${timeoutMs} ms`;
  const advice = /certificate/i.test(found)
    ? 'Name a file with its certificates in NODE_EXTRA_CA_CERTS and SSL_CERT_FILE.'
    : 'Check the address, and that the broker is up.';
  return new BrokerError(`Failed to ask the broker ${url}: ${found}. ${advice}`);
}
