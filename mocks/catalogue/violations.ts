import type { SchemaError } from '../../spec/generated/validators.js';
import { isObject, type Json, type JsonObject, resolve } from '../../spec/lib/pointer.ts';
import type { Violation } from '../response.ts';
import { memberPath, tokensOf, valueAt } from '../lib/member-path.ts';
import { remember } from '../lib/remember.ts';

/** Tells whether a body keeps the rules; when it does not, `errors` has every broken rule. */
export interface Validate {
  (body: unknown): boolean;
  errors?: SchemaError[] | null;
}

/** Finds every rule that a body breaks, one for each member, in the order found. */
export type FindViolations = (body: unknown) => readonly Violation[];

const NONE: readonly Violation[] = Object.freeze([]);

/**
 * Gives a function that finds the broken rules of a body. The same violation of two bodies is one
 * object, so that whatever is made of it can be remembered.
 * @param schema JSON pointer of the body's schema
 */
export function createViolations(
  root: JsonObject,
  schema: string,
  validate: Validate,
): FindViolations {
  const remembered = remember<Violation>();
  const violationOf = (error: SchemaError, body: unknown): Violation => {
    const { schemaPath, instancePath, params, message = '' } = error;
    const missing = params.missingProperty;
    // Whether it is empty depends on the value, the rest on the error alone.
    const empty = missing === undefined && isEmpty(valueAt(body, tokensOf(instancePath)));
    const key = `${schemaPath} ${instancePath} ${String(missing)} ${empty} ${message}`;
    return remembered(key, () => createViolation(error, empty, { root, schema }));
  };
  return (body) => {
    if (validate(body)) return NONE;
    const errors = validate.errors ?? [];
    if (errors.length === 1 && errors[0]) return [violationOf(errors[0], body)];
    const found = new Map<string, Violation>();
    for (const error of errors) {
      // `if` only repeats what the errors of its `then` say.
      if (error.keyword === 'if') continue;
      const violation = violationOf(error, body);
      if (!found.has(violation.member)) found.set(violation.member, violation);
    }
    return [...found.values()];
  };
}

interface BodySchema {
  readonly root: JsonObject;
  readonly schema: string;
}

function createViolation(error: SchemaError, isValueEmpty: boolean, body: BodySchema): Violation {
  const missing = error.params.missingProperty;
  const tokens = tokensOf(error.instancePath);
  if (typeof missing === 'string') tokens.push(missing);
  const empty = missing !== undefined || (isValueEmpty && isMandatory(tokens, error, body));
  return Object.freeze({
    member: memberPath(tokens),
    kind: empty ? 'empty' : 'invalid',
    message: empty ? 'is mandatory and must not be empty' : (error.message ?? error.keyword),
    rule: error.schemaPath,
  });
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '';
}

/** Mandatory by the schema that holds the member, or by the conditional rule that was broken. */
function isMandatory(tokens: string[], error: SchemaError, { root, schema }: BodySchema): boolean {
  const name = tokens.at(-1);
  if (name === undefined) return false;
  if (error.schemaPath.includes(`/then/properties/${name}/minLength`)) return true;
  let holders = schemasAt(root, { $ref: schema });
  for (const token of tokens.slice(0, -1))
    holders = holders.flatMap(({ properties, items }) => [
      ...(isObject(properties) ? schemasAt(root, properties[token]) : []),
      ...schemasAt(root, items),
    ]);
  return holders.some(({ required }) => Array.isArray(required) && required.includes(name));
}

/** A schema and those that hold without a condition where it does. */
function schemasAt(root: JsonObject, schema: Json | undefined, depth = 0): JsonObject[] {
  if (!isObject(schema) || depth > 20) return [];
  const { $ref, allOf } = schema;
  return [
    schema,
    ...(typeof $ref === 'string' ? schemasAt(root, resolve(root, $ref).value, depth + 1) : []),
    ...(Array.isArray(allOf) ? allOf.flatMap((one) => schemasAt(root, one, depth + 1)) : []),
  ];
}
