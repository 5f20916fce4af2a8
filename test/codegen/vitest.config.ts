import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/codegen/*.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 180_000,
    env: { NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' },
  },
});
