import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNotices } from '../../../mocks/log/notices.ts';
import { createRequestLog, type RequestLog } from '../../../mocks/log/request-log.ts';
import { createEvents, type Events } from '../../../mocks/pages/events.ts';
import { readEvents } from './event-reader.ts';
import { entryWith } from './log-entry.ts';

const LARGE = 'x'.repeat(100_000);
const notices = createNotices();

let log: RequestLog;
let events: Events | undefined;
let server: Server;
let responses: ServerResponse[];
let url: string;

beforeEach(async () => {
  log = createRequestLog();
  listen(40);
  responses = [];
  server = createServer((_request, response) => {
    responses.push(response);
    events?.open(response, undefined);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  events?.close();
  server.closeAllConnections();
  server.close();
});

function listen(heartbeatMs: number): void {
  events?.close();
  events = createEvents({ log, notices, mode: 'examples', heartbeatMs });
}

describe('the events', () => {
  it('have a heart-beat', async () => {
    const reader = await readEvents(url);
    expect((await reader.take(3)).map(({ name }) => name)).toEqual(['start', 'comment', 'comment']);
    reader.stop();
  });

  it('queue no entries for a reader that does not read, and drop it after a heart-beat', async () => {
    const { socket, response } = await openAndIgnore();
    let waiting = 0;
    while (!response.destroyed) {
      for (let i = 0; i < 20; i += 1) log.add(() => entryWith({ body: { LARGE } }));
      await wait(20);
      waiting = Math.max(waiting, response.writableLength);
    }
    // A few of the 500 entries of 100 kB: what the sockets take, and one more.
    expect(waiting).toBeGreaterThan(0);
    expect(waiting).toBeLessThan(400_000);
    socket.destroy();
  });

  it('give a slow reader all, in order, while others read on', async () => {
    listen(4_000);
    const { socket } = await openAndIgnore();
    const fast = await readEvents(url);
    for (let i = 0; i < 100; i += 1) log.add(() => entryWith({ body: { LARGE } }));
    const numbers = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(numbersIn(JSON.stringify(await fast.take(101)))).toEqual(numbers);
    fast.stop();
    const rest = await readAll(socket, '"number":100,');
    expect(numbersIn(rest)).toEqual(numbers);
    socket.destroy();
  });

  it('drop a reader that leaves a megabyte of notices unread', async () => {
    const { socket, response } = await openAndIgnore();
    for (let i = 0; i < 200 && !response.destroyed; i += 1)
      notices.set('description', { file: 'a.yaml', reason: LARGE, time: 'now' });
    expect(response.destroyed).toBe(true);
    notices.set('description', undefined);
    socket.destroy();
  });

  it('take no reader once they are closed', async () => {
    const reader = await readEvents(url);
    events?.close();
    await reader.ended();
    log.add(() => entryWith());
    expect(events?.open(responses[0] as ServerResponse, undefined)).toBe(false);
  });
});

/** A reader that never reads its answer, and the answer. */
async function openAndIgnore(): Promise<{ socket: Socket; response: ServerResponse }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').pause();
  const count = responses.length;
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await expect.poll(() => responses.length).toBe(count + 1);
  return { socket, response: responses[count] as ServerResponse };
}

/** What a socket gives until a text is in it. */
async function readAll(socket: Socket, last: string): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of socket.setEncoding('utf8')) {
    chunks.push(chunk);
    if (chunks.slice(-2).join('').includes(last)) return chunks.join('');
  }
  throw new Error(`Failed to read up to ${last}: the events ended before.`);
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/"number":(\d+),/g)].map(([, number]) => Number(number));
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
