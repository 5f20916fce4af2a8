import type { SchemaError } from '../spec/generated/validators.js';
import type { Violation } from './exchange.ts';
import type { OpenApi } from './openapi.ts';
import { createSchemas, type Schema, type Schemas } from './schemas.ts';

/** Tells whether a body keeps the rules; when it does not, `errors` has every broken rule. */
export interface Validate {
  (body: unknown): boolean;
  errors?: SchemaError[] | null;
}

/** Gives a function that finds every rule that a body breaks, one for each member, in the order found. */
export function createViolations(
  openapi: OpenApi,
  validate: Validate,
): (body: unknown) => Violation[] {
  const schemas = createSchemas(openapi);
  return (body) => {
    if (validate(body)) return [];
    const found = new Map<string, Violation>();
    for (const error of validate.errors ?? []) {
      // `if` only repeats what the errors of its `then` say.
      if (error.keyword === 'if') continue;
      const violation = violationOf(error, body, schemas);
      if (!found.has(violation.member)) found.set(violation.member, violation);
    }
    return [...found.values()];
  };
}

function violationOf(error: SchemaError, body: unknown, schemas: Schemas): Violation {
  const missing = error.params.missingProperty;
  const tokens = error.instancePath.split('/').slice(1);
  if (typeof missing === 'string') tokens.push(missing);
  const empty =
    missing !== undefined ||
    (isEmpty(valueAt(body, tokens)) && isMandatory(tokens, error, schemas));
  return {
    member: memberPath(tokens),
    kind: empty ? 'empty' : 'invalid',
    message: empty ? 'is mandatory and must not be empty' : (error.message ?? error.keyword),
    rule: error.schemaPath,
  };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '';
}

function valueAt(body: unknown, tokens: string[]): unknown {
  return tokens.reduce<unknown>(
    (value, token) => (value as { [key: string]: unknown })?.[token],
    body,
  );
}

/** Mandatory by the schema that holds the member, or by the conditional rule that was broken. */
function isMandatory(tokens: string[], error: SchemaError, schemas: Schemas): boolean {
  const member = tokens.at(-1) ?? '';
  const parent = schemaAt(tokens.slice(0, -1), schemas);
  return (
    (parent.required?.includes(member) ?? false) ||
    error.schemaPath.includes(`/then/properties/${member}/minLength`)
  );
}

function schemaAt(tokens: string[], { named, resolve }: Schemas): Schema {
  return tokens.reduce<Schema>(
    (schema, token) => resolve(schema.properties?.[token] ?? schema.items ?? {}),
    named('CreateConnectionRequest'),
  );
}

/** `['endpoint', 'source_sharding', '0', 'db_user']` → `endpoint.source_sharding[0].db_user`. */
function memberPath(tokens: string[]): string {
  return tokens
    .map((token, i) => (/^\d+$/.test(token) ? `[${token}]` : i ? `.${token}` : token))
    .join('');
}
