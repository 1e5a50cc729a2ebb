import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const tool = join(import.meta.dirname, '..', '..', '..', 'local', 'tools', 'match-names.ts');

test('two names a line, parted by a tab, are told by one word a line', () => {
  const pairs = ['عبد الله\tعبدالله', 'زينب\tZainab\r', 'كريم عثمان\tکریم سالار', 'منال', '', 'Ali\tali'];
  const printed = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', tool], {
    input: `${pairs.join('\n')}\n`,
    encoding: 'utf8',
  });
  expect(printed).toBe('same\nalike\ndifferent\ndifferent\ndifferent\nsame\n');
});
