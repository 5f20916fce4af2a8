import type { Json } from '../description.ts';

/**
 * A copy of a schema as an answer has it: a `writeOnly` member is never required, and never there
 * (OpenAPI 3.1, Schema Object; JSON Schema Validation, section 9.4).
 */
export function receivedView(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(receivedView);
  if (typeof schema !== 'object' || schema === null) return schema;
  if (schema.writeOnly === true) return false;
  const view = Object.fromEntries(Object.entries(schema).map(([k, v]) => [k, receivedView(v)]));
  const { properties = {}, required } = schema as {
    properties?: { [member: string]: Json };
    required?: string[];
  };
  if (required) view.required = required.filter((name) => !isWriteOnly(properties[name]));
  return view;
}

function isWriteOnly(schema: Json | undefined): boolean {
  return (schema as { writeOnly?: boolean } | undefined)?.writeOnly === true;
}
