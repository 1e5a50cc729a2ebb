import { describe, expect, test } from 'vitest';
import { acceptedFaults, acceptedIn } from '#local/words/accepted.ts';
import { wordsOf } from '#local/words/texts.ts';

const used = new Set(['فایل', 'کۆد']);

describe('a list of accepted words', () => {
  test('is in order, and says who vouches for each word', () => {
    const list = '# heading\nفایل\tloan: file\nکۆد\tloan: code\n';
    expect(acceptedFaults(list, used)).toEqual([]);
    expect([...acceptedIn(list)]).toEqual(['فایل', 'کۆد']);
  });

  test.each([
    ['کۆد\tloan: code\nفایل\tloan: file', /not sorted/],
    ['فایل\tloan: file\nفایل\tloan: file', /not sorted/],
    ['فایل\nکۆد\tloan: code', /nothing vouches for فایل/],
    ['فایل\t \nکۆد\tloan: code', /nothing vouches for فایل/],
    ['فایل\tloan: file\nکۆرس\tloan: course', /کۆرس is accepted, and in no text/],
  ])('%j has a fault', (list, fault) => {
    expect(acceptedFaults(list, used)).toEqual([expect.stringMatching(fault)]);
  });

  test('is held against the words of every text, in letters alone', () => {
    const words = wordsOf('ar');
    expect(words.size).toBeGreaterThan(900);
    // Of one plural form alone, and with its marks taken off.
    expect([...(words.get('طفلان') ?? [])]).toContain('sms.childcareSet');
    expect(words.has('سجل')).toBe(true);
    expect(words.has('سُجّل')).toBe(false);
    expect(words.has('الخياطة')).toBe(true);
  });
});
