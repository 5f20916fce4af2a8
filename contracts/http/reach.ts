import { connect, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { failureOf, PLAIN_HTTP } from './failure.ts';

/** How long to wait, whom to trust, and what stops the wait. */
export interface ReachOptions {
  readonly timeoutMs: number;
  /** PEM certificates to trust instead of the system's. */
  readonly ca?: string;
  readonly signal?: AbortSignal;
}

/**
 * Reads a base URL, path prefix included.
 * @throws Error when it is not an http or https URL.
 */
export function readBaseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new Error(
    `Failed to verify ${text}: not an http or https URL. Pass a base URL such as http://127.0.0.1:8080.`,
  );
}

/** A URL to show: without credentials, query and trailing slash. */
export function showUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
}

/** The error that says why no connection could be made, and what to do. */
export function unreachable(url: URL, detail: string): Error {
  const [found] = detail.split(';');
  return new Error(`Failed to verify ${showUrl(url)}: ${found}. ${adviceOn(url, detail)}`);
}

function adviceOn(url: URL, detail: string): string {
  if (detail === PLAIN_HTTP) return `Use ${showUrl(url).replace(/^https/, 'http')}`;
  return /certificate/.test(detail)
    ? 'Pass a certificate to trust with --ca, or another base URL.'
    : 'Start the service, or pass another base URL.';
}

/**
 * Opens one connection and closes it: tells a service that can't be verified from one that is wrong.
 * @throws Error naming the reason: refused, host unknown, TLS failure, no connection in time.
 */
export async function reach(url: URL, options: ReachOptions): Promise<void> {
  const { timeoutMs, ca, signal } = options;
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (secure ? 443 : 80));
  const socket = secure ? tlsConnect({ host, port, ...(ca && { ca }) }) : connect({ host, port });
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const stop = signal ? AbortSignal.any([signal, limit]) : limit;
    await opened(socket, secure ? 'secureConnect' : 'connect', stop);
  } catch (error) {
    if (signal?.aborted) return;
    const { detail } = failureOf(error as NodeJS.ErrnoException, false);
    throw unreachable(url, limit.aborted ? `no connection within ${timeoutMs} ms` : detail);
  } finally {
    socket.destroy();
  }
}

function opened(socket: Socket, event: string, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve).on('error', reject);
    stop.addEventListener('abort', () => reject(stop.reason as Error), { once: true });
  });
}
