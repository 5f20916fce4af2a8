import { connect } from 'node:net';
import { Agent, request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER, type Behaving, bytesOf, exchange, PATH, serve } from './serve.ts';

const CLOSE = { Connection: 'close' };
const faultHeader = (fault: string) => ({ 'X-Mock-Fault': fault });
const statusesIn = (text: string) =>
  [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, code]) => code);

describe('perform', () => {
  let mock: Behaving;
  beforeAll(async () => {
    mock = await serve({ hangLimitMs: 150 });
  });
  afterAll(() => mock.close());

  it.each([
    ['connection-reset', { text: '', ending: 'ECONNRESET' }],
    ['empty-response', { text: '', ending: 'end' }],
    ['hang', { text: '', ending: 'end' }],
  ])('breaks the connection for %s', async (fault, expected) => {
    const before = mock.sent.length;
    const started = performance.now();
    expect(await exchange(mock.url, bytesOf(faultHeader(fault)))).toEqual(expected);
    if (fault === 'hang') expect(performance.now() - started).toBeGreaterThan(140);
    await expect.poll(() => mock.sent.length, { timeout: 3_000 }).toBe(before + 1);
    expect(mock.sent.at(-1)).toBeUndefined();
  });

  it('announces the whole body and sends half of its bytes for truncated-body', async () => {
    const { text, ending } = await exchange(mock.url, bytesOf(faultHeader('truncated-body')));
    const [head = '', body = ''] = text.split('\r\n\r\n');
    const length = Buffer.byteLength(ANSWER.body);
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(head.toLowerCase()).toContain(`content-length: ${length}`);
    expect(head.toLowerCase()).toContain('x-violations: []');
    expect(
      Buffer.from(ANSWER.body)
        .subarray(0, Math.floor(length / 2))
        .toString(),
    ).toBe(body);
    expect(ending).toBe('end');
  });

  it.each([
    ['status-429', 'en-us', 429, 'APIGW.0308', '1'],
    ['status-500', 'en-us', 500, 'APIGW.0601', null],
    ['status-503', 'zh-cn', 503, 'APIGW.0613', null],
  ])('answers %s in %s as the description has it', async (fault, language, status, code, retry) => {
    const headers = { ...faultHeader(fault), 'X-Language': language };
    const response = await fetch(mock.url + PATH, { method: 'POST', headers });
    const text = await response.text();
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, retry]);
    expect(response.headers.has('x-violations')).toBe(false);
    expect(JSON.parse(text)).toMatchObject({ error_code: code });
    expect(/\p{Script=Han}/u.test(text)).toBe(language === 'zh-cn');
    await expect.poll(() => mock.sent.at(-1)).toEqual({ status, body: text });
  });

  it.each(['connection-reset', 'empty-response', 'truncated-body', 'hang'])(
    'lets the answers before a %s on the same connection arrive',
    async (fault) => {
      const bytes = bytesOf({ 'X-Mock-Delay': '80' }) + bytesOf() + bytesOf(faultHeader(fault));
      const { text } = await exchange(mock.url, bytes + bytesOf());
      expect(statusesIn(text)).toEqual(
        fault === 'truncated-body' ? ['200', '200', '200'] : ['200', '200'],
      );
      expect(text.split(ANSWER.body)).toHaveLength(3);
    },
  );

  it('breaks no other connection', async () => {
    const [whole, ...broken] = await Promise.all([
      exchange(mock.url, bytesOf({ 'X-Mock-Delay': '100', ...CLOSE })),
      ...['connection-reset', 'empty-response', 'truncated-body'].map((fault) =>
        exchange(mock.url, bytesOf(faultHeader(fault))),
      ),
    ]);
    expect(whole?.text).toContain(ANSWER.body);
    expect(broken.every(({ text }) => !text.includes(ANSWER.body))).toBe(true);
  });

  it('keeps a connection open after an error and a delay', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = [];
    for (const headers of [faultHeader('status-503'), { 'X-Mock-Delay': '20' }, {}])
      ports.push(await portUsed(mock.url, { agent, headers }));
    agent.destroy();
    expect(new Set(ports).size).toBe(1);
  });

  it('delays for at least the time asked for', async () => {
    const started = performance.now();
    await exchange(mock.url, bytesOf({ 'X-Mock-Delay': '120', ...CLOSE }));
    expect(performance.now() - started).toBeGreaterThan(118);
  });

  it('lets a page of another origin send its headers, and read Retry-After', async () => {
    const origin = 'http://page.example';
    const preflight = await fetch(mock.url + PATH, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'x-mock-delay,x-mock-fault',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('x-mock-delay,x-mock-fault');
    const headers = { Origin: origin, ...faultHeader('status-429') };
    const response = await fetch(mock.url + PATH, { method: 'POST', headers });
    expect(response.headers.get('access-control-expose-headers')).toContain('Retry-After');
    const { text } = await exchange(
      mock.url,
      bytesOf({ Origin: origin, ...faultHeader('truncated-body') }),
    );
    expect(text).toContain(`access-control-allow-origin: ${origin}`);
  });

  it('breaks an answer in fetch as a network error', async () => {
    for (const fault of ['connection-reset', 'empty-response', 'truncated-body']) {
      const got = fetch(mock.url + PATH, { method: 'POST', headers: faultHeader(fault) });
      await expect(got.then((response) => response.text())).rejects.toThrow();
    }
  });

  it.each<[string, Record<string, string>, 'destroy' | 'resetAndDestroy', object | undefined]>([
    ['a delay, when its client ends', { 'X-Mock-Delay': '60000' }, 'destroy', ANSWER],
    ['a delay, when its client resets', { 'X-Mock-Delay': '60000' }, 'resetAndDestroy', undefined],
    ['a hang, when its client ends', faultHeader('hang'), 'destroy', undefined],
    ['a hang, when its client resets', faultHeader('hang'), 'resetAndDestroy', undefined],
  ])('cuts short %s the connection', async (_what, headers, leave, outcome) => {
    const own = await serve({ hangLimitMs: 60_000 });
    const { hostname, port } = new URL(own.url);
    const socket = connect(Number(port), hostname, () => socket.write(bytesOf(headers).repeat(30)));
    await expect.poll(() => own.asked.length, { timeout: 3_000 }).toBe(30);
    socket[leave]();
    await expect
      .poll(() => own.sent, { timeout: 3_000 })
      .toEqual(Array.from({ length: 30 }, () => outcome));
    await own.close();
  });

  it('answers a client that ended its half of the connection', async () => {
    const { hostname, port } = new URL(mock.url);
    let text = '';
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.end(bytesOf({ 'X-Mock-Delay': '50' }));
    await expect.poll(() => text, { timeout: 3_000 }).toContain(ANSWER.body);
    socket.destroy();
  });
});

describe('perform, when the mock closes', () => {
  it('sends what is delayed, closes what hangs, and leaves nothing open', async () => {
    const mock = await serve({ hangLimitMs: 60_000 });
    const exchanges = [
      exchange(mock.url, bytesOf({ 'X-Mock-Delay': '60000' })),
      exchange(mock.url, bytesOf({ 'X-Mock-Delay': '60000' }) + bytesOf(faultHeader('status-503'))),
      exchange(mock.url, bytesOf(faultHeader('hang'))),
      exchange(mock.url, bytesOf() + bytesOf(faultHeader('hang'))),
    ];
    await expect.poll(() => mock.asked.length, { timeout: 3_000 }).toBe(6);
    const started = performance.now();
    await mock.close();
    expect(performance.now() - started).toBeLessThan(2_500);
    const [delayed, piped, hung, after] = (await Promise.all(exchanges)).map(({ text }) => text);
    expect([delayed, piped, hung, after].map((text = '') => statusesIn(text))).toEqual([
      ['200'],
      // What follows on the connection was told of its end (RFC 9112, section 9.6).
      ['200'],
      [],
      ['200'],
    ]);
  });
});

function portUsed(
  url: string,
  { agent, headers }: { agent: Agent; headers: { [name: string]: string } },
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url + PATH, { agent, headers, method: 'POST' }, (response) => {
      const port = response.socket.localPort;
      response.resume().on('end', () => resolve(port));
    });
    request.on('error', reject).end();
  });
}
