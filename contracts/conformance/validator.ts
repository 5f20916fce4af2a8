import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormatsPlugin from 'ajv-formats';
import { type Description, formatPointer, type Json } from '../../spec/description.ts';
import { receivedView } from '../../spec/received-view.ts';
import type { Path } from './schema.ts';

/** One keyword that a value does not meet. */
export interface Violation {
  /** JSON pointer of the keyword in the description; of the item of the list for `required`. */
  readonly pointer: string;
  readonly keyword: string;
  /** Where in the value; for `required` the missing member. */
  readonly path: Path;
  readonly data: unknown;
  readonly message: string;
}

/** Gives every keyword that a value does not meet. */
export type Validator = (value: unknown) => Violation[];

/**
 * Compiles validators of a description's schemas. It shares nothing with the walk that derives the
 * cases but the description, so that it can prove them.
 * @throws Error when a schema is not one.
 */
export function createValidators(
  description: Description,
  view: 'sent' | 'received',
): (ref: string) => Validator {
  const given = description.at('#/components/schemas');
  const schemas = view === 'sent' ? given : receivedView(given);
  const pointers = new Map<unknown, string>();
  locate(schemas, ['components', 'schemas'], pointers);
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false, logger: false });
  addFormatsPlugin.default(ajv);
  ajv.addSchema({ $id: 'description', components: { schemas } });
  return (ref) => {
    try {
      const validate = ajv.compile({ $ref: `description${ref}` });
      return (value) =>
        validate(value)
          ? []
          : (validate.errors ?? [])
              .filter((e) => e.keyword !== 'if')
              .map((e) => toViolation(e, pointers));
    } catch (error) {
      throw new Error(
        `Failed to compile ${ref} of ${description.file}: ${(error as Error).message}. Mend the schema.`,
      );
    }
  };
}

function locate(value: Json, tokens: string[], pointers: Map<unknown, string>): void {
  if (typeof value !== 'object' || value === null) return;
  pointers.set(value, formatPointer(tokens));
  for (const [key, inner] of Object.entries(value)) locate(inner, [...tokens, key], pointers);
}

function toViolation(error: ErrorObject, pointers: Map<unknown, string>): Violation {
  const { keyword, params, data, message = keyword } = error;
  const parent = error.parentSchema as { required?: string[] } | undefined;
  const path = error.instancePath.split('/').slice(1).map(toToken);
  const base = `${pointers.get(parent) ?? '#'}/${keyword}`;
  const missing = keyword === 'required' ? (params.missingProperty as string) : undefined;
  if (missing === undefined) return { pointer: base, keyword, path, data, message };
  const index = parent?.required?.indexOf(missing) ?? 0;
  return {
    pointer: `${base}/${index}`,
    keyword,
    path: [...path, missing],
    data: undefined,
    message,
  };
}

function toToken(token: string): string | number {
  return /^\d+$/.test(token) ? Number(token) : token.replaceAll('~1', '/').replaceAll('~0', '~');
}
