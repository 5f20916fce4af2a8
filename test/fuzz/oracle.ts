import { deepStrictEqual } from 'node:assert';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { Comparison } from '../../contracts/compare/change.ts';
import type { Json } from '../../spec/description.ts';
import { asRequest, compare } from '../contracts/compare/in-memory.ts';
import type { Search } from './search.ts';

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

/** Ajv knows the drawn schemas to be schemas: to check each of them takes longer than to compile it. */
const AJV = { strict: false, logger: false, validateSchema: false, meta: false } as const;

/** Which of the values are valid. */
function accepted(schema: Json): boolean[] {
  const validate = new Ajv2020(AJV).compile(schema as object);
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

/** A schema before a change and after it. */
interface Change {
  readonly old: Json;
  readonly now: Json;
}

/** The values that a change really loses and wins, as Ajv judges. */
export function lostAndWon({ old, now }: Change): { lost: Json[]; won: Json[] } {
  const [before, after] = [accepted(old), accepted(now)];
  return {
    lost: VALUES.filter((_, index) => before[index] && !after[index]),
    won: VALUES.filter((_, index) => !before[index] && after[index]),
  };
}

/** Random schemas, of which one becomes another: where values are lost or won, the comparison says so. */
export function oracleOf(comparing: typeof compare): Search<Change> {
  return {
    kind: 'oracle',
    values: pairs,
    check(change) {
      const really = lostAndWon(change);
      const found = said(comparing(asRequest(change.old), asRequest(change.now)));
      const silent = { lost: found.lost ? [] : really.lost, won: found.won ? [] : really.won };
      deepStrictEqual(silent, { lost: [], won: [] });
    },
  };
}

export const oracle = oracleOf(compare);
