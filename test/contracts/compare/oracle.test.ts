import { describe, expect, it } from 'vitest';
import { createFingerprints } from '../../../contracts/compare/fingerprints.ts';
import { child, type Node, rootOf } from '../../../contracts/compare/node.ts';
import {
  compareSchemas,
  createMemory,
} from '../../../contracts/compare/schemas/compare-schemas.ts';
import { lostAndWon, oracle } from '../../fuzz/oracle.ts';
import { assertHolds, type Drawn } from '../../fuzz/search.ts';
import { asRequest, compare, inMemory, type JsonObject } from './in-memory.ts';

describe('random schemas, judged by Ajv', () => {
  it('lose and win no value of which nothing is said', async () => {
    const tally = { lost: 0, won: 0 };
    const check = (change: Drawn<typeof oracle>) => {
      const { lost, won } = lostAndWon(change);
      if (lost.length > 0) tally.lost++;
      if (won.length > 0) tally.won++;
      return oracle.check(change);
    };
    await assertHolds({ ...oracle, check }, 120);
    // Each of these would have failed, had nothing been said.
    expect(tally.lost).toBeGreaterThan(30);
    expect(tally.won).toBeGreaterThan(30);
  });
});

describe('schemas without end', () => {
  it('end: a long chain of references that leads back to its start', () => {
    const name = (index: number) => ({ $ref: `#/components/schemas/S${index % 3000}` });
    const chain = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [`S${i}`, { properties: { next: name(i + 1) } }]),
    );
    const old = asRequest(name(0), { schemas: chain });
    const now = structuredClone(old) as unknown as Loose;
    now.components.schemas.S2999.properties.next = false;
    expect(compare(old, now).changes.map(({ id }) => id)).toEqual(['request.schema.forbidden']);
  });

  it('are refused where members of the same name meet in ever more ways', () => {
    const name = (index: number) => ({ $ref: `#/components/schemas/S${index % 40}` });
    const tangle = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => {
        const members = [...'abcdefgh'].map((key, k) => [key, name(i * 7 + k)]);
        const allOf = i % 3 === 0 ? [] : [name(i + 1)];
        return [`S${i}`, { allOf, properties: Object.fromEntries(members) }];
      }),
    );
    const old = asRequest(name(0), { schemas: tangle });
    const now = structuredClone(old) as unknown as Loose;
    now.components.schemas.S7.required = ['a'];
    const pair = { old: [schemaOf(old, 'S0')], new: [schemaOf(now, 'S0')] };
    const about = { direction: 'request', where: '', report: () => undefined } as const;
    const memory = createMemory(
      createFingerprints(pair.old.concat(pair.new).map((one) => one.description)),
      1000,
    );
    expect(() => compareSchemas(pair, about, memory)).toThrow(/too many schemas hold together/);
    expect(compare(old, structuredClone(old)).changes).toEqual([]);
  });

  it('are refused where alternatives hold each other, with a message instead of a full stack', () => {
    const name = (index: number) => ({ $ref: `#/components/schemas/S${index % 300}` });
    const loop = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`S${i}`, { anyOf: [name(i + 1), name(i + 2)] }]),
    );
    const old = asRequest(name(0), { schemas: loop });
    const now = structuredClone(old) as unknown as Loose;
    now.components.schemas.S299.anyOf.push({ type: 'string' });
    expect(() => compare(old, now)).toThrow(/^Failed to compare memory:1: .*Simplify/);
    expect(compare(old, structuredClone(old)).changes).toEqual([]);
  });
});

function schemaOf(root: JsonObject, name: string): Node {
  return child(rootOf(inMemory(root)), 'components', 'schemas', name) as Node;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;
