/** What people wish for in sentences of their own, and verbs beside a code. */
import { describe, expect, test } from 'vitest';
import { understand } from '#shared/language/index.ts';
import { leaving, neither, taking } from '../wishes-people-send/answers-to-an-offer.ts';
import {
  givingUp,
  joining,
  leftAloneBesideACode,
  namesBesideACode,
} from '../wishes-people-send/beside-a-code.ts';
import { noTexts, otherStops } from '../wishes-people-send/no-texts.ts';
import { notComing, otherAbsences } from '../wishes-people-send/not-coming.ts';

describe('no more texts', () => {
  test.each(noTexts)('%j stops them', (text) => {
    expect(understand(text)).toMatchObject({ intent: 'stop', code: null, name: null });
  });
  test.each(otherStops)('%j does not', (text) => {
    expect(understand(text).intent).not.toBe('stop');
  });
});

describe('not coming', () => {
  test.each(notComing)('%j', (text, told) => {
    const { code = null, name = null, day } = told;
    expect(understand(text)).toMatchObject({ intent: 'absent', code, name });
    expect(understand(text).day).toBe(day);
  });
  test.each(otherAbsences)('%j says something else', (text) => {
    expect(understand(text).intent).not.toBe('absent');
  });
});

describe('an answer in her own words', () => {
  test.each(taking)('%j is yes', (text) => {
    expect(understand(text)).toMatchObject({ intent: 'yes', code: null, name: null });
  });
  test.each(leaving)('%j is no', (text) => {
    expect(understand(text)).toMatchObject({ intent: 'no', code: null, name: null });
  });
  test.each(neither)('%j is neither', (text) => {
    expect(['yes', 'no', 'absent']).not.toContain(understand(text).intent);
  });
});

describe('a verb beside a code', () => {
  const codeIn = (text: string) => /[2-8٢٤٥٦٨][\d٠-٩]{2}/u.exec(text)?.[0] ?? '';
  const digits = (code: string) => code.replace(/[٠-٩]/gu, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));

  test.each(givingUp)('%j gives the place up', (text) => {
    expect(understand(text)).toMatchObject({ intent: 'cancel', code: digits(codeIn(text)), name: null });
  });
  test.each(joining)('%j registers whoever texts', (text) => {
    expect(understand(text)).toMatchObject({ intent: 'register', code: '214', name: null });
  });
  test.each(namesBesideACode)('%s is a name', (name) => {
    expect(understand(`214 ${name}`)).toMatchObject({ intent: 'register', code: '214', name });
  });
  test.each(leftAloneBesideACode)('%j neither cancels nor registers', (text) => {
    expect(['register', 'cancel']).not.toContain(understand(text).intent);
  });
  test.each([
    ['cancel 214 Manal', 'Manal'],
    ['remove Layla from 214', 'Layla'],
    ['احذفوا منال من ٢١٤', 'منال'],
    ['شيلوا اسم منال من ٢١٤', 'منال'],
    ['هەڵوەشاندنەوە مەنال ٢١٤', 'مەنال'],
  ])('%j is for %s', (text, name) => {
    expect(understand(text)).toMatchObject({ intent: 'cancel', code: '214', name });
  });
});
