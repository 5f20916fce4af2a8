import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createMock, type Mock, type MockOptions } from '../../../mocks/server.ts';
import { SAMPLE, send } from '../send.ts';

let mock: Mock;
const folders: string[] = [];

afterEach(async () => {
  await mock.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function start(options: MockOptions = {}): Promise<Mock> {
  mock = await createMock(options);
  return mock;
}

/** A scenario file with this text. */
function scenario(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  folders.push(folder);
  writeFileSync(join(folder, 's.yaml'), text);
  return join(folder, 's.yaml');
}

const statusOf = async (sent?: Parameters<typeof send>[1]) => (await send(mock.url, sent)).status;

describe('a behaviour of the operation', () => {
  it('creates nothing where the service fails', async () => {
    await start({ stateful: true });
    const failing = { headers: { 'X-Mock-Fault': 'status-503' } };
    expect([await statusOf(failing), await statusOf(), await statusOf()]).toEqual([503, 200, 400]);
  });

  it('may have created where the connection breaks', async () => {
    await start({ stateful: true });
    const breaking = { headers: { 'X-Mock-Fault': 'connection-reset' } };
    await expect(send(mock.url, breaking)).rejects.toThrow();
    expect(await statusOf()).toBe(400);
  });

  it('gives 429 with the time to wait', async () => {
    await start({ fault: 'status-429' });
    const { status, headers, body } = await send(mock.url);
    expect([status, headers.get('retry-after'), body.error_code]).toEqual([429, '1', 'APIGW.0308']);
  });

  it('is refused where a header can not be read, and creates nothing', async () => {
    await start({ stateful: true });
    const { status, body, headers } = await send(mock.url, { headers: { 'X-Mock-Delay': 'soon' } });
    expect([status, body.error_msg]).toEqual([
      400,
      'The value of parameter X-Mock-Delay is invalid.',
    ]);
    expect(headers.get('x-violations')).toContain('Send milliseconds from 0 to 60000');
    expect(await statusOf()).toBe(200);
  });

  it('follows a scenario by path, body and count, and starts again with reset', async () => {
    const file = scenario(`
- match: { path: /v5/p/connections, body: { name: { matches: ^taken } } }
  prefer: code=400, example=name-taken
- match: { body: { endpoint.endpoint_name: mysql } }
  times: 2
  fault: status-500
`);
    await start({ scenario: file });
    const path = '/v5/p/connections';
    expect(await statusOf({ path, body: { ...SAMPLE, name: 'taken-1' } })).toBe(400);
    const statuses = async () => [await statusOf(), await statusOf(), await statusOf()];
    expect(await statuses()).toEqual([500, 500, 200]);
    await mock.reset();
    expect(await statuses()).toEqual([500, 500, 200]);
  });

  it('is the same for the same seed', async () => {
    const runs = [];
    for (const seed of [7, 7, 8]) {
      await start({ fault: 'status-500:0.5', seed });
      const statuses = [];
      for (let i = 0; i < 20; i++) statuses.push(await statusOf());
      runs.push(statuses.join());
      await mock.close();
    }
    expect(runs[0]).toBe(runs[1]);
    expect(runs[0]).not.toBe(runs[2]);
  });

  it('holds for a refusal too, but for no other path', async () => {
    await start({ fault: 'status-503' });
    expect(await statusOf({ headers: { 'X-Auth-Token': '' } })).toBe(503);
    expect(await statusOf({ path: '/favicon.ico', method: 'GET' })).toBe(404);
  });

  it('is told of in the log', async () => {
    await start({ delay: '5' });
    await send(mock.url, { headers: { 'X-Mock-Fault': 'status-500' } });
    const [entry] = mock.requests;
    expect([entry?.answer.status, entry?.verdict.behaviour]).toEqual([
      500,
      'delayed by 5 ms (--delay), status 500 (X-Mock-Fault)',
    ]);
    expect(entry?.durationMs).toBeGreaterThanOrEqual(4);
  });

  it('can be asked for by a page of another origin', async () => {
    await start();
    const { headers } = await fetch(`${mock.url}/v5/p/connections`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://example.com',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'x-mock-delay,x-mock-fault',
      },
    });
    expect(headers.get('access-control-allow-headers')).toBe('x-mock-delay,x-mock-fault');
  });

  it('does not keep the mock from closing', async () => {
    await start();
    const hanging = send(mock.url, { headers: { 'X-Mock-Fault': 'hang' } }).catch(() => 'broken');
    await expect.poll(() => mock.requests.length).toBe(1);
    await mock.close();
    expect(await hanging).toBe('broken');
  });
});
