import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generatedCatalogue } from '../../../mocks/catalogue.ts';
import { createRequestLog } from '../../../mocks/log/request-log.ts';
import { readEvents } from './event-reader.ts';
import { type InspectedMock, startInspected } from './inspector-mock.ts';
import { brokenEntry, entryWith } from './log-entry.ts';

let mock: InspectedMock;

beforeEach(async () => {
  mock = await startInspected();
});

afterEach(() => mock.close());

describe('the events', () => {
  it('begin with what is kept, then tell what comes', async () => {
    const [first, second] = [entryWith(), brokenEntry()];
    mock.log.add(() => first);
    const reader = await readEvents(mock.url);
    expect(reader.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(await reader.take(2)).toMatchObject([
      { name: 'start', data: { mode: 'stateful', resumed: false, oldest: 1, notices: [] } },
      { name: 'request', data: { number: 1, entry: first } },
    ]);
    mock.log.add(() => second);
    expect(await reader.take(1)).toMatchObject([{ data: { number: 2, entry: second } }]);
    reader.stop();
  });

  it('tell of notices, of a cleared log and of a reset', async () => {
    const reader = await readEvents(mock.url);
    await reader.take(1);
    const notice = { file: 'spec/openapi.yaml', line: 7, reason: 'bad indentation', time: 'now' };
    mock.notices.set('description', notice);
    mock.notices.set('description', undefined);
    await ask('DELETE', '/_mock/requests');
    await ask('POST', '/_mock/reset');
    expect(await reader.take(5)).toEqual([
      { name: 'notices', data: [notice] },
      { name: 'notices', data: [] },
      { name: 'cleared', data: {} },
      { name: 'cleared', data: {} },
      { name: 'reset', data: {} },
    ]);
    reader.stop();
  });

  it('resume after the last one that was seen, without repeating', async () => {
    for (let i = 0; i < 3; i += 1) mock.log.add(() => entryWith());
    const reader = await readEvents(mock.url);
    const [, , second] = await reader.take(3);
    reader.stop();
    mock.log.add(() => entryWith());
    const resumed = await readEvents(mock.url, { 'Last-Event-ID': second?.id ?? '' });
    expect(await resumed.take(3)).toMatchObject([
      { data: { resumed: true, oldest: 1 } },
      { data: { number: 3 } },
      { data: { number: 4 } },
    ]);
    resumed.stop();
  });

  it.each(['another.1', '1', 'x.y', ''])('begin anew after the identifier %j', async (id) => {
    mock.log.add(() => entryWith());
    const reader = await readEvents(mock.url, { 'Last-Event-ID': id });
    expect(await reader.take(2)).toMatchObject([
      { data: { resumed: false } },
      { data: { number: 1 } },
    ]);
    reader.stop();
  });

  it('begin with the oldest that is kept of a log that overflowed', async () => {
    const log = createRequestLog(2);
    for (let i = 0; i < 5; i += 1) log.add(() => entryWith());
    const small = await startInspected({ log });
    const reader = await readEvents(small.url);
    expect(await reader.take(3)).toMatchObject([
      { data: { oldest: 4 } },
      { data: { number: 4 } },
      { data: { number: 5 } },
    ]);
    await small.close();
  });

  it('end at once when the mock closes', async () => {
    const readers = await Promise.all([readEvents(mock.url), readEvents(mock.url)]);
    const before = performance.now();
    await mock.close();
    await Promise.all(readers.map((reader) => reader.ended()));
    // Without the end, closing waits three seconds for the requests under way.
    expect(performance.now() - before).toBeLessThan(1_500);
  });

  it('are not given to a 33rd reader, until another leaves', async () => {
    const readers = await Promise.all(Array.from({ length: 32 }, () => readEvents(mock.url)));
    const refused = await ask('GET', '/_mock/events');
    expect(refused).toMatchObject({ status: 503, body: { error_code: 'MOCK.0001' } });
    readers.pop()?.stop();
    await expect.poll(async () => (await readEvents(mock.url)).status).toBe(200);
    readers.forEach((reader) => reader.stop());
  });

  it('do not hold back the close for a reader that does not read', async () => {
    const reader = await readEvents(mock.url);
    const stuck = connect(Number(new URL(mock.url).port), '127.0.0.1').pause();
    stuck.write('GET /_mock/events HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await reader.take(1);
    const text = 'x'.repeat(100_000);
    for (let i = 0; i < 300; i += 1) mock.log.add(() => entryWith({ body: { text } }));
    // The other reader has all; what it left, fills the buffers of the one that reads nothing.
    await reader.take(300);
    reader.stop();
    const before = performance.now();
    await mock.close();
    stuck.destroy();
    expect(performance.now() - before).toBeLessThan(1_500);
  });

  it('answer HEAD, which has no events, without a reader', async () => {
    expect((await ask('HEAD', '/_mock/events')).status).toBe(404);
  });
});

describe('the data', () => {
  it('gives the kept requests, the created connections and the answers to ask for', async () => {
    const entry = brokenEntry();
    mock.log.add(() => entry);
    expect((await ask('GET', '/_mock/requests')).body).toEqual([entry]);
    expect((await ask('GET', '/_mock/connections')).body).toEqual({
      total: 1,
      newest: mock.connections,
    });
    expect((await ask('GET', '/_mock/answers')).body).toEqual([]);
    const examples = await startInspected({ mode: 'examples' });
    const answers = await fetch(`${examples.url}/_mock/answers`);
    expect(await answers.json()).toEqual(generatedCatalogue().statuses);
    await examples.close();
  });

  it('gives the newest 500 of many connections', async () => {
    mock.connections = Array.from({ length: 501 }, (_, number) => ({ number }));
    const { body } = await ask('GET', '/_mock/connections');
    expect(body).toMatchObject({ total: 501, newest: { length: 500, 0: { number: 1 } } });
  });

  it('is cleared, and reset', async () => {
    mock.log.add(() => entryWith());
    expect((await ask('DELETE', '/_mock/requests')).status).toBe(204);
    expect(mock.log.entries).toEqual([]);
    expect(mock.connections).toHaveLength(1);
    mock.log.add(() => entryWith());
    expect((await ask('POST', '/_mock/reset')).status).toBe(204);
    expect([mock.log.entries, mock.connections]).toEqual([[], []]);
  });
});

const ROUTES = [
  ['GET', '/_mock/events'],
  ['GET', '/_mock/requests'],
  ['DELETE', '/_mock/requests'],
  ['GET', '/_mock/connections'],
  ['GET', '/_mock/answers'],
  ['POST', '/_mock/reset'],
] as const;

describe.each(ROUTES)('%s %s', (method, path) => {
  it.each([
    ['another origin', { Origin: 'http://example.com' }],
    ['another port', { Origin: 'http://127.0.0.1:1' }],
    ['a file or a sandbox', { Origin: 'null' }],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another port, by its metadata', { 'Sec-Fetch-Site': 'same-site' }],
  ])('refuses a page of %s', async (_name, headers) => {
    const entry = entryWith();
    mock.log.add(() => entry);
    const answer = await ask(method, path, headers);
    expect(answer).toMatchObject({ status: 403, body: { error_code: 'MOCK.0001' } });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(mock.log.entries).toEqual([entry]);
    expect(mock.connections).toHaveLength(1);
  });

  it('refuses a foreign name of the machine', async () => {
    mock.log.add(() => entryWith());
    const answer = await ask(method, path, { Host: 'rebound.example:4010' });
    expect(answer.status).toBe(403);
    expect(answer.body).toHaveProperty('error_msg', expect.stringContaining('"rebound.example"'));
    expect(mock.log.entries).toHaveLength(1);
  });

  it('grants a preflight nothing', async () => {
    const answer = await ask('OPTIONS', path, {
      Origin: 'http://example.com',
      'Access-Control-Request-Method': method,
    });
    expect(answer.status).toBe(404);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual(
      [],
    );
  });
});

describe('the names of the mock', () => {
  it.each(['localhost:1', 'LOCALHOST', 'mock.localhost', '127.0.0.1', '192.168.1.7:80', '[::1]:1'])(
    'include %s',
    async (Host) => {
      expect((await ask('GET', '/_mock/requests', { Host })).status).toBe(200);
    },
  );

  it.each(['example.com', 'localhost.example.com', '127.0.0.1.example.com', 'my-machine'])(
    'do not include %j',
    async (Host) => {
      for (const path of ['/_mock', '/_mock/', '/_mock/files/mocks/pages/inspector/main.ts'])
        expect((await ask('GET', path, { Host })).status).toBe(403);
    },
  );

  it('include the one that it was told to listen on', async () => {
    const named = await startInspected({ host: 'My-Machine' });
    const answer = await ask('GET', '/_mock/requests', { Host: 'my-machine:80' }, named.url);
    expect(answer.status).toBe(200);
    await named.close();
  });
});

describe('the page', () => {
  it.each(['/_mock', '/_mock/'])(
    'is at %s, without CORS, and says the same to itself',
    async (path) => {
      const answer = await ask('GET', path, { 'Sec-Fetch-Site': 'cross-site' });
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      const own = { Origin: mock.url, 'Sec-Fetch-Site': 'same-origin' };
      expect((await ask('POST', '/_mock/reset', own)).status).toBe(204);
      const foreign = await ask('GET', path, { Origin: 'http://example.com' });
      expect(foreign.headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  it('leaves the operation itself open to pages of other origins', async () => {
    const answer = await ask('POST', '/v5/p/connections', { Origin: 'http://example.com' });
    expect(answer.headers['access-control-allow-origin']).toBe('http://example.com');
  });
});

interface Asked {
  readonly status: number | undefined;
  readonly headers: { readonly [name: string]: unknown };
  readonly body: unknown;
}

/** Sends headers that fetch would not. */
function ask(
  method: string,
  path: string,
  headers: { readonly [name: string]: string } = {},
  url = mock.url,
): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { method, headers, timeout: 5_000 }, async (response) => {
      const text = (await response.setEncoding('utf8').toArray()).join('');
      const json = response.headers['content-type']?.includes('json');
      const body: unknown = json && text ? JSON.parse(text) : text;
      resolve({ status: response.statusCode, headers: response.headers, body });
    });
    sent.on('timeout', () => sent.destroy(new Error(`Failed to ask ${path}: no answer.`)));
    sent.on('error', reject).end();
  });
}
