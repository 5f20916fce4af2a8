import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../mocks/store/memory.ts';
import { openPostgresStore } from '../../../mocks/store/postgres.ts';
import { openSqliteStore } from '../../../mocks/store/sqlite.ts';
import type { Store } from '../../../mocks/store/store.ts';
import { type Postgres, startPostgres, whyNoPostgres } from '../../fixtures/postgres/start.ts';
import { named, recordOf } from './record.ts';

let postgres: Postgres;
if (!whyNoPostgres) {
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.close());
}

type Open = (folder: string) => Store | Promise<Store>;

describe.each<[string, Open]>([
  ['in memory', openMemoryStore],
  ['in SQLite', (folder) => openSqliteStore(join(folder, 'mock.db'))],
  ...(whyNoPostgres
    ? []
    : [
        ['in PostgreSQL', async () => openPostgresStore((await postgres.createDatabase()).url)] as [
          string,
          Open,
        ],
      ]),
])('the store %s', (_where, open) => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'store-'));
    store = await open(folder);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('takes a name once in each project, upper and lower case being the same', async () => {
    const taken = [];
    for (const [project, name] of [
      ['p', 'orders'],
      ['p', 'ORDERS'],
      ['q', 'orders'],
      ['p', 'orders-2'],
    ] as const)
      taken.push(await store.insert(recordOf(project, name)));
    expect(taken).toEqual([true, false, true, true]);
  });

  it('lists the newest in the order of their creation, and counts all', async () => {
    for (const name of ['one', 'two', 'three']) await store.insert(recordOf('p', name));
    expect(await store.list(2)).toEqual(['two', 'three'].map((name) => named(name)));
    expect(await store.list(0)).toEqual([]);
    expect(await store.list(10)).toEqual(['one', 'two', 'three'].map((name) => named(name)));
    expect(await store.count()).toBe(3);
  });

  it('forgets everything', async () => {
    await store.insert(recordOf('p', 'one'));
    await store.clear();
    expect([await store.count(), await store.insert(recordOf('p', 'one'))]).toEqual([0, true]);
  });
});
