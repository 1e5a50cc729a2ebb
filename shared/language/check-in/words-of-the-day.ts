import type { Language } from '#events/vocabulary.ts';
import { fold } from '../letters/fold.ts';

/**
 * Words that a facilitator tells the people in the room, one a session: plain things that everyone can say
 * and write. The table stores a word by its first, English, form. None is a usual name, nor spelled like
 * another of them.
 */
export const checkInWords = [
  { en: 'olive', ar: 'زيتون', ckb: 'زەیتوون' },
  { en: 'bread', ar: 'خبز', ckb: 'نان' },
  { en: 'bridge', ar: 'جسر', ckb: 'پرد' },
  { en: 'moon', ar: 'قمر', ckb: 'مانگ' },
  { en: 'tree', ar: 'شجرة', ckb: 'درەخت' },
  { en: 'apple', ar: 'تفاح', ckb: 'سێو' },
  { en: 'orange', ar: 'برتقال', ckb: 'پرتەقاڵ' },
  { en: 'grape', ar: 'عنب', ckb: 'ترێ' },
  { en: 'fig', ar: 'تين', ckb: 'هەنجیر' },
  { en: 'honey', ar: 'عسل', ckb: 'هەنگوین' },
  { en: 'milk', ar: 'حليب', ckb: 'شیر' },
  { en: 'sugar', ar: 'سكر', ckb: 'شەکر' },
  { en: 'salt', ar: 'ملح', ckb: 'خوێ' },
  { en: 'rice', ar: 'رز', ckb: 'برنج' },
  { en: 'egg', ar: 'بيضة', ckb: 'هێلکە' },
  { en: 'fish', ar: 'سمك', ckb: 'ماسی' },
  { en: 'dove', ar: 'حمامة', ckb: 'کۆتر' },
  { en: 'horse', ar: 'حصان', ckb: 'ئەسپ' },
  { en: 'sheep', ar: 'خروف', ckb: 'مەڕ' },
  { en: 'cat', ar: 'قطة', ckb: 'پشیلە' },
  { en: 'bee', ar: 'نحلة', ckb: 'هەنگ' },
  { en: 'butterfly', ar: 'فراشة', ckb: 'پەپوولە' },
  { en: 'door', ar: 'باب', ckb: 'دەرگا' },
  { en: 'window', ar: 'شباك', ckb: 'پەنجەرە' },
  { en: 'key', ar: 'مفتاح', ckb: 'کلیل' },
  { en: 'lamp', ar: 'مصباح', ckb: 'گڵۆپ' },
  { en: 'candle', ar: 'شمعة', ckb: 'مۆم' },
  { en: 'chair', ar: 'كرسي', ckb: 'کورسی' },
  { en: 'table', ar: 'طاولة', ckb: 'مێز' },
  { en: 'pen', ar: 'قلم', ckb: 'قەڵەم' },
  { en: 'school', ar: 'مدرسة', ckb: 'قوتابخانە' },
  { en: 'garden', ar: 'حديقة', ckb: 'باخچە' },
  { en: 'market', ar: 'سوق', ckb: 'بازاڕ' },
  { en: 'road', ar: 'طريق', ckb: 'ڕێگا' },
  { en: 'boat', ar: 'قارب', ckb: 'بەلەم' },
  { en: 'train', ar: 'قطار', ckb: 'شەمەندەفەر' },
  { en: 'needle', ar: 'إبرة', ckb: 'دەرزی' },
  { en: 'thread', ar: 'خيط', ckb: 'دەزوو' },
  { en: 'shirt', ar: 'قميص', ckb: 'کراس' },
  { en: 'shoe', ar: 'حذاء', ckb: 'پێڵاو' },
  { en: 'hat', ar: 'قبعة', ckb: 'کڵاو' },
  { en: 'basket', ar: 'سلة', ckb: 'سەبەتە' },
  { en: 'carpet', ar: 'سجادة', ckb: 'فەرش' },
  { en: 'cup', ar: 'كوب', ckb: 'کوپ' },
  { en: 'spoon', ar: 'ملعقة', ckb: 'کەوچک' },
  { en: 'plate', ar: 'صحن', ckb: 'قاپ' },
  { en: 'ball', ar: 'كرة', ckb: 'تۆپ' },
  { en: 'kite', ar: 'طيارة', ckb: 'کۆلارە' },
  { en: 'drum', ar: 'طبل', ckb: 'دەهۆڵ' },
  { en: 'song', ar: 'أغنية', ckb: 'گۆرانی' },
  { en: 'cloud', ar: 'غيمة', ckb: 'هەور' },
  { en: 'snow', ar: 'ثلج', ckb: 'بەفر' },
  { en: 'sea', ar: 'بحر', ckb: 'زەریا' },
  { en: 'stone', ar: 'حجر', ckb: 'بەرد' },
  { en: 'gold', ar: 'ذهب', ckb: 'زێڕ' },
  { en: 'silver', ar: 'فضة', ckb: 'زیو' },
  { en: 'wool', ar: 'صوف', ckb: 'خوری' },
  { en: 'cotton', ar: 'قطن', ckb: 'لۆکە' },
  { en: 'leaf', ar: 'ورقة', ckb: 'گەڵا' },
  { en: 'wheat', ar: 'قمح', ckb: 'گەنم' },
  { en: 'onion', ar: 'بصل', ckb: 'پیاز' },
  { en: 'tomato', ar: 'طماطة', ckb: 'تەماتە' },
  { en: 'potato', ar: 'بطاطا', ckb: 'پەتاتە' },
  { en: 'carrot', ar: 'جزر', ckb: 'گێزەر' },
  { en: 'lemon', ar: 'ليمون', ckb: 'لیمۆ' },
  { en: 'peach', ar: 'خوخ', ckb: 'قۆخ' },
  { en: 'walnut', ar: 'جوز', ckb: 'گوێز' },
  { en: 'almond', ar: 'لوز', ckb: 'بادەم' },
  { en: 'soap', ar: 'صابون', ckb: 'سابوون' },
  { en: 'mirror', ar: 'مرآة', ckb: 'ئاوێنە' },
  { en: 'ladder', ar: 'سلم', ckb: 'پەیژە' },
  { en: 'pillow', ar: 'وسادة', ckb: 'سەرین' },
  { en: 'blanket', ar: 'بطانية', ckb: 'بەتانی' },
] as const satisfies readonly Readonly<Record<Language, string>>[];

/** Folded; a long u in Sorani, often written with one و, counts as written so: زەیتون. */
const asHeard = (text: string): string => fold(text).replaceAll('وو', 'و');

let known: ReadonlyMap<string, string> | undefined;
function written(): ReadonlyMap<string, string> {
  known ??= new Map(
    checkInWords.flatMap((word): [string, string][] => [
      [asHeard(word.en), word.en],
      [asHeard(word.ar), word.en],
      // With the article, as said in Arabic.
      [asHeard(`ال${word.ar}`), word.en],
      [asHeard(word.ckb), word.en],
    ]),
  );
  return known;
}

/** The check-in words in a text, in the table's form, each once: `HERE 214 زيتون` has `olive`. */
export const checkInWordsIn = (text: string): readonly string[] => [
  ...new Set(
    asHeard(text)
      .split(' ')
      .flatMap((word) => written().get(word) ?? []),
  ),
];

/** A check-in word in every language; `undefined` where it is no longer one. */
export const checkInWord = (known: string): Readonly<Record<Language, string>> | undefined =>
  checkInWords.find(({ en }) => en === known);
