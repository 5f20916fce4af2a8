import type { IncomingHttpHeaders } from 'node:http';
import type { OpenApi } from '../openapi.ts';
import { createSchemas, type Schema, type Schemas } from '../schemas.ts';

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
export function redactHeaders(headers: IncomingHttpHeaders): { [name: string]: string } {
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

/** Path of a request; the query is replaced, since this operation has none and it may hold a credential. */
export function redactPath(url: string): string {
  const query = url.indexOf('?');
  return shorten(query < 0 ? url : `${url.slice(0, query)}?${REDACTED}`);
}

/**
 * Gives a function that copies a request body for the log: what the description knows and does not
 * mark `writeOnly` stays, where it has the form that is described; everything else is replaced.
 */
export function createRedactBody(openapi: OpenApi): (body: unknown) => unknown {
  const schemas = createSchemas(openapi);
  return redactorOf(schemas.named('CreateConnectionRequest'), schemas);
}

type Redactor = (value: unknown) => unknown;

/** The schema is read once, not for each value. */
function redactorOf(schema: Schema, schemas: Schemas): Redactor {
  const { properties, items, writeOnly } = schemas.resolve(schema);
  if (schema.writeOnly || writeOnly) return redactSecret;
  if (properties) return objectRedactor(properties, schemas);
  return items ? listRedactor(items, schemas) : redactScalar;
}

function redactSecret(value: unknown): unknown {
  return value === null || typeof value === 'boolean' ? value : REDACTED;
}

function redactScalar(value: unknown): unknown {
  if (typeof value === 'string') return shorten(value);
  return typeof value === 'number' ? value : redactSecret(value);
}

function objectRedactor(
  properties: { readonly [member: string]: Schema },
  schemas: Schemas,
): Redactor {
  const members = new Map<string, Redactor>();
  for (const [name, schema] of Object.entries(properties))
    members.set(
      name,
      lazily(() => redactorOf(schema, schemas)),
    );
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return redactSecret(value);
    const kept: { [name: string]: unknown } = {};
    let unknown = 0;
    for (const name in value) {
      const redact = members.get(name);
      if (redact) kept[name] = redact((value as { [name: string]: unknown })[name]);
      else unknown++;
    }
    // The name of an unknown member may be a secret too, in a body that was put together wrongly.
    if (unknown > 0) kept['…'] = `${unknown} unknown`;
    return kept;
  };
}

function listRedactor(items: Schema, schemas: Schemas): Redactor {
  const redact = lazily(() => redactorOf(items, schemas));
  return (value) => {
    if (!Array.isArray(value)) return redactSecret(value);
    const kept = value.slice(0, LIST_LIMIT).map(redact);
    if (value.length > LIST_LIMIT) kept.push(`… ${value.length - LIST_LIMIT} more`);
    return kept;
  };
}

/** A schema may hold itself, as a shard holds shards. */
function lazily(create: () => Redactor): Redactor {
  let created: Redactor | undefined;
  return (value) => (created ??= create())(value);
}

function shorten(text: string): string {
  return text.length > STRING_LIMIT ? `${text.slice(0, STRING_LIMIT)}…` : text;
}
