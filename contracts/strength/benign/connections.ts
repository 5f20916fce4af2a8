import { setTimeout as sleep } from 'node:timers/promises';
import { responding, rewriting, writing } from '../changes.ts';
import type { Benign } from '../mutation.ts';

/** Other ways to use a connection. */
export const connections: readonly Benign[] = [
  {
    name: 'takes-150-ms',
    does: 'Takes 150 ms to respond.',
    how: () =>
      responding(async (request, inner) => {
        await sleep(150);
        return inner.respond(request);
      }),
    probes: [],
  },
  {
    name: 'closes-after-each-answer',
    does: 'Closes the connection after each response.',
    how: () => rewriting(() => ({ headers: { connection: 'close' } })),
    probes: [],
  },
  {
    name: 'writes-in-chunks',
    does: 'Writes each response in chunks that cut through characters.',
    how: () => writing((socket, { head, body }) => void socket.end(chunked(head, body))),
    probes: [{}],
  },
  {
    name: 'frames-by-closing',
    does: 'Ends each response by closing, without Content-Length.',
    how: () => writing((socket, { head, body }) => void socket.end(`${head}\r\n${body}`)),
    probes: [{}],
  },
  {
    name: 'dribbles',
    does: 'Sends each response in three parts, some milliseconds apart.',
    how: () =>
      writing((socket, { head, body }) => {
        const whole = `${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
        const third = Math.ceil(whole.length / 3);
        socket.write(whole.slice(0, third));
        setTimeout(() => {
          socket.write(whole.slice(third, 2 * third));
          setTimeout(() => socket.end(whole.slice(2 * third)), 3);
        }, 3);
      }),
    probes: [{}],
  },
].map((row) => ({ ...row, allowed: 'HTTP lets a server do so' }));

function chunked(head: string, body: string): Buffer {
  const bytes = Buffer.from(body);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => {
    const part = bytes.subarray(7 * i, 7 * i + 7);
    return [Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')];
  });
  const start = Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n`);
  return Buffer.concat([start, ...chunks.flat(), Buffer.from('0\r\n\r\n')]);
}
