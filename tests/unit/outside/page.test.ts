import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const page = readFileSync(new URL('docs/outside.md', root), 'utf8');

/** The rows of the page's tables, as their cells. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !/^\| what (it|they) do/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  );

test('docs/outside.md has a table of what the outside does', () => {
  expect(rows.length).toBeGreaterThanOrEqual(45);
  for (const cells of rows) expect(cells, cells.join(' | ')).toHaveLength(4);
});

test.each(rows.map((cells) => cells.at(-1) ?? ''))('a test holds each row: %s', (heldBy) => {
  const [, file = '', title = ''] = /^`(tests\/[^`]+\.test\.tsx?)` (.+)$/.exec(heldBy) ?? [];
  expect(existsSync(new URL(file, root)) && file, heldBy).toBe(file);
  const written = readFileSync(new URL(file, root), 'utf8').replaceAll(/\s+/g, ' ');
  expect(title.length).toBeGreaterThan(5);
  expect(written).toContain(title);
});
