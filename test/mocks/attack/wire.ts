import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What is written to a socket, in order: bytes, or a pause in milliseconds, or the end of our half. */
export type Write = string | Uint8Array | { readonly pauseMs: number } | { readonly end: true };

/** Ends our half of the connection. */
export const HALF_CLOSE: Write = { end: true };

/** One answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly text: string;
}

/** All that a socket gave back. */
export interface Wire {
  /** Final answers, without interim ones such as `100 Continue`. */
  readonly answers: readonly WireAnswer[];
  /** What is left that is no answer. */
  readonly rest: string;
  /** How it ended: the server closed it, broke it, or did neither within the limit. */
  readonly end: 'closed' | 'reset' | 'hangs';
}

/** How long a server may take to answer all of an attack and to close, in milliseconds. */
export const LIMIT_MS = 8_000;

/** Writes to a new connection and collects what comes back until the server closes it. */
export async function exchange(
  url: string,
  writes: readonly Write[],
  { limitMs = LIMIT_MS, bodiless = false } = {},
): Promise<Wire> {
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  const chunks: Buffer[] = [];
  let end: Wire['end'] = 'closed';
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => (end = 'reset'));
  socket.on('end', () => socket.end());
  const timer = setTimeout(() => {
    socket.destroy();
    end = 'hangs';
  }, limitMs);
  const closed = once(socket, 'close').catch(() => once(socket, 'close'));
  await writeAll(socket, writes);
  if (!socket.closed) await closed;
  clearTimeout(timer);
  return { ...parseAnswers(Buffer.concat(chunks).toString('latin1'), bodiless), end };
}

/** Sends a request and breaks the connection with a reset, without waiting for the answer. */
export async function breakOff(url: string, bytes: Uint8Array): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  await new Promise((resolve) => socket.write(bytes, resolve));
  socket.resetAndDestroy();
}

async function writeAll(socket: Socket, writes: readonly Write[]): Promise<void> {
  for (const write of writes) {
    if (socket.destroyed || socket.writableEnded) return;
    if (typeof write === 'string' || write instanceof Uint8Array) socket.write(write);
    else if ('pauseMs' in write) await wait(write.pauseMs);
    else socket.end();
  }
}

/** Reads HTTP/1.1 answers one behind the other (RFC 9112, section 6.3), as far as there are any. */
export function parseAnswers(bytes: string, bodiless = false): Pick<Wire, 'answers' | 'rest'> {
  const answers: WireAnswer[] = [];
  let rest = bytes;
  for (;;) {
    const head = /^HTTP\/1\.1 (\d{3}) [^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n/.exec(rest);
    if (!head) return { answers, rest };
    const status = Number(head[1]);
    const headers = parseHeaders(head[2] ?? '');
    rest = rest.slice(head[0].length);
    if (status < 200) continue;
    const body = bodiless || status === 204 ? { text: '', size: 0 } : parseBody(rest, headers);
    if (!body) return { answers, rest: head[0] + rest };
    answers.push({ status, headers, text: Buffer.from(body.text, 'latin1').toString() });
    rest = rest.slice(body.size);
  }
}

function parseHeaders(lines: string): { [name: string]: string } {
  return Object.fromEntries(
    lines
      .split('\r\n')
      .filter(Boolean)
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
  );
}

/** Undefined where the body did not arrive whole. */
function parseBody(
  rest: string,
  headers: { readonly [name: string]: string },
): { text: string; size: number } | undefined {
  if (headers['transfer-encoding'] === 'chunked') return parseChunks(rest);
  const size = headers['content-length'] === undefined ? rest.length : +headers['content-length'];
  return rest.length < size ? undefined : { text: rest.slice(0, size), size };
}

function parseChunks(rest: string): { text: string; size: number } | undefined {
  let text = '';
  for (let at = 0; ;) {
    const line = /^([\da-f]+)\r\n/i.exec(rest.slice(at, at + 20));
    if (!line) return undefined;
    const length = parseInt(line[1] ?? '', 16);
    at += line[0].length;
    if (rest.slice(at + length, at + length + 2) !== '\r\n') return undefined;
    text += rest.slice(at, at + length);
    at += length + 2;
    if (length === 0) return { text, size: at };
  }
}
