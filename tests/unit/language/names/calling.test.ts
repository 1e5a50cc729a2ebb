import { describe, expect, test } from 'vitest';
import { calledAmong, callNames, firstName } from '#shared/language/index.ts';

describe('what a text calls someone', () => {
  test.each<[string, readonly string[]]>([
    ['Manal Ahmed', ['Manal']],
    [' منال ', ['منال']],
    ['عبد الله محمد', ['عبد الله']],
    ['عبدالله محمد', ['عبدالله']],
    ['عبد الرحمن', ['عبد الرحمن', 'عبدالرحمن']],
    ['عبدالرحمن علي', ['عبدالرحمن']],
    ['أبو محمد', ['أبو محمد']],
    ['أم علي', ['أم علي']],
    ['أحمد (أبو علي)', ['أحمد']],
    ['نورالدين', ['نورالدين']],
    ['نور الدين', ['نور الدين']],
    ['صلاح الدين', ['صلاح الدين', 'صلاحالدين']],
    ['د. أحمد سعيد', ['أحمد']],
    ['الحاج عبد الله', ['عبد الله']],
    ['ست البنين', ['ست البنين']],
    ['عەبدوڵا کەریم', ['عەبدوڵا']],
    ['عەبدولڕەحمان', ['عەبدولڕەحمان', 'عەبدولڕە.']],
    ['مامۆستا ئازاد', ['ئازاد']],
    ['Dr. Ahmed', ['Ahmed']],
    ['Abdul Rahman', ['Abdul Rahman', 'Abdul Ra.']],
    ['Abdulrahman', ['Abdulrahman', 'Abdulrah.']],
    ['Abu Ali', ['Abu Ali']],
    ['Umm Ahmed', ['Umm Ahmed']],
    ['Sheikh', ['Sheikh']],
  ])('%s is called %j', (name, ways) => {
    expect(callNames(name)).toEqual(ways);
    expect(firstName(name)).toBe(ways.at(-1));
  });

  test.each<[string, string, string, string]>([
    ['زينب علي', 'زينب حسن', 'زينب علي', 'زينب حسن'],
    ['زينب علي حسن', 'زينب علي كريم', 'زينب علي حسن', 'زينب علي كريم'],
    ['زينب', 'زينب علي', 'زينب', 'زينب علي'],
    ['زينب علي', 'Zainab Hassan', 'زينب علي', 'Zainab Hassan'],
    ['عبد الله علي', 'عبدالله حسن', 'عبد الله علي', 'عبدالله حسن'],
    ['عبد الله', 'عبد الرحمن', 'عبد الله', 'عبد الرحمن'],
    ['أبو علي', 'أبو حسن', 'أبو علي', 'أبو حسن'],
    ['د. أحمد علي', 'أحمد حسن', 'أحمد علي', 'أحمد حسن'],
    ['شیرین کەریم', 'شیرین ئازاد', 'شیرین کەریم', 'شیرین ئازاد'],
    ['كريم عثمان', 'کریم سالار', 'كريم عثمان', 'کریم سالار'],
    ['Layla Ali', 'Leila Hassan', 'Layla Ali', 'Leila Hassan'],
    ['Manal', 'Sara', 'Manal', 'Sara'],
    ['منال', 'منال', 'منال', 'منال'],
  ])('%s and %s of one phone', (one, other, first, second) => {
    expect(calledAmong([one, other])).toEqual([first, second]);
    expect(callNames(one, [other])[0]).toBe(first);
    expect(callNames(other, [one])[0]).toBe(second);
  });

  test('two who would be cut to the same are not cut', () => {
    expect(callNames('Abdulrahman', ['Abdulraheem'])).toEqual(['Abdulrahman']);
    expect(callNames('عەبدولڕەحمان', ['عەبدولڕەحیم'])).toEqual(['عەبدولڕەحمان']);
    expect(callNames('Abdulrahman', ['Abdulkarim'])).toEqual(['Abdulrahman', 'Abdulrah.']);
  });
});
