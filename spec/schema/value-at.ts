import type { Json } from '../description.ts';
import type { Path } from './walk.ts';

/** A request body: a JSON object, or whatever a case puts in its place. */
export type Body = Json;

/** Value at a path; undefined where there is none. */
export function valueAt(body: Body | undefined, path: Path): Body | undefined {
  let value = body;
  for (const token of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Array.isArray(value)
      ? value[token as number]
      : Object.hasOwn(value, token)
        ? value[token]
        : undefined;
  }
  return value;
}

/** A copy of a body in which the value at a path is replaced; undefined takes the member away. */
export function withValue(body: Body, path: Path, value: Body | undefined): Body {
  const [token, ...rest] = path;
  if (token === undefined) return value as Body;
  const inner = valueAt(body, [token]);
  const next = rest.length > 0 ? withValue(inner ?? {}, rest, value) : value;
  if (Array.isArray(body)) return body.with(token as number, next as Body);
  const { [token]: _, ...others } = body as { [member: string]: Body };
  if (next === undefined) return others;
  return token in (body as object)
    ? { ...(body as object), [token]: next }
    : { ...others, [token]: next };
}

/** Visits every value of a body, outermost first. */
export function eachValue(
  body: Body,
  visit: (value: Body, path: Path) => void,
  path: Path = [],
): void {
  visit(body, path);
  if (typeof body !== 'object' || body === null) return;
  for (const [key, inner] of Object.entries(body)) {
    eachValue(inner, visit, [...path, Array.isArray(body) ? Number(key) : key]);
  }
}
