import type { Adapter } from '../adapter.ts';

/** Types and a client in one file. */
export const adapter: Adapter = {
  name: 'swagger-typescript-api',
  package: 'swagger-typescript-api',
  commands: (description) => [
    [
      'swagger-typescript-api',
      'generate',
      '--path',
      description,
      '--output',
      'out',
      '--name',
      'api.ts',
      '--generate-union-enums',
    ],
  ],
};
