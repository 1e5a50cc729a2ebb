/** Every command of docs/operate.md runs as it is written there, on the deployed stacks in place of those of production. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#local/places.ts';
import { ops } from '../cloud/operating.ts';

const page = readFileSync(join(projectRoot, 'docs/operate.md'), 'utf8');
const written = [...page.matchAll(/^npm run ops -- ([^#\n]+)/gm)].map(([, line = '']) =>
  line.trim().replace(' --stage prod', ''),
);
/** `counts` waits for functions to end, and writes totals: it has a test of its own. */
const here = written.filter((line) => !line.startsWith('counts '));

test('the page names commands', () => {
  expect(here.length).toBeGreaterThan(10);
});

// Without a terminal none of them changes anything, unless it says --yes.
test.each(here)('%s', async (line) => {
  const { status, out, err } = await ops(...line.split(/\s+/));
  expect([0, 1], `${out}${err}`).toContain(status);
  // Nothing is thrown by mistake, and something is said in words.
  expect(`${out}${err}`).not.toMatch(/\n\s+at |undefined|\[object/);
  expect(`${out}${err}`).toMatch(/[A-Z][^\n]*[.:]/);
});
