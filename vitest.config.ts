import { defineConfig } from 'vitest/config';

/** What needs the table runs against DynamoDB Local, started once for the run. */
const onTheTable = (name: string) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    globalSetup: ['tests/support/table/global-setup.ts'],
    // The longest takes 20 s on two quiet cores.
    testTimeout: 300_000,
    hookTimeout: 180_000,
  },
});

/** End-to-end and browser tests need the deployed local cloud and are run by `npm test`, not from here. */
export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    // Half of what units take, and a sixth of what tests on the table take, was loading the same modules for each file.
    // What a test changes of a module it puts back.
    isolate: false,
    projects: [
      {
        extends: true,
        // Nothing here is timed: a machine that others use is slow.
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 300_000 },
      },
      onTheTable('contract'),
      onTheTable('faults'),
    ],
  },
});
