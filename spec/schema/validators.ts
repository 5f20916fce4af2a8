import type { ErrorObject } from 'ajv';
import type { Description } from '../description.ts';
import { receivedView } from './response-view.ts';
import { compileSchemas } from './compile-schemas.ts';
import type { Path } from './walk.ts';

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
  const { root } = description;
  const seen = view === 'sent' ? root : (receivedView(root) as typeof root);
  const compile = compileSchemas(seen, false);
  return (ref) => {
    try {
      const validate = compile(ref);
      return (value) =>
        validate(value)
          ? []
          : (validate.errors ?? []).filter((e) => e.keyword !== 'if').map(toViolation);
    } catch (error) {
      throw new Error(
        `Failed to compile ${ref} of ${description.file}: ${(error as Error).message}. Mend the schema.`,
      );
    }
  };
}

function toViolation(error: ErrorObject): Violation {
  const { keyword, params, data, schemaPath: base, message = keyword } = error;
  const parent = error.parentSchema as { required?: string[] } | undefined;
  const path = error.instancePath.split('/').slice(1).map(toToken);
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
