import { formatPointer, type Json } from '../../spec/description.ts';

/** Keywords whose value Ajv quotes when it can't compile it. */
const QUOTED = new Set(['$ref', 'format', 'pattern', 'type']);

/**
 * JSON pointer of the part of a schema that Ajv complains of. Its message has no place, but quotes
 * the keyword that it does not know or the value that it can't use.
 */
export function placeOf(message: string, schemas: Json, tokens: string[]): string {
  return find(message, schemas, tokens) ?? formatPointer(tokens);
}

function find(message: string, value: Json, tokens: string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const path = [...tokens, key];
    const unknown = message.includes(`unknown keyword: "${key}"`);
    const quoted = QUOTED.has(key) && typeof inner === 'string' && quotes(message, inner);
    if (unknown || quoted) return formatPointer(path);
    const found = find(message, inner, path);
    if (found) return found;
  }
  return undefined;
}

/** The names of types stand in many a message; only one that is none is quoted as wrong. */
function quotes(message: string, value: string): boolean {
  return !TYPES.has(value) && message.includes(value);
}

const TYPES = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);
