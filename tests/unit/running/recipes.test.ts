import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '#local/places.ts';

const tracked = execFileSync('git', ['ls-files'], { cwd: projectRoot, encoding: 'utf8' }).split('\n');
const page = readFileSync(join(projectRoot, 'CONTRIBUTING.md'), 'utf8');

/** The paths that a text names, as patterns: what stands in pointed brackets is any one name. */
const pathsIn = (text: string): readonly { readonly path: string; readonly pattern: RegExp }[] =>
  [...text.matchAll(/`([\w-]+\/[\w./<>-]*)`/g)].map(([, path = '']) => {
    const plain = path.replace(/[.]/g, '\\.').replace(/<[^>]*>/g, '[^/]+');
    return { path, pattern: new RegExp(path.endsWith('/') ? `^${plain}` : `^${plain}(/|$)`) };
  });

/** The paths that a recipe of CONTRIBUTING.md names. */
function namedIn(recipe: string) {
  const [, steps = ''] = page.split(`## ${recipe}\n`);
  const [own = ''] = steps.split('\n## ');
  return pathsIn(own);
}

test('CONTRIBUTING.md names no file or folder that is not there', () => {
  // A word of a run, a part of a path, and what a run writes.
  const others = ['contract/grants', 'providers/index.ts', 'bench/results/tests.json'];
  const gone = pathsIn(page)
    .filter(({ path, pattern }) => !others.includes(path) && !tracked.some((file) => pattern.test(file)))
    .map(({ path }) => path);
  expect(gone).toEqual([]);
});

describe('recipes that are followed', () => {
  let copy: string;
  let errors: readonly { readonly file: string; readonly said: string }[];

  /** Changes a file of the copy; a change that changes nothing is out of date. */
  const change = (file: string, by: (text: string) => string): void => {
    const before = readFileSync(join(copy, file), 'utf8');
    const after = by(before);
    expect([file, after === before]).toEqual([file, false]);
    writeFileSync(join(copy, file), after);
  };
  const oneMore = (list: string, value: string) => (text: string) =>
    text.replace(new RegExp(`(export const ${list} = \\[[^\\]]*?),?\\s*\\]`), `$1, '${value}']`);
  const withText = (key: string) => (text: string) =>
    text.replace(/(?<=\n)\} as const/, `  '${key}': 'Made up',\n$&`);

  // One run of the compiler for all: each is told by what it is called.
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'diwan-recipe-'));
    for (const file of tracked)
      if (/\.(ts|tsx|json|mjs)$/.test(file) && existsSync(join(projectRoot, file)))
        cpSync(join(projectRoot, file), join(copy, file));
    symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'));
    change('events/vocabulary.ts', oneMore('languages', 'xx'));
    change('events/vocabulary.ts', oneMore('centreIds', 'nowhere'));
    for (const code of ['en', 'ar', 'ckb'])
      change(`shared/language/messages/words/${code}.ts`, withText('centre.nowhere'));
    change('shared/language/messages/console/en.ts', withText('console.madeUp'));
    change('shared/language/messages/console/texts.ts', (text) => text.replace('en,', 'en, xx: en,'));
    change('functions/console/declared-pages.ts', (text) =>
      text.replace(
        '  broadcasts: {\n',
        "$&    getMadeUp: { method: 'GET', path: '/console/made-up', who: managers },\n",
      ),
    );
    change('infra/settings/stages.ts', (text) =>
      text.replace('export interface Stage {\n', '$&  /** Default none. */\n  readonly madeUp: number;\n'),
    );
    const { stdout } = spawnSync(
      process.execPath,
      [join(projectRoot, 'node_modules/typescript/bin/tsc'), '-p', '.'],
      { cwd: copy, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    // An error goes on in lines that are set in.
    errors = [...stdout.matchAll(/^([\w/.-]+\.tsx?)\(\d+,\d+\): (.*(?:\n .*)*)/gm)].flatMap(
      ([, file = '', said = '']) => (file.startsWith('tests/') ? [] : [{ file, said }]),
    );
  }, 300_000);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const askedFor = (missing: string): readonly string[] => [
    ...new Set(
      errors.flatMap(({ file, said }) =>
        said.replaceAll("''", "'").includes(`Property '${missing}' is missing`) ? [file] : [],
      ),
    ),
  ];
  const unnamed = (files: readonly string[], ...recipes: readonly string[]): readonly string[] =>
    files.filter((file) => !recipes.flatMap(namedIn).some(({ pattern }) => pattern.test(file)));

  test('for a language and the others together name every file that the compiler asks for', () => {
    expect(errors.length).toBeGreaterThan(20);
    const all = errors.map(({ file }) => file);
    expect(unnamed(all, 'A language', 'A centre', 'A text', 'A page', 'A setting')).toEqual([]);
  });

  test.each([
    ['A language', 'xx', 'shared/language/languages.ts'],
    ['A centre', 'nowhere', 'shared/language/words/places.ts'],
    ['A text', 'console.madeUp', 'shared/language/messages/console/texts.ts'],
    ['A page', 'getMadeUp', 'functions/console/broadcasts/pages.tsx'],
    ['A setting', 'madeUp', 'infra/settings/stages.ts'],
  ])('%s: the compiler asks for what the recipe names', (recipe, missing, one) => {
    const asked = askedFor(missing);
    expect(asked).toContain(one);
    expect(unnamed(asked, recipe)).toEqual([]);
  });
});
