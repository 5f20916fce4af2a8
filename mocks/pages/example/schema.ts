import openapi from '../../../spec/generated/openapi.json' with { type: 'json' };

/** What a form reads of a schema in the description. */
export interface Schema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly writeOnly?: boolean;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: { readonly [member: string]: Schema };
  readonly items?: Schema;
  readonly if?: Schema;
}

/** A request of the description to start from. */
export interface Example {
  readonly name: string;
  readonly summary: string;
  readonly value: object;
}

/** The schema itself, where a reference to it was given. */
export function resolve({ $ref, ...own }: Schema): Schema {
  return $ref ? { ...alongPointer($ref).at(-1), ...own } : own;
}

/** What a JSON pointer into the description passes, the root first (RFC 6901, section 4). */
export function alongPointer(pointer: string): Schema[] {
  const nodes: unknown[] = [openapi];
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    nodes.push((nodes.at(-1) as { [key: string]: unknown } | undefined)?.[key]);
  }
  return nodes.filter((node) => typeof node === 'object' && node !== null);
}

/** Schema of the request. */
export const REQUEST = resolve({ $ref: '#/components/schemas/CreateConnectionRequest' });

/** The requests among the description's examples. */
export const EXAMPLES: readonly Example[] = Object.entries(openapi.components.examples)
  .filter(([key]) => key.endsWith('-request'))
  .map(([key, { summary, value }]) => ({ name: key.replace(/-request$/, ''), summary, value }));

/** A project of the description's examples. */
export const PROJECT_ID = openapi.components.parameters.ProjectId.example;
