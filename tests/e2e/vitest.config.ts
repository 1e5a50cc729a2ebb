import { defineConfig } from 'vitest/config';

/** One local cloud for all of these, one file after the other: they share two cores and one carrier. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/e2e/**/*.test.ts', 'tests/browser/**/*.test.ts'],
    globalSetup: ['tests/e2e/cloud/local-cloud.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
