import { isDeepStrictEqual } from 'node:util';
import openapi from '../../spec/generated/openapi.json' with { type: 'json' };

interface Request {
  readonly db_type?: unknown;
  readonly endpoint?: { readonly endpoint_name?: unknown };
}

const { examples } = openapi.components;
const KEYS = Object.keys(
  openapi.paths['/v5/{project_id}/connections'].post.requestBody.content['application/json']
    .examples,
);

/**
 * Key of the example pair for a valid request: the pair whose request it is; else the first with its
 * `endpoint_name`; else the first with its `db_type`.
 */
export function pairFor(body: Request): string | undefined {
  const matches: ((request: Request) => boolean)[] = [
    (request) => isDeepStrictEqual(request, body),
    (request) => request.endpoint?.endpoint_name === body.endpoint?.endpoint_name,
    (request) => request.db_type === body.db_type,
  ];
  for (const match of matches) {
    const key = KEYS.find((candidate) => match(exampleRequest(candidate)));
    if (key) return key;
  }
  return undefined;
}

function exampleRequest(key: string): Request {
  return examples[`${key}-request` as keyof typeof examples].value as Request;
}
