import type { Adapter } from '../adapter.ts';

/** Types, a client and Zod schemas, one file for each. */
export const adapter: Adapter = {
  name: 'kubb',
  package: '@kubb/core',
  commands: () => [['kubb', 'generate']],
  configuration: 'kubb.config.ts',
};
