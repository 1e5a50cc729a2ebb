import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evidenceOf } from '#tests/e2e/cloud/evidence.ts';
import { clouds } from '#tests/running/phases.ts';

const lines = clouds.flatMap((cloud) => readFileSync(evidenceOf(cloud).logs, 'utf8').split('\n'));

test('the functions logged something to look at', () => {
  expect(lines.filter((line) => line.includes('send-sms')).length).toBeGreaterThan(0);
});

test('no log line of any run holds a name or a number of the people in it', () => {
  const personal =
    /9647\d{9}|0750\d{7}|ليلى|سارة|زينب|كريم|ئازاد|Sinan|Hassan|Karwan|Hussein|Layla|Wrong-password/;
  expect(lines.filter((line) => personal.test(line))).toEqual([]);
});
