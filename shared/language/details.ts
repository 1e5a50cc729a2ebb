import { spellings } from './spellings.ts';

/** What a word beside the code tells of a person, or that it tells nothing. */
export type Detail =
  | { readonly is: 'gender'; readonly gender: 'female' | 'male' }
  | { readonly is: 'children'; readonly count: number | null }
  | { readonly is: 'count'; readonly count: number }
  | { readonly is: 'age-follows' | 'name-follows' | 'greeting' | 'thanks' | 'filler' };

/** Words for the two genders that can be asked for; `مێ` is left out, since folded it is the name مي. */
const genderWords = {
  female: `
    female, woman, girl, lady, f, fem, انثى, انثئ, امرأة, مرأة, بنت, فتاة, سيدة, شابة, نساء, مێینە,
    ئافرەت, ژن, کچ, ئافرەتە, کچە`,
  male: 'male, man, boy, m, ذكر, رجل, ولد, شاب, رجال, نێر, نێرینە, پیاو, کوڕ, کوڕە, پیاوە',
} as const;

/** Words for childcare and children; with a number when the word itself says how many. */
const childrenWords: readonly (readonly [words: string, count: number | null])[] = [
  [
    `
      childcare, child care, child, kid, baby, daycare, طفل, طفلة, طفلي, طفلتي, رضيع, رضيعة,
      منداڵێک, منداڵێکم`,
    1,
  ],
  ['طفلين, طفلان, طفلتين, طفلتان', 2],
  [
    `
      children, kids, childs, اطفال, الاطفال, اطفالي, اطفالنا, رعاية اطفال, رعاية الاطفال, رعاية طفل, حضانة,
      الحضانة, جهال, منداڵ, منداڵم, منداڵان, منداڵەکانم, منداڵدا, منداڵەوە, چاودێری منداڵ, چاودێری منداڵان, زارۆک,
      زارۆ`,
    null,
  ],
];

const countWords: readonly string[] = [
  '',
  'one, واحد, واحدة, یەک',
  'two, اثنين, اثنان, دوو',
  'three, ثلاثة, ثلاث, تلاثة, سێ',
  'four, اربعة, اربع, چوار',
  'five, خمسة, خمس, پێنج',
];

/** عمر is left out: it is the name Omar too, and no worse as part of one. */
const ageWords = `
  age, aged, born, born in, birth year, year of birth, year, years, years old, العمر, عمري, عمرها, عمره,
  مواليد, تولد, سنة, سنه, الميلاد, ولدت, تەمەن, تەمەنم, تەمەنی, لەدایکبوو, لەدایکبووی, لە دایکبووی, ساڵ,
  ساڵە, ساڵی, ساڵی لەدایکبوون`;

/** What comes before a name; باسم is left out, being the name Basim too. */
const nameWords = `
  name, my name, my name is, name is, named, i am, im, الاسم, اسم, اسمي, انا, اني, ناو, ناوم, ناوی,
  ناوی من, بەناوی, بە ناوی`;

/** Said before the thing itself; after a code some of them are names (Salam, Hala). */
const greetings = `
  hi, hello, hey, dear, salam, salaam, good morning, good evening, مرحبا, مرحبه, هلو, هلا, اهلا, سلام,
  السلام عليكم, سلام عليكم, السلام عليكم ورحمة الله, وبركاته, صباح الخير, مساء الخير, تحية, تحية طيبة, رجاء, سڵاو,
  سلاو, سڵاوتان لێبێت, سڵاوتان لێ بێت, بەیانیت باش, بەیانی باش, ئێوارەت باش, ئێوارە باش, ڕۆژباش, ڕۆژ باش`;

/** No name comes after these. */
const thanks = `
  thanks, thank you, thx, many thanks, شكرا, وشكرا, شكرا لكم, وشكرا لكم, شكرا جزيلا, سوپاس, زۆر سوپاس, سوپاستان دەکەم`;

/** Words that change nothing about what a keyword and a code ask for. على is left out: folded it is the name Ali. */
const fillers = `
  please, pls, plz, kindly, to, in, for, on, from, the, a, my, me, i, want,
  want to, i want, i want to, id like to, i would like to, would like to, i d like to, can i, could you,
  can you, code, the code, number, nr, course, class, activity, place, a place, seat, my place in,
  my registration, with, and, من فضلك, من فضلكم, الرجاء, لو سمحت, لو سمحتم, لو سمحتي, بلا زحمة,
  اريد, ارغب, احب, ممكن, اود, في, ب, ل, الى, من, مع, و, ومع, معي, ومعي, رقم, الرقم, رمز, الرمز, كود,
  الكود, دورة, الدورة, كورس, الكورس, نشاط, النشاط, بدورة, بالدورة, لدورة, مكاني, مكان, تسجيلي, حجزي, عرض,
  تکایە, تکا دەکەم, بێ زەحمەت, بێزەحمەت, دەمەوێت, دەمەوێ, ئەمەوێ,
  ئەمەوێت, لە, بۆ, بە, لەگەڵ, ژمارە, ژمارەی, کۆد, کۆدی, کۆدەکە, خول, خولی, کۆرسی, چالاکی, چالاکیی, شوێنم,
  شوێنەکەم`;

let index: ReadonlyMap<string, Detail> | undefined;

/** What folded words mean beside a code; `undefined` for a word that is none of ours, such as a name. */
export function detailOf(folded: string): Detail | undefined {
  index ??= new Map([
    ...entries(fillers, { is: 'filler' }),
    ...entries(thanks, { is: 'thanks' }),
    ...entries(greetings, { is: 'greeting' }),
    ...entries(nameWords, { is: 'name-follows' }),
    ...entries(ageWords, { is: 'age-follows' }),
    ...countWords.flatMap((words, count) => entries(words, { is: 'count', count })),
    ...childrenWords.flatMap(([words, count]) => entries(words, { is: 'children', count })),
    ...entries(genderWords.female, { is: 'gender', gender: 'female' }),
    ...entries(genderWords.male, { is: 'gender', gender: 'male' }),
  ]);
  return index.get(folded) ?? joinedDetailOf(folded, index);
}

/** "And", "with", "for" as they are written as one with the next word: وطفلين, بطفل, للاطفال. */
const joined = /^و?(?:مع|لل|ب|ل)|^و/;

/** Taken off only before children and how many there are: many a name begins with these letters. */
function joinedDetailOf(folded: string, details: ReadonlyMap<string, Detail>): Detail | undefined {
  if (!joined.test(folded)) return undefined;
  const detail = details.get(folded.replace(joined, ''));
  return detail?.is === 'children' || detail?.is === 'count' ? detail : undefined;
}

const entries = (words: string, detail: Detail): [string, Detail][] =>
  spellings(words).map((word) => [word, detail]);
