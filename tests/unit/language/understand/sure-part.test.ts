import { describe, expect, test } from 'vitest';
import {
  codeMentioned,
  speaksOf,
  type Understood,
  understand,
  understandTold,
} from '#shared/language/index.ts';
import { tablesWithMore } from '../texts-with-more/index.ts';

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

describe.each(tablesWithMore)('texts that say more, in $language', ({ language, understood, leftAlone }) => {
  test.each(understood)('of %j what is sure is told', (text, meaning) => {
    expect(withoutLanguage(understand(text))).toEqual({ ...nothing, ...meaning });
  });

  test.each(understood)('%j shows no other language than its own', (text) => {
    const { language: shown, languageIsCertain } = understand(text);
    const spoken = { salam: 'ar', 'Assalamu alaikum': 'ar', slaw: 'ckb', choni: 'ckb' }[text];
    if (languageIsCertain) expect(shown).toBe(spoken ?? language);
  });

  test.each(leftAlone)('%j is left alone', (text) => {
    expect(withoutLanguage(understand(text))).toEqual({ ...nothing, intent: 'unknown' });
  });
});

describe('names of several people, where one was asked for', () => {
  test.each([
    ['Layla and Manal', 'Layla', ['Manal']],
    ['Layla, Manal', 'Layla', ['Manal']],
    ['my name is Layla and Zainab', 'Layla', ['Zainab']],
    ['ليلى وزينب', 'ليلى', ['زينب']],
    ['ليلى و منال', 'ليلى', ['منال']],
    ['ليلى، منال، سارة', 'ليلى', ['منال', 'سارة']],
    ['لەیلا و مەنال', 'لەیلا', ['مەنال']],
    ['شیلان، هێرۆ', 'شیلان', ['هێرۆ']],
    ['Hiwa û Azad', 'Hiwa', ['Azad']],
    ['هیوا و ئازاد', 'هیوا', ['ئازاد']],
  ] as const)('%j are the first, and further ones', (text, name, others) => {
    expect(understandTold(text, 'name')).toMatchObject({ name, others });
    for (const asked of ['gender', 'birthYear', 'childcare', null] as const) {
      expect(understandTold(text, asked)).toBeUndefined();
    }
  });

  test.each(['منال وليد', 'سارة وسام', 'ليلى ورد', 'شیلان وریا', 'Layla Hassan'])(
    '%j is one name',
    (text) => {
      const told = understandTold(text, 'name');
      expect(told?.name).toBe(text);
      expect(told?.others).toBeUndefined();
    },
  );
});

describe('two people with the "and" of Kurdish', () => {
  test.each([
    ['214 Hiwa û Azad', 'Hiwa', ['Azad']],
    ['214 hiwa û azad', 'hiwa', ['azad']],
    ['214 Hîwa u\u0302 Azad', 'Hîwa', ['Azad']],
    ['214 Hiwa u Azad', 'Hiwa', ['Azad']],
    ['214 Layla w Zainab', 'Layla', ['Zainab']],
    ['214 Layla wa Zainab', 'Layla', ['Zainab']],
    ['214 Hiwa û Azad û Sara', 'Hiwa', ['Azad', 'Sara']],
    ['join 214 Şilan û Hêro', 'Şilan', ['Hêro']],
    ['Hiwa Kerim û Azad Kerim 214', 'Hiwa Kerim', ['Azad Kerim']],
    ['214 هیوا و ئازاد', 'هیوا', ['ئازاد']],
    ['214 هیوا وئازاد', 'هیوا', ['ئازاد']],
    ['تۆمار 214 هیوا و ئازاد و سارا', 'هیوا', ['ئازاد', 'سارا']],
    ['214 شیلان وهێرۆ', 'شیلان', ['هێرۆ']],
  ] as const)('%j registers the first', (text, name, others) => {
    expect(understand(text)).toMatchObject({ intent: 'register', code: '214', name, others });
  });

  test.each(['Yûsif', 'Ahmed U Hassan', 'Ahmed U. Hassan', 'Nûredîn Kerim', 'Ûmêd', 'شیلان وریا', 'Ubeyd'])(
    '%j is one name',
    (name) => {
      const { name: read, others } = understand(`214 ${name}`);
      expect([read, others]).toEqual([name, undefined]);
    },
  );
});

describe('two codes that are listed', () => {
  test.each([
    '214 and 215',
    '214 û 215',
    '214 Û 215',
    '214 u\u0302 215',
    '214 u 215',
    '214 w 215',
    '214 W 215',
    '214 wa 215',
    '214 we 215',
    '214 wu 215',
    '214 o 215',
    '214û215',
    '214w215',
    '214 w215',
    '214، w 215',
    '٢١٤ û ٢١٥',
    '٢١٤ w ٢١٥',
    '214 و 215',
    '214و215',
    '214 وە 215',
    '214 مع 215',
    '214 ويا 215',
    '214 لەگەڵ 215',
    '214 هەروەها 215',
    '214 plus 215',
    'join 214 û 215',
    'tomar 214 û 215',
    'sajil 214 w 215',
    'سجل ٢١٤ w ٢١٥',
    'تۆمار 214 û 215',
    '214 û 215 tkaya, please',
    'slaw 214 û 215',
  ])('%j registers for the first, and says the other', (text) => {
    expect(understand(text)).toMatchObject({ intent: 'register', code: '214', furtherCodes: ['215'] });
  });

  test('are as many as there are', () => {
    for (const text of ['214 û 215 û 216', '214, 215 w 216', '214 u 215 and 216'])
      expect(understand(text)).toMatchObject({ code: '214', furtherCodes: ['215', '216'] });
  });

  test('with a name behind them are for whoever has it', () => {
    expect(understand('214 û 215 Hiwa')).toMatchObject({ name: 'Hiwa', furtherCodes: ['215'] });
    expect(understand('214 w 215 Layla female')).toMatchObject({ name: 'Layla', gender: 'female' });
  });

  test.each([
    '214 or 215',
    '214 aw 215',
    '214 yan 215',
    '214 يا 215',
    '214 او 215',
    '214 یان 215',
    '214 Layla 215',
    '214 not 215',
    '214 instead of 215',
    'room 214 u 215',
    'is 214 û 215 full?',
    '214 û 215 are full',
  ])('%j lists none', (text) => {
    expect(understand(text).furtherCodes).toBeUndefined();
  });

  test.each([
    ['214 U Hassan', 'U Hassan'],
    ['214 Ahmed W Hassan', 'Ahmed W Hassan'],
    ['214 Wa Li', 'Wa Li'],
    ['214 Hiwa u', 'Hiwa u'],
  ])('of %j the letter is of the name', (text, name) => {
    const { name: read, others, furtherCodes } = understand(text);
    expect([read, others, furtherCodes]).toEqual([name, undefined, undefined]);
  });
});

describe('a date of birth, where the year was asked for', () => {
  test.each([
    '1/7/1990',
    '١/٧/١٩٩٠',
    '۱-۷-۱۹۹۰',
    '1.7.1990',
    '1990-07-01',
    '01/07/90',
    'تولد 1/7/1990',
    'مواليد ١٩٩٠',
    '١٩٩٠م',
    '1 July 1990',
    '١ تموز ١٩٩٠',
    'لەدایکبووی ١/٧/١٩٩٠',
  ])('%j tells its year', (text) => {
    expect(understandTold(text, 'birthYear')).toMatchObject({ birthYear: 1990 });
  });

  test.each(['1/7', '30/11/2026', '40/40/1990', '1/7/1850', '10:30', '1/7/19900', '12/1990/1991'])(
    '%j tells none',
    (text) => {
      expect(understandTold(text, 'birthYear')).toBeUndefined();
    },
  );
});

test('a code that is only mentioned is known all the same, and no price or room', () => {
  expect(['is 214 full', '٢١٤ ممتلئة؟', "I can't join 214", 'ئایا 214 پڕە'].map(codeMentioned)).toEqual(
    Array(4).fill('214'),
  );
  expect(
    ['room 214', '214 dinars', '٢١٤ دينار', '214 or 215', 'hello', '0770 123 4567'].map(codeMentioned),
  ).toEqual(Array(6).fill(undefined));
});

test('a title speaks of a topic by any of its names, in any of our languages', () => {
  expect(speaksOf('مهارات الحاسوب', 'computer')).toBe(true);
  expect(speaksOf('خولی کۆمپیوتەر', 'حاسبات')).toBe(true);
  expect(speaksOf('Cooking for beginners', 'طبخ')).toBe(true);
  expect(speaksOf('Cooking for beginners', 'computer')).toBe(false);
});

describe('a label that is written as one with "and"', () => {
  test.each([
    ['لو سمحتم اريد اسجل بالدورة رقم 214 واسمي سارة', { name: 'سارة' }],
    ['214 سارة وعمري 30', { name: 'سارة', age: 30 }],
    ['214 سارة ومواليدي 1990', { name: 'سارة', birthYear: 1990 }],
    ['214 لاختي واسمها زينب', { name: 'زينب' }],
  ])('%s', (text, told) => {
    expect(understand(text)).toMatchObject({ intent: 'register', code: '214', ...told });
  });
});
