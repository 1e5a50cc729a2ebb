import { describe, expect, test } from 'vitest';
import { type Told, understandTold } from '#shared/language/index.ts';
import { answerTables, everyQuestion } from '../answers-people-send/index.ts';

const nothing = {
  name: null,
  gender: null,
  birthYear: null,
  age: null,
  childcare: null,
  corrects: false,
  declines: false,
};

const withoutGuess = (told: Told | undefined) => {
  if (told === undefined) return undefined;
  const { guess, ...rest } = told;
  return rest;
};

describe.each(answerTables)('what people answer in $language', ({ language, answers, noAnswers }) => {
  test('is at least forty answers, and sixty texts that are none', () => {
    expect(answers.length).toBeGreaterThanOrEqual(40);
    expect(noAnswers.length).toBeGreaterThanOrEqual(60);
  });

  test.each(answers)('%j to the question for %s is understood', (text, asked, told) => {
    expect(understandTold(text, asked)).toMatchObject({ ...nothing, ...told });
  });

  test.each(answers)('%j shows no other language than its own', (text, asked) => {
    const guess = understandTold(text, asked)?.guess;
    if (guess?.isCertain) expect(guess.language).toBe(language);
  });

  test.each(noAnswers.map((text) => [text]))('%j answers no question', (text) => {
    for (const asked of everyQuestion) {
      expect(withoutGuess(understandTold(text, asked)), String(asked)).toBeUndefined();
    }
  });
});

describe('a number that stands alone', () => {
  test.each([
    ['2', 'name'],
    ['2', 'gender'],
    ['2', null],
    ['25', 'name'],
    ['25', 'gender'],
    ['25', null],
    ['25', 'childcare'],
    ['3', 'birthYear'],
    ['67', 'birthYear'],
    ['٩٠', 'birthYear'],
  ] as const)('%j tells nothing to the question for %s', (text, asked) => {
    expect(understandTold(text, asked)).toBeUndefined();
  });
});

describe('a name without a word to say so', () => {
  test.each(['Layla', 'ليلى', 'لەیلا', 'I am Layla', 'انا ليلى', 'sorry Layla', 'no Layla', 'لا ليلى'])(
    '%j is none where another thing was asked, or nothing',
    (text) => {
      for (const asked of ['gender', 'birthYear', 'childcare', null] as const) {
        expect(understandTold(text, asked)).toBeUndefined();
      }
    },
  );
});

describe('someone else', () => {
  test.each([
    'for my sister Layla',
    'my sister Layla',
    'my sister',
    'لأختي ليلى',
    'اختي ليلى',
    'زوجتي ليلى',
    'بۆ خوشکم لەیلا',
    'خوشکم لەیلا',
  ])('%j is not the one whose details were asked for', (text) => {
    for (const asked of ['gender', 'birthYear', 'childcare', null] as const) {
      expect(understandTold(text, asked), String(asked)).toBeUndefined();
    }
  });
});

describe('a child', () => {
  test.each(['boy', 'a girl', 'boy 5', 'ولد', 'عندي بنت', 'ولد عمره ٥', 'کچ', 'کوڕ'])(
    '%j is not the one who was asked for how many there are',
    (text) => {
      expect(understandTold(text, 'childcare')).toBeUndefined();
    },
  );
});

test('what is longer than an answer is none', () => {
  expect(understandTold(`my name is Layla ${'please '.repeat(20)}`, 'name')).toBeUndefined();
  expect(understandTold('Layla Hassan Ali Omar Salim Karim', 'name')).toBeUndefined();
});
