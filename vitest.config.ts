import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

// What one process has compiled or stripped of its types, no other does again, workers included.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
  new URL('node_modules/.cache/node', import.meta.url),
);

/**
 * Tests that need a process of their own: Pact's native core writes its file at exit and merges what it finds; memory is
 * measured.
 */
const ALONE = [
  'contracts/pacts/consumer/**/*.test.ts',
  'test/contracts/pacts/consumer.test.ts',
  'test/mocks/attack/memory.test.ts',
];

// The generators are no packages of the project: `npm run test:codegen`.
const exclude = [...configDefaults.exclude, 'test/codegen/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: '100%',
    // An end for what hangs; no test is timed, and a machine may be busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Pact sends usage statistics unless told not to, and would ask a proxy for its own loopback server.
    env: {
      PACT_DO_NOT_TRACK: 'true',
      SCARF_ANALYTICS: 'false',
      NO_PROXY: '127.0.0.1,localhost',
      no_proxy: '127.0.0.1,localhost',
      // Nobody's database is a place for tests.
      DATABASE_URL: '',
    },
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: ALONE, exclude },
      },
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...exclude, ...ALONE],
          // One process runs many files, and reads each module once.
          isolate: false,
        },
      },
    ],
  },
});
