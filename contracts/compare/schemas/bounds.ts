import { isObject, type Json } from '../../../spec/lib/pointer.ts';
import { isOpenApi30, type Node } from '../node.ts';
import { type Part, type Stated, statedIn } from './parts.ts';
import type { Type } from './values.ts';

/** A limit with the place where it stands. */
export interface Limit {
  readonly value: number;
  /** Whether the limit itself is out of bounds. */
  readonly exclusive: boolean;
  readonly node: Node;
}

/** What is limited: numbers, lengths of texts, numbers of items and of members. */
export const MEASURES = {
  range: { least: 'minimum', most: 'maximum', types: ['integer', 'fraction'] },
  length: { least: 'minLength', most: 'maxLength', types: ['string'] },
  'item-count': { least: 'minItems', most: 'maxItems', types: ['array'] },
  'member-count': { least: 'minProperties', most: 'maxProperties', types: ['object'] },
} as const satisfies Record<string, { least: string; most: string; types: readonly Type[] }>;

/** A name of `MEASURES`. */
export type Measure = keyof typeof MEASURES;

/** The strongest limits of each measure; undefined where there is none. */
export type Bounds = Readonly<
  Record<Measure, { least: Limit | undefined; most: Limit | undefined }>
>;

/** The strongest limits that parts set, among values of the types that they allow. */
export function boundsOf(parts: readonly Part[], types: ReadonlySet<Type>): Bounds {
  const pairs = Object.entries(MEASURES).map(([measure, { least, most }]) => {
    // Every count is at least 0.
    const floor = measure === 'range' ? -Infinity : 0;
    const low = strongest(limitsOf(parts, least), (a, b) => b.value - a.value);
    const high = strongest(limitsOf(parts, most), (a, b) => a.value - b.value);
    const whole = measure !== 'range' || !types.has('fraction');
    const tidy = (limit: Limit | undefined, step: 1 | -1) => (whole ? toWhole(limit, step) : limit);
    const start = tidy(low, 1);
    return [
      measure,
      { least: start && start.value > floor ? start : undefined, most: tidy(high, -1) },
    ];
  });
  return Object.fromEntries(pairs) as Bounds;
}

/** Whether a number keeps a lower and an upper limit. */
export function isWithin(
  { least, most }: { least: Limit | undefined; most: Limit | undefined },
  value: number,
): boolean {
  const high = !most || (most.exclusive ? value < most.value : value <= most.value);
  return high && (!least || (least.exclusive ? value > least.value : value >= least.value));
}

function limitsOf(parts: readonly Part[], keyword: string): Limit[] {
  const exclusive = `exclusive${keyword.charAt(0).toUpperCase()}${keyword.slice(1)}`;
  return [
    ...statedIn(parts, keyword).map((stated) => limit(stated, isExclusive(stated.part, exclusive))),
    ...statedIn(parts, exclusive).map((stated) => limit(stated, true)),
  ].filter((found): found is Limit => found !== undefined);
}

function limit({ value, node }: Stated, exclusive: boolean): Limit | undefined {
  return typeof value === 'number' ? { value, exclusive, node } : undefined;
}

/** OpenAPI 3.0 writes `exclusiveMinimum: true` beside the limit. */
function isExclusive({ node }: Part, keyword: string): boolean {
  const schema: Json = node.value;
  return isOpenApi30(node) && isObject(schema) && schema[keyword] === true;
}

function strongest(limits: Limit[], order: (a: Limit, b: Limit) => number): Limit | undefined {
  return limits.sort((a, b) => order(a, b) || Number(b.exclusive) - Number(a.exclusive))[0];
}

/** The same limit among whole numbers, which then is within bounds. */
function toWhole(limit: Limit | undefined, step: 1 | -1): Limit | undefined {
  if (!limit) return undefined;
  const inside = step === 1 ? Math.ceil(limit.value) : Math.floor(limit.value);
  const value = limit.exclusive && inside === limit.value ? inside + step : inside;
  return { ...limit, value, exclusive: false };
}
