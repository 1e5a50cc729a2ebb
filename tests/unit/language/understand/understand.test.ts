import { describe, expect, test } from 'vitest';
import { type Understood, understand } from '#shared/language/index.ts';
import { tables } from '../messages-people-send/index.ts';

const nothing = {
  code: null,
  name: null,
  gender: null,
  birthYear: null,
  age: null,
  childcare: null,
  phone: null,
  forAnother: false,
  changeTo: null,
  word: null,
  centre: null,
};
const withoutLanguage = ({ language, languageIsCertain, ...meaning }: Understood) => meaning;

describe.each(tables)('what people send in $language', ({ language, understood, leftAlone }) => {
  test('is at least sixty texts each way', () => {
    expect(understood.length).toBeGreaterThanOrEqual(60);
    expect(leftAlone.length).toBeGreaterThanOrEqual(60);
  });

  test.each(understood)('%j is understood', (text, meaning) => {
    expect(withoutLanguage(understand(text))).toEqual({ ...nothing, ...meaning });
  });

  test.each(understood)('%j shows no other language than its own', (text) => {
    const { language: shown, languageIsCertain } = understand(text);
    if (languageIsCertain) expect(shown).toBe(language);
  });

  test.each(leftAlone)('%j is left alone', (text) => {
    expect(withoutLanguage(understand(text))).toEqual({ ...nothing, intent: 'unknown' });
  });
});

describe('the language of a text', () => {
  test.each([
    ['سجل ٢١٤', 'ar'],
    ['تۆمار 214', 'ckb'],
    ['تومار 214', 'ckb'],
    ['يارمةتي', 'ckb'],
    ['join 214', 'en'],
    ['sajjil 214', 'ar'],
    ['tomar 214', 'ckb'],
    ['٢١٤ فاطمة', 'ar'],
    ['٢١٤ مەنال', 'ckb'],
    ['214 Manal female', 'en'],
    ['لا أعرف متى تبدأ الدورة', 'ar'],
    ['له كوي يه', 'ckb'],
    ['کەی دەست پێدەکات؟', 'ckb'],
    ['when does it start', 'en'],
  ])('of %j is certainly %s', (text, language) => {
    expect(understand(text)).toMatchObject({ language, languageIsCertain: true });
  });

  test.each([
    ['214 Manal', 'en'],
    ['٢١٤ منال', 'ar'],
    ['٢١٤ دانا', 'ar'],
  ])('of %j, a name that tells nothing, is only guessed: %s', (text, language) => {
    expect(understand(text)).toMatchObject({ language, languageIsCertain: false });
  });

  test.each(['214', '٢١٤', '۲۱۴', '', '   ', '👍', '?', '؟', '30/11', '\u200f'])(
    'of %j is not known',
    (text) => {
      expect(understand(text).language).toBeNull();
    },
  );
});

describe('odd texts', () => {
  test.each(['?', '؟', '??', ' ? ', '?!'])('%j asks for help', (text) => {
    expect(understand(text).intent).toBe('help');
  });

  test.each(['', ' ', '\n', '😡', '📷📷', '...', '!', '\u202e', '\ud800', 'ـ'])('%j says nothing', (text) => {
    expect(understand(text)).toMatchObject({ intent: 'unknown', code: null, name: null, language: null });
  });

  test('a very long one is not read for a command', () => {
    expect(understand(`cancel 214 ${'please '.repeat(400)}`).intent).toBe('unknown');
    expect(understand(`214 ${'very '.repeat(400)}`).intent).toBe('unknown');
    expect(understand(`214${' '.repeat(1_600)}`).intent).toBe('register');
  });

  test('a name keeps its script and spelling, without what the eye does not see', () => {
    expect(understand('214 \u200fمنـــال   الأحمد\u200e').name).toBe('منال الأحمد');
    expect(understand('214 مُنى').name).toBe('مُنى');
    expect(understand('214 MANAL\tahmed').name).toBe('MANAL ahmed');
  });

  test('a name is at most 60 characters', () => {
    const word = 'a'.repeat(20);
    expect(understand(`214 ${word} ${word} ${'a'.repeat(18)}`).name).toHaveLength(60);
    const longer = { intent: 'register', code: '214', name: null, nameIsTooLong: true };
    expect(understand(`214 ${word} ${word} ${'a'.repeat(19)}`)).toMatchObject(longer);
    expect(understand(`join 214 ${'عبدالرحمن '.repeat(7)}`)).toMatchObject(longer);
    expect(understand(`تۆمار 214 ${'عەبدولڕەحمان '.repeat(5)}`)).toMatchObject(longer);
    expect(understand(`${word} ${word} ${'a'.repeat(19)}`)).toMatchObject({
      intent: 'unknown',
      nameIsTooLong: true,
    });
    expect(understand(`214 ${word} ${word} ${'a'.repeat(18)}`)).not.toHaveProperty('nameIsTooLong');
    expect(understand(`please call me about 214 ${word} ${word} ${word}`)).not.toHaveProperty(
      'nameIsTooLong',
    );
  });
});
