import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** What Node's Intl does with Arabic and Sorani, which is why it is used for so little (docs/outside.md). */
const instant = new Date('2026-01-02T09:30:00Z');

test('the versions that docs/outside.md speaks of are those that run', () => {
  const { node, icu, cldr } = process.versions;
  expect([node.split('.')[0], icu, cldr]).toEqual(['24', '78.3', '48.0']);
});

test('Sorani durations, units and relative days are in English letters', () => {
  expect(new Intl.RelativeTimeFormat('ckb').format(-2, 'day')).toMatch(/[a-z]/);
  expect(new Intl.NumberFormat('ckb', { style: 'unit', unit: 'hour' }).format(3)).toMatch(/[a-z]/);
  const options = { style: 'unit', unit: 'day', unitDisplay: 'long' } as const;
  expect(new Intl.NumberFormat('ckb', options).format(3)).toMatch(/[a-z]/);
});

test('Sorani lists are joined in the language of the server', () => {
  const listed = (language: string) =>
    spawnSync(process.execPath, ['-p', 'new Intl.ListFormat("ckb").format(["a", "b"])'], {
      env: { LC_ALL: language },
      encoding: 'utf8',
    }).stdout.trim();
  expect([listed('en_US.UTF-8'), listed('de_DE.UTF-8')]).toEqual(['a and b', 'a und b']);
});

test('ku-IQ is Kurmanji, with a number for a month', () => {
  expect(new Intl.DateTimeFormat('ku-IQ', { month: 'long' }).format(new Date('2026-04-05'))).toBe('M04');
});

test('Sorani days and months are spelt in two ways, and ckb-IR counts Persian years', () => {
  const month = (at: string) => new Intl.DateTimeFormat('ckb', { month: 'long' }).format(new Date(at));
  expect([month('2026-01-15'), month('2026-12-15')]).toEqual(['کانوونی دووەم', 'کانونی یەکەم']);
  expect(new Intl.DateTimeFormat('ckb', { weekday: 'long' }).format(instant)).toBe('ھەینی');
  expect(new Intl.DateTimeFormat('ckb-IR').resolvedOptions().calendar).toBe('persian');
});

test('Arabic months are those of Egypt unless Iraq is named', () => {
  const month = (locale: string) => new Intl.DateTimeFormat(locale, { month: 'long' }).format(instant);
  expect([month('ar'), month('ar-IQ')]).toEqual(['يناير', 'كانون الثاني']);
});

test('there is no order of Sorani letters: ڕ comes behind ز', () => {
  expect(Intl.Collator.supportedLocalesOf('ckb')).toEqual([]);
  expect(['ڕ', 'ز', 'ر'].toSorted(new Intl.Collator('ckb').compare)).toEqual(['ر', 'ز', 'ڕ']);
});

test('the order of Arabic letters joins the two yehs and parts the two kafs', () => {
  const { compare } = new Intl.Collator('ar', { sensitivity: 'base' });
  expect([compare('ي', 'ی'), compare('ك', 'ک')]).toEqual([0, -1]);
});

test('a time of day has a plain space from format and a narrow one from formatToParts', () => {
  const time = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: 'numeric', timeZone: 'UTC' });
  const parts = time.formatToParts(instant).map(({ value }) => value);
  expect([time.format(instant), parts.join('')]).toEqual(['9:30 AM', '9:30\u202fAM']);
});

test('dinars, percent, minus and short dates come with marks that are not seen', () => {
  const number = (locale: string, value: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locale, options).format(value);
  const dinars = { style: 'currency', currency: 'IQD' } as const;
  expect(number('ar-IQ', 1500, dinars)).toBe('\u200f١٬٥٠٠\u00a0د.ع.\u200f');
  expect(number('en', 1500, dinars)).toBe('IQD\u00a01,500');
  expect(number('ar-IQ', 0.5, { style: 'percent' })).toBe('٥٠٪\u061c');
  expect(number('ckb', 0.5, { style: 'percent' })).toBe('٥٠\u00a0٪');
  expect([number('ar-IQ', -5), number('ckb', -5)]).toEqual(['\u061c-٥', '\u200f-٥']);
  const date = new Intl.DateTimeFormat('ar-IQ', { dateStyle: 'short', timeZone: 'UTC' });
  expect(date.format(instant)).toBe('٢\u200f/١\u200f/٢٠٢٦');
});

test('whole numbers, which pages and sums show, come without any', () => {
  for (const locale of ['ar-IQ', 'ckb-IQ', 'en-GB'])
    expect(new Intl.NumberFormat(locale).format(1_234_567)).toMatch(/^[\d٠-٩]([,٬][\d٠-٩]{3}){2}$/);
});
