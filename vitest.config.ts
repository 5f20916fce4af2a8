import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'contracts/**/*.test.ts'],
    // The generators are no packages of the project: `npm run test:codegen`.
    exclude: [...configDefaults.exclude, 'test/codegen/**'],
    pool: 'forks',
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Pact sends usage statistics unless told not to, and would ask a proxy for its own loopback server.
    env: {
      PACT_DO_NOT_TRACK: 'true',
      SCARF_ANALYTICS: 'false',
      NO_PROXY: '127.0.0.1,localhost',
      no_proxy: '127.0.0.1,localhost',
      // Nobody's database is a place for tests.
      DATABASE_URL: '',
    },
  },
});
