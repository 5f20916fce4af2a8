import openapi from '../../spec/generated/openapi.json' with { type: 'json' };

/** The two ways through the operation that are measured, by the status that is expected. */
export const PATHS = ['200', '400'] as const;

/** One of the two. */
export type Path = (typeof PATHS)[number];

/** What is sent for one path. */
export interface Sent {
  readonly method: 'POST';
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

const SAMPLE = openapi.components.examples['mysql-request'].value;

/** Name in the body of each request, where the load puts another one of the same length. */
export const NAME = SAMPLE.name;

/** The document's sample for 200; the same without `endpoint.db_user` for 400. */
export function sentFor(path: Path): Sent {
  const { db_user, ...refused } = SAMPLE.endpoint;
  const endpoint = path === '200' ? { db_user, ...refused } : refused;
  return {
    method: 'POST',
    path: `/v5/${openapi.components.parameters.ProjectId.example}/connections`,
    headers: { 'Content-Type': 'application/json', 'X-Auth-Token': 'any-token' },
    body: JSON.stringify({ ...SAMPLE, endpoint }),
  };
}
