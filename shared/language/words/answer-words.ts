import { fold, spellings } from '../letters/fold.ts';

/** Said alone, instead of an answer. In answer to the question about children it means none. */
const declining = `
  no, nope, n, skip, pass, none, nothing, not now, no thanks, no thank you, prefer not to say, i prefer not to say,
  i do not want to say, dont want to say, لا, كلا, لا شكرا, تجاوز, تخطي, بدون, بلا, لا يوجد, ماكو, لا اريد, لا احد,
  ما اريد, ما عندي, ماعندي, نەخێر, نا, نەخێر سوپاس, تێپەڕاندن, تێپەڕە, بێ, هیچ, هیچم نییە, نیمە, نییە, نامەوێت`;

/** Those of these that only answer the question about children: none. */
const noChildren = `
  zero, 0, no children, no kids, without children, no child, no one, nobody, no need, i have no children, i have none,
  i have no kids, i dont have children, i do not have children, i dont have any, no childcare, i dont need childcare, i do not need childcare, no need for childcare, without childcare,
  dont need childcare, صفر, ولا واحد, بدون اطفال,
  بلا اطفال, لا يوجد اطفال, ما اريد رعاية, لا اريد رعاية, ما احتاج رعاية, لا احتاج رعاية, بدون رعاية, ما اريد رعاية اطفال,
  لا اريد رعاية اطفال, ما احتاج رعاية اطفال, لا احتاج رعاية اطفال, لا احتاج الى رعاية, ليس لدي اطفال, ليس عندي اطفال, ما عندي اطفال, ماعندي اطفال, لا اطفال, ماكو اطفال, لا احتاج,
  ما احتاج, سفر, بێ منداڵ, منداڵم نییە, منداڵ نییە, هیچ منداڵم نییە, هیچ منداڵ, پێویست ناکات, پێویستم نییە, چاودێریم ناوێت, چاودێریم ناوێ, بێ چاودێری, پێویستم بە چاودێری نییە,
  پێویستم بە چاودێری نیە, چاودێری منداڵم ناوێت`;

/** Said before a correction. */
const correcting = `
  no, nope, sorry, oh sorry, no sorry, sorry no, actually, oops, لا, كلا, عفوا, عذرا, اسف, اسفة, لا عفوا, عفوا لا,
  نەخێر, نا, ببورە, ببوورە, بەداخەوە, نا ببورە, نا ببوورە`;

/** Those of these that also deny: "no, Zainab" may be the person it is for, or not for. */
const denying = 'no, nope, لا, كلا, نەخێر, نا';

/** The same, so clear that even a lone word after it is the correction: a name. */
const meaning = `
  i mean, i meant, sorry i mean, sorry i meant, no i mean, correction, correct, the name is, not that, قصدي, اقصد, لا قصدي,
  لا اقصد, عفوا قصدي, عفوا اقصد, تصحيح, التصحيح, الصحيح, لا الصحيح, لا الاسم, الاسم الصحيح, مەبەستم, مەبەستم ئەوەیە,
  ڕاستکردنەوە, ڕاستەکەی, ببورە مەبەستم, ببوورە مەبەستم, نەخێر مەبەستم, نا مەبەستم`;

/** Said before an answer with more than a name: "yes, 2". */
const affirming = 'yes, yeah, ok, okay, نعم, اي, ايوه, تمام, بەڵێ, باشە, بەڵێ هەیە';

/** The same, before a number of children and nothing else: "I have two children", "only one child". */
const having = `
  i have, yes i have, have, i got, only, just, i only have, i just have, عندي, لدي, اي عندي, نعم عندي, نعم لدي, معي, وياي, اي معي, نعم معي,
  بس, فقط, عندي بس, عندي فقط, معي بس, معي فقط, تەنها, تەنیا, بەس`;

/** Those of these that name children or childcare, and so are clear whatever was asked. */
const namesChildren = ['child', 'kid', 'طفال', 'رعاي', 'منداڵ', 'چاودێری'];

type Table =
  | 'declining'
  | 'noChildren'
  | 'withoutChildren'
  | 'correcting'
  | 'denying'
  | 'meaning'
  | 'affirming'
  | 'having';

let known: Readonly<Record<Table, ReadonlySet<string>>> | undefined;

/** The folded phrases that answers consist of or begin with; built when first needed. */
export function answerWords(): Readonly<Record<Table, ReadonlySet<string>>> {
  known ??= {
    declining: new Set(spellings(declining)),
    noChildren: new Set(spellings(noChildren)),
    withoutChildren: new Set(
      spellings(noChildren).filter((words) => namesChildren.map(fold).some((name) => words.includes(name))),
    ),
    correcting: new Set(spellings(correcting)),
    denying: new Set(spellings(denying)),
    meaning: new Set(spellings(meaning)),
    affirming: new Set(spellings(affirming)),
    having: new Set(spellings(having)),
  };
  return known;
}
