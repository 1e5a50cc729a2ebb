/**
 * `npm test`: every test, in phases that share what they need; `npm test -- WORD …` those that the words name;
 * `npm test -- --quick` a verdict in two minutes. Ends with one line that counts them.
 */
import { globSync, readFileSync, rmSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { projectRoot } from '#local/places.ts';
import type { Sources } from './running/changed.ts';
import { chosenBy, type Part } from './running/chosen.ts';
import { type Outcome, reports, run, sumOf } from './running/outcome.ts';
import { rounds } from './running/phases.ts';
import { quickVerdict } from './running/quick.ts';

const sources: Sources = new Map(
  globSync('tests/**/*.{ts,tsx}', { cwd: projectRoot }).map((path) => [
    path,
    readFileSync(join(projectRoot, path), 'utf8'),
  ]),
);

async function runAll(parts: readonly (readonly Part[])[]): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const round of parts) {
    console.log(`\n— ${round.map(({ phase }) => phase.what).join('; ')}`);
    outcomes.push(...(await Promise.all(round.map((part, position) => run(part, position === 0)))));
  }
  return sumOf(outcomes);
}

/** The outcome, or a sentence on what was wrong in the asking. */
async function carryOut(args: readonly string[]): Promise<Outcome | string> {
  const [options, given] = [
    args.filter((arg) => arg.startsWith('-')),
    args.filter((arg) => !arg.startsWith('-')),
  ];
  const [option] = options;
  if (option !== undefined && (option !== '--quick' || args.length > 1)) {
    return `npm test takes words of the tests to run, or --quick alone; not ${args.join(' ')}.`;
  }
  if (option === '--quick') return quickVerdict(sources);
  if (given.length === 0) {
    rmSync(reports, { recursive: true, force: true });
    return runAll(rounds.map((round) => round.map((phase) => ({ phase }))));
  }
  const words = given.map((word) =>
    isAbsolute(word) ? relative(projectRoot, word) : word.replace(/^\.\//, ''),
  );
  const tests = [...sources]
    .filter(([path]) => /\.test\.tsx?$/.test(path))
    .map(([path, text]) => ({ path, text }));
  const chosen = chosenBy(words, tests);
  if ('unknown' in chosen) {
    return `No test has ${chosen.unknown.map((word) => `“${word}”`).join(', ')} in its path or in its name.`;
  }
  const outcome = await runAll(chosen.parts);
  const isEmpty = outcome.passed + outcome.failed + outcome.skipped === 0;
  return isEmpty ? `No test has ${words.map((word) => `“${word}”`).join(' or ')} in its name.` : outcome;
}

const outcome = await carryOut(process.argv.slice(2));
if (typeof outcome === 'string') {
  console.error(outcome);
  process.exitCode = 2;
} else {
  const { passed, failed, skipped, failures } = outcome;
  if (failures.length > 0) console.log(`\nWhat failed:\n\n${failures.join('\n\n')}`);
  console.log(`\n${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
  process.exitCode = failed === 0 ? 0 : 1;
}
