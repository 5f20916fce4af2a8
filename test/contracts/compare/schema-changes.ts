import type { Json } from '../../../spec/description.ts';
import { type JsonObject, list } from './in-memory.ts';

/** What a mutation does to the values that are allowed. */
export type Effect = 'tightened' | 'loosened' | 'changed';

/** Changes of one schema, by name; undefined where the schema has nothing to change. */
export const SCHEMA_CHANGES: Record<string, (schema: JsonObject) => Effect | undefined> = {
  'shortest one longer': (s) =>
    when(isText(s), () => void (s.minLength = num(s.minLength, 0) + 1), 'tightened'),
  'shortest one shorter': (s) =>
    when(num(s.minLength, 0) > 0, () => void (s.minLength = num(s.minLength, 0) - 1), 'loosened'),
  'longest one shorter': (s) =>
    when(isText(s), () => void (s.maxLength = num(s.maxLength, 100) - 1), 'tightened'),
  'longest one longer': (s) =>
    when('maxLength' in s, () => void (s.maxLength = num(s.maxLength, 0) + 1), 'loosened'),
  'no longest': (s) => when('maxLength' in s, () => void delete s.maxLength, 'loosened'),
  'a pattern': (s) =>
    when(isText(s) && !('pattern' in s), () => void (s.pattern = '^[a-m]+$'), 'tightened'),
  'no pattern': (s) => when('pattern' in s, () => void delete s.pattern, 'loosened'),
  'another pattern': (s) => when('pattern' in s, () => void (s.pattern = '^[n-z]+$'), 'changed'),
  'one more pattern': (s) =>
    when(
      'pattern' in s,
      () => void (s.allOf = [...list(s.allOf), { pattern: '^[n-z]+$' }]),
      'tightened',
    ),
  'a value less': (s) =>
    when('enum' in s, () => void (s.enum = list(s.enum).slice(1)), 'tightened'),
  'a value more': (s) =>
    when('enum' in s, () => void (s.enum = [...list(s.enum), 'sqlite']), 'loosened'),
  'another value': (s) =>
    when('enum' in s, () => void (s.enum = [...list(s.enum).slice(1), 'sqlite']), 'changed'),
  'no enumeration': (s) => when('enum' in s, () => void delete s.enum, 'loosened'),
  'an enumeration': (s) =>
    when(isText(s) && !('format' in s), () => void (s.enum = ['only', 'these']), 'tightened'),
  'one value': (s) =>
    when(isText(s) && !('format' in s), () => void (s.const = 'only'), 'tightened'),
  'another type': (s) =>
    when(
      isScalar(s),
      () => void (s.type = s.type === 'integer' ? 'boolean' : 'integer'),
      'changed',
    ),
  'null as well': (s) =>
    when(isScalar(s), () => void (s.type = [s.type as string, 'null']), 'loosened'),
  'fractions as well': (s) =>
    when(s.type === 'integer', () => void (s.type = 'number'), 'loosened'),
  'no type': (s) => when(isScalar(s), () => void delete s.type, 'loosened'),
  'a format': (s) =>
    when(isText(s) && !('format' in s), () => void (s.format = 'hostname'), 'tightened'),
  'another format': (s) => when(s.format === 'uuid', () => void (s.format = 'hostname'), 'changed'),
  'no encoding': (s) =>
    when('contentEncoding' in s, () => void delete s.contentEncoding, 'loosened'),
  'a least number': (s) => when(s.type === 'integer', () => void (s.minimum = 1), 'tightened'),
  'only even numbers': (s) =>
    when(s.type === 'integer', () => void (s.multipleOf = 2), 'tightened'),
  'few items': (s) => when(s.type === 'array', () => void (s.maxItems = 3), 'tightened'),
  'no item twice': (s) => when(s.type === 'array', () => void (s.uniqueItems = true), 'tightened'),
  'no other members': (s) =>
    when(s.type === 'object', () => void (s.additionalProperties = false), 'tightened'),
  'few members': (s) => when(s.type === 'object', () => void (s.maxProperties = 30), 'tightened'),
  'what is not allowed': (s) =>
    when(isScalar(s), () => void (s.not = { const: 'not this' }), 'tightened'),
  'a new rule with a condition': (s) =>
    when(
      s.type === 'object',
      () =>
        void (s.allOf = [
          ...list(s.allOf),
          { if: { maxProperties: 1 }, then: { required: ['zone'] } },
        ]),
      'tightened',
    ),
};

function when(applies: boolean, change: () => void, effect: Effect): Effect | undefined {
  if (!applies) return undefined;
  change();
  return effect;
}

function isText(schema: JsonObject): boolean {
  return schema.type === 'string' && !('enum' in schema);
}

function isScalar(schema: JsonObject): boolean {
  return (
    typeof schema.type === 'string' &&
    !['object', 'array'].includes(schema.type) &&
    !('enum' in schema)
  );
}

function num(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
