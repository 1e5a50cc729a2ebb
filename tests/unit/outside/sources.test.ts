import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Our code that runs or is shown, as it stands in the working tree. */
const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) =>
    /^(events|shared|api|functions|infra|local|bench|bin)\/.*\.(ts|tsx|js|mjs|html)$/.test(file),
  )
  .flatMap((file) => {
    try {
      return [{ file, text: readFileSync(`${root}${file}`, 'utf8') }];
    } catch {
      return []; // Deleted, and not committed yet.
    }
  });
const having = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

test('there are sources to look at', () => {
  expect(sources.length).toBeGreaterThan(500);
});

test.each([
  ['Intl.ListFormat', /\bListFormat\b/],
  ['Intl.RelativeTimeFormat', /\bRelativeTimeFormat\b/],
  ['Intl.DurationFormat', /\bDurationFormat\b/],
  ['units of Intl.NumberFormat', /style:\s*['"]unit['"]|\bunitDisplay\b/],
  ['currencies of Intl.NumberFormat', /style:\s*['"]currency['"]|\bcurrencyDisplay\b/],
])(
  'nothing of ours uses %s: in Sorani it is English, or brings marks that are not seen',
  (_what, pattern) => {
    expect(having(pattern)).toEqual([]);
  },
);

test('nothing of ours sorts by Intl or writes dates in the words of the machine', () => {
  expect(having(/\blocaleCompare\(|\bCollator\b|toLocale(Date|Time)String|dateStyle|timeStyle/)).toEqual([]);
});

test('the clock of functions is read with a fixed calendar and digits', () => {
  const clocks = sources.filter(
    ({ file, text }) => /^(shared|functions)\//.test(file) && /DateTimeFormat\(/.test(text),
  );
  expect(clocks.length).toBeGreaterThan(0);
  for (const { file, text } of clocks) expect(text, file).toMatch(/DateTimeFormat\('en[^']*-nu-latn'/);
});
