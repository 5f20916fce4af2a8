/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [member: string]: Json };

/** Splits a JSON pointer, with or without a leading `#`, into its unescaped tokens (RFC 6901). */
export function parsePointer(pointer: string): string[] {
  return pointer
    .replace(/^#/, '')
    .split('/')
    .slice(1)
    .map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Joins tokens to a JSON pointer with a leading `#` (RFC 6901, section 6). */
export function formatPointer(tokens: readonly (string | number)[]): string {
  return ['#', ...tokens.map((t) => String(t).replaceAll('~', '~0').replaceAll('/', '~1'))].join(
    '/',
  );
}

/** What a pointer leads to, and the pointer of the place itself: the last reference on the way followed. */
export interface Resolved {
  readonly pointer: string;
  readonly value: Json;
}

/** References in a row, after which they are taken for a circle. */
const MOST_REFERENCES = 50;

/**
 * Resolves a JSON pointer in a document, following `$ref` on the way and at the end.
 * @throws Error when there is nothing, or references lead in a circle.
 */
export function resolve(root: Json, pointer: string, references = 0): Resolved {
  if (references > MOST_REFERENCES)
    throw new Error(`Failed to resolve ${pointer}: its references lead in a circle.`);
  let at: Resolved = { pointer: '#', value: root };
  for (const token of parsePointer(pointer)) {
    const value = member(at.value, token);
    if (value === undefined)
      throw new Error(`Failed to resolve ${pointer}: nothing at \`${token}\`.`);
    at = { pointer: formatPointer([...parsePointer(at.pointer), token]), value };
    const ref = member(value, '$ref');
    if (typeof ref === 'string') at = resolve(root, ref, references + 1);
  }
  return at;
}

/** A member of an object, or an item of an array; undefined where there is none. */
export function member(value: Json | undefined, token: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Array.isArray(value)
    ? value[Number(token)]
    : Object.hasOwn(value, token)
      ? value[token]
      : undefined;
}

/** Tells whether a value is a JSON object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
