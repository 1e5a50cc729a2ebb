import { describe, expect, test } from 'vitest';
import { comparable, likenessOf, matchNames } from '#shared/language/names/compare.ts';
import { nameWords } from '#shared/language/names/name-words.ts';
import { skeletonsOf } from '#shared/language/names/skeletons.ts';
import { inThreeScripts } from './in-three-scripts.ts';

/** Both ways round: who was written down first must not matter. */
const match = (one: string, other: string) => {
  const found = matchNames(one, other);
  expect(matchNames(other, one), `${other} and ${one}`).toBe(found);
  return found;
};

describe('one name', () => {
  test.each([
    ['عبد الله', 'عبدالله'],
    ['عبد الرحمن علي', 'عبدالرحمن علي'],
    ['نور الدين', 'نورالدين'],
    ['أبو محمد', 'ابومحمد'],
    ['فاطمة', 'فاطمه'],
    ['منى', 'مني'],
    ['مـنـال', 'منال'],
    ['مَنال', 'منال'],
    ['كريم', 'کریم'],
    ['إسحاق', 'اسحق'],
    ['عبد الرحمن', 'عبد الرحمان'],
    ['داود', 'داوود'],
    ['أحمد الجبوري', 'أحمد جبوري'],
    ['علي بن حسن', 'علي حسن'],
    ['د. أحمد', 'أحمد'],
    ['الحاج علي حسن', 'علي حسن'],
    ['محمد علي', 'محمدعلي'],
    ['ڕێبوار', 'ريبوار'],
    ['عەبدوڵا', 'عەبدوڵڵا'],
    ['کاکە ئازاد', 'ئازاد'],
    ['Abdul Rahman', 'Abdulrahman'],
    ['Abd al-Rahman', 'Abdurrahman'],
    ['Nur al-Din', 'Nuraldin'],
    ['Dr. Ahmed', 'ahmad'],
    ['Mohammed', 'Muhammad'],
    ['Kareem', 'Karim'],
    ['Hussein', 'Hussain'],
    ['Ali Al-Jubouri', 'ali aljubouri'],
    ['Khalid', 'Xalid'],
  ])('%s is %s', (one, other) => {
    expect(match(one, other)).toBe('same');
  });
});

describe('names that may be one person’s', () => {
  test.each([
    ['منال أحمد سعيد', 'منال أحمد'],
    ['منال أحمد سعيد', 'منال'],
    ['منال أحمد سعيد', 'منال سعيد'],
    ['أحمد (أبو علي)', 'أحمد'],
    ['أحمد (أبو علي)', 'أبو علي'],
    ['Manal', 'منال أحمد'],
    ['منال احمد', 'Manal Ahmed'],
    ['زينب حسين', 'زەینەب حوسێن'],
    ['رنا', 'رنى'],
    ['سارة', 'سارا'],
    ['كاظم', 'كاضم'],
    ['Salim', 'Salem'],
  ])('%s, %s', (one, other) => {
    expect(match(one, other)).toBe('alike');
  });

  const pairs = inThreeScripts.flatMap(({ arabic, sorani, latin }) => {
    const all = [...arabic, ...sorani, ...latin];
    return all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const));
  });

  test('among them common ones in three scripts, each with each of its spellings', () => {
    expect(pairs.length).toBeGreaterThan(1000);
    expect(pairs.filter(([one, other]) => match(one, other) === 'different')).toEqual([]);
  });
});

describe('different names', () => {
  test.each([
    ['كريم عثمان', 'کریم سالار'],
    ['عبد الله', 'عبد الرحمن'],
    ['عبدالله', 'Abdulrahman'],
    ['زينب علي', 'زينب حسن'],
    ['محمد', 'محمود'],
    ['Mohammed', 'محمود'],
    ['حسن', 'حسين'],
    ['Hassan', 'حسين'],
    ['سالم', 'سليم'],
    ['سلام', 'Salim'],
    ['أحمد', 'حامد'],
    ['Ahmed', 'محمد'],
    ['آمنة', 'أمينة'],
    ['ندى', 'نداء'],
    ['زهراء', 'زهرة'],
    ['سمير', 'Samar'],
    ['علي', 'علاء'],
    ['كريم', 'كرم'],
    ['خالد', 'خليل'],
    ['جميل', 'Jamal'],
    ['رنا', 'Rania'],
    ['سليم', 'سلمى'],
    ['أبو علي', 'أم علي'],
    ['أبو علي', 'علي'],
    ['أبو علي', 'أبو حسن'],
    ['نور الدين', 'صلاح الدين'],
    ['Saba', 'Samah'],
    ['ئازاد', 'ئارام'],
    ['شیرین', 'نەسرین'],
    ['Ali Hassan', 'Hassan Ali'],
    ['ـــ', 'ـــ'],
    ['', ''],
    ['منال', ''],
  ])('%s, %s', (one, other) => {
    expect(match(one, other)).toBe('different');
  });

  test('of the common ones none is taken for another of its script but those that are spelled alike', () => {
    const spelledAlike = new Set(['Salim', 'Saleem', 'Amina', 'Ameena']);
    const all = inThreeScripts.map((each) =>
      Object.values(each)
        .flat()
        .filter((name) => !spelledAlike.has(name))
        .map((name) => ({ name, comparable: comparable(name) })),
    );
    const pairs = all.flatMap((mine, at) =>
      mine.flatMap((one) =>
        all.slice(at + 1).flatMap((others) => others.map((other) => [one, other] as const)),
      ),
    );
    const found = pairs.map(([one, other]) => likenessOf(one.comparable, other.comparable));
    const taken = pairs.filter((_, at) => found[at] === 'same').map((pair) => pair.map(({ name }) => name));
    const alike = found.filter((likeness) => likeness !== 'different').length;
    expect(taken).toEqual([]);
    expect(alike / pairs.length).toBeLessThan(0.001);
  });
});

describe('a skeleton', () => {
  test.each([
    ['زينب', 'zynb'],
    ['محمد', 'mhmd'],
  ])('%s has only the consonants', (name, letters) => {
    expect(skeletonsOf(name)).toEqual([letters.replace('y', '')]);
  });

  test('is shared by every spelling of a common name', () => {
    const parted = inThreeScripts.filter(({ arabic, sorani, latin }) => {
      const [first = new Set<string>(), ...others] = [...arabic, ...sorani, ...latin].map(
        (name) => new Set(skeletonsOf(nameWords(name)[0]?.letters ?? '')),
      );
      return !others.every((each) => [...each].some((skeleton) => first.has(skeleton)));
    });
    expect(parted.map(({ arabic }) => arabic[0])).toEqual([]);
  });

  test('is none where there is nothing to read', () => {
    expect(skeletonsOf('...')).toEqual([]);
  });
});
