import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { moveNames } from '#shared/grants/index.ts';
import { movesPage } from '#shared/grants/moves-page.ts';

const squeezed = (text: string) => text.replace(/[ -]+/g, ' ');

test('the page of moves is made from the table as it is', () => {
  const written = readFileSync(new URL('../../../docs/grant-moves.md', import.meta.url), 'utf8');
  expect(squeezed(written)).toBe(squeezed(movesPage()));
  for (const name of moveNames) expect(written).toContain(`\`${name}\``);
});
