import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock, type Mock, type MockOptions } from '../../mocks/server.ts';
import type { Loss } from '../../mocks/store/store.ts';
import {
  type Database,
  PASSWORD,
  type Postgres,
  startPostgres,
  whyNoPostgres,
} from '../fixtures/postgres/start.ts';
import { startCommand } from './attack/command.ts';
import { SAMPLE, send } from './send.ts';

/** The documented response, but for its id. */
const UNAVAILABLE = {
  error_code: 'APIGW.0613',
  error_msg: 'The IAM service is currently unavailable.',
  request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
};

let postgres: Postgres;
const running: Pick<Mock, 'close'>[] = [];

/** A mock with a database of its own, and what it told of it. */
interface Started {
  readonly mock: Mock;
  readonly url: string;
  readonly database: Database;
  readonly told: (Loss | undefined)[];
}

async function start(options: MockOptions = {}): Promise<Started> {
  const told: (Loss | undefined)[] = [];
  const database = await postgres.createDatabase();
  const mock = await createMock({
    stateful: true,
    data: database.url,
    onDatabase: (loss) => told.push(loss),
    ...options,
  });
  running.push(mock);
  return { mock, url: mock.url, database, told };
}

type Change = (database: Database) => unknown;

describe.skipIf(whyNoPostgres)('a mock whose database is lost', () => {
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await Promise.all(running.map((mock) => mock.close()));
    await postgres.close();
  });

  describe.concurrent('behind a network', () => {
    it.each<[what: string, lose: Change, reason: string]>([
      ['refuses', ({ door }) => door.shut(), 'connection refused'],
      ['is silent', ({ door }) => door.mute(), 'no response in time'],
    ])('says so while it %s, and goes on when it is back', async (_what, lose, reason) => {
      await loseAndRecover(lose, ({ door }) => door.open(), reason);
    });

    it('shows it to those who open the inspector', async () => {
      const { url, database } = await start();
      await database.door.shut();
      await send(url);
      const events = await fetch(`${url}/_mock/events`);
      const { value } = (await events.body?.getReader().read()) ?? {};
      expect(new TextDecoder().decode(value)).toMatch(
        /"notices":\[\{"file":"postgres:.+"reason":"connection refused".+"meanwhile":"requests get 503/,
      );
    });

    it('ends within the limit, with all requests answered', async () => {
      let arrived = 0;
      const { mock, url, database } = await start({
        configure: (app) => app.addHook('onRequest', async () => void (arrived += 1)),
      });
      database.door.mute();
      const answers = Array.from({ length: 15 }, (_, i) =>
        send(url, { body: { ...SAMPLE, name: `orders-${i}` } }),
      );
      expect(await until(() => arrived === 15)).toBe(true);
      const started = performance.now();
      await mock.close();
      expect(performance.now() - started).toBeLessThan(6_000);
      for (const { status } of await Promise.all(answers)) expect(status).toBe(503);
    });

    it('tells the terminal once, once again when it is back, and ends with 0 amid requests', async () => {
      const { url, door } = await postgres.createDatabase();
      const command = await startCommand(['--stateful', '--data', url]);
      running.push({ close: async () => void (await command.end('SIGKILL')) });
      await door.shut();
      for (let i = 0; i < 3; i++) expect((await send(command.url)).status).toBe(503);
      await door.open();
      expect(await until(() => command.output().includes('database is back'))).toBe(true);
      door.mute();
      const waiting = send(command.url).then(({ status }) => status);
      await wait(300);
      expect(await command.end('SIGTERM')).toEqual({ code: 0, signal: null });
      expect(await waiting).toBe(503);
      const output = command.output();
      const place = url.replace(/\/\/.*@/, '//');
      expect(output).toContain(`creates connections, kept in ${place}.`);
      expect(output.match(/^(Failed|The database).*$/gm)?.slice(0, 2)).toEqual([
        `Failed to reach ${place}: connection refused. The mock responds with 503 until it is back.`,
        'The database is back: the mock creates connections again.',
      ]);
      for (const secret of [PASSWORD, encodeURIComponent(PASSWORD)])
        expect(output).not.toContain(secret);
    });
  });

  it('says so while the server is stopped, and goes on when it runs again', async () => {
    const reason = expect.stringMatching(/^connection reset$|^it closed the connection$/);
    await loseAndRecover(
      () => postgres.stop(),
      () => postgres.start(),
      reason,
    );
  });

  it('does not notice that it was restarted between two requests', async () => {
    const { url, told } = await start();
    expect((await send(url)).status).toBe(200);
    await postgres.stop();
    await postgres.start();
    await wait(100);
    expect((await send(url)).body.error_code).toBe('DRS.10010065');
    expect(told).toEqual([]);
  });
});

async function loseAndRecover(lose: Change, recover: Change, reason: unknown): Promise<void> {
  const { mock, url, database, told } = await start();
  const create = (name: string, language = 'en-us') =>
    send(url, { body: { ...SAMPLE, name }, headers: { 'X-Language': language } });
  expect((await create('orders')).status).toBe(200);
  await lose(database);
  const [english, chinese, listed, reset] = await Promise.all([
    create('orders-2'),
    create('orders-2', 'zh-cn'),
    send(url, { method: 'GET', path: '/_mock/connections' }),
    send(url, { path: '/_mock/reset' }),
  ]);
  expect([english.status, english.body]).toEqual([503, UNAVAILABLE]);
  expect(english.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(chinese.body).toEqual({ ...UNAVAILABLE, error_msg: 'IAM服务当前不可用。' });
  for (const { status, body } of [listed, reset])
    expect([status, body.error_msg]).toEqual([
      503,
      expect.stringMatching(
        /^Failed to reach postgres:\/\/127\.0\.0\.1:\d+\/test\d+: .+ is back\.$/,
      ),
    ]);
  // What breaks a rule is answered without the database.
  expect((await create('x')).status).toBe(400);
  await recover(database);
  expect(await until(() => told.length > 1)).toBe(true);
  expect(told).toEqual([{ place: mock.data, reason }, undefined]);
  expect((await create('orders-3')).status).toBe(200);
  expect((await create('orders')).body.error_code).toBe('DRS.10010065');
  expect(JSON.stringify([told, mock.requests, mock.data, listed, reset])).not.toContain('hush');
}

async function until(holds: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < 5_000 && !holds(); waited += 20) await wait(20);
  return holds();
}
