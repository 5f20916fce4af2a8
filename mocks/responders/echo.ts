import { resolve, type Schema, schemaNamed } from '../schemas.ts';

/**
 * What an answer may repeat of a request: the members that the named schema describes, without
 * those that are `writeOnly`. Members that the description does not know are left out, since they
 * may hold a secret.
 */
export function echo(value: unknown, schemaName: string): unknown {
  return project(value, schemaNamed(schemaName));
}

function project(value: unknown, schema: Schema): unknown {
  const { properties, items } = resolve(schema);
  if (Array.isArray(value) && items) return value.map((item) => project(item, items));
  if (typeof value !== 'object' || value === null || !properties) return value;
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name, member]) => !member.writeOnly && Object.hasOwn(value, name))
      .map(([name, member]) => [
        name,
        project((value as { [name: string]: unknown })[name], member),
      ]),
  );
}
