import openapi from '../spec/generated/openapi.json' with { type: 'json' };

/** What the mock reads of a schema in the description. */
export interface Schema {
  readonly $ref?: string;
  readonly writeOnly?: boolean;
  readonly required?: readonly string[];
  readonly properties?: { readonly [member: string]: Schema };
  readonly items?: Schema;
}

const SCHEMAS = openapi.components.schemas as { readonly [name: string]: Schema };

/** A schema of the description by its name; one without any keyword when there is none. */
export function schemaNamed(name: string): Schema {
  return SCHEMAS[name] ?? {};
}

/** The schema itself, where a reference to it was given. */
export function resolve(schema: Schema): Schema {
  return schema.$ref ? schemaNamed(schema.$ref.split('/').at(-1) ?? '') : schema;
}
