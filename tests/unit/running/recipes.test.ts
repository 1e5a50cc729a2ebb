import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '#local/places.ts';

/** The paths that a recipe of CONTRIBUTING.md names. */
function namedIn(recipe: string): readonly string[] {
  const page = readFileSync(join(projectRoot, 'CONTRIBUTING.md'), 'utf8');
  const [, steps = ''] = page.split(`## ${recipe}\n`);
  const [own = ''] = steps.split('\n## ');
  return [...own.matchAll(/`([\w-]+\/[^`<]*)`/g)].map(([, path = '']) => path);
}

/** The vocabulary with one value more in a list, as the first step of both recipes has it. */
const withOneMore = (list: string, value: string): string => {
  const vocabulary = readFileSync(join(projectRoot, 'events/vocabulary.ts'), 'utf8');
  const changed = vocabulary.replace(new RegExp(`(export const ${list} = \\[[^\\]]*)\\]`), `$1, '${value}']`);
  expect(changed).not.toBe(vocabulary);
  return changed;
};

describe('a recipe that is followed', () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'diwan-recipe-'));
    const tracked = execFileSync('git', ['ls-files'], { cwd: projectRoot, encoding: 'utf8' }).split('\n');
    for (const file of tracked)
      if (/\.(ts|tsx|json|mjs)$/.test(file) && existsSync(join(projectRoot, file)))
        cpSync(join(projectRoot, file), join(copy, file));
    symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('for a language names every file that the compiler asks for', () => {
    writeFileSync(join(copy, 'events/vocabulary.ts'), withOneMore('languages', 'xx'));
    const { stdout } = spawnSync(
      process.execPath,
      [join(projectRoot, 'node_modules/typescript/bin/tsc'), '-p', '.'],
      {
        cwd: copy,
        encoding: 'utf8',
      },
    );
    const asked = new Set([...stdout.matchAll(/^([\w/.-]+\.tsx?)\(/gm)].map(([, file = '']) => file));
    expect(asked.size).toBeGreaterThan(5);
    const named = namedIn('A language');
    const unnamed = [...asked].filter(
      (file) =>
        !file.startsWith('tests/') &&
        !named.some((path) => file === path || (path.endsWith('/') && file.startsWith(path))),
    );
    expect(unnamed).toEqual([]);
  });
});
