import { isObject } from '../../spec/lib/pointer.ts';
import {
  type Description,
  formatPointer,
  type Json,
  parsePointer,
} from '../../spec/description.ts';
import type { Place } from './change.ts';

/** A part of a description, and where it is written. */
export interface Node {
  readonly description: Description;
  /** JSON pointer of the part as it is written, references followed. */
  readonly pointer: string;
  readonly value: Json;
}

/** The whole of a description. */
export function rootOf(description: Description): Node {
  return { description, pointer: '#', value: description.root };
}

/** A part of a part, with the reference that may stand there followed; undefined when there is none. */
export function child(node: Node, ...tokens: (string | number)[]): Node | undefined {
  let at: Node | undefined = node;
  for (const token of tokens) {
    const next: Node | undefined = at && rawChild(at, token);
    at = next && follow(next);
  }
  return at;
}

/** A part of a part as it is written, be it a reference. */
export function rawChild(node: Node, token: string | number): Node | undefined {
  const { value, description } = node;
  if (typeof value !== 'object' || value === null) return undefined;
  const inner = Object.hasOwn(value, token) ? (value as { [key: string]: Json })[token] : undefined;
  if (inner === undefined) return undefined;
  return { description, pointer: `${node.pointer}/${escape(String(token))}`, value: inner };
}

/** A token of a pointer; most are as they are, and this is called more than anything else. */
function escape(token: string): string {
  return /[~/%]/.test(token) ? formatPointer([token]).slice(2).replaceAll('%', '%25') : token;
}

/**
 * The parts of a map by their names, references followed; none when there is nothing.
 * @throws Error when it is something else than a map
 */
export function entries(node: Node | undefined): [string, Node][] {
  if (!node || node.value === null) return [];
  if (!isObject(node.value)) throw malformed(node, 'no map');
  return Object.keys(node.value).map((key) => [key, child(node, key) as Node]);
}

/**
 * The parts of a list, as they are written; none when there is nothing.
 * @throws Error when it is something else than a list
 */
export function items(node: Node | undefined): Node[] {
  if (!node || node.value === null) return [];
  if (!Array.isArray(node.value)) throw malformed(node, 'no list');
  return node.value.map((_, index) => rawChild(node, index) as Node);
}

/** What a reference leads to, through as many references as there are; the part itself when it is none. */
export function follow(node: Node): Node {
  const ref = refOf(node);
  return ref === undefined ? node : follow(targetOf(node, ref));
}

/** The pointer of a reference. */
export function refOf({ value }: Node): string | undefined {
  return isObject(value) && typeof value.$ref === 'string' ? value.$ref : undefined;
}

/** What a reference leads to at once. */
export function targetOf({ description }: Node, ref: string): Node {
  return { description, pointer: ref, value: description.at(ref) };
}

/** The value at a name of a map. */
export function valueOf(node: Node | undefined, name: string): Json | undefined {
  return node && isObject(node.value) && Object.hasOwn(node.value, name)
    ? node.value[name]
    : undefined;
}

/** The error for a part that is no valid OpenAPI. */
export function malformed(node: Node, found: string): Error {
  const { file, line, pointer } = placeOf(node);
  return new Error(`Failed to compare ${file}:${line}: ${pointer} is ${found}. Mend it there.`);
}

/** Where a part is written. */
export function placeOf({ description, pointer }: Node): Place {
  return { file: description.file, line: description.lineOf(pointer), pointer };
}

/** Whether a description is of OpenAPI 3.0, whose schemas differ from JSON Schema. */
export function isOpenApi30({ description }: Node): boolean {
  return String(description.root.openapi).startsWith('3.0');
}

/** A value as JSON whose members are in the order of the alphabet, to tell equal ones. */
export function canonical(value: Json | undefined): string {
  return JSON.stringify(value, (_key, inner: Json) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The last token of a pointer. */
export function nameOf({ pointer }: Node): string {
  return parsePointer(pointer).at(-1) ?? '';
}
