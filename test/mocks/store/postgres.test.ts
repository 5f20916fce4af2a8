import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readMigrations } from '../../../mocks/store/migrations.ts';
import { openPostgresStore } from '../../../mocks/store/postgres.ts';
import type { Store } from '../../../mocks/store/store.ts';
import {
  type Postgres,
  query,
  startPostgres,
  whyNoPostgres,
} from '../../fixtures/postgres/start.ts';
import { named, recordOf } from './record.ts';

let stores: Store[] = [];
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  stores = [];
});

async function open(url: string): Promise<Store> {
  const store = await openPostgresStore(url);
  stores.push(store);
  return store;
}

/** Why it can't be opened. */
async function refusal(url: string): Promise<string> {
  return open(url).then(
    () => 'opened',
    (error: Error) => error.message,
  );
}

it('has the same migrations for each database', () => {
  const steps = (['sqlite', 'postgres'] as const).map((dialect) =>
    readMigrations(dialect).map(({ number, name }) => `${number} ${name}`),
  );
  expect(steps[0]).toEqual(steps[1]);
  expect(readMigrations('postgres').map(({ number }) => number)).toEqual(
    steps[0]?.map((_, index) => index + 1),
  );
});

describe.skipIf(whyNoPostgres)('a PostgreSQL database', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.close());

  it.each([
    ['a Turkish', "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LOCALE 'C'", 'ı'],
    ['an English', "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'", 'i'],
    ['a Western European', "TEMPLATE template0 ENCODING LATIN1 LOCALE 'C'", 'i'],
    ['an ASCII', "TEMPLATE template0 ENCODING SQL_ASCII LOCALE 'C'", 'i'],
  ])('compares names as JavaScript does in %s database', async (_which, options, lower) => {
    const { url } = await postgres.createDatabase(options);
    expect(await query(url, "SELECT lower('I')")).toEqual([{ lower }]);
    const store = await open(url);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_-0123456789';
    const description = 'Köln, 数据库 \u0000 \ud800 😀';
    expect(await store.insert(recordOf('p', letters, { description }))).toBe(true);
    expect(await store.insert(recordOf('p', letters.toLowerCase()))).toBe(false);
    expect(await store.list(1)).toEqual([named(letters, { description })]);
  });

  it('keeps projects of any id apart', async () => {
    const store = await open((await postgres.createDatabase()).url);
    const ids = [
      'p',
      'P',
      '\u0000',
      '\\u0000',
      'projet é',
      '项目',
      '😀',
      'x'.repeat(100),
      '" OR 1=1',
    ];
    for (const id of ids)
      expect([id, await store.insert(recordOf(id, 'orders'))]).toEqual([id, true]);
    for (const id of ids)
      expect([id, await store.insert(recordOf(id, 'ORDERS'))]).toEqual([id, false]);
  });

  it('is prepared once by mocks that start together, and gives a name once', async () => {
    const { url } = await postgres.createDatabase();
    const opened = await Promise.all(Array.from({ length: 5 }, () => open(url)));
    expect(await query(url, 'SELECT number, name FROM drs_contract.migrations')).toEqual(
      readMigrations('postgres').map(({ number, name }) => ({ number, name })),
    );
    for (let round = 0; round < 20; round++) {
      const tries = opened.flatMap((store) => [store, store, store]);
      const taken = await Promise.all(
        tries.map(async (store, i) =>
          store.insert(recordOf('p', i % 2 ? `r-${round}` : `R-${round}`)),
        ),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
    }
    expect(await opened[0]?.count()).toBe(20);
  });

  it('of another program keeps what it has', async () => {
    const { url } = await postgres.createDatabase();
    await query(
      url,
      "CREATE TABLE connections (theirs text); INSERT INTO connections VALUES ('mine'); CREATE TABLE migrations (id int)",
    );
    const store = await open(url);
    await store.insert(recordOf('p', 'orders'));
    await store.clear();
    const tables = await query(
      url,
      "SELECT schemaname || '.' || tablename AS t FROM pg_tables WHERE schemaname !~ '^(pg_|information)' ORDER BY 1",
    );
    expect(tables.map(({ t }) => t)).toEqual([
      'drs_contract.connections',
      'drs_contract.migrations',
      'public.connections',
      'public.migrations',
    ]);
    expect(await query(url, 'SELECT * FROM public.connections')).toEqual([{ theirs: 'mine' }]);
  });

  it.each([
    [
      'a newer version wrote it (schema 99, known 1)',
      "CREATE SCHEMA drs_contract; CREATE TABLE drs_contract.migrations AS SELECT 99 AS number, 'x' AS name",
    ],
    [
      'its schema drs_contract is that of another program',
      'CREATE SCHEMA drs_contract; CREATE TABLE drs_contract.theirs (id int)',
    ],
  ])('is refused and left alone: %s', async (reason, sql) => {
    const { url } = await postgres.createDatabase();
    await query(url, sql);
    const tables = "SELECT relname FROM pg_class WHERE relname !~ '^pg_' ORDER BY 1";
    const before = await query(url, tables);
    expect(await refusal(url)).toBe(
      `Failed to open ${placeOf(url)}: ${reason}. Pass the URL of a database that runs, and that this mock may use.`,
    );
    expect(await query(url, tables)).toEqual(before);
  });

  it('may be used by a user that owns nothing but the schema', async () => {
    const { url } = await postgres.createDatabase();
    await query(url, "CREATE ROLE guest LOGIN PASSWORD 'guest-word'");
    const guest = url.replace(/\/\/.*@/, '//guest:guest-word@');
    expect(await refusal(guest)).toMatch(/: permission denied for database test\d+\. Pass/);
    await query(url, 'CREATE SCHEMA drs_contract AUTHORIZATION guest');
    expect(await (await open(guest)).insert(recordOf('p', 'orders'))).toBe(true);
    expect(await (await open(guest)).count()).toBe(1);
  });

  it('is told apart by what is wrong with its URL', async () => {
    const { url } = await postgres.createDatabase();
    expect(await refusal(url.replace('hush', 'other'))).toMatch(
      /: password authentication failed for user "drs"\. Pass/,
    );
    expect(await refusal(`${url}-2`)).toMatch(/: database "test\d+-2" does not exist\. Pass/);
    expect(await refusal(`${url}?sslmode=verify-full`)).toMatch(
      /: The server does not support SSL connections\. Pass/,
    );
  });
});

describe('a URL', () => {
  it.each([
    [
      'an @ in the password that was not encoded, and a slash',
      'postgres://u:hu@sh/w@127.0.0.1:1/db',
    ],
    ['a slash in a password of digits', 'postgres://u:12/hush@127.0.0.1/db'],
    ['a slash in the password', 'postgres://u:hush/1@127.0.0.1/db'],
    ['a # in the password', 'postgres://u:hush#1@127.0.0.1/db'],
    ['no host', 'postgres://u:hush'],
    ['one slash', 'postgres:/u:hush@127.0.0.1/db'],
    ['a port that is none', 'postgres://u:hush@127.0.0.1:70000/db'],
  ])('with %s is refused, and not repeated', async (_what, url) => {
    const message = await refusal(url);
    expect(message).toMatch(/^Failed to open the database: the URL can not be read\. Write it as/);
    expect(message).not.toMatch(/hu|sh\/|12|127/);
  });

  it('of a certificate that is missing names the file', async () => {
    expect(await refusal('postgres://u:hush@127.0.0.1:1/db?sslrootcert=/no/such.pem')).toBe(
      'Failed to open the database: no file /no/such.pem. Mend its URL.',
    );
  });

  it('to which nothing listens is refused, without user and password', async () => {
    expect(await refusal('postgresql://user-1:hush@127.0.0.1:1/db')).toBe(
      'Failed to open postgres://127.0.0.1:1/db: connection refused. Pass the URL of a database that runs, and that this mock may use.',
    );
  });

  it.concurrent.each<[what: string, greet: (socket: Socket) => void, reason: RegExp]>([
    ['closes', (socket) => socket.end(), /it closed the connection/],
    ['speaks HTTP', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), /closed|no answer/],
    ['speaks HTTP and waits', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), /./],
    ['greets as MySQL', (socket) => socket.write('J\0\0\0\n8.0.36\0....'), /./],
    ['sends garbage', (socket) => socket.write(Buffer.alloc(4_000, 'Zq\x01\0\0\0\x05E!')), /./],
    ['says nothing', () => {}, /no response in time/],
  ])('of a server that %s is refused within the limit', async (_what, greet, reason) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => greet(socket));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const message = await refusal(`postgres://u:hush@127.0.0.1:${port}/db`);
    server.close();
    expect(message).toMatch(/^Failed to open postgres:\/\/127\.0\.0\.1:\d+\/db: .+\. Pass the URL/);
    expect(message).toMatch(reason);
  });
});

/** As messages name it. */
function placeOf(url: string): string {
  return url.replace(/\/\/.*@/, '//');
}
