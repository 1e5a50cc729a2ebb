import { fold } from './fold.ts';
import { keywordsFor } from './keywords.ts';
import type { Piece } from './pieces.ts';

const mostWords = 3;

/**
 * Words that a number follows, or that tell what is done with one, and no names: "flat 214", "paid 250". They
 * matter only before a code; other words that are no names are known by then. Left out are those that are names
 * too once folded: آية, کڕیم (Karim), تیم (Taym).
 */
const beforeNumbers = [
  'flat apartment apt flight gate table ticket order invoice section chapter unit block zone route highway area channel version total sum about around nearly almost only approximately approx roughly exactly verse psalm vol volume pg ext box case file form size model serial id ref reference balance amount score result temperature weight height degree distance speed train tram taxi van lane door key locker hall camp tent shop store market level grade group team camps apples items pieces boxes copies',
  'paid costs costed owe owes owed weigh weighs won lost sold bought buy sell read watch meet met live lives spent use used add added received found left lost reached nearby between within under above beyond plus minus minimum maximum max mins',
  'canceled canceling cancelling cancels leaving left withdrawn joined joining joins booked booking registered registering applied applying enrolled attend attended attending attendance finished finish missed miss change changed move moved switch replace yess yea nop noo nah',
  'شقة شقق رحلة بوابة طاولة تذكرة فاتورة قسم فصل وحدة منطقة زقاق محلة قناة عدد العدد عددهم عددنا مجموع المجموع حوالي تقريبا قرابة نحو زهاء بلغ بلغت يبلغ تبلغ وصلت وصلنا دفعت دفعنا اشتريت بعت خسرت ربح فاز باقي الباقي بقى بقي كان كانت سورة صفحات مجلد ملف استمارة حجم وزن طول درجة حرارة سرعة مسافة قطار تكسي خط مخيم خيمة محل سوق مستوى مجموعة فريق كلفت يكلف تكلف يساوي رقمها رقمه حصلت نجح نجحت',
  'تلغي تلغوا تلغى ألغيت الغائ الغاا لغا لغاء نلغي يلغي لاتلغي لاتلغوا احضر احضرت اكملت انهيت غيرت غير بدل حول انقل نقلت سجلت تسجلت اشتركت انضممت حجزت تركت اترك انسحبت',
  'ژووری پاسی نرخی شەقامی شەقام ماڵی لاپەڕەی وانەی کاتی کاتژمێری خانووی شوقە شوقەی باڵەخانە قات قاتی نهۆم نهۆمی بەشی بەش هۆڵ هۆڵی پۆل پۆلی گروپ گروپی ژمارەکە ژمارەم ژمارەکەم نزیکەی دەوروبەری کۆی کۆ بڕی بڕ قیمەت قیمەتی گەڕەک گەڕەکی کەمپ کەمپی چادر چادری تیمی دەرگا دەرگای هێڵ هێڵی فڕین گەشت گەشتی پسوولە پسوولەی بلیت بلیتی فایل فۆڕم دام فرۆشت گەیشت گەیشتە دەکات وەرگرت',
];

/** How what is about registering and cancelling begins in whatever form, "not" included. */
const aboutRegistering =
  /^(?:cancel|cansel|regist|unregist|enrol|join|book|stop|leav|withdr|سجل|تسجيل|للتسجيل|ايقاف)|وهشين|وهشان/;

let known: ReadonlySet<string> | undefined;

/**
 * Whether the pieces before a code are a name alone, as in "Layla 214": one to three words, none of which could
 * be anything else. A keyword with a slip in it must not register someone of that name: "cacnel 214".
 */
export function isNameFirst(opening: readonly Piece[], text: string): boolean {
  const [first] = opening;
  const last = opening.at(-1);
  if (first === undefined || last === undefined) return false;
  if (text.slice(first.start, last.end).split(/\s+/u).length > mostWords) return false;
  known ??= new Set(beforeNumbers.join(' ').split(' ').map(fold));
  const all = known;
  return opening.every(({ is, start, end }) => {
    const word = fold(text.slice(start, end)).replaceAll(' ', '');
    const isKnown = all.has(word) || all.has(word.replace(/^و?ال/, ''));
    return is === 'name' && !isKnown && !aboutRegistering.test(word) && !isSlip(word);
  });
}

/** Short words are near too many names; few people write a first letter wrong. */
const shortestWithSlips = 5;

const isSlip = (word: string): boolean =>
  keywordsFor(['register', 'cancel', 'stop']).some(
    (keyword) =>
      keyword.length >= shortestWithSlips && keyword[0] === word[0] && isOneSlipApart(keyword, word),
  );

/** Whether one letter more, less, other or two exchanged make one word of the other. */
function isOneSlipApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const [a, b] = [one.slice(same), other.slice(same)];
  const isExchanged = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || isExchanged;
}
