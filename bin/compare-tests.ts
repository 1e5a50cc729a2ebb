/**
 * How long the tests take beside those of another commit, on this machine: `node bin/run.mjs
 * bin/compare-tests.ts COMMIT [ROUNDS] [WORD …]`. Each commit in a folder of its own with its own packages,
 * in turns; with words `npm test -- WORD …`, otherwise `npm test` and the figures in
 * `bench/results/tests.json`. Wants hours, and a machine that nothing else uses.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#local/places.ts';

type Run = {
  readonly commit: string;
  /** When it began, UTC. */
  readonly at: string;
  /** What waited for a core in the minute before it, by the system's own count. */
  readonly load: number;
  readonly minutes: number;
  /** Processor time of all cores meanwhile, in minutes. */
  readonly coreMinutes: number;
  readonly exit: number | null;
  /** The last line: how many passed and failed. */
  readonly said: string;
};

const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' }).trim();

/** Computed by all cores since the machine was started, in minutes. */
const computed = (): number =>
  cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0) / 60_000;

/** The commit as its own project, with its own packages. */
function checkedOut(commit: string, folder: string): string {
  const tree = join(folder, commit);
  git('clone', '--quiet', '--shared', '--no-checkout', projectRoot, tree);
  execFileSync('git', ['checkout', '--quiet', '--detach', commit], { cwd: tree });
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: tree,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return tree;
}

function runOf(commit: string, tree: string, words: readonly string[]): Run {
  const [began, before, at] = [performance.now(), computed(), new Date().toISOString()];
  const [load = 0] = loadavg();
  const args = words.length === 0 ? ['test'] : ['test', '--', ...words];
  const { status, stdout } = spawnSync('npm', args, {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return {
    commit,
    at,
    load: rounded(load),
    minutes: rounded((performance.now() - began) / 60_000),
    coreMinutes: rounded(computed() - before),
    exit: status,
    said: stdout.trim().split('\n').at(-1) ?? '',
  };
}

const middleOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;

const [asked, roundsAsked = '3', ...words] = process.argv.slice(2);
const rounds = Number(roundsAsked);
if (asked === undefined || !Number.isInteger(rounds) || rounds < 1) {
  console.error('compare-tests takes a commit, then how many rounds, then words of the tests to run.');
  process.exit(2);
}
const commits = [asked, 'HEAD'].map((name) => git('rev-parse', '--short', `${name}^{commit}`));
const folder = mkdtempSync(join(tmpdir(), 'diwan-tests-'));
try {
  const trees = commits.map((commit) => checkedOut(commit, folder));
  const runs: Run[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [nth, commit] of commits.entries()) {
      runs.push(runOf(commit, trees[nth] ?? '', words));
      console.log(JSON.stringify(runs.at(-1)));
    }
  }
  const [before = Number.NaN, now = Number.NaN] = commits.map((commit) =>
    middleOf(runs.filter((run) => run.commit === commit).map(({ minutes }) => minutes)),
  );
  const [processor] = cpus();
  const machine = {
    cores: cpus().length,
    processor: processor?.model ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
  const ratio = Math.round((now / before) * 1000) / 1000;
  console.log(`${now} min beside ${before} min: ${ratio} ×`);
  if (words.length === 0) {
    const file = join(projectRoot, 'bench', 'results', 'tests.json');
    writeFileSync(file, `${JSON.stringify({ machine, ratio, runs }, null, 2)}\n`);
  }
  process.exitCode = runs.every(({ exit }) => exit === 0) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
