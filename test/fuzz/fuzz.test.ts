import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock } from '../../mocks/server.ts';
import { compare } from '../contracts/compare/in-memory.ts';
import { casesOf } from './cases.ts';
import { searchOfMocks } from './mock.ts';
import { mutationsOf, rewritesOf } from './mutations.ts';
import { oracleOf } from './oracle.ts';
import { FOUND, foundBefore, fuzz } from './run.ts';
import type { Search } from './search.ts';
import { SEARCHES } from './searches.ts';

describe('what was found before', () => {
  const all = SEARCHES.flatMap((search) =>
    foundBefore(FOUND, search.kind).map((found) => ({ search, ...found })),
  );
  afterAll(async () => {
    for (const search of SEARCHES) await search.close?.();
  });

  it('has a kind that is still searched', () => {
    const kinds = SEARCHES.map(({ kind }) => kind);
    expect(readdirSync(FOUND).filter((kind) => !kinds.includes(kind))).toEqual([]);
    expect(all.length).toBeGreaterThan(0);
  });

  it.each(all)('shows no defect any more: $search.kind $name', ({ search, value }) =>
    search.check(value),
  );
});

describe('a search', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const withoutId = (pattern: RegExp): typeof compare =>
    function blind(old, now) {
      const found = compare(old, now);
      return { ...found, changes: found.changes.filter(({ id }) => !pattern.test(id)) };
    };
  const broken: Search<unknown>[] = [
    oracleOf(withoutId(/^request\.type\./)),
    rewritesOf((old, now) => {
      const [change] = compare(old, { ...now, paths: {} }).changes;
      return { changes: now.openapi && change ? [change] : [], notCompared: [] };
    }),
    mutationsOf(withoutId(/\.(tightened|loosened)$/)),
    casesOf(() => ({ cases: [], dropped: [] })),
    searchOfMocks(async () => [
      await createMock({
        wrap: (inner) => ({
          ...inner,
          respond: async (sent) => ({ ...(await inner.respond(sent)), status: 500 }),
        }),
      }),
    ]),
  ];

  it.each(broken)(
    'finds a defect of the kind $kind, keeps it, and finds it again by its seed',
    async (search) => {
      const limits = { seconds: 20, seed: 1, folder };
      const { found } = await fuzz(search, limits);
      expect(found?.message).toBeTruthy();
      const [kept] = foundBefore(folder, search.kind);
      await expect(async () => search.check(kept?.value)).rejects.toThrow();
      await search.close?.();
    },
  );

  it('ends in time where nothing is found', async () => {
    const started = performance.now();
    const [search] = SEARCHES as [Search<unknown>];
    const { drawn, found } = await fuzz(search, { seconds: 0.2, seed: 1, folder });
    expect([drawn > 0, found]).toEqual([true, undefined]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
