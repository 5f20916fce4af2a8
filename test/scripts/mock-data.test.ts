import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Command, startServer } from '../mocks/attack/command.ts';

const CLI = ['--import', './scripts/require-node.mjs', 'scripts/cli.ts', 'mock'];
const AWAY = 'postgres://somebody:hush@127.0.0.1:1/db';

let mock: Command | undefined;
afterEach(async () => {
  delete process.env.DATABASE_URL;
  await mock?.end('SIGKILL');
  mock = undefined;
});

/** Runs a command that can't start, with `DATABASE_URL`. */
async function fail(url: string, args: string[]): Promise<{ code: unknown; output: string }> {
  const options = { env: { ...process.env, DATABASE_URL: url }, timeout: 20_000 };
  return new Promise((resolve) =>
    execFile(process.execPath, [...CLI, '--port', '0', ...args], options, (error, out, err) =>
      resolve({ code: error?.code ?? 0, output: out + err }),
    ),
  );
}

/** Starts a command with `DATABASE_URL`, and gives what it says. */
async function start(url: string, args: string[]): Promise<string> {
  process.env.DATABASE_URL = url;
  mock = await startServer([...CLI, '--port', '0', ...args], /^Mock on (http:\S+?): /m);
  return mock.output();
}

describe('mock --stateful', () => {
  it.each<[url: string, args: string[], message: string]>([
    [
      AWAY,
      ['--stateful'],
      'Failed to open postgres://127.0.0.1:1/db: connection refused. Pass the URL of a database that runs, and that this mock may use.\n',
    ],
    [
      AWAY,
      ['--stateful', '--workers', '2'],
      'Failed to open postgres://127.0.0.1:1/db: connection refused. Pass the URL of a database that runs, and that this mock may use.\n',
    ],
    [
      'mysql://somebody:hush@127.0.0.1/db',
      ['--stateful'],
      'Failed to start: DATABASE_URL is no URL of PostgreSQL. Set it to postgres://…, unset it, or pass --data.\n',
    ],
    [
      'postgres://somebody:hush/1@127.0.0.1/db',
      ['--stateful'],
      'Failed to open the database: the URL can not be read. Write it as postgres://user:password@host:5432/database, with %40 for @, %2F for / and %23 for # in the password.\n',
    ],
    [
      '',
      ['--stateful', '--data', 'mysql://somebody:hush@127.0.0.1/db'],
      'Failed to open the database: mysql:// is none that the mock knows. Pass postgres://…, or the path of an SQLite file.\n',
    ],
    [
      '',
      ['--stateful', '--workers', '2'],
      'Failed to start: --workers with --stateful would give each process connections of its own. Keep them in PostgreSQL (--data postgres://…, or DATABASE_URL), or leave one of them out.\n',
    ],
    [
      AWAY,
      ['--data', AWAY],
      'Failed to start: --data without --stateful keeps nothing. Add --stateful, or leave --data out.\n',
    ],
  ])('exits with 2 for DATABASE_URL=%s and %j', async (url, args, message) => {
    expect(await fail(url, args)).toEqual({ code: 2, output: message });
  });

  it('prefers --data to DATABASE_URL', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'drs-contract-'));
    const file = join(folder, 'mock.db');
    expect(await start(AWAY, ['--stateful', '--data', file])).toContain(
      `creates connections, kept in ${file}.`,
    );
    await mock?.end('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('keeps them in memory when DATABASE_URL is empty', async () => {
    expect(await start('', ['--stateful'])).toContain('creates connections, kept in memory.');
  });
});

describe('mock', () => {
  it('says that it does not use DATABASE_URL, and does not reach it', async () => {
    expect(await start(AWAY, [])).toMatch(
      /responds with the examples of .+\nDATABASE_URL is set, and not used: only with --stateful are connections kept there\.\n/,
    );
  });

  it('says once that a port is taken, with workers too', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const failed = await fail('', ['--port', String(port), '--workers', '2']);
    taken.close();
    expect(failed).toEqual({
      code: 2,
      output: `Failed to listen on 127.0.0.1:${port}: the port is taken. Stop the other program, or pass another --port.\n`,
    });
  });
});
