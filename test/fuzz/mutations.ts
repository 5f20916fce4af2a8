import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import type { Comparison } from '../../contracts/compare/change.ts';
import { type Draw, REWRITES } from '../contracts/compare/harmless.ts';
import { compare, type JsonObject, OWN, worst } from '../contracts/compare/in-memory.ts';
import type { Mutation } from '../contracts/compare/mutation.ts';
import { mutations as allMutations } from '../contracts/compare/mutations.ts';
import type { Search } from './search.ts';

/** Every mutation of the description. */
export const MUTATIONS = allMutations();
/** Every rewrite that changes nothing. */
export const NAMES = Object.keys(REWRITES);

/** Harmless rewrites by their names, and the seed of what they do. */
interface Rewriting {
  readonly names: string[];
  readonly seed: number;
}

/** Numbers of a seed, the same each time. */
function drawFrom(seed: number): Draw {
  let state = seed;
  return () => (state = (state * 48_271 + 11) % 2_147_483_647) / 2_147_483_647;
}

/** Rewrites a description without changing what it says. */
export function rewrite(root: JsonObject, { names, seed }: Rewriting): JsonObject {
  const draw = drawFrom(seed);
  return names.reduce(
    (copy, name) => (REWRITES[name] as (typeof REWRITES)[string])(copy, draw),
    root,
  );
}

/** The worst levels of a comparison, by direction where the mutation's are. */
export function levelsIn({ changes }: Comparison, { expected }: Mutation): Mutation['expected'] {
  const direction = (id: string) => /^(request|response)\./.exec(id)?.[1] ?? 'all';
  const groups = Map.groupBy(changes, ({ id }) => ('all' in expected ? 'all' : direction(id)));
  return Object.fromEntries([...groups].map(([name, group]) => [name, worst({ changes: group })]));
}

const rewritings: fc.Arbitrary<Rewriting> = fc.record({
  names: fc.subarray(NAMES),
  seed: fc.integer({ min: 1, max: 2 ** 30 }),
});

/** Harmless rewrites, several at once: the comparison finds nothing. */
export function rewritesOf(comparing: typeof compare): Search<Rewriting> {
  return {
    kind: 'rewrites',
    values: rewritings,
    check(rewriting) {
      deepStrictEqual(comparing(OWN, rewrite(OWN, rewriting)).changes, []);
    },
  };
}

/** Mutations under harmless rewrites: they mean to the comparison what their kind says. */
export function mutationsOf(
  comparing: typeof compare,
): Search<Rewriting & { readonly mutation: string }> {
  return {
    kind: 'mutations',
    values: fc
      .tuple(fc.constantFrom(...MUTATIONS.map(({ name }) => name)), rewritings)
      .map(([mutation, rewriting]) => ({ mutation, ...rewriting })),
    check({ mutation: name, ...rewriting }) {
      const mutation = MUTATIONS.find((one) => one.name === name);
      // One that was found in a description that has changed since.
      if (!mutation) return;
      const found = comparing(OWN, rewrite(mutation.root, rewriting));
      deepStrictEqual(levelsIn(found, mutation), mutation.expected);
    },
  };
}

export const rewrites = rewritesOf(compare);
export const mutations = mutationsOf(compare);
