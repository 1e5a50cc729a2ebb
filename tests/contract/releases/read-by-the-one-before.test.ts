import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '#local/places.ts';
import { fullStory } from '#tests/support/table/full-story.ts';
import { samplesOf } from '#tests/support/table/release-samples.ts';
import { newTable, onTheTable } from '#tests/support/table/table.ts';

const git = (...args: readonly string[]) =>
  execFileSync('git', args, { cwd: projectRoot, maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] });

/** Whether the history goes back to a release: not where only the last commit was fetched. */
function isInHistory(release: string): boolean {
  try {
    git('cat-file', '-e', `${release}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

/** Those with a reader written for them: `reader-of-<commit>.txt`, a test by the helpers that the release has. */
const releases = readdirSync(import.meta.dirname).flatMap(
  (file) => /^reader-of-(\w+)\.txt$/.exec(file)?.[1] ?? [],
);

/**
 * While one release replaces another, functions of both are at work: each reads what the other writes. The code of the
 * release is taken from the history and reads, with its own readers, what this one has written a moment ago.
 */
describe.each(releases)('what this code writes, to the code of %s', (release) => {
  const there = isInHistory(release);
  const title = there
    ? 'is'
    : `is (SKIPPED: the history does not go back to ${release}: git fetch --unshallow)`;
  describe.skipIf(!there)(title, () => {
    onTheTable('', () => {
      let folder: string;
      beforeAll(() => {
        folder = mkdtempSync(join(tmpdir(), 'diwan-before-'));
        execFileSync('tar', ['-x', '-C', folder], { input: git('archive', release) });
        symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
      });
      afterAll(() => rmSync(folder, { recursive: true, force: true }));

      it('something it reads: items, events, pages and texts', async () => {
        const db = await newTable();
        await fullStory(db);
        const samples = join(folder, 'written-by-this.jsonl');
        writeFileSync(samples, await samplesOf(db, 'this'));
        await db.drop();
        const probe = join('tests/contract/table', 'written-by-this.test.ts');
        writeFileSync(
          join(folder, probe),
          readFileSync(join(import.meta.dirname, `reader-of-${release}.txt`), 'utf8'),
        );
        const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');
        const { status, stdout, stderr } = spawnSync(
          process.execPath,
          [vitest, 'run', '--project', 'contract', probe],
          { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', VITEST: '' } },
        );
        expect(status, `${stdout}\n${stderr}`.slice(-6_000)).toBe(0);
        expect(stdout).toMatch(/Tests {2}\d+ passed/);
      });
    });
  });
});
