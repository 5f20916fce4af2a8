import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../contracts/compare/change.ts';
import { createFingerprints } from '../../../contracts/compare/fingerprints.ts';
import { child, type Node, rootOf } from '../../../contracts/compare/node.ts';
import {
  compareSchemas,
  createMemory,
} from '../../../contracts/compare/schemas/compare-schemas.ts';
import type { Json } from '../../../spec/description.ts';
import { asRequest, compare, inMemory, type JsonObject } from './in-memory.ts';

/** A small world, in which every limit below is met, missed and hit. */
const SCALARS: Json[] = [
  null,
  true,
  false,
  -1,
  0,
  0.5,
  1,
  2,
  3,
  4,
  '',
  'a',
  'b',
  'ab',
  'abc',
  'bbbb',
];
const VALUES: Json[] = [
  ...SCALARS,
  ...[[], ['a'], ['a', 'a'], [1], [1, 'a'], ['abc', 'b', 'a'], [null], [{ x: 'a' }]],
  ...[{}, ...SCALARS.map((x) => ({ x })), ...SCALARS.map((y) => ({ y }))],
  ...SCALARS.map((x) => ({ x, y: 'a' })),
  ...[
    { x: 'a', y: 1 },
    { x: { x: 'a' } },
    { x: { x: 1 } },
    { x: ['a'] },
    { z: 1 },
    { x: 'a', z: 'a' },
  ],
];

const scalar = fc.constantFrom(...SCALARS);
const type = fc.constantFrom<Json>(
  'string',
  'integer',
  'number',
  'boolean',
  'null',
  'object',
  'array',
  ['string', 'null'],
  ['integer', 'string'],
  ['object', 'array'],
);
const small = fc.integer({ min: 0, max: 3 });

/** Schemas of every keyword that counts. Each member that a value may have is described: the others are a matter of taste. */
const schemas = fc.letrec<{ schema: Json }>((tie) => {
  const inner = tie('schema');
  const open = { withDeletedKeys: true, requiredKeys: [] };
  const one = (...[model]: [Record<string, fc.Arbitrary<Json>>]) =>
    fc.record(model, open) as fc.Arbitrary<Json>;
  const limits = one({ type, minLength: small, maxLength: small, minimum: small, maximum: small });
  return {
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true, maxDepth: 3 },
      limits,
      one({
        type,
        exclusiveMinimum: small,
        exclusiveMaximum: small,
        multipleOf: fc.constantFrom(0.5, 1, 2, 3),
        pattern: fc.constantFrom('^a', 'b$', '^[ab]*$'),
      }),
      fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }).map((list) => ({ enum: list })),
      fc
        .tuple(limits, fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }))
        .map(([rest, list]) => ({ ...(rest as object), enum: list })),
      scalar.map((value) => ({ const: value })),
      fc.boolean(),
      one({
        type,
        required: fc.subarray(['x', 'y']),
        minProperties: small,
        maxProperties: small,
        additionalProperties: fc.boolean(),
      }),
      fc
        .tuple(inner, inner, fc.subarray(['x', 'y']))
        .map(([x, y, required]) => ({ properties: { x, y }, required })),
      one({ items: inner, minItems: small, maxItems: small, uniqueItems: fc.boolean() }),
      // Apart: beside `prefixItems`, Ajv 8.20 takes an empty list for one that contains something.
      scalar.map((value) => ({ contains: { const: value } })),
      fc.record({ prefixItems: fc.array(inner, { minLength: 1, maxLength: 2 }) }),
      fc.record({ allOf: fc.array(inner, { minLength: 1, maxLength: 2 }) }),
      fc.record({ anyOf: fc.array(inner, { minLength: 1, maxLength: 3 }) }),
      fc.record({ oneOf: fc.array(inner, { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: inner }),
      fc.record(
        { if: inner, then: inner, else: inner },
        { requiredKeys: ['if'] },
      ) as fc.Arbitrary<Json>,
      one({
        dependentRequired: fc.constantFrom({ x: ['y'] }, { y: ['x'] }),
        propertyNames: inner,
        patternProperties: inner.map((s) => ({ '^x$': s })),
      }),
    ),
  };
}).schema;

/** A schema, and the same with a part of it replaced, so that most of the two is equal. */
const pairs = fc.tuple(schemas, schemas, fc.nat()).map(([old, part, index]) => {
  const places: { parent: Record<string, Json>; key: string }[] = [];
  const copy = structuredClone({ top: old });
  collect(copy, places);
  const { parent, key } = places[index % places.length] as (typeof places)[number];
  parent[key] = part;
  return { old, now: copy.top };
});

function collect(
  parent: Record<string, Json>,
  places: { parent: Record<string, Json>; key: string }[],
): void {
  for (const [key, value] of Object.entries(parent)) {
    if (['enum', 'const', 'required', 'dependentRequired', 'type'].includes(key)) continue;
    const isGroup = [
      'properties',
      'patternProperties',
      'allOf',
      'anyOf',
      'oneOf',
      'prefixItems',
    ].includes(key);
    const isSchema = typeof value === 'boolean' || (typeof value === 'object' && value !== null);
    if (isSchema && !isGroup && key !== 'additionalProperties' && key !== 'uniqueItems')
      places.push({ parent, key });
    if (typeof value === 'object' && value !== null) collect(value as Record<string, Json>, places);
  }
}

function accepted(schema: Json): boolean[] {
  const validate = new Ajv2020({ strict: false, logger: false }).compile(schema as object);
  return VALUES.map((value) => validate(value));
}

/**
 * What the changes of a request say: whether values may have been lost, and won. A member that comes or goes is told as
 * such, since no caller sends what is not described.
 */
function said({ changes }: Comparison): { lost: boolean; won: boolean } {
  const is = (pattern: RegExp) => changes.some(({ id }) => pattern.test(id));
  const changed = is(/changed$/);
  return {
    lost:
      changed ||
      is(/tightened$|required$|forbidden$|member\.added$|enum\.removed$|alternative\.removed$/),
    won:
      changed ||
      is(
        /loosened$|optional$|allowed$|member\.(removed|forbidden|required)$|enum\.added$|alternative\.added$/,
      ),
  };
}

describe('random schemas, judged by Ajv', () => {
  it('lose and win no value of which nothing is said', () => {
    const tally = { lost: 0, won: 0 };
    fc.assert(
      fc.property(pairs, ({ old, now }) => {
        const [before, after] = [accepted(old), accepted(now)];
        const { lost, won } = said(compare(asRequest(old), asRequest(now)));
        const losing = VALUES.filter((_, index) => before[index] && !after[index]);
        const winning = VALUES.filter((_, index) => !before[index] && after[index]);
        if (losing.length > 0) tally.lost++;
        if (winning.length > 0) tally.won++;
        expect({ old, now, losing: lost ? [] : losing, winning: won ? [] : winning }).toEqual({
          old,
          now,
          losing: [],
          winning: [],
        });
      }),
      { numRuns: 120 },
    );
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
