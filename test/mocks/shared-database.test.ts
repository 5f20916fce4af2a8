import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { verify } from '../../contracts/verify.ts';
import { createMock } from '../../mocks/server.ts';
import { type Postgres, startPostgres, whyNoPostgres } from '../fixtures/postgres/start.ts';
import { type RoundRobin, startRoundRobin } from '../fixtures/servers/round-robin.ts';
import { type Command, startCommand } from './attack/command.ts';
import { SAMPLE, send } from './send.ts';

let closing: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(closing.map((close) => close()));
  closing = [];
});

/** One address in front of mocks. */
async function inFrontOf(urls: readonly string[]): Promise<RoundRobin> {
  const proxy = await startRoundRobin(urls);
  closing.push(proxy.close);
  return proxy;
}

async function start(...options: string[]): Promise<Command> {
  const command = await startCommand(['--stateful', ...options]);
  closing.push(() => command.end('SIGTERM'));
  return command;
}

describe.skipIf(whyNoPostgres)('mocks that share a database', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.close());

  it('pass the verification behind one address, and give each name once', async () => {
    vi.stubEnv('DATABASE_URL', (await postgres.createDatabase()).url);
    const mocks = await Promise.all([start('--quiet'), start('--quiet'), start('--quiet')]);
    const urls = mocks.map(({ url }) => url);
    for (let round = 0; round < 10; round++) await race(urls, `race-${round}`);

    const { url } = await inFrontOf(urls);
    const { findings, coverage } = await verify({ baseUrl: url, seed: 5 });
    expect(findings).toEqual([]);
    expect(coverage.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    const listed = await Promise.all(urls.map((mock) => connectionsOf(mock)));
    expect(new Set(listed).size).toBe(1);

    expect((await send(urls[0] ?? '', { path: '/_mock/reset' })).status).toBe(204);
    expect(await connectionsOf(urls[2] ?? '')).toBe('{"total":0,"newest":[]}');
  });

  it('may be the processes of one command', async () => {
    const { url: data } = await postgres.createDatabase();
    const mock = await start('--data', data, '--workers', '3');
    expect(mock.output()).toMatch(/kept in postgres:\/\/127.+\nServed by 3 processes/);
    await race([mock.url, mock.url, mock.url], 'orders');
    expect(await mock.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });
});

it('mocks that share nothing break the laws behind one address', async () => {
  const mocks = await Promise.all([1, 2, 3].map(() => createMock({ stateful: true })));
  closing.push(...mocks.map((mock) => mock.close));
  const urls = mocks.map((mock) => mock.url);
  await expect(race(urls, 'race')).rejects.toThrow();
  const { url } = await inFrontOf(urls);
  const { findings } = await verify({ baseUrl: url, only: ['laws'] });
  expect(new Set(findings.map(({ rule }) => rule.id))).toEqual(
    new Set(['law.uniqueness', 'law.atomicity']),
  );
});

/** Sends one name to all of them at the same time, three times to each. */
async function race(urls: readonly string[], name: string): Promise<void> {
  const answers = await Promise.all(
    [...urls, ...urls, ...urls].map((url, i) =>
      send(url, { body: { ...SAMPLE, name: i % 2 ? name : name.toUpperCase() } }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const others = answers.filter(({ body }) => body.error_code === 'DRS.10010065');
  expect(others).toHaveLength(answers.length - 1);
}

async function connectionsOf(url: string): Promise<string> {
  return (await send(url, { method: 'GET', path: '/_mock/connections' })).text;
}
