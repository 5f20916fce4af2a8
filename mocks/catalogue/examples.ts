import type { DescribedResponse } from '../../spec/bodies.ts';
import type { Operation } from '../../spec/operations.ts';
import { isEqual } from '../lib/is-equal.ts';
import { keepText } from '../lib/json-text.ts';
import { valueAt } from '../lib/member-path.ts';

/** Each documented status with the keys of its examples. */
export type Statuses = readonly (readonly [status: number, names: readonly string[]])[];

/** The examples of one operation. */
export interface Examples {
  readonly statuses: Statuses;
  /** The pair whose request is most like a body; undefined where none is. */
  pairFor(body: unknown): Pair | undefined;
  /** The documented example of a status and a key; undefined where there is none. */
  find(status: number, key: string): { readonly body: unknown } | undefined;
}

/** Key of a pair, and what it has in common with the request. */
export interface Pair {
  readonly key: string;
  readonly why: string;
}

/**
 * Reads the examples of an operation.
 * @param likeness members that make two requests alike, the nearest likeness first
 */
export function createExamples(operation: Operation, likeness: readonly string[] = []): Examples {
  const documented = operation.responses.filter(hasStatus);
  const bodies = new Map(
    documented.flatMap(({ status, json }) =>
      (json?.examples ?? []).map(({ key, value }) => [`${status} ${key}`, { body: value }]),
    ),
  );
  for (const { body } of bodies.values()) keepText(body);
  const matches = matchesOf(likeness);
  const pairs = operation.examples.filter(({ response }) => response);
  return {
    statuses: documented.map(({ status, json }) => [
      status,
      (json?.examples ?? []).map(({ key }) => key),
    ]),
    find: (status, key) => bodies.get(`${status} ${key}`),
    pairFor(body) {
      for (const [why, isAlike] of matches) {
        const found = pairs.find(({ request }) => isAlike(request.value, body));
        if (found) return { key: found.key, why };
      }
      return undefined;
    },
  };
}

type Likeness = readonly [why: string, isAlike: (example: unknown, body: unknown) => boolean];

/** From the nearest likeness to the farthest. */
function matchesOf(likeness: readonly string[]): Likeness[] {
  return [
    ['its request is the one sent', isEqual],
    ...likeness.map((path): Likeness => {
      const tokens = path.split('.');
      return [
        `its request has the same ${path}`,
        (example, body) => valueAt(example, tokens) === valueAt(body, tokens),
      ];
    }),
  ];
}

function hasStatus(
  response: DescribedResponse,
): response is DescribedResponse & { readonly status: number } {
  return response.status !== undefined;
}
