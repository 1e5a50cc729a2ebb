/** Every command of `npm run ops` in the pages is one that there is, with options that it takes. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '#bin/ops/commands/index.ts';
import { parseAsked } from '#bin/ops/frame/parse.ts';
import { commandNamed } from '#bin/ops/frame/run.ts';
import { projectRoot } from '#local/places.ts';

const pages = globSync('{*.md,docs/**/*.md}', { cwd: projectRoot });

/** Command lines as they are typed: in a block of code up to its comment, in a sentence up to its end of code. */
const written = pages.flatMap((page) =>
  [...readFileSync(join(projectRoot, page), 'utf8').matchAll(/npm run ops -- ([^`#\n]+)/g)].map(
    ([, line = '']) => ({ page, line: line.trim() }),
  ),
);

describe('a command in the pages', () => {
  it.each(written)('$page: $line', ({ line }) => {
    const words = line.split(/\s+/);
    const command = commandNamed(commands, words);
    if (command === undefined) throw new Error(`There is no command ${line}`);
    expect(() => parseAsked(command, words.slice(command.name.split(' ').length))).not.toThrow();
  });

  it('stands there for every command there is', () => {
    const operate = written.filter(({ page }) => page === 'docs/operate.md');
    for (const { name } of commands) {
      expect(
        operate.some(({ line }) => `${line} `.startsWith(`${name} `)),
        name,
      ).toBe(true);
    }
  });
});
