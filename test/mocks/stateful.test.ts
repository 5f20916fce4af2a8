import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMock, type Mock, type MockOptions } from '../../mocks/server.ts';
import openapi from '../../spec/generated/openapi.json' with { type: 'json' };
import { validateConnection } from '../../spec/generated/validators.js';
import { SAMPLE, send } from './send.ts';

const TAKEN = {
  error_code: 'DRS.10010065',
  error_msg: 'Connection manager name is already exists.',
};
const SECRETS = ['db_password', 'ssl_cert_key', 'ssl_cert_password'];
const sharded = openapi.components.examples['mongodb-sharded-request'].value;
const withCertificate = openapi.components.examples['mysql-with-p12-certificate-request'].value;

let folder: string;
let running: Mock[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stateful-'));
});
afterEach(async () => {
  for (const mock of running) await mock.close();
  running = [];
});
afterAll(() => rm(folder, { recursive: true }));

async function start(options: MockOptions = {}): Promise<string> {
  const mock = await createMock({ stateful: true, ...options });
  running.push(mock);
  return mock.url;
}

describe('the stateful mock', () => {
  it('answers with what was sent, an id and the time', async () => {
    const url = await start();
    const before = Date.now();
    const { status, body } = await send(url);
    const { connection_id, create_time, ...rest } = body;
    const { db_password: _, ...endpoint } = SAMPLE.endpoint;
    expect(status).toBe(200);
    expect(rest).toEqual({ ...SAMPLE, endpoint });
    expect(connection_id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(create_time).toBeGreaterThanOrEqual(before);
    expect(create_time).toBeLessThanOrEqual(Date.now());
  });

  it.each([sharded, withCertificate])('leaves out every secret of $name', async (body) => {
    const answer = await send(await start(), { body });
    expect([validateConnection(answer.body), validateConnection.errors]).toEqual([true, null]);
    for (const secret of SECRETS) expect(answer.text).not.toContain(secret);
    expect(answer.text).not.toContain('-password"');
  });

  it('leaves out members that the description does not know', async () => {
    const body = {
      ...SAMPLE,
      connection_id: 'mine',
      create_time: 1,
      token: 'hush',
      endpoint: { ...SAMPLE.endpoint, db_pass: 'hush' },
    };
    const answer = await send(await start(), { body });
    expect(answer.text).not.toContain('hush');
    expect(answer.body.connection_id).not.toBe('mine');
    expect(answer.body.create_time).not.toBe(1);
  });

  it('refuses a name that is taken, in any case, within its project', async () => {
    const url = await start();
    const other = '/v5/another-project/connections';
    const answers = [
      await send(url),
      await send(url),
      await send(url, { body: { ...SAMPLE, name: 'drs-MYSQL' } }),
      await send(url, { path: other }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400, 200]);
    expect(answers[2]?.body).toEqual(TAKEN);
  });

  it('creates one of many connections of one name', async () => {
    const url = await start();
    const names = Array.from({ length: 20 }, (_, i) => (i % 2 ? 'same-name' : 'SAME-name'));
    const answers = await Promise.all(
      names.map((name) => send(url, { body: { ...SAMPLE, name } })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(19);
  });

  it('keeps nothing of a refused request', async () => {
    const url = await start();
    expect((await send(url, { body: { ...SAMPLE, db_type: 'db2' } })).status).toBe(400);
    expect((await send(url)).status).toBe(200);
  });

  it('keeps connections in the file, and no secret', async () => {
    const data = join(folder, 'kept.db');
    const url = await start({ data });
    await send(url, { body: withCertificate });
    await running.pop()?.close();
    const database = new DatabaseSync(data);
    const rows = JSON.stringify(database.prepare('SELECT * FROM connections').all());
    database.close();
    expect(rows).toContain('secure-mysql');
    for (const secret of SECRETS) expect(rows).not.toContain(secret);
    expect((await send(await start({ data }), { body: withCertificate })).body).toEqual(TAKEN);
  });

  it('refuses a file that is no database, and leaves it as it is', async () => {
    const data = join(folder, 'notes.txt');
    await writeFile(data, 'not a database, but somebody needs it'.repeat(50));
    await expect(start({ data })).rejects.toThrow(
      /^Failed to open .*notes\.txt: file is not a database\. Pass/,
    );
  });

  it('refuses the database of another program', async () => {
    const data = join(folder, 'other.db');
    const other = new DatabaseSync(data);
    other.exec('CREATE TABLE theirs (id INTEGER)');
    other.close();
    await expect(start({ data })).rejects.toThrow(/it is the database of another program/);
  });

  it('refuses a database that a newer version wrote', async () => {
    const data = join(folder, 'newer.db');
    await start({ data });
    await running.pop()?.close();
    const database = new DatabaseSync(data);
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(start({ data })).rejects.toThrow(
      /a newer version wrote it \(schema 99, known 1\)/,
    );
  });

  it('says that a port is taken', async () => {
    const port = Number(new URL(await start()).port);
    await expect(start({ port })).rejects.toThrow(
      `Failed to listen on 127.0.0.1:${port}: the port is taken. Stop the other program, or pass another --port.`,
    );
  });
});
