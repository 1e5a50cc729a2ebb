import { describe, expect, test } from 'vitest';
import { understand } from '#shared/language/index.ts';
import { certificateTables } from '../certificates-people-ask-for/index.ts';

const told = {
  intent: 'certificate',
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

describe.each(certificateTables)(
  'asking for a certificate in $language',
  ({ language, asked, ofCode, notAsked }) => {
    test('is written in more than thirty ways, and its words say other things in as many', () => {
      expect(new Set(asked).size).toBeGreaterThanOrEqual(30);
      expect(new Set(notAsked).size).toBeGreaterThanOrEqual(30);
    });

    test.each(asked)('is %j', (text) => {
      const { language: shown, languageIsCertain, ...meaning } = understand(text);
      expect(meaning).toEqual(told);
      if (languageIsCertain) expect(shown).toBe(language);
    });

    test.each(ofCode)('of the course of a code is %j', (text) => {
      const { language: shown, languageIsCertain: _isCertain, ...meaning } = understand(text);
      expect(meaning).toEqual({ ...told, code: '214' });
      expect(shown).toBe(language);
    });

    test.each(notAsked)('is not %j', (text) => {
      expect(understand(text).intent).not.toBe('certificate');
    });
  },
);

describe('the number of a certificate is asked about', () => {
  test.each([
    ['KRK26-7F3Q9K', null],
    ['krk26 7f3q9k', null],
    ['KRK٢٦-٧F٣Q٩K', null],
    ['is KRK26-7F3Q9K valid?', 'en'],
    ['certificate KRK26-7F3Q9K', 'en'],
    ['please check KRK26-7F3Q9K', 'en'],
    ['هل KRK26-7F3Q9K صحيحة؟', 'ar'],
    ['رقم الشهادة KRK26-7F3Q9K', 'ar'],
    ['شهادة krk٢٦-٧f٣q٩k', 'ar'],
    ['بڕوانامەی KRK26-7F3Q9K ڕاستە؟', 'ckb'],
    ['ئایا KRK26-7F3Q9K دروستە', 'ckb'],
    ['https://diwan.example/ar/certificates/KRK26-7F3Q9K', 'en'],
  ])('%s', (text, language) => {
    const { language: shown, languageIsCertain: _isCertain, ...meaning } = understand(text);
    expect(meaning).toEqual({ ...told, word: 'KRK26-7F3Q9K' });
    expect(shown).toBe(language);
  });

  test.each(['KRK26', 'KRK26-7F3Q9', 'KRK26-7F3Q9O', '214 KRK', 'Krk Ali', 'ABC26-7F3Q9K', '7F3Q9K'])(
    'and %s is none',
    (text) => expect(understand(text).intent).not.toBe('certificate'),
  );
});
