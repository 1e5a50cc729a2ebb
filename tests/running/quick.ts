/** `npm test -- --quick`: a verdict in two minutes: types, lint, units, and the tests on the table for what has changed. */
import { relative } from 'node:path';
import { createVitest, type TestModule, type TestSpecification, type Vitest } from 'vitest/node';
import { holds, lint, types } from '#bin/checks.ts';
import { projectRoot } from '#local/places.ts';
import { changedFiles, onTheTableFor, type Sources } from './changed.ts';
import { type Outcome, sumOf } from './outcome.ts';

/** When no further test is begun; the longest on the table takes some five seconds, what follows less than that. */
const untilMs = 105_000;

/** Leaves the files in the order in which they are given: the nearest to what has changed come first. */
class AsGiven {
  sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files);
  }
  shard = this.sort;
}

const failing = (what: string): Outcome => ({ passed: 0, failed: 1, skipped: 0, failures: [what] });

/** Runs what there is time for. Prints what was not looked at, and how to. */
export async function quickVerdict(sources: Sources): Promise<Outcome> {
  const endsAt = performance.now() + untilMs;
  const checks = await Promise.all([types, lint].map(holds));
  const found = sumOf(
    [types, lint].flatMap(({ what }, nth) => (checks[nth] === true ? [] : [failing(what)])),
  );
  const changed = changedFiles();
  const nearest = changed === undefined ? [] : onTheTableFor(changed, sources);
  console.log(whatIsRun(changed, nearest));
  const vitest = await createVitest('test', {
    config: 'vitest.config.ts',
    root: projectRoot,
    watch: false,
    reporters: ['default'],
    sequence: { sequencer: AsGiven },
  });
  try {
    await vitest.standalone();
    const every = await vitest.globTestSpecifications();
    const units = every.filter(({ project }) => project.name === 'unit');
    const byPath = new Map(every.map((each) => [relative(projectRoot, each.moduleId), each]));
    const onTheTable = nearest.flatMap((path) => byPath.get(path) ?? []);
    const looked = await runUntil(endsAt, vitest, units);
    const near = await runUntil(endsAt, vitest, onTheTable);
    // Tests on the table that there was no time for are named; without the units there is no verdict.
    const isVerdict = looked.isWhole ? [] : [failing('The units came to no end in two minutes.')];
    return sumOf([found, looked, near, ...isVerdict]);
  } finally {
    await vitest.close();
  }
}

function whatIsRun(changed: readonly string[] | undefined, near: readonly string[]): string {
  if (changed === undefined) return 'What changed cannot be told (there is no branch main): all units.';
  if (near.length === 0)
    return `${changed.length} files differ from main, none that a test on the table is near to: all units.`;
  return `${changed.length} files differ from main: all units, and ${near.length} files of tests on the table, the nearest first.`;
}

/** Runs these files as long as there is time; `isWhole` when there was enough. */
async function runUntil(
  endsAt: number,
  vitest: Vitest,
  specifications: readonly TestSpecification[],
): Promise<Outcome & { readonly isWhole: boolean }> {
  let isOver = performance.now() >= endsAt;
  if (specifications.length === 0) return { ...sumOf([]), isWhole: true };
  if (isOver) {
    tellOfTheRest(specifications, []);
    return { ...sumOf([]), isWhole: false };
  }
  const over = setTimeout(() => {
    isOver = true;
    void vitest.cancelCurrentRun('keyboard-input');
  }, endsAt - performance.now());
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([...specifications]);
  clearTimeout(over);
  const outcomes = testModules.map((module) => outcomeOf(module, isOver));
  if (isOver) tellOfTheRest(specifications, testModules);
  return { ...sumOf([...outcomes, ...unhandledErrors.map(String).map(failing)]), isWhole: !isOver };
}

function outcomeOf(module: TestModule, isCut: boolean): Outcome {
  const tests = [...module.children.allTests()];
  const having = (state: string) => tests.filter((test) => test.result().state === state);
  const failed = having('failed');
  const file = relative(projectRoot, module.moduleId);
  // A file that cannot be loaded has no test to fail.
  const isBroken = failed.length === 0 && module.state() === 'failed';
  return {
    passed: having('passed').length,
    failed: failed.length + Number(isBroken),
    skipped: isCut ? 0 : having('skipped').length,
    failures: isBroken ? [file] : failed.map(({ fullName }) => `${file}: ${fullName}`),
  };
}

function tellOfTheRest(specifications: readonly TestSpecification[], modules: readonly TestModule[]): void {
  const isDone = (module: TestModule) =>
    [...module.children.allTests()].some((test) => test.result().state === 'passed');
  const done = new Set(modules.filter(isDone).map(({ moduleId }) => moduleId));
  const rest = specifications.filter(({ moduleId }) => !done.has(moduleId));
  const named = rest.map(({ moduleId }) => relative(projectRoot, moduleId));
  console.log(`\nThe two minutes are over. Not looked at, or not to the end:\n  ${named.join('\n  ')}`);
}
