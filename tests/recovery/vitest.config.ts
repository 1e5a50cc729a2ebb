import { defineConfig } from 'vitest/config';

/** Stacks that go and are made again, each file in a local cloud of its own. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/recovery/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 400_000,
    hookTimeout: 300_000,
  },
});
