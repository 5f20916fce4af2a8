import { keepText } from './answer-text.ts';
import { documentedBody, exampleOf, type OpenApi, pairsOf, statusesOf } from './openapi.ts';
import { isSame } from './is-equal.ts';

/** The examples of one version of the description. */
export interface Examples {
  /** Each documented status with the keys of its examples. */
  readonly statuses: readonly [status: number, names: readonly string[]][];
  /** The pair that answers a valid request. */
  pairFor(body: Request): Pair | undefined;
  /** Body of the documented answer of a status and a key; undefined where there is none. */
  body(status: number, key: string): object | undefined;
}

/** Key of a pair, and what it has in common with the request. */
export interface Pair {
  readonly key: string;
  readonly why: string;
}

interface Request {
  readonly name?: unknown;
  readonly db_type?: unknown;
  readonly endpoint?: { readonly endpoint_name?: unknown };
}

/** Reads the examples of a description. */
export function createExamples(openapi: OpenApi): Examples {
  const statuses = statusesOf(openapi);
  const requests = pairsOf(openapi).map(
    (key) => [key, exampleOf(openapi, `${key}-request`) as Request] as const,
  );
  const bodies = new Map(
    statuses.flatMap(([status, names]) =>
      names.map((name) => [`${status} ${name}`, documentedBody(openapi, status, name)]),
    ),
  );
  for (const body of bodies.values()) if (body) keepText(body);
  return {
    statuses,
    body: (status, key) => bodies.get(`${status} ${key}`),
    pairFor(body) {
      for (const [why, match] of MATCHES) {
        const found = requests.find(([, request]) => match(request, body));
        if (found) return { key: found[0], why };
      }
      return undefined;
    },
  };
}

/** From the nearest to the farthest likeness. The name is compared first, since it tells most apart. */
const MATCHES: readonly [why: string, match: (request: Request, body: Request) => boolean][] = [
  [
    'its request is the one sent',
    (request, body) => request.name === body.name && isSame(request, body),
  ],
  [
    'its request has the same endpoint.endpoint_name',
    (request, body) => request.endpoint?.endpoint_name === body.endpoint?.endpoint_name,
  ],
  ['its request has the same db_type', (request, body) => request.db_type === body.db_type],
];
