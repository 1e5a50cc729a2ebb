import { describe, expect, it } from 'vitest';
import { shownText } from '#shared/language/letters/shown-text.ts';

const text = shownText(6);

describe('free text', () => {
  it.each([
    ['as it is', 'قاعة ٢', 'قاعة ٢'],
    ['without the space around it', '  Room\n', 'Room'],
    ['with the joiners that words are written with', 'به\u200cه', 'به\u200cه'],
    ['with a sign where half a letter was', 'a\ud83d', 'a\ufffd'],
    ['as long as it may be', 'abcdef', 'abcdef'],
  ])('is kept %s', (_what, given, kept) => {
    expect(text.safeParse(given).data).toBe(kept);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \t\n\u3000'],
    ['marks of direction', '\u200f\u202b\u2069'],
    ['joiners', '\u200c\u200d'],
    ['a letter that looks like nothing', '\u3164'],
    ['a sign for how the one before it looks', '\ufe0f'],
    ['too much', 'abcdefg'],
    ['a number', 7],
  ])('is not %s', (_what, given) => {
    expect(text.safeParse(given).success).toBe(false);
  });

  it('has a length that it must have, where it says so', () => {
    expect(shownText(6, 3).safeParse('لا ').success).toBe(false);
    expect(shownText(6, 3).safeParse('كلا').success).toBe(true);
  });
});
