import type { Adapter } from '../adapter.ts';

/** Types, a client and Zod schemas. */
export const adapter: Adapter = {
  name: 'hey-api',
  package: '@hey-api/openapi-ts',
  commands: (description) => [
    [
      'openapi-ts',
      ...['--input', description, '--output', 'out'],
      ...['--plugins', '@hey-api/typescript', '@hey-api/client-fetch', '@hey-api/sdk', 'zod'],
    ],
  ],
};
