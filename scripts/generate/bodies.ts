import type { Description } from '../../spec/description.ts';
import { formatPointer, parsePointer } from '../../spec/lib/pointer.ts';
import type { JsonContent } from '../../spec/bodies.ts';
import { type Operation, readOperations } from '../../spec/operations.ts';

/** A body of an operation, as generated code names it. */
export interface Body {
  /** Name of its type; `validate` and the name is its validator. */
  readonly name: string;
  /** Name of the component that it is; undefined for a schema that stands in the operation. */
  readonly component?: string;
  /** JSON pointer of its schema. */
  readonly schema: string;
  readonly view: 'request' | 'response';
  /** The operations that have it, and for a response the statuses. */
  readonly uses: readonly { readonly operation: Operation; readonly status?: number }[];
}

/** Every body in JSON of a description's operations, each once: requests, then responses, in the order found. */
export function bodiesOf(description: Description): Body[] {
  const bodies = new Map<string, Body>();
  const names = new Set<string>();
  const operations = readOperations(description.root);
  for (const operation of operations) add(operation.requestBody?.json, 'request', { operation });
  for (const operation of operations) {
    for (const { status, json } of operation.responses)
      add(json, 'response', { operation, ...(status !== undefined && { status }) });
  }
  return [...bodies.values()];

  function add(json: JsonContent | undefined, view: Body['view'], use: Body['uses'][number]): void {
    const schema = json?.schema;
    if (schema === undefined) return;
    const key = `${view} ${schema}`;
    const known = bodies.get(key);
    const component = componentOf(schema);
    const name = known?.name ?? unusedName(component ?? inlineName(use, view), view, names);
    names.add(name);
    bodies.set(key, {
      name,
      ...(component !== undefined && { component }),
      schema,
      view,
      uses: [...(known?.uses ?? []), use],
    });
  }
}

function componentOf(schema: string): string | undefined {
  const [components, schemas, name, ...rest] = parsePointer(schema);
  const isComponent = components === 'components' && schemas === 'schemas' && rest.length === 0;
  return isComponent && name !== undefined ? identifier(name) : undefined;
}

/** A schema that is sent and received is one type for each. */
function unusedName(name: string, view: Body['view'], names: ReadonlySet<string>): string {
  const own = names.has(name) ? `${name}${view === 'request' ? 'Request' : 'Response'}` : name;
  let unused = own;
  for (let count = 2; names.has(unused); count++) unused = `${own}${count}`;
  return unused;
}

/** `createThing`, 201 → `CreateThingResponse201`. */
function inlineName({ operation, status }: Body['uses'][number], view: Body['view']): string {
  const base = identifier(operation.id);
  return view === 'request' ? `${base}Request` : `${base}Response${status ?? 'Default'}`;
}

/** A name in Pascal case that TypeScript takes. */
function identifier(text: string): string {
  const words = text.split(/[^A-Za-z0-9_$]+/).filter((word) => word !== '');
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\d/.test(joined) ? `_${joined}` : joined;
}

/** Type of a body in the types of openapi-typescript. */
export function typeOf({ schema, component, uses, view }: Body): string {
  if (component !== undefined) return index('components', parsePointer(schema).slice(1));
  const [{ operation, status }] = uses as [Body['uses'][number]];
  const media = JSON.stringify(
    (view === 'request' ? operation.requestBody : operation.response(status ?? 0))?.json?.mediaType,
  );
  const method = operation.method.toLowerCase();
  const place = view === 'request' ? ['requestBody'] : ['responses', status ?? 'default'];
  const holder = index('paths', [operation.path, method, ...place]);
  return `NonNullable<${holder}>["content"][${media}]`;
}

function index(of: string, tokens: readonly (string | number)[]): string {
  return of + tokens.map((token) => `[${JSON.stringify(token)}]`).join('');
}

/** JSON pointer as Ajv's references need it: without characters that no URI has. */
export function uriOf(schema: string): string {
  return encodeURI(formatPointer(parsePointer(schema)));
}
