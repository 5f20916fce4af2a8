import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import addFormatsPlugin from 'ajv-formats';
import { build } from 'esbuild';
import type { Description } from '../../spec/description.ts';
import type { JsonObject } from '../../spec/lib/pointer.ts';
import { receivedView } from '../../spec/schema/response-view.ts';
import { addOpenApiKeywords } from '../../spec/schema/keywords.ts';
import { type Body, bodiesOf, uriOf } from './bodies.ts';

/** Source of the compiled validators, and of their declarations. */
export interface Validators {
  readonly code: string;
  readonly declarations: string;
}

/**
 * Compiles one validator for each body of the operations: a request as it is sent, a response as it
 * is received, that is without its `writeOnly` members (OpenAPI 3.1, Schema Object; JSON Schema
 * Validation, section 9.4). The code needs no library, and the `schemaPath` of an error is the JSON
 * pointer of the rule in the description.
 */
export async function generateValidators(description: Description): Promise<Validators> {
  const bodies = bodiesOf(description);
  const [requests, responses] = (['request', 'response'] as const).map((wanted) =>
    bodies.filter(({ view }) => view === wanted),
  ) as [Body[], Body[]];
  const sources = [
    compile(description.root, requests),
    compile(receivedView(description.root) as JsonObject, responses),
  ];
  const code = await bundle(sources.filter((source) => source !== ''));
  return {
    code: `${HEADER}\n${code}${mapsOf(requests, responses)}`,
    declarations: `${HEADER}\n${declarationsOf(bodies)}`,
  };
}

const HEADER = '// Generated from spec/openapi.yaml by `npm run generate`. Do not edit.';

/** A JavaScript module with one exported validator for each body. */
function compile({ components = {}, paths = {} }: JsonObject, bodies: readonly Body[]): string {
  if (bodies.length === 0) return '';
  const ajv = new Ajv2020({
    allErrors: true,
    inlineRefs: false,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, esm: true, lines: true },
  });
  addFormatsPlugin.default(ajv);
  addOpenApiKeywords(ajv, { components, paths });
  ajv.addSchema({ $id: 'openapi.yaml', components, paths });
  const exported = Object.fromEntries(
    bodies.map(({ name, schema }) => [`validate${name}`, `openapi.yaml${uriOf(schema)}`]),
  );
  return withPointers(ajv, standalone.default(ajv, exported));
}

/** What Ajv keeps of a schema that it compiled. */
interface Compiled {
  readonly validate?: { readonly source?: { readonly validateName: { toString(): string } } };
}

/** Ajv counts `schemaPath` from the schema that holds a rule; this makes it count from the top. */
function withPointers(ajv: Ajv2020, code: string): string {
  const compiled: Record<string, unknown> = {
    ...ajv.refs,
    ...ajv.schemas['openapi.yaml']?.refs,
  };
  let text = code;
  for (const [id, schema] of Object.entries(compiled)) {
    const name = (schema as Compiled | undefined)?.validate?.source?.validateName;
    if (!name || !id.startsWith('openapi.yaml#')) continue;
    const body = new RegExp(`function ${name.toString()}\\(.*?(?=\\nfunction validate\\d|$)`, 's');
    const pointer = decodeURI(id.slice('openapi.yaml'.length));
    text = text.replace(body, (own) => own.replaceAll('schemaPath:"#/', `schemaPath:"${pointer}/`));
  }
  return withoutCopies(text);
}

/** Ajv copies all errors for each list item that has one, which takes the square of their number. */
function withoutCopies(code: string): string {
  const copied = /(\w+) = \1 === null \? ([\w.]+\.errors) : \1\.concat\(\2\)/g;
  return `${code.replace(copied, '$1 = append($1, $2)')}
function append(errors, more) {
  if (errors === null) return more;
  for (const error of more) errors.push(error);
  return errors;
}
`;
}

/** One module without imports: the few helpers of Ajv that the code calls are written into it. */
async function bundle(sources: string[]): Promise<string> {
  const entry = sources.map((_, index) => `export * from "part-${index}";`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    plugins: [
      {
        name: 'sources',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^part-/ }, ({ path }) => ({ path, namespace: 'source' }));
          onLoad({ filter: /.*/, namespace: 'source' }, ({ path }) => ({
            contents: sources[Number(path.slice('part-'.length))] ?? '',
            resolveDir: import.meta.dirname,
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

/** The validators by operation, and for responses by status. */
function mapsOf(requests: readonly Body[], responses: readonly Body[]): string {
  const ofRequests = requests.flatMap(({ name, uses }) =>
    uses.map(({ operation }) => `  ${JSON.stringify(operation.id)}: validate${name},`),
  );
  const byOperation = new Map<string, string[]>();
  for (const { name, uses } of responses) {
    for (const { operation, status } of uses) {
      const list = byOperation.get(operation.id) ?? [];
      byOperation.set(operation.id, [...list, `${status ?? 'default'}: validate${name}`]);
    }
  }
  const ofResponses = [...byOperation].map(
    ([id, list]) => `  ${JSON.stringify(id)}: { ${list.join(', ')} },`,
  );
  return [
    'export const requestValidators = {',
    ...ofRequests,
    '};',
    'export const responseValidators = {',
    ...ofResponses,
    '};',
    '',
  ].join('\n');
}

function declarationsOf(bodies: readonly Body[]): string {
  return `import type { ${bodies.map(({ name }) => name).join(', ')} } from './types.js';

/** One broken rule. */
export interface SchemaError {
  /** Ajv's name of the rule, for example \`maxLength\`. */
  keyword: string;
  /** JSON pointer of the member in the body. */
  instancePath: string;
  /** JSON pointer of the rule in \`spec/openapi.yaml\`. */
  schemaPath: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Tells whether a body is valid; when it is not, \`errors\` holds every broken rule until the next call. */
export interface Validate<T> {
  (body: unknown): body is T;
  errors?: SchemaError[] | null;
}

${bodies.map(({ name }) => `export declare const validate${name}: Validate<${name}>;`).join('\n')}

/** Validators of the request bodies, by \`operationId\`. */
export declare const requestValidators: { readonly [operationId: string]: Validate<unknown> };

/** Validators of the response bodies, by \`operationId\` and status. */
export declare const responseValidators: {
  readonly [operationId: string]: { readonly [status: string]: Validate<unknown> };
};
`;
}
