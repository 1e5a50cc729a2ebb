import { defineConfig } from 'vitest/config';

/** A local cloud of its own whose clock is moved ahead: what takes months, in a few minutes. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/months/**/*.test.ts'],
    globalSetup: ['tests/months/local-cloud.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
