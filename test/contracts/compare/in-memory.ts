import { type Comparison } from '../../../contracts/compare/change.ts';
import { type Audience, AUDIENCES, LEVELS } from '../../../contracts/compare/levels.ts';
import { compareDescriptions } from '../../../contracts/compare/compare-descriptions.ts';
import {
  type Description,
  type Json,
  parsePointer,
  readDescription,
} from '../../../spec/description.ts';
import { type Operation, readOperations } from '../../../spec/operations.ts';

/** A JSON object. */
export type JsonObject = { [name: string]: Json };

/** The project's own description, as JSON. */
export const OWN = readDescription().root;

/** The operation of it that is mutated. */
export const OPERATION = readOperations(OWN)[0] as Operation;

/** The same as JSON in a copy of the description. */
export function operationOf(root: JsonObject): JsonObject {
  return at(root, parsePointer(OPERATION.pointer));
}

/** The object at a path. */
export function at(root: JsonObject, tokens: readonly string[]): JsonObject {
  return tokens.reduce<Json>(
    (value, token) => (value as JsonObject)[token] as Json,
    root,
  ) as JsonObject;
}

/** The items of a list; none where there is no list. */
export function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** A description that was never written: it has no lines. */
export function inMemory(root: JsonObject): Description {
  const at = (pointer: string): Json => {
    const found = pointer
      .split('/')
      .slice(1)
      .map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((value, token) => (value as JsonObject | undefined)?.[token], root);
    if (found === undefined) throw new Error(`nothing at ${pointer}`);
    return found as Json;
  };
  return { file: 'memory', root, at, lineOf: () => 1 };
}

/** Compares two descriptions that were never written. */
export function compare(old: JsonObject, now: JsonObject): Comparison {
  return compareDescriptions(inMemory(old), inMemory(now));
}

/** The worst levels for callers and implementers, as `breaking compatible`; undefined without any change. */
export function worst({ changes }: Pick<Comparison, 'changes'>): string | undefined {
  const of = (audience: Audience) =>
    LEVELS.find((level) => changes.some(({ levels }) => levels[audience] === level));
  return changes.length === 0 ? undefined : AUDIENCES.map(of).join(' ');
}

/** A description of one operation whose request body is a schema. */
export function asRequest(schema: Json, components: JsonObject = {}): JsonObject {
  const content = { 'application/json': { schema } };
  const operation = { requestBody: { required: true, content }, responses: {} };
  return { openapi: '3.1.1', paths: { '/pets': { post: operation } }, components };
}
