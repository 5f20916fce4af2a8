import openapi from '../../spec/generated/openapi.json' with { type: 'json' };

/** What the walk reads of a schema. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: { readonly [member: string]: Schema };
  readonly items?: Schema;
}

/** A member that the description gives to a body. */
export interface Member {
  /** Its path in a body, for example `endpoint.source_sharding[0].db_user`. */
  readonly path: string;
  readonly schema: Schema;
  /** JSON pointer of its schema in the description, references followed. */
  readonly pointer: string;
  /** JSON pointer of the schema of the object that holds it. */
  readonly holder: string;
  readonly mandatory: boolean;
}

const SCHEMAS = openapi.components.schemas as { readonly [name: string]: Schema };

/** Every member of a schema of the description, and those of the first shard one level down. */
export function membersOf(schemaName: 'CreateConnectionRequest' | 'Connection'): Member[] {
  return below(`#/components/schemas/${schemaName}`, SCHEMAS[schemaName] as Schema, '');
}

function below(holder: string, { properties = {}, required = [] }: Schema, path: string): Member[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const at = path ? `${path}.${name}` : name;
    const { pointer, schema } = follow(`${holder}/properties/${name}`, property);
    const member = { path: at, schema, pointer, holder, mandatory: required.includes(name) };
    return [member, ...inside(member)];
  });
}

function inside({ path, schema, pointer, holder }: Member): Member[] {
  if (!schema.items) return below(pointer, schema, path);
  // One level is what clients nest; the schema itself goes on for ever.
  if (path.includes('[')) return [];
  const item = follow(`${pointer}/items`, schema.items);
  const at = `${path}[0]`;
  return [{ ...item, path: at, holder, mandatory: false }, ...below(item.pointer, item.schema, at)];
}

function follow(pointer: string, schema: Schema): { pointer: string; schema: Schema } {
  if (!schema.$ref) return { pointer, schema };
  return { pointer: schema.$ref, schema: SCHEMAS[schema.$ref.split('/').at(-1) ?? ''] ?? {} };
}
