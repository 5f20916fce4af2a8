import type { Json } from '../../spec/description.ts';
import { valueAt as valueAtPath, withValue } from '../../spec/schema/value-at.ts';

/** Any JSON object. */
export type Body = { readonly [member: string]: unknown };

/** Tokens of a member's path: `endpoint.source_sharding[0].ip` gives four. */
export function tokensOf(path: string): (string | number)[] {
  const tokens = path.split(/[.[\]]+/).filter(Boolean);
  return tokens.map((token) => (/^\d+$/.test(token) ? Number(token) : token));
}

/** Value of a member by its path; undefined where there is none. */
export function valueAt(body: unknown, path: string): unknown {
  return valueAtPath(body as Json, tokensOf(path));
}

/** A copy of a body with one member replaced; undefined leaves it out. Parents that are missing are made. */
export function withMember<T>(body: T, path: string, value: unknown): T {
  return withValue(body as Json, tokensOf(path), value as Json | undefined) as T;
}

/** A copy of a body with one member, where it is present, replaced by what `change` makes of it. */
export function mapMember<T>(body: T, path: string, change: (value: never) => unknown): T {
  const value = valueAt(body, path);
  return value === undefined ? body : withMember(body, path, change(value as never));
}

/** A copy of a value in which every string is changed, at any depth. */
export function mapStrings<T>(value: T, change: (text: string, member: string) => unknown): T {
  return walk(value, '') as T;

  function walk(part: unknown, member: string): unknown {
    if (typeof part === 'string') return change(part, member);
    if (Array.isArray(part)) return part.map((item) => walk(item, member));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, walk(item, name)]));
  }
}
