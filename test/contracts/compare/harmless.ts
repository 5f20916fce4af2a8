import type { Json } from '../../../spec/description.ts';
import { type JsonObject, OPERATION } from './in-memory.ts';

/** A parameter of the path. */
const PARAMETER = OPERATION.parameters.find((parameter) => parameter.in === 'path')?.name;

/** Gives the next number, from 0 up to and without 1. */
export type Draw = () => number;

/** Rewrites of a description that change nothing that it says. */
export const REWRITES: Record<string, (root: JsonObject, draw: Draw) => JsonObject> = {
  'members in another order': (root, draw) =>
    everywhere(root, (value) => shuffleMembers(value, draw)),
  'lists in another order': (root, draw) => everywhere(root, (value) => shuffleLists(value, draw)),
  'components called otherwise': renameComponents,
  'references inlined': inlineSome,
  'other words': (root) => everywhere(root, otherWords),
  'no examples': (root) => everywhere(root, withoutExamples),
  'each schema in an allOf of one': (root, draw) => everywhere(root, (v) => wrapSome(v, draw)),
  'defaults spelt out': (root) => everywhere(root, spellDefaults),
  'path parameter called otherwise': (root) =>
    JSON.parse(
      JSON.stringify(root)
        .replaceAll(`{${PARAMETER}}`, '{tenant}')
        .replace(`"name":"${PARAMETER}"`, '"name":"tenant"'),
    ) as JsonObject,
};

/** Lists whose order says nothing. */
const SETS = new Set(['required', 'enum', 'allOf', 'parameters', 'security', 'tags']);

/** Members whose values are data, or names of their own. */
const DATA = new Set(['examples', 'example', 'enum', 'const', 'default', 'value', 'required']);

/** Applies a rewrite to every object, from the inside out. */
function everywhere(
  root: JsonObject,
  rewrite: (value: JsonObject, name: string) => JsonObject,
): JsonObject {
  const visit = (value: Json, name: string): Json => {
    if (Array.isArray(value)) return value.map((inner) => visit(inner, ''));
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).map(
      ([key, inner]) =>
        [key, DATA.has(key) && name !== 'properties' ? inner : visit(inner, key)] as const,
    );
    return rewrite(Object.fromEntries(kept), name);
  };
  return visit(root, '') as JsonObject;
}

function shuffleMembers(value: JsonObject, draw: Draw): JsonObject {
  return Object.fromEntries(shuffle(Object.entries(value), draw));
}

function shuffleLists(value: JsonObject, draw: Draw): JsonObject {
  const entries = Object.entries(value).map(([key, inner]): [string, Json] =>
    SETS.has(key) && Array.isArray(inner) ? [key, shuffle(inner, draw)] : [key, inner],
  );
  return Object.fromEntries(entries);
}

function shuffle<T>(list: readonly T[], draw: Draw): T[] {
  return list
    .map((item) => ({ item, key: draw() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function renameComponents(root: JsonObject, draw: Draw): JsonObject {
  const names = ['schemas', 'parameters', 'responses'].flatMap((kind) =>
    Object.keys((root.components as Record<string, JsonObject>)[kind] ?? {}).map((name) => ({
      kind,
      name,
    })),
  );
  const copy = structuredClone(root);
  let text = JSON.stringify(copy);
  for (const { kind, name } of names) {
    const other = `Renamed${Math.floor(draw() * 1e9)}${name}`;
    text = text.replaceAll(`"#/components/${kind}/${name}"`, `"#/components/${kind}/${other}"`);
    const parsed = JSON.parse(text) as { components: Record<string, JsonObject> };
    const group = parsed.components[kind] as JsonObject;
    group[other] = group[name] as Json;
    delete group[name];
    text = JSON.stringify(parsed);
  }
  return JSON.parse(text) as JsonObject;
}

/** Half of the references give way to what they refer to. */
function inlineSome(root: JsonObject, draw: Draw): JsonObject {
  return everywhere(root, (value, name) => {
    if (name === 'properties' || typeof value.$ref !== 'string' || draw() < 0.5) return value;
    const { $ref, ...beside } = value;
    const target = $ref
      .slice(2)
      .split('/')
      .reduce<Json>((inner, token) => (inner as JsonObject)[token] as Json, root);
    return Object.keys(beside).length === 0 ? structuredClone(target as JsonObject) : value;
  });
}

function otherWords(value: JsonObject, name: string): JsonObject {
  if (name === 'properties') return value;
  const words = ['description', 'summary', 'title'].filter((key) => typeof value[key] === 'string');
  return { ...value, ...Object.fromEntries(words.map((key) => [key, `Other ${key}`])) };
}

function withoutExamples(value: JsonObject, name: string): JsonObject {
  if (name === 'properties' || name === 'components') return value;
  const { example: _example, examples: _examples, ...rest } = value;
  return rest;
}

function wrapSome(value: JsonObject, draw: Draw): JsonObject {
  return isSchema(value) && draw() < 0.3 ? { allOf: [value] } : value;
}

function spellDefaults(value: JsonObject): JsonObject {
  if ('in' in value && 'schema' in value) return { required: false, ...value };
  if (!isSchema(value)) return value;
  if (value.type === 'object') return { additionalProperties: true, minProperties: 0, ...value };
  return value.type === 'string' ? { minLength: 0, ...value } : value;
}

function isSchema({ type }: JsonObject): boolean {
  return ['object', 'array', 'string', 'integer', 'boolean'].includes(String(type));
}
