/** What differs from `main`, and which tests on the table look at that. */
import { spawnSync } from 'node:child_process';
import { posix } from 'node:path';
import { projectRoot } from '#local/places.ts';

const git = (...args: readonly string[]): readonly string[] | undefined => {
  const { status, stdout } = spawnSync('git', args, { cwd: projectRoot, encoding: 'utf8' });
  return status === 0 ? stdout.split('\n').filter((line) => line !== '') : undefined;
};

/**
 * Files that differ from where this branch left `main`, those not committed among them; paths from the root of the
 * project. `undefined` where that cannot be told: no git, no `main`.
 */
export function changedFiles(): readonly string[] | undefined {
  const left = git('merge-base', 'HEAD', 'main') ?? git('merge-base', 'HEAD', 'origin/main');
  const changed = left?.[0] === undefined ? undefined : git('diff', '--name-only', left[0]);
  const fresh = git('ls-files', '--others', '--exclude-standard');
  return changed === undefined || fresh === undefined ? undefined : [...new Set([...changed, ...fresh])];
}

/** The sources under `tests/`, by their path from the root of the project. */
export type Sources = ReadonlyMap<string, string>;

/** `shared/grants/` of `shared/grants/decide.ts`: what is looked at as one. */
const roomOf = (path: string): string => path.split('/').slice(0, 2).join('/').concat('/');

const importsOf = (path: string, text: string): readonly string[] =>
  [...text.matchAll(/^(?:import|export|\})[^'\n]*'([.#][^']+)';/gm)].map(([, from = '']) =>
    from.startsWith('#') ? from.slice(1) : posix.join(posix.dirname(path), from),
  );

/** What a test imports, itself or by what stands beside it under `tests/`. */
function reachOf(path: string, sources: Sources, seen = new Set<string>()): ReadonlySet<string> {
  for (const imported of importsOf(path, sources.get(path) ?? '')) {
    if (seen.has(imported)) continue;
    seen.add(imported);
    if (imported.startsWith('tests/')) reachOf(imported, sources, seen);
  }
  return seen;
}

/**
 * The tests on the table for what has changed, the nearest first: tests that changed themselves; those of a capability
 * that changed; those that use it. A function is used by way of `tests/support`, a capability where it is imported by the
 * test itself: everything uses the texts and the table by way of something.
 */
export function onTheTableFor(changed: readonly string[], sources: Sources): readonly string[] {
  // A call that is declared otherwise is answered otherwise, by one of these two.
  const answering = changed.some((path) => path.startsWith('api/'))
    ? ['functions/site/', 'functions/console/']
    : [];
  const rooms = new Set([
    ...changed.filter((path) => /^(shared|functions)\/[^/]+\//.test(path)).map(roomOf),
    ...answering,
  ]);
  const isOfRoom = (kind: string) => (path: string) => path.startsWith(kind) && rooms.has(roomOf(path));
  const nearness = (test: string): number | undefined => {
    if (changed.includes(test)) return 0;
    if (!test.startsWith('tests/contract/')) return undefined;
    if (['shared', 'functions'].some((floor) => rooms.has(`${floor}/${test.split('/')[2]}/`))) return 1;
    const reach = [...reachOf(test, sources)];
    const uses =
      importsOf(test, sources.get(test) ?? '').some(isOfRoom('shared/')) ||
      reach.some(isOfRoom('functions/')) ||
      reach.some((path) => path.startsWith('tests/') && changed.includes(path));
    return uses ? 2 : undefined;
  };
  return [...sources.keys()]
    .filter((path) => /^tests\/(contract|faults)\/.*\.test\.tsx?$/.test(path))
    .flatMap((path) => {
      const near = nearness(path);
      return near === undefined ? [] : [{ path, near }];
    })
    .toSorted((a, b) => a.near - b.near || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}
