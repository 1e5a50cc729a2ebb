import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What looks at everything that the others have sent. */
const last = 'texts-of-a-year.test.ts';
const orderOf = ({ moduleId }: TestSpecification) => `${moduleId.endsWith(last) ? 1 : 0} ${moduleId}`;

/** By name: the clock goes ahead from one to the next, and never back. */
class ByName extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)));
  }
}

/** A local cloud of its own whose clock is moved ahead: what takes months, in a few minutes. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/months/**/*.test.ts'],
    globalSetup: ['tests/months/local-cloud.ts'],
    fileParallelism: false,
    sequence: { sequencer: ByName },
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
