import type { Json } from '../../../spec/description.ts';
import { canonical, type Node } from '../node.ts';
import type { SchemaChangeId } from '../ids.ts';
import { mapPair, type Pair } from '../pair.ts';
import { type Limit, type Measure, MEASURES } from './bounds.ts';
import { accepts, hasFormat, isMultiple } from './accepts.ts';
import { booleanAt, schemaIn, type Site, statedIn } from './parts.ts';
import { nameTypes, type Type, typeOf } from './values.ts';
import type { View } from './view.ts';
import { inside, report, type Walk } from './walk.ts';

/** Compares the types. Gives those that both allow, for whose values the other rules count. */
export function compareTypes({ old, new: now }: Pair<View>, walk: Walk): Set<Type> {
  const both = new Set([...old.types].filter((type) => now.types.has(type)));
  // Where both list their values, the lists say it better.
  if (old.values && now.values && both.size > 0 && isEnumerated(old, now)) return both;
  const lost = both.size < old.types.size;
  const won = both.size < now.types.size;
  const difference = {
    at: { old: placed(old, 'type'), new: placed(now, 'type') },
    what: 'type',
    was: nameTypes(old.types),
    is: nameTypes(now.types),
  };
  if (lost && won) report(walk, 'type.changed', difference);
  else if (lost && !now.enumeration) report(walk, 'type.tightened', difference);
  else if (won && !old.enumeration) report(walk, 'type.loosened', difference);
  return both;
}

/** Compares enumerations, one that is new or gone included. */
export function compareValues({ old, new: now }: Pair<View>, walk: Walk): void {
  if (!isEnumerated(old, now)) return;
  const at = { old: old.enumeration?.node ?? old.node, new: now.enumeration?.node ?? now.node };
  const lists = { what: 'the enumeration', was: show(old), is: show(now) };
  const removed = leftOut(old, now);
  const added = leftOut(now, old);
  if (removed) {
    const told = { what: removed, was: 'allowed', is: 'not allowed' };
    report(walk, 'enum.removed', { at, ...(removed === 'others' ? lists : told) });
  }
  if (added) {
    const told = { what: added, was: 'not allowed', is: 'allowed' };
    report(walk, 'enum.added', { at, ...(added === 'others' ? lists : told) });
  }
}

/** Compares the limits of numbers, lengths and counts, for the types that both sides allow. */
export function compareBounds(pair: Pair<View>, types: ReadonlySet<Type>, walk: Walk): void {
  for (const measure of Object.keys(MEASURES) as Measure[]) {
    if (!MEASURES[measure].types.some((type) => types.has(type))) continue;
    for (const end of ['least', 'most'] as const) compareLimit(pair, measure, { end, walk });
  }
}

/** What a text is, of which can only be told whether it is the same. */
const FORMATS = ['format', 'contentEncoding', 'contentMediaType'] as const;

/** Compares what can only be told apart: patterns, formats, multiples. */
export function compareMarks(pair: Pair<View>, types: ReadonlySet<Type>, walk: Walk): void {
  if (types.has('string')) {
    compareSets(pair, ['pattern'], { name: 'pattern', walk });
    compareSets(pair, FORMATS, { name: 'format', walk });
    const contents = { old: contentOf(pair.old), new: contentOf(pair.new) };
    walk.descend(contents, inside(walk, '{content}'));
  }
  if (types.has('integer') || types.has('fraction')) {
    compareSets(pair, ['multipleOf'], { name: 'multiple-of', walk });
    if (!types.has('string')) compareSets(pair, ['format'], { name: 'format', walk });
  }
}

/** What holds for that which a text is the writing of (JSON Schema 2020-12, Validation, section 8.5). */
function contentOf({ parts, node }: View): Site {
  const sites = parts.flatMap((part) => schemaIn(part.node, 'contentSchema') ?? []);
  return sites.length > 0 ? sites : [booleanAt(node, true)];
}

function isEnumerated(...views: View[]): boolean {
  return views.some(({ enumeration }) => enumeration !== undefined);
}

function placed({ parts, node }: View, keyword: string): Node {
  return statedIn(parts, keyword)[0]?.node ?? node;
}

/** Values of the first that the second rejects, for people; undefined when there is none. */
function leftOut(first: View, second: View): string | undefined {
  // Of values without number, some are not listed, if any of their types is.
  if (!first.values)
    return [...second.types].some((t) => first.types.has(t)) ? 'others' : undefined;
  const lost = [...first.values].filter(([key, value]) => !allows(second, key, value));
  return lost.map(([key]) => `\`${key}\``).join(' and ') || undefined;
}

function allows(view: View, key: string, value: Json): boolean {
  const { values, types, parts, bounds } = view;
  if (values) return values.has(key);
  const formats = typeof value === 'string' ? statedIn(parts, 'format') : [];
  const isFormatted = formats.every((stated) => hasFormat(String(value), String(stated.value)));
  return types.has(typeOf(value)) && isFormatted && accepts(parts, bounds, value);
}

function show({ values }: View): string {
  return values ? `[${[...values.keys()].join(', ')}]` : 'absent';
}

function compareLimit(
  { old, new: now }: Pair<View>,
  measure: Measure,
  { end, walk }: { end: 'least' | 'most'; walk: Walk },
): void {
  const [was, is] = [old.bounds[measure][end], now.bounds[measure][end]];
  if (was?.value === is?.value && was?.exclusive === is?.exclusive) return;
  const keyword = MEASURES[measure][end];
  const stronger = is !== undefined && (!was || isStronger(is, was, end));
  report(walk, `${measure}.${stronger ? 'tightened' : 'loosened'}`, {
    at: { old: was?.node ?? old.node, new: is?.node ?? now.node },
    what: `\`${keyword}\``,
    was: was && showLimit(was),
    is: is && showLimit(is),
  });
}

function isStronger(limit: Limit, other: Limit, end: 'least' | 'most'): boolean {
  if (limit.value === other.value) return limit.exclusive;
  return end === 'least' ? limit.value > other.value : limit.value < other.value;
}

function showLimit({ value, exclusive }: Limit): string {
  return exclusive ? `${value}, exclusive` : String(value);
}

/** A keyword and its value, as one rule. */
interface Mark {
  readonly keyword: string;
  readonly value: unknown;
  readonly node: Node;
}

function compareSets(
  { old, new: now }: Pair<View>,
  keywords: readonly string[],
  { name, walk }: { name: 'pattern' | 'format' | 'multiple-of'; walk: Walk },
): void {
  const marks = mapPair({ old, new: now }, (view) => marksOf(view, keywords));
  const gone = marks.old.filter((mark) => !marks.new.some((other) => implies(other, mark)));
  const come = marks.new.filter((mark) => !marks.old.some((other) => implies(other, mark)));
  if (gone.length === 0 && come.length === 0) return;
  const relation = gone.length === 0 ? 'tightened' : come.length === 0 ? 'loosened' : 'changed';
  const id: SchemaChangeId = `${name}.${relation}`;
  report(walk, id, {
    at: {
      old: (gone[0] ?? marks.old[0])?.node ?? old.node,
      new: (come[0] ?? marks.new[0])?.node ?? now.node,
    },
    what: `\`${(gone[0] ?? come[0])?.keyword}\``,
    was: showMarks(marks.old),
    is: showMarks(marks.new),
  });
}

/** The marks of a view. The format `password` is a hint for people alone (OpenAPI 3.1.1, Data Type Format). */
function marksOf({ parts, types }: View, keywords: readonly string[]): Mark[] {
  const marks = keywords.flatMap((keyword) =>
    statedIn(parts, keyword).map(({ value, node }) => toMark(keyword, value, node)),
  );
  const whole = !types.has('fraction');
  return marks.filter(
    ({ keyword, value }) =>
      value !== 'password' &&
      !(whole && keyword === 'multipleOf' && isMultiple(1, value as number)),
  );
}

/** OpenAPI 3.0 writes `format` for what has keywords of its own since (OpenAPI 3.1.1, section 4.8.24.4.1). */
function toMark(keyword: string, value: unknown, node: Node): Mark {
  if (keyword !== 'format') return { keyword, value, node };
  if (value === 'byte') return { keyword: 'contentEncoding', value: 'base64', node };
  if (value !== 'binary') return { keyword, value, node };
  return { keyword: 'contentMediaType', value: 'application/octet-stream', node };
}

const NARROWER: Readonly<Record<string, string>> = { int32: 'int64', float: 'double' };

/** Whether who keeps the first mark keeps the second. */
function implies(first: Mark, second: Mark): boolean {
  if (first.keyword !== second.keyword) return false;
  if (first.keyword === 'multipleOf')
    return isMultiple(first.value as number, second.value as number);
  return (
    canonical(first.value as string) === canonical(second.value as string) ||
    (first.keyword === 'format' && NARROWER[String(first.value)] === second.value)
  );
}

function showMarks(marks: readonly Mark[]): string {
  return marks.map(({ value }) => `\`${String(value)}\``).join(' and ') || 'absent';
}
