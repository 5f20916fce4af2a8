import { isObject } from '../../spec/lib/pointer.ts';
import { createHash } from 'node:crypto';
import type { Description, Json } from '../../spec/description.ts';
import { isOpenApi30, type Node, rootOf } from './node.ts';

/** How far references may lead from one to the next; further on, nothing is taken for the same. */
const MOST_ROUNDS = 50;

/** What a part says but for where its references lead, and those references in their order. */
interface Outline {
  readonly text: string;
  readonly refs: readonly string[];
}

/**
 * Tells parts by what they say, all that they refer to included, and not by the names of components. Two parts with the
 * same print are the same; two with different prints may still mean the same.
 * @returns the print of a part of one of the descriptions
 */
export function createFingerprints(descriptions: readonly Description[]): (node: Node) => string {
  const prints = new Map(descriptions.map((one) => [one, new Map<string, string>()]));
  const targets = descriptions.flatMap((one) => targetsOf(one));
  const printOf = ({ text, refs }: Outline, description: Description) =>
    digest([text, ...refs.map((ref) => prints.get(description)?.get(ref) ?? ref)]);
  for (const { description, ref } of targets) prints.get(description)?.set(ref, '');
  // Each round tells apart what differs one reference further on, until none does.
  let [before, kinds] = [-1, 0];
  for (let round = 0; kinds > before && round < MOST_ROUNDS; round++) {
    const next = targets.map(({ outline, description }) => printOf(outline, description));
    for (const [index, { description, ref }] of targets.entries())
      prints.get(description)?.set(ref, next[index] ?? '');
    [before, kinds] = [kinds, new Set(next).size];
  }
  const known = new WeakMap<object, string>();
  return ({ description, pointer, value }) => {
    if (typeof value === 'boolean') return String(value);
    if (typeof value !== 'object' || value === null || kinds > before)
      return `${descriptions.indexOf(description)} ${pointer}`;
    const print = known.get(value) ?? printOf(outlineOf(value, description), description);
    known.set(value, print);
    return print;
  };
}

function targetsOf(description: Description) {
  const { refs } = outlineOf(description.root, description);
  return [...new Set(refs)].flatMap((ref) => {
    const value = valueAt(description, ref);
    return value === undefined
      ? []
      : [{ description, ref, outline: outlineOf(value, description) }];
  });
}

/** What a text leads to that stands under `$ref`; in an example, it may lead nowhere. */
function valueAt(description: Description, ref: string): Json | undefined {
  try {
    return description.at(ref);
  } catch {
    return undefined;
  }
}

function outlineOf(value: Json, description: Description): Outline {
  const refs: string[] = [];
  const text = JSON.stringify(value, (key, inner: Json) => {
    if (key === '$ref' && typeof inner === 'string') return refs.push(inner) && 0;
    if (!isObject(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  return { text: `${isOpenApi30(rootOf(description))} ${text}`, refs };
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
