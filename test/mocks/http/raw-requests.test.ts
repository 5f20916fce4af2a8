import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock, type Mock } from '../../../mocks/server.ts';
import { SAMPLE, send } from '../send.ts';

/** Writes bytes to a socket and gives all that comes back until the server closes. */
function exchange(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setTimeout(5_000, () => socket.destroy(new Error('nothing came back')));
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.on('error', reject).on('close', () => resolve(received));
  });
}

const body = JSON.stringify(SAMPLE);
const head =
  'POST /v5/p/connections HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nX-Auth-Token: t\r\n';

describe('the mock, sent raw bytes', () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await createMock({ stateful: true });
  });
  afterAll(() => mock.close());

  it.each([
    ['garbage', 'garbage\r\n\r\n', 400],
    ['a wrong version', 'POST / HTTP/9.9\r\n\r\n', 400],
    ['a bad content length', `${head}Content-Length: abc\r\n\r\n${body}`, 400],
    ['two content lengths', `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400],
    ['bad chunks', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    ['endless headers', `${head}X-Long: ${'a'.repeat(100_000)}\r\n\r\n`, 413],
    ['no host', `${head.replace('Host: x\r\n', '')}Content-Length: 4\r\n\r\n{bad`, 400],
    ['an unknown expectation', `${head}Expect: 200-maybe\r\nContent-Length: 4\r\n\r\n{bad`, 400],
    ['two tokens', `${head}X-Auth-Token: u\r\nContent-Length: ${body.length}\r\n\r\n${body}`, 200],
  ])('answers %s in the shape of the API', async (_what, bytes, status) => {
    const answer = await exchange(mock.url, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    const [, text = ''] = answer.split('\r\n\r\n');
    expect(Object.keys(JSON.parse(text))).toEqual(
      expect.arrayContaining(status === 200 ? ['connection_id'] : ['error_code', 'error_msg']),
    );
  });

  it.each([
    ['in its headers', head],
    ['in its body', `${head}Content-Length: 100\r\n\r\n{`],
    ['before anything', 'P'],
  ])('answers a sender that stops %s when its time is over', async (_where, bytes) => {
    const impatient = await createMock({ stateful: true, requestTimeoutMs: 600 });
    const answer = await exchange(impatient.url, bytes);
    await impatient.close();
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*"error_code":"DRS.M00007"/s);
  });

  it('waits a few seconds at most for a sender that stopped, when it is closed', async () => {
    const closing = await createMock({ stateful: true });
    const answer = exchange(closing.url, `${head}Content-Length: 100\r\n\r\n{`);
    await send(closing.url, { body: { ...SAMPLE, name: 'arrived' } });
    await closing.close();
    expect(await answer).toBe('');
  });

  it('goes on serving', async () => {
    expect((await send(mock.url, { body: { ...SAMPLE, name: 'still-here' } })).status).toBe(200);
  });
});
