import { describe, expect, test } from 'vitest';
import { languages } from '#events/index.ts';
import { everyKey } from '#local/tools/messages/gaps.ts';
import { sample } from '#local/tools/messages/measured.ts';
import { textsOf, wordsOf } from '#local/words/texts.ts';
import { fold } from '#shared/language/index.ts';
import { masculineOrders, refusedWords } from '../words/refused-words.ts';

/** A word by itself; `…` at its end stands for whatever is added to it. */
const wholeWord = (written: string): RegExp => {
  const isStem = written.endsWith('…');
  const word = isStem ? written.slice(0, -1) : written;
  return new RegExp(`(?<![\\p{L}\\p{M}])${word}${isStem ? '' : '(?![\\p{L}\\p{M}])'}`, 'u');
};

describe.each(['ar', 'ckb'] as const)('the words that %s texts do not have', (language) => {
  const texts = textsOf(language);
  test.each(refusedWords[language].map((entry) => [entry.word, entry.better, entry] as const))(
    '%s (better: %s)',
    (word, _better, { but = [] }) => {
      const found = texts.filter(
        ({ key, said }) => !but.includes(key) && said.some((text) => wholeWord(word).test(text)),
      );
      expect(found.map(({ key }) => key)).toEqual([]);
    },
  );

  test('are looked for in hundreds of texts, and found where they stand', () => {
    expect(texts.length).toBeGreaterThan(700);
    for (const { word } of refusedWords[language])
      expect(` ${word.replace('…', '')} `.normalize('NFC'), word).toMatch(wholeWord(word));
  });
});

describe('no Arabic text orders a man about', () => {
  const texts = textsOf('ar');
  test.each(masculineOrders)('%s', (order) => {
    const orders = new RegExp(`(?<![\\p{L}\\p{M}])[وف]?${order}(?:ه|ها|هم)?(?![\\p{L}\\p{M}])`, 'u');
    const found = texts.filter(({ said }) => said.some((text) => orders.test(text)));
    expect(found.map(({ key }) => key)).toEqual([]);
  });
});

/** Folding takes these for the letter that stands in for them on an Arabic keyboard; no one writes one for the other. */
const ownLetters: ReadonlyMap<string, string> = new Map([
  ['گ', '1'],
  ['پ', '2'],
  ['چ', '3'],
  ['ڤ', '4'],
]);
const alike = (word: string): string =>
  fold([...word].map((letter) => ownLetters.get(letter) ?? letter).join(''));

test('words that are read as one are written as one', () => {
  for (const language of ['ar', 'ckb'] as const) {
    const spellings = new Map<string, Set<string>>();
    for (const word of wordsOf(language).keys())
      spellings.set(alike(word), (spellings.get(alike(word)) ?? new Set()).add(word));
    const twice = [...spellings.values()].filter((each) => each.size > 1).map((each) => [...each].sort());
    const unexplained = twice.filter((words) => !alikeButOther[language].has(words.join(' ')));
    expect(unexplained, language).toEqual([]);
    const explained = [...alikeButOther[language]].filter(
      (words) => !twice.some((each) => each.join(' ') === words),
    );
    expect(explained, 'no longer there').toEqual([]);
  }
});

/** Two words that only folding makes one, each pair with why both stand. */
const alikeButOther: Readonly<Record<'ar' | 'ckb', ReadonlySet<string>>> = {
  // That and indeed; state and how it stands; gave it back and giving back; news and telling.
  ar: new Set(['أن إن', 'حالة حاله', 'أعاده إعادة', 'أخبار إخبار']),
  ckb: new Set([
    // You stay and it stays; you can and she can; you see and she sees; where and all together.
    ...['دەمێنیت دەمێنێت', 'دەتوانیت دەتوانێت', 'ببینیت ببینێت', 'کوێ کۆی'],
  ]),
};

describe('what a text message costs', () => {
  /** Texts of more than one message with usual arguments, each an answer that has this much to say. */
  const longer: Readonly<Record<string, number>> = {
    'ar sms.excused': 2,
    'ar sms.excusedFor': 2,
    'ar sms.help': 2,
    // An address takes half a message.
    'ar sms.grantBegun': 2,
    'ar sms.certificateValidOf': 2,
    'ar sms.eraseNothing': 2,
    'ar sms.otherPhone': 2,
    'ckb sms.excused': 2,
    'ckb sms.excusedFor': 2,
    'ckb sms.help': 2,
    'ckb sms.grantBegun': 2,
    'ckb sms.certificateValidOf': 2,
    'ckb sms.eraseNothing': 2,
    'ckb sms.otherPhone': 2,
    'ckb sms.cancelledAudience': 2,
  };

  test('is one message, but for what is named here', () => {
    const found = languages.flatMap((language) =>
      everyKey
        .filter((key) => key.startsWith('sms.'))
        .map((key) => [`${language} ${key}`, sample(key, language).segments] as const)
        .filter(([, segments]) => segments > 1),
    );
    expect(Object.fromEntries(found)).toEqual(longer);
  });
});
