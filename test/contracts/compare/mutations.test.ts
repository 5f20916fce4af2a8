import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../contracts/compare/change.ts';
import { type Draw, REWRITES } from './harmless.ts';
import { compare, type JsonObject, OWN, worst } from './in-memory.ts';
import { type Mutation, mutations } from './mutations.ts';

const MUTATIONS = mutations();
const NAMES = Object.keys(REWRITES);

/** Numbers of a seed, the same each time. */
function drawFrom(seed: number): Draw {
  let state = seed;
  return () => (state = (state * 48_271 + 11) % 2_147_483_647) / 2_147_483_647;
}

function rewrite(root: JsonObject, names: readonly string[], seed: number): JsonObject {
  const draw = drawFrom(seed);
  return names.reduce(
    (copy, name) => (REWRITES[name] as (typeof REWRITES)[string])(copy, draw),
    root,
  );
}

const rewrites = fc.record({
  names: fc.subarray(NAMES),
  seed: fc.integer({ min: 1, max: 2 ** 30 }),
});

describe('a harmless rewrite', () => {
  it.each(NAMES)('is nothing: %s', (name) => {
    for (const seed of [1, 2, 3])
      expect(compare(OWN, rewrite(OWN, [name], seed)).changes).toEqual([]);
  });

  it('does rewrite', () => {
    for (const name of NAMES)
      expect(JSON.stringify(rewrite(OWN, [name], 1))).not.toBe(JSON.stringify(OWN));
  });

  it('is nothing together with others', () => {
    fc.assert(
      fc.property(rewrites, ({ names, seed }) => {
        expect(compare(OWN, rewrite(OWN, names, seed)).changes).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a mutation', () => {
  it('means what its kind says, drawn at random and rewritten', () => {
    fc.assert(
      fc.property(fc.nat(MUTATIONS.length - 1), rewrites, (index, { names, seed }) => {
        const mutation = MUTATIONS[index] as Mutation;
        const found = compare(OWN, rewrite(mutation.root, names, seed));
        expect([mutation.name, levelsIn(found, mutation)]).toEqual([
          mutation.name,
          mutation.expected,
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('means what its kind says, two of each kind; and would be missed without the rule that found it', () => {
    const found = few(MUTATIONS).map((mutation) => ({
      mutation,
      comparison: compare(OWN, mutation.root),
    }));
    expect(found.filter(isWrong).map(({ mutation }) => mutation.name)).toEqual([]);
    const ids = new Set(found.flatMap(({ comparison }) => comparison.changes.map(({ id }) => id)));
    expect(ids.size).toBeGreaterThan(50);
    const unnoticed = [...ids].filter((id) => !found.some((one) => isWrong(without(one, id))));
    expect(unnoticed).toEqual([]);
  });

  it('is one of at least 30, in all directions and of all levels', () => {
    const kinds = new Set(MUTATIONS.map(({ expected }) => JSON.stringify(expected)));
    expect(few(MUTATIONS).length).toBeGreaterThan(100);
    expect(MUTATIONS.length).toBeGreaterThan(500);
    expect(kinds.size).toBeGreaterThan(6);
  });
});

interface Found {
  readonly mutation: Mutation;
  readonly comparison: Comparison;
}

/** Two of each kind and meaning. */
function few(all: readonly Mutation[]): Mutation[] {
  const groups = Map.groupBy(all, ({ kind, expected }) => kind + JSON.stringify(expected));
  return [...groups.values()].flatMap((group) => group.slice(0, 2));
}

/** The worst levels of a comparison, by direction where the mutation's are. */
function levelsIn({ changes }: Comparison, { expected }: Mutation): Mutation['expected'] {
  const direction = (id: string) => /^(request|response)\./.exec(id)?.[1] ?? 'all';
  const groups = Map.groupBy(changes, ({ id }) => ('all' in expected ? 'all' : direction(id)));
  return Object.fromEntries([...groups].map(([name, group]) => [name, worst({ changes: group })]));
}

function isWrong({ mutation, comparison }: Found): boolean {
  const { request, response, all } = levelsIn(comparison, mutation);
  const { expected } = mutation;
  return request !== expected.request || response !== expected.response || all !== expected.all;
}

/** What an engine finds that lacks a rule. */
function without({ mutation, comparison }: Found, id: string): Found {
  const changes = comparison.changes.filter((change) => change.id !== id);
  return { mutation, comparison: { ...comparison, changes } };
}
