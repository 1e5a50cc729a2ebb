import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#local/places.ts';

/** What figures are measured beside: the last commit before a rush was made cheaper. */
export const older = 'ad601b9';

/**
 * The repository as it was at `older`, on today's packages, unpacked once; `undefined` where the clone's history does not
 * reach back to it.
 */
export function treeBefore(): string | undefined {
  const isThere =
    spawnSync('git', ['cat-file', '-e', `${older}^{commit}`], { cwd: projectRoot }).status === 0;
  if (!isThere) return undefined;
  const tree = join(projectRoot, '.local', 'bench', older);
  if (existsSync(join(tree, 'node_modules'))) return tree;
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(tree, { recursive: true });
  const input = execFileSync('git', ['archive', older], { cwd: projectRoot, maxBuffer: 256 * 1024 * 1024 });
  execFileSync('tar', ['-x', '-C', tree], { input });
  symlinkSync(join(projectRoot, 'node_modules'), join(tree, 'node_modules'));
  return tree;
}
