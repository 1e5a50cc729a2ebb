/** Runs a part of the tests in a process of its own, and counts what became of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { dirname, join, relative } from 'node:path';
import * as z from 'zod/mini';
import { projectRoot } from '#local/places.ts';
import type { Part } from './chosen.ts';

export const reports = join(projectRoot, '.local', 'test-reports');

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

/** How many tests passed, failed and were skipped; what failed, in words. */
export type Outcome = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
};

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

const asPattern = (titles: readonly string[]) =>
  titles.map((title) => title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');

/** Runs a part to its end. With `isHeard` it is heard as it goes, otherwise when it is done. */
export async function run({ phase, files = [], titles = [] }: Part, isHeard: boolean): Promise<Outcome> {
  const { what, config, cloud, folders } = phase;
  const began = performance.now();
  const outputFile = join(reports, `${cloud ?? config.replaceAll('/', '-')}.json`);
  mkdirSync(dirname(outputFile), { recursive: true });
  rmSync(outputFile, { force: true });
  const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const inside = files.length === 0 ? folders : files;
  const only = titles.length === 0 ? inside : [...inside, '--testNamePattern', asPattern(titles)];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${outputFile}`];
  const child = spawn(process.execPath, [vitest, 'run', '--config', config, ...reporters, ...only], {
    cwd: projectRoot,
    env: { ...process.env, ...(cloud === undefined ? {} : { DIWAN_CLOUD: cloud }) },
    stdio: ['ignore', isHeard ? 'inherit' : 'pipe', isHeard ? 'inherit' : 'pipe'],
  });
  if (phase.givesWay === true && child.pid !== undefined)
    setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const [status] = await once(child, 'close');
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  process.stdout.write(`${Buffer.concat(said).toString('utf8')}\n— ${what}: ${minutes} min\n`);
  const outcome = counted(what, status, outputFile);
  // What has another name than the one asked for was not skipped: it was not asked for.
  return titles.length === 0 ? outcome : { ...outcome, skipped: 0 };
}

function counted(what: string, status: number | null, outputFile: string): Outcome {
  if (!existsSync(outputFile)) {
    console.error(`The phase ended without a report (exit ${status}).`);
    return { passed: 0, failed: 1, skipped: 0, failures: [what] };
  }
  const told = report.parse(JSON.parse(readFileSync(outputFile, 'utf8')));
  return {
    passed: told.numPassedTests,
    // A file that cannot be loaded, or a set-up that fails, has no test to fail.
    failed: status !== 0 && told.numFailedTests === 0 ? 1 : told.numFailedTests,
    skipped: told.numPendingTests + told.numTodoTests,
    failures: failuresIn(told),
  };
}

/** All of them as one. */
export const sumOf = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
  failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
  skipped: outcomes.reduce((sum, { skipped }) => sum + skipped, 0),
  failures: outcomes.flatMap(({ failures }) => failures),
});
