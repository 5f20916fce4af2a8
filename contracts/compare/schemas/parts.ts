import { isObject, type Json } from '../../../spec/lib/pointer.ts';
import {
  follow,
  isOpenApi30,
  items,
  malformed,
  type Node,
  rawChild,
  refOf,
  targetOf,
} from '../node.ts';

/** Schemas that hold together for one value, as `allOf` has them. */
export type Site = readonly Node[];

/** One schema object of a site, or a boolean schema; references and `allOf` taken apart. */
export interface Part {
  readonly node: Node;
  /** The value may also be null, whatever the schema says (`anyOf` with the type null). */
  readonly orNull: boolean;
}

/** A keyword with the place where it stands. */
export interface Stated {
  readonly value: Json;
  readonly node: Node;
  readonly part: Part;
}

/** Keywords that say nothing about which values are allowed. */
const ANNOTATIONS = new Set([
  ...['title', 'description', 'default', 'examples', 'example', 'deprecated', '$comment'],
  ...['externalDocs', 'xml', 'readOnly', 'writeOnly', '$defs', '$schema', '$id', '$anchor'],
]);

/** The schemas that hold for a value: references followed, `allOf` and alternatives that are none taken apart. */
export function partsOf(site: Site): Part[] {
  const seen = new Set<string>();
  return site.flatMap((node) => expand(node, false, seen));
}

/** Tells a site from others, also from those of another description. */
export function keyOf(site: Site): string {
  const keys = site.map(({ description, pointer, value }) =>
    typeof value === 'boolean' ? String(value) : `${numberOf(description)}${pointer}`,
  );
  return [...new Set(keys)].sort().join(' ');
}

const numbers = new WeakMap<object, number>();
let count = 0;

function numberOf(description: object): number {
  const known = numbers.get(description) ?? ++count;
  numbers.set(description, known);
  return known;
}

/** Whether a keyword says which values are allowed. */
function isRule(keyword: string): boolean {
  return !ANNOTATIONS.has(keyword) && !keyword.startsWith('x-');
}

/** The keywords of a schema that say which values are allowed. */
export function rulesOf({ value }: Node): string[] {
  return isObject(value) ? Object.keys(value).filter(isRule) : [];
}

/** Every statement of a keyword among parts. */
export function statedIn(parts: readonly Part[], keyword: string): Stated[] {
  return parts.flatMap((part) => {
    const node = rawChild(part.node, keyword);
    return node ? [{ value: node.value, node, part }] : [];
  });
}

/** A schema under a keyword; where there is nothing but a reference, what that leads to. */
export function schemaIn(node: Node, keyword: string): Node | undefined {
  const inner = rawChild(node, keyword);
  return inner && schemaAt(inner);
}

/** The schema of a member, as `properties` has it. */
export function memberIn(node: Node, name: string): Node | undefined {
  const map = rawChild(node, 'properties');
  return map && schemaIn(map, name);
}

/** The schemas of a map under a keyword, by their names. */
export function schemasIn(node: Node, keyword: string): [string, Node][] {
  const map = rawChild(node, keyword);
  if (!map || !isObject(map.value)) return [];
  return Object.keys(map.value).map((name) => [name, schemaIn(map, name) as Node]);
}

function schemaAt(node: Node): Node {
  const ref = refOf(node);
  if (ref === undefined || (!isOpenApi30(node) && saysMore(node))) return node;
  return schemaAt(targetOf(node, ref));
}

/** Whether something counts beside the reference of a schema, as it does since OpenAPI 3.1. */
function saysMore({ value }: Node): boolean {
  const others = isObject(value) ? Object.keys(value).filter((name) => name !== '$ref') : [];
  return others.some((name) => isRule(name) || ['readOnly', 'writeOnly', 'default'].includes(name));
}

/** The schema that allows everything, or nothing, at the place of another. */
export function booleanAt(node: Node, value: boolean): Node {
  return { ...node, value };
}

function expand(node: Node, orNull: boolean, seen: Set<string>): Part[] {
  const { value } = node;
  if (typeof value !== 'boolean' && !isObject(value))
    throw malformed(node, 'no schema: neither an object nor true or false');
  if (seen.has(`${node.pointer} ${orNull}`) && typeof value !== 'boolean') return [];
  seen.add(`${node.pointer} ${orNull}`);
  const ref = refOf(node);
  const inner = ref === undefined ? [] : expand(targetOf(node, ref), orNull, seen);
  // OpenAPI 3.0.3, Reference Object: what stands beside a reference is ignored.
  if (ref !== undefined && isOpenApi30(node)) return inner;
  const all = items(rawChild(node, 'allOf')).flatMap((entry) => expand(entry, orNull, seen));
  const united = (['anyOf', 'oneOf'] as const).flatMap((keyword) =>
    unite(node, keyword, orNull, seen),
  );
  return [{ node, orNull }, ...inner, ...all, ...united];
}

/** The only alternative there is, or the only one beside null. */
function unite(node: Node, keyword: 'anyOf' | 'oneOf', orNull: boolean, seen: Set<string>): Part[] {
  const only = onlyAlternative(node, keyword);
  return only ? expand(only.branch, orNull || only.orNull, seen) : [];
}

/** The one schema that `anyOf` or `oneOf` comes down to; undefined when it is a real choice. */
export function onlyAlternative(
  node: Node,
  keyword: 'anyOf' | 'oneOf',
): { branch: Node; orNull: boolean } | undefined {
  const branches = items(rawChild(node, keyword));
  const [first, second] = branches;
  if (first && !second) return { branch: first, orNull: false };
  if (!first || !second || branches.length > 2) return undefined;
  const [branch] = isNull(first) ? [second] : isNull(second) ? [first] : [];
  // Null is told apart from a value by its type alone; other rules could let it pass or reject it.
  return branch && isPlain(branch) ? { branch, orNull: true } : undefined;
}

function isNull({ value }: Node): boolean {
  if (!isObject(value)) return false;
  const rules = Object.keys(value).filter(isRule);
  return (
    rules.length === 1 && (value.type === 'null' || ('const' in value && value.const === null))
  );
}

/** Whether adding null to the type of a schema adds null to its values, and nothing else. */
function isPlain(node: Node): boolean {
  const { value } = follow(node);
  if (!isObject(value) || value.type === undefined || value.nullable === true) return false;
  if ([value.type].flat().includes('null')) return false;
  const beside = refOf(node) === undefined ? [] : rulesOf(node).filter((rule) => rule !== '$ref');
  return beside.length === 0 && !BRANCHING.some((keyword) => keyword in value);
}

const BRANCHING = ['not', 'anyOf', 'oneOf', 'allOf', 'const', 'if'];
