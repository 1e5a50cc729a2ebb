/** `npm test`: every test, in phases that share what they need; ends with one line that counts them all. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as z from 'zod/mini';
import { projectRoot } from '../local/places.ts';

type Phase = { readonly what: string; readonly config: string };

/** Phases of one round run beside each other: moving a clock ahead is mostly waiting for what follows from it. */
const rounds: readonly (readonly Phase[])[] = [
  [
    { what: 'Units, data contract, faults', config: 'vitest.config.ts' },
    {
      what: 'A year of courses and grants, on a clock that is moved ahead',
      config: 'tests/months/vitest.config.ts',
    },
  ],
  [
    {
      what: 'End to end and in the browser, on the deployed local stacks',
      config: 'tests/e2e/vitest.config.ts',
    },
  ],
  [
    {
      what: 'Access: the calls of the runs on deployed stacks against the roles',
      config: 'tests/access/vitest.config.ts',
    },
  ],
];

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

/** Runs a phase to its end, and counts it. The first of a round is heard as it goes, the others when they are done. */
async function run({ what, config }: Phase, position: number): Promise<void> {
  const isHeard = position === 0;
  const began = performance.now();
  const outputFile = join(folder, `${config.replaceAll('/', '-')}.json`);
  const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${outputFile}`];
  const child = spawn(process.execPath, [vitest, 'run', '--config', config, ...reporters], {
    cwd: projectRoot,
    stdio: ['ignore', isHeard ? 'inherit' : 'pipe', isHeard ? 'inherit' : 'pipe'],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const [status] = await once(child, 'close');
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  process.stdout.write(`${Buffer.concat(said).toString('utf8')}\n— ${what}: ${minutes} min\n`);
  count(what, status, outputFile);
}

function count(what: string, status: number | null, outputFile: string): void {
  if (!existsSync(outputFile)) {
    console.error(`The phase ended without a report (exit ${status}).`);
    totals.failed += 1;
    failures.push(what);
    return;
  }
  const counted = report.parse(JSON.parse(readFileSync(outputFile, 'utf8')));
  totals.passed += counted.numPassedTests;
  totals.failed += counted.numFailedTests;
  totals.skipped += counted.numPendingTests + counted.numTodoTests;
  failures.push(...failuresIn(counted));
  // A file that cannot be loaded, or a set-up that fails, has no test to fail.
  if (status !== 0 && counted.numFailedTests === 0) totals.failed += 1;
}

for (const round of rounds) {
  console.log(`\n— ${round.map(({ what }) => what).join('; ')}`);
  await Promise.all(round.map(run));
}

if (failures.length > 0) console.log(`\nWhat failed:\n\n${failures.join('\n\n')}`);
const skipped = totals.skipped === 0 ? '' : `, ${totals.skipped} skipped`;
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed === 0 ? 0 : 1;
