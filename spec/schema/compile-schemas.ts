import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsPlugin from 'ajv-formats';
import { formatPointer, type Json } from '../description.ts';
import type { ErrorObject } from 'ajv';

/** Tells whether a value is valid; when it is not, `errors` holds every broken rule until the next call. */
export interface ValidateValue {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/**
 * Compiles schemas while the program runs, for descriptions that nothing was generated from. The
 * `schemaPath` of an error is the JSON pointer of the rule.
 * @param schemas What stands at `#/components/schemas`.
 * @param strict Refuse keywords that JSON Schema does not know.
 * @throws Error when a schema is not one.
 */
export function compileSchemas(schemas: Json, strict: boolean): (ref: string) => ValidateValue {
  const pointers = new Map<unknown, string>();
  locate(schemas, ['components', 'schemas'], pointers);
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict,
    strictTypes: false,
    strictRequired: false,
    keywords: ['components'],
    logger: false,
  });
  addFormatsPlugin.default(ajv);
  ajv.addSchema({ $id: 'description', components: { schemas } });
  return (ref) => {
    const validate = ajv.compile({ $ref: `description${ref}` });
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
