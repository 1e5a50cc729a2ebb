import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePhone, understand, understandTold } from '#shared/language/index.ts';
import { everyQuestion } from '../answers-people-send/index.ts';

/** The text the centres were announced with, in their three languages: the names, numbers and words people know. */
const announced = (['en', 'ar', 'ckb'] as const).map((language) => {
  const text = readFileSync(join(import.meta.dirname, `${language}.txt`), 'utf8').trim();
  const paragraphs = text.split(/\n+/u);
  const sentences = paragraphs.flatMap((paragraph) =>
    paragraph.split(/(?<=[.:؟!?]["”“]?)\s+/u).filter((sentence) => /\p{L}/u.test(sentence)),
  );
  return { language, paragraphs, sentences };
});

const tells = (text: string) => everyQuestion.flatMap((asked) => understandTold(text, asked) ?? []);

describe.each(announced)('the announcement in $language', ({ language, paragraphs, sentences }) => {
  test('is there', () => {
    expect(paragraphs.length).toBeGreaterThanOrEqual(20);
    expect(sentences.length).toBeGreaterThanOrEqual(30);
  });

  test('has no paragraph and no sentence that is taken for a command', () => {
    const commands = [...paragraphs, ...sentences].filter((text) => understand(text).intent !== 'unknown');
    expect(commands).toEqual([]);
  });

  test('has no paragraph and no sentence that answers a question', () => {
    expect([...paragraphs, ...sentences].filter((text) => tells(text).length > 0)).toEqual([]);
  });

  /** "Ibrahim, 22 years old" is one, and an answer. */
  const fewestWords = 4;

  test('has no part between two commas that is a command, or an answer where nothing was asked', () => {
    const parts = sentences
      .flatMap((sentence) => sentence.split(/[,،;–]\s+/u))
      .filter((part) => part.trim().split(/\s+/u).length >= fewestWords);
    expect(parts.length).toBeGreaterThan(30);
    expect(parts.filter((part) => understand(part).intent !== 'unknown')).toEqual([]);
    expect(parts.filter((part) => understandTold(part, null) !== undefined)).toEqual([]);
  });

  test('is written in its language, by every paragraph', () => {
    const others = paragraphs.filter((paragraph) => understand(paragraph).language !== language);
    expect(others).toEqual([]);
  });

  test('has numbers of more than three digits, and parts of them, that are no code, year, age, phone or count', () => {
    const numbers = paragraphs.flatMap((paragraph) => paragraph.match(/\p{Nd}+(?:[.,،٫٬]\p{Nd}+)+/gu) ?? []);
    expect(numbers.length).toBeGreaterThanOrEqual(8);
    for (const number of numbers) {
      expect(understand(number), number).toMatchObject({ intent: 'unknown', code: null, phone: null });
      expect(understand(`214 ${number}`), number).toMatchObject({ intent: 'unknown', code: null });
      expect(understand(`${number} منال`), number).toMatchObject({ intent: 'unknown', code: null });
      expect(tells(number), number).toEqual([]);
      expect(tells(`منال ${number}`), number).toEqual([]);
      expect(parsePhone(number), number).toBeNull();
    }
  });
});

test.each(['4,600', '٤،٦٠٠', '٣.٢', '3.2', '800,100', '٨٠٠,١٠٠', '٢٩٧,٨٠٠'])(
  '%s is a number in it',
  (number) => {
    expect(announced.some(({ paragraphs }) => paragraphs.some((text) => text.includes(number)))).toBe(true);
  },
);

const people = [
  'Ekhlas Abdulmajeed',
  'إخلاص عبدالمجيد',
  'ئیخلاس عبد المجید',
  'Ekhlas',
  'إخلاص',
  'اخلاص',
  'ئیخلاس',
  'Manal',
  'منال',
  'مەنال',
  'Ibrahim',
  'ابراهيم',
  'ئیبراهیم',
  'ئيبراهيم',
];

describe.each(people)('%s', (name) => {
  test('is named in it', () => {
    const texts = announced.flatMap(({ paragraphs }) => paragraphs);
    expect(name === 'اخلاص' || texts.some((text) => text.includes(name))).toBe(true);
  });

  test('is a name after a code, before it, and where one was asked for', () => {
    expect(understand(`214 ${name}`)).toMatchObject({ intent: 'register', code: '214', name });
    expect(understand(`٢١٤ ${name} ١٩٩٠`)).toMatchObject({ code: '214', name, birthYear: 1990 });
    expect(understand(`${name} 214`)).toMatchObject({ intent: 'register', code: '214', name });
    expect(understandTold(name, 'name')).toMatchObject({ name });
  });
});

test.each([
  ['٩٦٤٧٥٠٣٠٠٠٠١١+', '+9647503000011'],
  ['+964 750 300 0011', '+9647503000011'],
  ['٠٧٥٠ ٣٠٠ ٠٠١١', '+9647503000011'],
  ['00964 750 300 0011', '+9647503000011'],
])('the number %s, as people print it, is a phone and nothing else', (written, phone) => {
  expect(parsePhone(written)).toBe(phone);
  expect(understand(written)).toMatchObject({ intent: 'unknown', code: null, name: null });
  expect(understand(`214 منال ${written}`)).toMatchObject({
    code: '214',
    name: 'منال',
    phone,
    birthYear: null,
  });
  expect(tells(written)).toEqual([]);
});
