import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../../../mocks/server.ts';
import { openSqliteStore } from '../../../mocks/store/sqlite.ts';
import { SAMPLE, send } from '../send.ts';
import { startCommand } from './command.ts';
import { startLoad } from './load.ts';

let folder: string;
let written: Buffer;
beforeAll(async () => {
  written = await writtenFile();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drs-contract-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the data file', () => {
  it('holds every acknowledged connection after the mock was killed under load', async () => {
    const file = join(folder, 'mock.db');
    const mock = await startCommand(['--stateful', '--data', file]);
    const load = startLoad(mock.url, 8);
    await wait(400);
    expect(await mock.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    await load.done;
    const store = openSqliteStore(file);
    const kept = new Set(
      (await store.list(Number.MAX_SAFE_INTEGER)).map((kept) => (kept as { name: string }).name),
    );
    await store.close();
    expect(load.acknowledged.length).toBeGreaterThan(20);
    expect(load.acknowledged.filter((name) => !kept.has(name))).toEqual([]);
  });

  it.each<[what: string, make: (file: string) => void]>([
    ['garbage', (file) => writeFileSync(file, randomBytes(20_000))],
    ['a text', (file) => writeFileSync(file, 'hello\n'.repeat(1_000))],
    ['a truncated header', (file) => cut(file, 50)],
    ['a header and no page', (file) => cut(file, 100)],
    ['half of its pages', (file) => cut(file, statSync(file).size / 2)],
    ['a last page that is cut off', (file) => cut(file, statSync(file).size - 100)],
    ['another first word', (file) => overwrite(file, 0, 'SQLite format 4')],
    ['garbage for its schema', (file) => overwrite(file, 100, randomBytes(300))],
    [
      'garbage for its connections',
      (file) => overwrite(file, statSync(file).size / 2, randomBytes(4_000)),
    ],
    ['a newer schema', (file) => execute(file, 'PRAGMA user_version = 9000')],
    ['the database of another program', (file) => another(file)],
    [
      'the database of another program, with a log',
      (file) => another(file, 'PRAGMA journal_mode = WAL;'),
    ],
    ['an application id of another program', (file) => execute(file, 'PRAGMA application_id = 1')],
    ['a directory', (file) => (rmSync(file), mkdirSync(file))],
  ])('is refused and left alone when it is %s', async (_what, make) => {
    const file = join(folder, 'mock.db');
    writeFileSync(file, written);
    make(file);
    const before = fingerprint(folder);
    await expect(createMock({ stateful: true, data: file })).rejects.toThrow(
      /^Failed to open .*mock\.db: .+\. Pass the path of a new file, or of one that this mock wrote\.$/,
    );
    expect(fingerprint(folder)).toEqual(before);
  });
});

/** A file of many pages that a mock wrote. */
async function writtenFile(): Promise<Buffer> {
  const inFolder = mkdtempSync(join(tmpdir(), 'drs-contract-'));
  const file = join(inFolder, 'mock.db');
  const mock = await createMock({ stateful: true, data: file });
  const description = 'd'.repeat(200);
  for (let i = 0; i < 30; i++)
    await send(mock.url, { body: { ...SAMPLE, name: `filler-${i}`, description } });
  await mock.close();
  const content = readFileSync(file);
  rmSync(inFolder, { recursive: true });
  return content;
}

function cut(file: string, bytes: number): void {
  writeFileSync(file, readFileSync(file).subarray(0, bytes));
}

function overwrite(file: string, at: number, bytes: string | Uint8Array): void {
  const content = readFileSync(file);
  content.set(Buffer.from(bytes), at);
  writeFileSync(file, content);
}

function execute(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

function another(file: string, mode = ''): void {
  rmSync(file);
  execute(file, `${mode} CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine')`);
}

/** Name, kind and content of everything in a folder. */
function fingerprint(path: string): string[] {
  return readdirSync(path).map((name) => {
    const inner = join(path, name);
    if (statSync(inner).isDirectory()) return `${name}/`;
    return `${name} ${createHash('sha256').update(readFileSync(inner)).digest('hex')}`;
  });
}
