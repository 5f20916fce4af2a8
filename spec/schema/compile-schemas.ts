import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsPlugin from 'ajv-formats';
import { formatPointer, type Json, type JsonObject } from '../lib/pointer.ts';
import type { ErrorObject } from 'ajv';
import { addOpenApiKeywords } from './keywords.ts';

/** Tells whether a value is valid; when it is not, `errors` holds every broken rule until the next call. */
export interface ValidateValue {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/**
 * Compiles schemas of a description while the program runs, for those that nothing was generated
 * from. The `schemaPath` of an error is the JSON pointer of the rule.
 * @param root The description, or its view of one direction.
 * @param strict Reject keywords that neither JSON Schema nor OpenAPI knows.
 * @returns a function that compiles the schema at a JSON pointer; it throws when that is none
 */
export function compileSchemas(
  { components = {}, paths = {} }: JsonObject,
  strict: boolean,
): (pointer: string) => ValidateValue {
  const pointers = new Map<unknown, string>();
  locate(components, ['components'], pointers);
  locate(paths, ['paths'], pointers);
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict,
    strictTypes: false,
    strictRequired: false,
    logger: false,
  });
  addFormatsPlugin.default(ajv);
  addOpenApiKeywords(ajv, { components, paths });
  ajv.addSchema({ $id: 'description', components, paths });
  return (pointer) => {
    const validate = ajv.compile({ $ref: `description${encodeURI(pointer)}` });
    const withPointers: ValidateValue = (value) => {
      const valid = validate(value);
      withPointers.errors = valid ? null : located(validate.errors ?? [], pointers);
      return valid;
    };
    return withPointers;
  };
}

function located(errors: ErrorObject[], pointers: Map<unknown, string>): ErrorObject[] {
  return errors.map((error) => ({
    ...error,
    schemaPath: `${pointers.get(error.parentSchema) ?? '#'}/${error.keyword}`,
  }));
}

function locate(value: Json, tokens: string[], pointers: Map<unknown, string>): void {
  if (typeof value !== 'object' || value === null) return;
  pointers.set(value, formatPointer(tokens));
  for (const [key, inner] of Object.entries(value)) locate(inner, [...tokens, key], pointers);
}
