/** `npm test`: every test, in phases that share what they need; ends with one line that counts them all. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as z from 'zod/mini';
import { projectRoot } from '../local/places.ts';

const phases = [
  { what: 'Units, data contract, faults', config: 'vitest.config.ts' },
  {
    what: 'End to end and in the browser, on the deployed local stacks',
    config: 'tests/e2e/vitest.config.ts',
  },
  {
    what: 'A course of three months, on a clock that is moved ahead',
    config: 'tests/months/vitest.config.ts',
  },
  {
    what: 'Access: the calls of the end-to-end run against the roles',
    config: 'tests/access/vitest.config.ts',
  },
] as const;

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.optional(z.nullable(z.array(z.string()))),
        }),
      ),
    }),
  ),
});

/** Each test that failed, and each file that could not be loaded, with the beginning of what it said. */
const failuresIn = ({ testResults }: z.infer<typeof report>): readonly string[] =>
  testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    const file = relative(projectRoot, name);
    if (failed.length === 0) return status === 'failed' ? [file] : [];
    return failed.map(({ fullName, failureMessages }) =>
      [`${file}: ${fullName}`, ...(failureMessages ?? []).map((message) => message.slice(0, 2_000))].join(
        '\n',
      ),
    );
  });

const folder = join(projectRoot, '.local', 'test-reports');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
for (const [position, { what, config }] of phases.entries()) {
  console.log(`\n— ${what}`);
  const outputFile = join(folder, `${position}.json`);
  const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(
    process.execPath,
    [
      vitest,
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${outputFile}`,
    ],
    { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (!existsSync(outputFile)) {
    console.error(`The phase ended without a report (exit ${status}).`);
    totals.failed += 1;
    failures.push(what);
    continue;
  }
  const counted = report.parse(JSON.parse(readFileSync(outputFile, 'utf8')));
  totals.passed += counted.numPassedTests;
  totals.failed += counted.numFailedTests;
  totals.skipped += counted.numPendingTests + counted.numTodoTests;
  failures.push(...failuresIn(counted));
  // A file that cannot be loaded, or a set-up that fails, has no test to fail.
  if (status !== 0 && counted.numFailedTests === 0) totals.failed += 1;
}

if (failures.length > 0) console.log(`\nWhat failed:\n\n${failures.join('\n\n')}`);
const skipped = totals.skipped === 0 ? '' : `, ${totals.skipped} skipped`;
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed === 0 ? 0 : 1;
