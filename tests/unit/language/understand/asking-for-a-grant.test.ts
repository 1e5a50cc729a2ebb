import { describe, expect, test } from 'vitest';
import { understand, understandTold } from '#shared/language/index.ts';
import { grantTables } from '../grants-people-ask-for/index.ts';

const told = {
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
};

describe.each(grantTables)('asking for a small grant in $language', ({ language, asked, notAsked }) => {
  test('is written in more than thirty ways, and its words say other things in as many', () => {
    expect(new Set(asked).size).toBeGreaterThanOrEqual(30);
    expect(new Set(notAsked).size).toBeGreaterThanOrEqual(30);
  });

  test.each(asked)('is %j', (text) => {
    const { language: shown, languageIsCertain, ...meaning } = understand(text);
    expect(meaning).toEqual({ ...told, intent: 'grant', centre: null });
    if (languageIsCertain) expect(shown).toBe(language);
  });

  test.each(notAsked)('is not %j', (text) => {
    expect(understand(text).intent).not.toBe('grant');
  });
});

describe('the centre may be told with it', () => {
  test.each([
    ['grant kirkuk', 'kirkuk'],
    ['GRANT in Kirkuk please', 'kirkuk'],
    ['kirkuk grant', 'kirkuk'],
    ['small grants in Mosul', 'ninewa'],
    ['I want to apply for a grant in Baghdad', 'baghdad'],
    ['منحة كركوك', 'kirkuk'],
    ['اريد منحة في ديالى', 'diyala'],
    ['طلب منحة الموصل', 'ninewa'],
    ['بەخشین کەرکوک', 'kirkuk'],
    ['بەخشینی کەرکوک', 'kirkuk'],
    ['گرانت لە بەغدا', 'baghdad'],
    ['داواکاری بەخشین لە نەینەوا', 'ninewa'],
  ])('%j', (text, centre) => {
    expect(understand(text)).toMatchObject({ intent: 'grant', centre, code: null });
  });
});

describe('a word for a grant that people are called by is a name behind a code', () => {
  test.each([
    ['٢١٤ منح', 'منح'],
    ['سجل ٢١٤ منح', 'منح'],
    ['٢١٤ بەخشین', 'بەخشین'],
    ['تۆمار ٢١٤ بەخشین', 'بەخشین'],
    ['214 Bakhshin Karim', 'Bakhshin Karim'],
  ])('%j', (text, name) => {
    expect(understand(text)).toMatchObject({ intent: 'register', code: '214', name });
  });

  test.each(['GRANT 214', '214 grant', 'منحة ٢١٤', '٢١٤ منحة', 'گرانت ٢١٤', 'بەخشین ٢١٤', 'منح ٢١٤'])(
    '%j is neither an application nor a registration',
    (text) => {
      expect(understand(text)).toMatchObject({ intent: 'unknown', code: null, name: null });
    },
  );
});

describe('and so it is in an answer that says that it is one', () => {
  test.each([
    ['بەخشین کەریم', 'بەخشین کەریم'],
    ['کەریم بەخشین', 'کەریم بەخشین'],
    ['ناوم بەخشین', 'بەخشین'],
    ['بەخشین مێ ١٩٩٠', 'بەخشین'],
    ['منح علي', 'منح علي'],
    ['اسمي منح', 'منح'],
    ['Bakhshin Karim', 'Bakhshin Karim'],
  ])('%j', (text, name) => {
    expect(understand(text).intent).toBe('unknown');
    expect(understandTold(text, 'name')).toMatchObject({ name });
  });

  test.each(['بەخشین', 'منح', 'بەخشین کەرکوک', 'دەمەوێت بەخشین'])('%j is none', (text) => {
    expect(understand(text).intent).toBe('grant');
    expect(understandTold(text, 'name')).toBeUndefined();
  });
});

describe('and of who has her data erased', () => {
  test.each([
    ['داتاکانم بسڕەوە بەخشین', 'بەخشین'],
    ['داتاکانم بسڕەوە بەخشین کەریم', 'بەخشین کەریم'],
    ['امسح بياناتي منح', 'منح'],
    ['erase me Bakhshin', 'Bakhshin'],
  ])('%j', (text, name) => {
    expect(understand(text)).toMatchObject({ intent: 'erase', name });
  });
});
