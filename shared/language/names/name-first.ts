import { fold, foldWord } from '../letters/fold.ts';
import { isNearKeyword } from '../letters/typing-slips.ts';
import type { Piece } from '../understand/pieces.ts';
import { mayAddressReader } from './in-texts.ts';
import { saysFor } from './relation-in-text.ts';

/** Her own, her father's, her grandfather's and the family's, as on papers. */
const mostWords = 4;

/**
 * Words that come before a number or tell an act with one, and are no names: "flat 214", "paid 250". They
 * matter only before a code; other words that are no names are known by then. Without those that fold to a
 * name: آية, کڕیم (Karim), تیم (Taym).
 */
const beforeNumbers = [
  'flat apartment apt flight gate table ticket order invoice section chapter unit block zone route highway area channel version total sum about around nearly almost only approximately approx roughly exactly verse psalm vol volume pg ext box case file form size model serial id ref reference balance amount score result temperature weight height degree distance speed train tram taxi van lane door key locker hall camp tent shop store market level grade group team camps apples items pieces boxes copies',
  'paid costs costed owe owes owed weigh weighs won lost sold bought buy sell read watch meet met live lives spent use used add added received found left lost reached nearby between within under above beyond plus minus minimum maximum max mins otp pin temp extension passcode password verification voucher locker',
  'canceled canceling cancelling cancels leaving left withdrawn joined joining joins booked booking registered registering applied applying enrolled attend attended attending attendance finished finish missed miss change changed move moved switch replace yess yea nop noo nah',
  'شقة شقق رحلة بوابة طاولة تذكرة فاتورة قسم فصل وحدة منطقة زقاق محلة قناة عدد العدد عددهم عددنا مجموع المجموع حوالي تقريبا قرابة نحو زهاء بلغ بلغت يبلغ تبلغ وصلت وصلنا دفعت دفعنا اشتريت بعت خسرت ربح فاز باقي الباقي بقى بقي كان كانت سورة صفحات مجلد ملف استمارة حجم وزن طول درجة حرارة سرعة مسافة قطار تكسي خط مخيم خيمة محل سوق مستوى مجموعة فريق كلفت يكلف تكلف يساوي رقمها رقمه حصلت نجح نجحت رمزك رصيدك رصيد الرصيد كودك حسابك حساب باقتك باقة مبروك',
  'تلغي تلغوا تلغى ألغيت الغائ الغاا لغا لغاء نلغي يلغي لاتلغي لاتلغوا احضر احضرت اكملت انهيت غيرت غير بدل حول انقل نقلت سجلت تسجلت اشتركت انضممت حجزت تركت اترك انسحبت',
  'ژووری پاسی نرخی شەقامی شەقام ماڵی لاپەڕەی وانەی کاتی کاتژمێری خانووی شوقە شوقەی باڵەخانە قات قاتی نهۆم نهۆمی بەشی بەش هۆڵ هۆڵی پۆل پۆلی گروپ گروپی ژمارەکە ژمارەم ژمارەکەم نزیکەی دەوروبەری کۆی کۆ بڕی بڕ قیمەت قیمەتی گەڕەک گەڕەکی کەمپ کەمپی چادر چادری تیمی دەرگا دەرگای هێڵ هێڵی فڕین گەشت گەشتی پسوولە پسوولەی بلیت بلیتی فایل فۆڕم دام فرۆشت گەیشت گەیشتە دەکات وەرگرت',
];

/** The beginnings of every form of words about registering and cancelling, "not" included. */
const aboutRegistering =
  /^(?:cancel|cansel|regist|unregist|enrol|join|book|stop|leav|withdr|سجل|تسجيل|للتسجيل|ايقاف)|وهشين|وهشان/;

let known: ReadonlySet<string> | undefined;

/**
 * Whether the pieces before a code are only a name, as in "Layla 214": one to three words, none with another
 * meaning. A keyword with a slip in it must not register someone of that name: "cacnel 214".
 */
export function isNameFirst(opening: readonly Piece[], text: string): boolean {
  const [first] = opening;
  const last = opening.at(-1);
  if (first === undefined || last === undefined) return false;
  if (text.slice(first.start, last.end).split(/\s+/u).length > mostWords) return false;
  if (mayAddressReader(foldWord(text.slice(first.start, first.end)))) return false;
  return opening.every(({ is, start, end }) => {
    const word = foldWord(text.slice(start, end)).replaceAll(' ', '');
    return is === 'name' && !isBeforeNumbers(word) && !isAboutRegistering(word);
  });
}

/** Whether a folded word comes before a number that is no code: "flat 214". */
export function isBeforeNumbers(word: string): boolean {
  known ??= new Set(beforeNumbers.join(' ').split(' ').map(fold));
  return known.has(word) || known.has(word.replace(/^و?ال/, ''));
}

/**
 * Whether a folded word is about registering or cancelling without plainly asking for it, or is a slip of
 * such a word.
 */
export const isAboutRegistering = (word: string): boolean =>
  aboutRegistering.test(word) || isNearKeyword(word);

/**
 * Whether the pieces before a code name another person: "for my sister Layla 214", "my sister 214". A bare
 * اختي or "brother" there addresses the reader.
 */
export function isForAnotherFirst(opening: readonly Piece[], text: string): boolean {
  const at = opening.findIndex((piece) => piece.is === 'detail' && piece.detail.is === 'relation');
  const relation = opening[at];
  if (relation?.is !== 'detail' || relation.detail.is !== 'relation') return false;
  const before = opening.slice(0, at);
  const isSaid = relation.detail.isSaid || before.some(saysFor);
  const isPlain = before.every((piece) => piece.is === 'detail' && piece.detail.is === 'filler');
  const name = opening.slice(at + 1);
  return isSaid && isPlain && (name.length === 0 || isNameFirst(name, text));
}
