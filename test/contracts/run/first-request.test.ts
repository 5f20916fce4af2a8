import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { failureOf, PLAIN_HTTP } from '../../../contracts/http/failure.ts';
import { verify } from '../../../contracts/verify.ts';
import { createMock } from '../../../mocks/server.ts';
import { listen } from '../../fixtures/servers/listen.ts';
import { startService } from './service.ts';

const only = ['DbType.enum'];
let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

/** A server that gives every request one answer. */
async function serve(status: number, type = 'application/json', body = '{}'): Promise<string> {
  const server = createServer((request, response) => {
    response.writeHead(status, { 'content-type': type });
    request.resume().on('end', () => response.end(body));
  });
  const service = await listen(server, {});
  close = service.close;
  return service.url;
}

describe('the first request', () => {
  test.each([
    ['', 'Pass the URL in front of /v5; where that is right, a project that'],
    ['/v5', 'Pass the URL in front of /v5: http://127.0.0.1:PORT'],
    ['/v5/', 'Pass the URL in front of /v5: http://127.0.0.1:PORT'],
    ['/drs/v5/p1/connections', 'Pass the URL in front of /v5: http://127.0.0.1:PORT/drs'],
    ['/drs/connections', 'Pass the URL in front of /v5: http://127.0.0.1:PORT/drs'],
    ['/v50', 'Pass the URL in front of /v5; where that is right'],
  ])(
    'names the URL that was called below "%s", and the one that was meant',
    async (path, advice) => {
      const url = await serve(404);
      const { port } = new URL(url);
      const trying = verify({ baseUrl: url + path, projectId: 'p1', probe: true, only });
      const base = (url + path).replace(/\/$/, '');
      await expect(trying).rejects.toThrow(
        `Failed to verify ${base}: POST ${base}/v5/p1/connections got status 404. ${advice.replace('PORT', port)}`,
      );
    },
  );

  test.each<[string, Parameters<typeof serve>, RegExp]>([
    ['405', [405], /got status 405\. Pass the URL/],
    ['501', [501], /got status 501\. Pass the URL/],
    ['a page', [200, 'text/html'], /got status 200 and an HTML page\. Pass the URL/],
    ['a page of no type', [200, '', ' <!DOCTYPE html>'], /200 and an HTML page\. Pass the URL/],
    ['401', [401], /got status 401: the service rejected the credential\. Pass one .*--token/],
    ['403', [403], /got status 403: the service rejected the credential\. Pass one .*--token/],
  ])('stops at %s', async (_, answer, message) => {
    const baseUrl = await serve(...answer);
    await expect(verify({ baseUrl, probe: true, only })).rejects.toThrow(message);
  });

  test.each([400, 500])('leaves %i to the checks', async (status) => {
    const baseUrl = await serve(status);
    const { findings } = await verify({ baseUrl, probe: true, only });
    expect(findings.length).toBeGreaterThan(0);
  });

  test('is not sent unless asked for, so that a service which has no such path is a broken one', async () => {
    const { findings } = await verify({ baseUrl: await serve(404), only });
    expect(findings.length).toBeGreaterThan(0);
  });

  test('knows a mock that answers with examples', async () => {
    const mock = await createMock();
    close = () => mock.close();
    await expect(verify({ baseUrl: mock.url, probe: true, only })).rejects.toThrow(
      /got an example of the description.*start it with --stateful\.$/,
    );
  });

  test('takes a service that answers with other words than were sent for a broken one', async () => {
    const service = await startService((reply) => {
      if (reply.status === 200) Object.assign(reply.body, { name: 'another' });
      return undefined;
    });
    close = service.close;
    const { findings } = await verify({ baseUrl: service.url, probe: true, only: ['law.echo'] });
    expect(findings.map(({ code }) => code)).toContain('response.echo.different');
  });
});

describe('no connection', () => {
  test('over TLS to plain HTTP is told with the URL to use', async () => {
    const url = await serve(200);
    const baseUrl = url.replace('http:', 'https:');
    for (const options of [{ probe: true, only }, { only: ['pacts'] }, { only, skip: ['pacts'] }]) {
      await expect(verify({ baseUrl, ...options })).rejects.toThrow(
        `Failed to verify ${baseUrl}: ${PLAIN_HTTP}. Use ${url}`,
      );
    }
  });

  test('may have a number for a code, or the words of OpenSSL', () => {
    const timeout = failureOf(new DOMException('too late', 'TimeoutError'), false);
    expect(timeout).toEqual({ reason: 'unreachable', detail: 'too late' });
    const message = '40:error:0A:SSL routines:ssl3_read_bytes:tlsv1 alert:../ssl.c:77:\n';
    expect(failureOf({ name: 'Error', message, code: 'EPROTO' }, false).detail).toBe(
      'TLS failed (tlsv1 alert)',
    );
  });
});
