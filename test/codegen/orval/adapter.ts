import type { Adapter } from '../adapter.ts';

/** Types with a client, and Zod schemas in a second run. */
export const adapter: Adapter = {
  name: 'orval',
  package: 'orval',
  commands: (description) => [
    ['orval', '--input', description, '--output', 'out/client.ts', '--client', 'fetch'],
    ['orval', '--input', description, '--output', 'out/zod.ts', '--client', 'zod'],
  ],
};
