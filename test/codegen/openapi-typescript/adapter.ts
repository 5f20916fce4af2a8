import type { Adapter } from '../adapter.ts';

/** Types alone; `openapi-fetch` of the same authors is the client. */
export const adapter: Adapter = {
  name: 'openapi-typescript',
  package: 'openapi-typescript',
  commands: (description) => [
    ['openapi-typescript', description, '--read-write-markers', '--output', 'out/schema.ts'],
  ],
};
