/** How the code speaks: of every exported function in a comment, and in comments a reader takes in at once. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#local/places.ts';

const files = globSync('{api,bench,bin,events,functions,infra,local,shared}/**/*.{ts,tsx}', {
  cwd: projectRoot,
}).filter((path) => !path.includes('node_modules'));
const linesOf = (path: string): readonly string[] =>
  readFileSync(join(projectRoot, path), 'utf8').split('\n');

/** `export function`, and `export const` of an arrow function whose arrow stands in the same line or opens there. */
const exported = /^export (?:async )?function |^export const \w+(?: =|:).*(?:=>|\($)/;

/** Exported functions with nothing said above them: `file:line`. */
const unsaid = (path: string, lines: readonly string[]): readonly string[] =>
  lines.flatMap((line, at) => {
    const above = lines[at - 1]?.trim() ?? '';
    return exported.test(line) && !above.endsWith('*/') && !above.startsWith('//')
      ? [`${path}:${at + 1}`]
      : [];
  });

/** The comment of a line, if it is one or ends in one; code that holds `//` in a text ends in none. */
const commentIn = (line: string): string => /^\s*(?:\/\*\*?|\*|\/\/)(.*)/.exec(line)?.[1] ?? '';

/** Read as translated: a subject without a name, a number that travels, a negation of nothing. */
const foreign = /\bwhoever\b|\bwhat is none\b|\bcomes to (?:be |nothing|so)|\bof which there is none\b/i;

const foreignIn = (path: string, lines: readonly string[]): readonly string[] =>
  lines.flatMap((line, at) => (foreign.test(commentIn(line)) ? [`${path}:${at + 1}`] : []));

describe('an exported function', () => {
  const said = files.filter((path) => /^(?:api|events|functions|infra|shared)\//.test(path));

  it('says what a caller must know', () => {
    expect(said.length).toBeGreaterThan(500);
    expect(said.flatMap((path) => unsaid(path, linesOf(path)))).toEqual([]);
  });

  it('is found where nothing is said of it', () => {
    const lines = [
      'export const placeOf = (id: string) => id;',
      '',
      '/** Said. */',
      'export function say() {}',
    ];
    expect(unsaid('a.ts', [...lines, 'export async function leave() {}'])).toEqual(['a.ts:1', 'a.ts:5']);
  });
});

describe('a comment', () => {
  it('is in plain English', () => {
    expect(files.flatMap((path) => foreignIn(path, linesOf(path)))).toEqual([]);
  });

  it('is found where it is not, and no text for people is', () => {
    const lines = [
      '/** Whoever comes. */',
      ' * what is none, is refused',
      "const text = 'Whoever comes';",
      '// a place',
    ];
    expect(foreignIn('a.ts', lines)).toEqual(['a.ts:1', 'a.ts:2']);
  });
});
