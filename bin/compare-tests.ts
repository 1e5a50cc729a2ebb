/**
 * How long all tests take beside those of an older commit, on this machine: `node bin/run.mjs
 * bin/compare-tests.ts [COMMIT …]` runs `npm test` of each commit in turn, each in a folder of its own with
 * its own packages, and adds the runs to `bench/results/tests.json`. A round takes the better part of an
 * hour, so a comparison may be put together from several calls: `ad601b9 HEAD`, and again on another evening.
 * Wants a machine that nothing else uses; each run says how busy it was.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

function runOf(commit: string, tree: string): Run {
  const [began, before, at] = [performance.now(), computed(), new Date().toISOString()];
  const [load = 0] = loadavg();
  const { status, stdout } = spawnSync('npm', ['test'], {
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

/** The older commit beside which all others are measured. */
const older = git('rev-parse', '--short', 'ad601b9^{commit}');
const file = join(projectRoot, 'bench', 'results', 'tests.json');
// Written by this command alone, as the type says.
const earlier: readonly Run[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).runs : [];
const commits = process.argv.slice(2).map((name) => git('rev-parse', '--short', `${name}^{commit}`));
const folder = mkdtempSync(join(tmpdir(), 'diwan-tests-'));
const runs = [...earlier];
try {
  for (const commit of commits) {
    runs.push(runOf(commit, checkedOut(commit, folder)));
    console.log(JSON.stringify(runs.at(-1)));
    write();
    rmSync(join(folder, commit), { recursive: true, force: true });
  }
  process.exitCode = runs.slice(earlier.length).every(({ exit }) => exit === 0) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Keeps all runs so far, with the medians of both sides and their ratio. */
function write(): void {
  const minutesOf = (isOlder: boolean) =>
    middleOf(runs.filter(({ commit }) => (commit === older) === isOlder).map(({ minutes }) => minutes));
  const [before, now] = [minutesOf(true), minutesOf(false)];
  const [processor] = cpus();
  const machine = {
    cores: cpus().length,
    processor: processor?.model ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
  const ratio = Math.round((now / before) * 1000) / 1000;
  console.log(`${now} min beside ${before} min: ${ratio} ×`);
  writeFileSync(file, `${JSON.stringify({ machine, ratio, runs }, null, 2)}\n`);
}
