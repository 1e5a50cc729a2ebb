import { describe, expect, it } from 'vitest';
import { checkInWord, checkInWords, checkInWordsIn, fold, understand } from '#shared/language/index.ts';
import { names } from '../names/names-people-have.ts';

describe('the words of the day', () => {
  it('are many, in three languages, each in its own letters', () => {
    expect(checkInWords.length).toBeGreaterThanOrEqual(60);
    for (const { en, ar, ckb } of checkInWords) {
      expect(en).toMatch(/^[a-z]{3,9}$/);
      expect(ar).toMatch(/^[\u0621-\u064a]{2,8}$/);
      expect(ckb).toMatch(/^[\u0626-\u06d5]{2,12}$/);
      expect(ckb).not.toMatch(/[كيىةأإآؤ]/);
    }
  });

  it('are never taken for one another, however they are spelled', () => {
    const meant = checkInWords.flatMap(({ en, ar, ckb }) =>
      [en, ar, `ال${ar}`, ckb].map((written) => ({ en, written })),
    );
    for (const { en, written } of meant) expect([written, ...checkInWordsIn(written)]).toEqual([written, en]);
    const folded = new Map(meant.map(({ en, written }) => [fold(written), en]));
    for (const { en, written } of meant) expect(folded.get(fold(written))).toBe(en);
  });

  it('are no name that people have, which may stand beside the word on a phone of several', () => {
    const all = Object.values(names).flatMap((each) => each.split(' '));
    expect(all.filter((name) => checkInWordsIn(name).length > 0)).toEqual([]);
  });

  it('are no word that asks for something', () => {
    for (const { en, ar, ckb } of checkInWords) {
      for (const word of [en, ar, ckb]) expect([word, understand(word).intent]).toEqual([word, 'unknown']);
    }
  });

  it('are found in a text, all of them', () => {
    expect(checkInWordsIn('HERE 214 Olive!')).toEqual(['olive']);
    expect(checkInWordsIn('حاضر ٢١٤ زيتون خبز')).toEqual(['olive', 'bread']);
    expect(checkInWordsIn('here')).toEqual([]);
    // As it is heard in the room: many write one و for the long one.
    for (const written of ['زەیتون', 'زه‌یتون'])
      expect(checkInWordsIn(`ئامادەم ٢١٤ ${written}`)).toEqual(['olive']);
    expect(checkInWordsIn('سابون ٢١٤ دەزو')).toEqual(['soap', 'thread']);
    expect(checkInWord('olive')?.ckb).toBe('زەیتوون');
    expect(checkInWord('of old')).toBeUndefined();
  });
});
