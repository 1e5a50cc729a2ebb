import { defineConfig } from 'vitest/config';

/** Reads what the end-to-end run recorded, so it runs after it. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/access/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
