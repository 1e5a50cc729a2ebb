import { fold, spellings } from '../letters/fold.ts';
import type { Detail } from '../understand/detail.ts';

/**
 * Words for the person someone else's phone registers, without "my". Without words that as often mean
 * something else: جاري (in progress), خالي (empty), عمي and ابي (also a name), listed below with "for".
 */
const english = {
  female: `
    sister, mother, daughter, wife, aunt, auntie, grandmother, grandma, granny, niece, mum, mom, mother in law,
    sister in law, daughter in law, girlfriend`,
  male: `
    brother, father, son, husband, uncle, grandfather, grandpa, nephew, dad, father in law, brother in law,
    son in law`,
  either: 'friend, neighbour, neighbor, neibour, cousin, colleague, classmate, relative, spouse',
} as const;

const arabic = {
  female: `
    اختي, اختنا, امي, والدتي, ماما, بنتي, ابنتي, زوجتي, مرتي, خالتي, عمتي, جدتي, بيبيتي, صديقتي, صاحبتي,
    رفيقتي, زميلتي, جارتي, جارتنا, قريبتي, حماتي, كنتي, بنت اختي, بنت اخي, بنت اخوي, بنت عمي, بنت خالي, بنت عمتي,
    بنت خالتي, بنت جيراننا, مرت اخوي, زوجة اخي, خطيبتي`,
  male: `
    اخي, اخوي, اخويه, ابوي, ابويه, والدي, بابا, ابني, ولدي, زوجي, صديقي, صاحبي, رفيقي, زميلي, جارنا, قريبي,
    ابن اختي, ابن اخي, ابن اخوي, ابن عمي, ابن خالي, ابن عمتي, ابن خالتي, ابن جيراننا, خطيبي`,
  either: '',
} as const;

/** Only together with "for" in one word: لجاري is for my neighbour. */
const arabicWithFor = {
  female: '',
  male: 'لابي, لعمي, لخالي, لجدي, لجاري, لوالدي',
  either: 'لجيراننا',
} as const;

const sorani = {
  female: `
    خوشکم, خوشکەکەم, دایکم, کچم, کچەکەم, ژنەکەم, پوورم, پورم, داپیرم, داپیرەم, نەنکم, بووکم, خەسووم, خوشکەزام,
    ژنبراکەم`,
  male: 'براکەم, برام, باوکم, کوڕم, کوڕەکەم, مێردم, مێردەکەم, پیاوەکەم, مامم, باپیرم, باپیرەم',
  either: `
    هاوڕێم, هاوڕێکەم, هاورێکەم, برادەرم, برادەرەکەم, هاوسەرم, هاوسەرەکەم, دراوسێم, دراوسێکەم, دراوسێیەکم,
    هاوڕێیەکم, ئامۆزام, پورزام, پوورزام, خاڵۆزام, برازام, خزمم, خزمەکەم, هاوکارم`,
} as const;

type Table = Readonly<Record<'female' | 'male' | 'either', string>>;

/**
 * Every folded word for a relation. A lone "sister" or اختي may address the reader; "my sister", لاختي and
 * بۆخوشکم always mean someone else.
 */
export function relationDetails(): readonly (readonly [words: string, detail: Detail])[] {
  return [
    ...withGender(english, ['']),
    ...withGender(english, ['my ', 'our '], true),
    ...withGender(arabic, ['']),
    ...withGender(arabic, [fold('ل')], true),
    ...withGender(arabicWithFor, [''], true),
    ...withGender(sorani, ['']),
    ...withGender(sorani, [fold('بۆ')], true),
  ];
}

const withGender = (
  table: Table,
  before: readonly string[],
  isSaid = false,
): readonly (readonly [string, Detail])[] =>
  (['female', 'male', 'either'] as const).flatMap((gender) =>
    spellings(table[gender]).flatMap((word) =>
      before.map((prefix): [string, Detail] => [
        prefix + word,
        { is: 'relation', gender: gender === 'either' ? null : gender, isSaid },
      ]),
    ),
  );
