import { isObject, type Json } from '../lib/pointer.ts';

/**
 * A copy of a schema as a response has it: a `writeOnly` member is never required, and never there
 * (OpenAPI 3.1, Schema Object; JSON Schema Validation, section 9.4).
 */
export function receivedView(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(receivedView);
  if (typeof schema !== 'object' || schema === null) return schema;
  if (schema.writeOnly === true) return false;
  const view = Object.fromEntries(Object.entries(schema).map(([k, v]) => [k, receivedView(v)]));
  const { properties, required } = schema;
  // `required` of a parameter or a body is a boolean.
  if (Array.isArray(required) && isObject(properties))
    view.required = required.filter((name) => !isWriteOnly(properties[String(name)]));
  return view;
}

function isWriteOnly(schema: Json | undefined): boolean {
  return (schema as { writeOnly?: boolean } | undefined)?.writeOnly === true;
}
