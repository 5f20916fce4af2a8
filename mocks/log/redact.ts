import type { Shape } from '../catalogue/shape.ts';
import type { RequestHeaders } from '../request-head.ts';

/** Stands in the log for what may be a secret. */
export const REDACTED = '***';

/** Longest string and longest list that the log keeps whole. */
const STRING_LIMIT = 500;
const LIST_LIMIT = 20;

/** Headers whose values are no secrets; those of all others are replaced. */
const PLAIN = new Set(
  `accept accept-encoding accept-language access-control-request-headers access-control-request-method
  cache-control connection content-encoding content-length content-type expect host origin prefer
  sec-fetch-mode sec-fetch-site transfer-encoding user-agent x-language x-mock-delay x-mock-fault`.split(
    /\s+/,
  ),
);

/** The headers of a request, with the values of credentials and of unknown headers replaced. */
export function redactHeaders(headers: RequestHeaders): { [name: string]: string } {
  const kept: { [name: string]: string } = {};
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || name === '__proto__') continue;
    kept[name] = PLAIN.has(name)
      ? shorten(typeof value === 'string' ? value : value.join(', '))
      : REDACTED;
  }
  return kept;
}

/** Path of a request; its query is replaced, since it may hold a credential. */
export function redactPath(url: string): string {
  const query = url.indexOf('?');
  return shorten(query < 0 ? url : `${url.slice(0, query)}?${REDACTED}`);
}

/**
 * Copies a request body for the log: what its shape describes and does not call secret stays,
 * where it has the form that is described; everything else is replaced.
 */
export function redact(value: unknown, shape: Shape | undefined): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (!shape || shape.secret) return REDACTED;
  if (typeof value !== 'object') return shape.scalar ? redactScalar(value) : REDACTED;
  if (Array.isArray(value)) return shape.item ? redactList(value, shape.item) : REDACTED;
  if (shape.names.length === 0 && !shape.open) return REDACTED;
  return redactMembers(value as { readonly [name: string]: unknown }, shape);
}

function redactScalar(value: unknown): unknown {
  return typeof value === 'string' ? shorten(value) : value;
}

function redactMembers(value: { readonly [name: string]: unknown }, shape: Shape): object {
  const kept: { [name: string]: unknown } = {};
  let unknown = 0;
  for (const name in value) {
    const inner = name === '__proto__' ? undefined : shape.member(name);
    if (inner) kept[name] = redact(value[name], inner);
    else unknown++;
  }
  // The name of an unknown member may be a secret too, in a body that was put together wrongly.
  if (unknown > 0) kept['…'] = `${unknown} unknown`;
  return kept;
}

function redactList(value: readonly unknown[], item: Shape): unknown[] {
  const kept = value.slice(0, LIST_LIMIT).map((entry) => redact(entry, item));
  if (value.length > LIST_LIMIT) kept.push(`… ${value.length - LIST_LIMIT} more`);
  return kept;
}

function shorten(text: string): string {
  return text.length > STRING_LIMIT ? `${text.slice(0, STRING_LIMIT)}…` : text;
}
