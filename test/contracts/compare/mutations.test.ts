import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../contracts/compare/change.ts';
import { levelsIn, MUTATIONS, mutations, NAMES, rewrite, rewrites } from '../../fuzz/mutations.ts';
import { assertHolds } from '../../fuzz/search.ts';
import { compare, OWN } from './in-memory.ts';
import type { Mutation } from './mutation.ts';

describe('a harmless rewrite', () => {
  it.each(NAMES)('is nothing: %s', (name) => {
    for (const seed of [1, 2, 3])
      expect(compare(OWN, rewrite(OWN, { names: [name], seed })).changes).toEqual([]);
  });

  it('does rewrite', () => {
    for (const name of NAMES)
      expect(JSON.stringify(rewrite(OWN, { names: [name], seed: 1 }))).not.toBe(
        JSON.stringify(OWN),
      );
  });

  it('is nothing together with others', () => assertHolds(rewrites, 25));
});

describe('a mutation', () => {
  it('means what its kind says, drawn at random and rewritten', () => assertHolds(mutations, 60));

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
