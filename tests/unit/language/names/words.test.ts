import { describe, expect, test } from 'vitest';
import { nameWords } from '#shared/language/names/name-words.ts';

const wordsOf = (name: string) => nameWords(name).map(({ written }) => written);

describe('the words of a name', () => {
  test.each<[string, readonly string[]]>([
    ['منال أحمد سعيد', ['منال', 'أحمد', 'سعيد']],
    ['عبد الله محمد', ['عبد الله', 'محمد']],
    ['عبدالله محمد', ['عبدالله', 'محمد']],
    ['عبد الرحمن عبد الله', ['عبد الرحمن', 'عبد الله']],
    ['محمد عبد الكريم علي', ['محمد', 'عبد الكريم', 'علي']],
    ['أبو محمد', ['أبو محمد']],
    ['أم علي', ['أم علي']],
    ['ام البنين', ['ام البنين']],
    ['ست البنين', ['ست البنين']],
    ['أبو عبد الله', ['أبو عبد الله']],
    ['أحمد (ابو علي)', ['أحمد', 'ابو علي']],
    ['نور الدين علي', ['نور الدين', 'علي']],
    ['محمد صلاح الدين', ['محمد', 'صلاح الدين']],
    ['زين العابدين حسن', ['زين العابدين', 'حسن']],
    ['نور الهدى كريم', ['نور الهدى', 'كريم']],
    ['فضل الله محمد', ['فضل الله', 'محمد']],
    ['سيف الإسلام', ['سيف الإسلام']],
    ['علي بن محمد', ['علي', 'بن محمد']],
    ['عەبدوڵا کەریم', ['عەبدوڵا', 'کەریم']],
    ['عەبدول ڕەحمان', ['عەبدول ڕەحمان']],
    ['ئەبو محەمەد', ['ئەبو محەمەد']],
    ['دایکی ئازاد', ['دایکی ئازاد']],
    ['Abdul Rahman Ali', ['Abdul Rahman', 'Ali']],
    ['Abd al-Rahman Ali', ['Abd al-Rahman', 'Ali']],
    ['Abd Al Rahman', ['Abd Al Rahman']],
    ['Abd ar-Rahman', ['Abd ar-Rahman']],
    ['Abu Ali', ['Abu Ali']],
    ['Um Ahmed', ['Um Ahmed']],
    ['Nur al-Din Hassan', ['Nur al-Din', 'Hassan']],
    ['Noor Aldeen', ['Noor Aldeen']],
    ['Ali Al Jubouri', ['Ali', 'Al Jubouri']],
    ['Ali bin Hassan', ['Ali', 'bin Hassan']],
    ['Ana-Maria Yousif', ['Ana-Maria', 'Yousif']],
    ['J. Kurd', ['J. Kurd']],
    ["Isra'a Ali", ["Isra'a", 'Ali']],
  ])('%s', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });

  test.each([
    ['Dr. Ahmed', 'Ahmed'],
    ['Dr Ahmed Ali', 'Ahmed'],
    ['Mr. Ali', 'Ali'],
    ['Hajji Karim', 'Karim'],
    ['Sheikh Omar', 'Omar'],
    ['Prof. Dr. Layla', 'Layla'],
    ['Mamosta Azad', 'Azad'],
    ['د. أحمد', 'أحمد'],
    ['أ.د. منى', 'منى'],
    ['م. علي', 'علي'],
    ['الدكتورة منى', 'منى'],
    ['أستاذ كريم', 'كريم'],
    ['حجي علي', 'علي'],
    ['الحاج عبد الله', 'عبد الله'],
    ['السيد علي', 'علي'],
    ['ست زينب', 'زينب'],
    ['الشيخ محمد', 'محمد'],
    ['كاكه احمد', 'احمد'],
    ['کاکە ئەحمەد', 'ئەحمەد'],
    ['مامۆستا شیرین', 'شیرین'],
    ['د. ئازاد', 'ئازاد'],
    ['حاجی عەلی', 'عەلی'],
  ])('%s is of %s: a title is no name', (name, first) => {
    expect(wordsOf(name)[0]).toBe(first);
  });

  test.each(['Sheikh', 'سيد', 'عبد', 'أم', 'Abdul', 'حجي', 'Dr'])('%s alone is a name', (name) => {
    expect(wordsOf(name)).toEqual([name]);
  });

  test.each(['', '   ', 'ـــ', '214', '.'])('%j has none', (name) => {
    expect(wordsOf(name)).toEqual([]);
  });
});
