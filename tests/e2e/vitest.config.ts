import { defineConfig } from 'vitest/config';

/** One file after the other: those that share a local cloud share its carrier, its limits and its settings. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/e2e/**/*.test.ts', 'tests/browser/**/*.test.ts'],
    globalSetup: ['tests/e2e/cloud/local-cloud.ts'],
    fileParallelism: false,
    // The longest takes a minute on two quiet cores; other local clouds and the units may be at work beside it.
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
