import type { OpenApi } from './openapi.ts';

/** What the mock reads of a schema in the description. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly writeOnly?: boolean;
  readonly required?: readonly string[];
  readonly properties?: { readonly [member: string]: Schema };
  readonly items?: Schema;
}

/** The schemas of a description. */
export interface Schemas {
  /** A schema by its name; one without any keyword when there is none. */
  named(name: string): Schema;
  /** The schema itself, where a reference to it was given. */
  resolve(schema: Schema): Schema;
}

/** Reads the schemas of a description. */
export function createSchemas(openapi: OpenApi): Schemas {
  const schemas = openapi.components.schemas as { readonly [name: string]: Schema };
  const named = (name: string) => schemas[name] ?? {};
  const byRef = new Map(
    Object.entries(schemas).map(([name, schema]) => [`#/components/schemas/${name}`, schema]),
  );
  return {
    named,
    resolve: (schema) => (schema.$ref ? (byRef.get(schema.$ref) ?? {}) : schema),
  };
}
