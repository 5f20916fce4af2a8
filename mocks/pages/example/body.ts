import { REQUEST, resolve, type Schema } from './schema.ts';

/** Texts of the form's fields, each under the path of its member: `endpoint.source_sharding[0].db_user`. */
export type Values = ReadonlyMap<string, string>;

/**
 * The body that the fields of a form say. An empty field leaves its member out, and so does an
 * object without members, unless the schema that holds it demands it.
 */
export function readBody(values: Values): object {
  return readObject(REQUEST, '', values) ?? {};
}

/** Path of a member inside an object, whose own path is empty at the root. */
export function memberPath(parent: string, member: string): string {
  return parent ? `${parent}.${member}` : member;
}

function readObject(schema: Schema, path: string, values: Values): object | undefined {
  const members: [string, unknown][] = [];
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const own = resolve(member);
    const demanded = own.properties && schema.required?.includes(name) ? {} : undefined;
    const value = readMember(own, memberPath(path, name), values) ?? demanded;
    if (value !== undefined) members.push([name, value]);
  }
  return members.length > 0 ? Object.fromEntries(members) : undefined;
}

function readMember(schema: Schema, path: string, values: Values): unknown {
  if (schema.properties) return readObject(schema, path, values);
  if (schema.items) return readList(resolve(schema.items), path, values);
  return readScalar(schema.type, values.get(path) ?? '');
}

/** One entry for each index that a field has, so that an entry just added counts though it is empty. */
function readList(items: Schema, path: string, values: Values): unknown[] | undefined {
  const inside = [...values.keys()].filter((key) => key.startsWith(`${path}[`));
  const indices = new Set(inside.map((key) => Number.parseInt(key.slice(path.length + 1), 10)));
  const entries = [...indices].map((i) => readMember(items, `${path}[${i}]`, values) ?? {});
  return entries.length > 0 ? entries : undefined;
}

function readScalar(type: string | undefined, text: string): unknown {
  if (text === '') return undefined;
  if (type === 'boolean') return text === 'true';
  const number = Number(text);
  // What is no number stays as it is, for the check to refuse.
  return (type === 'integer' || type === 'number') && !Number.isNaN(number) ? number : text;
}
