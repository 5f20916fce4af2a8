import type generated from '../spec/generated/openapi.json';

/** A description of the operation, as JSON. */
export type OpenApi = typeof generated;

const OPERATION = '/v5/{project_id}/connections';

/**
 * Value of an example by its key in `components/examples`.
 * @throws Error when there is none.
 */
export function exampleOf(openapi: OpenApi, key: string): object {
  const value = valueOf(openapi, key);
  if (!value) throw new Error(`Failed to answer: no example \`${key}\` in components/examples.`);
  return value;
}

function valueOf(openapi: OpenApi, key: string): object | undefined {
  const examples = openapi.components.examples as { readonly [key: string]: { value: object } };
  return examples[key]?.value;
}

/** Keys of the request examples, which are those of the success examples too, in their order. */
export function pairsOf(openapi: OpenApi): string[] {
  return Object.keys(
    openapi.paths[OPERATION].post.requestBody.content['application/json'].examples,
  );
}

/** Each documented status with the keys of its examples, in the order of the description. */
export function statusesOf(openapi: OpenApi): [status: number, names: string[]][] {
  const { responses } = openapi.paths[OPERATION].post;
  return Object.entries(responses).map(([status, response]) => [
    Number(status),
    Object.keys(contentOf(openapi, response).examples),
  ]);
}

/** Body of one documented answer; undefined where the description has none of that status and key. */
export function documentedBody(openapi: OpenApi, status: number, key: string): object | undefined {
  const { responses } = openapi.paths[OPERATION].post;
  const response = (responses as { readonly [status: string]: Response })[status];
  const example = response && contentOf(openapi, response).examples[key];
  return example && ('$ref' in example ? valueOf(openapi, nameIn(example.$ref)) : example.value);
}

type Example = { readonly $ref: string } | { readonly value: object };
interface Content {
  readonly examples: { readonly [key: string]: Example };
}
type Response =
  { readonly $ref: string } | { readonly content: { readonly 'application/json': Content } };

function contentOf(openapi: OpenApi, response: Response): Content {
  const shared = openapi.components.responses as { readonly [name: string]: Response };
  const found = '$ref' in response ? shared[nameIn(response.$ref)] : response;
  return found && 'content' in found ? found.content['application/json'] : { examples: {} };
}

function nameIn(ref: string): string {
  return ref.split('/').at(-1) ?? '';
}
