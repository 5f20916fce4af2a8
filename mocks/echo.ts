import type { OpenApi } from './openapi.ts';
import { createSchemas, type Schema, type Schemas } from './schemas.ts';

/**
 * What an answer may repeat of a request: the members that the named schema describes, without
 * those that are `writeOnly`. Members that the description does not know are left out, since they
 * may hold a secret.
 */
export type Echo = (value: unknown, schemaName: string) => unknown;

/** The echo of one version of the description. */
export function createEcho(openapi: OpenApi): Echo {
  const schemas = createSchemas(openapi);
  return (value, schemaName) => project(value, schemas.named(schemaName), schemas);
}

function project(value: unknown, schema: Schema, schemas: Schemas): unknown {
  const { properties, items } = schemas.resolve(schema);
  if (Array.isArray(value) && items) return value.map((item) => project(item, items, schemas));
  if (typeof value !== 'object' || value === null || !properties) return value;
  const kept: { [name: string]: unknown } = {};
  for (const name in properties) {
    const member = properties[name] ?? {};
    if (!member.writeOnly && Object.hasOwn(value, name))
      kept[name] = project((value as { [name: string]: unknown })[name], member, schemas);
  }
  return kept;
}
