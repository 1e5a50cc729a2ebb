import { type Language, languages } from '#events/vocabulary.ts';
import { fold, spellings } from '../letters/fold.ts';
import type { Token } from '../letters/tokens.ts';
import { certificateNumberIn, mistypedCertificateIn } from '../understand/certificate-number.ts';
import { everydayPhraseAt } from '../understand/word-meanings.ts';
import { sentenceWords } from './sentence-words.ts';

/** The words for a certificate, with keyboard slips and with joined prefixes and endings. */
const called: Readonly<Record<Language, string>> = {
  en: `
    certificate, certificates, certificat, certificats, certifcate, certifcates, certficate, certificte, certificare, certifikate, sertificate,
    cirtificate, cetificate, ceritficate, certifiate, cert, certs, certi`,
  ar: `
    شهادة, شهاده, الشهادة, شهادات, الشهادات, شهادتي, شهادتنا, شهادتها, شهادته, شهادتهم, شهادتج, شهادتك, شهادتكم, للشهادة, والشهادة, شهاداتي, شهاداتنا,
    سرتفكيت, سيرتفيكيت, سرتيفيكيت, سرتفيكيت, السرتفكيت, shahada, shahadah, shahade, shehada, shahadati, shahadti, alshahada`,
  ckb: `
    سەرتیفیکەیت, سێرتیفیکەیت, سەرتفیکەیت, سەرتیفیکات, سەرتفیکەت, سێرتفیکەت, سەرتیفیکەیتەکەم, سێرتیفیکەیتەکەم, شەهادە, شەهادەکەم, شەهادەم, شەهادەکە, شەهادەی, شەهادەکان,
    sertifika`,
};

/**
 * Words that may stand beside it in a request for her own, or after it, besides those of any sentence
 * (sentence-words.ts). A certificate of anything else is not ours.
 */
const beside = `
  our, mine, her, his, an, of, at, im, u, be, may, yet, havent, hasnt, haven, hasn, didn, don, doesn, isn, t, s, ve, need, needs, id, d, give, gave,
  given, receive, received, recieve, recieved, collect, pick, up, send, sent, resend, show, see, view, find, print, we, us, people, download, lost, lose,
  deleted, forgot, missing, check, numbers, copy, courses, training, session, workshop, done, complete, finish, completion, after, any, still, another,
  new, out, issued, link, pdf, participation, attendance, sister, sisters, daughter, daughters, sms, text, message, center, centre, valid, real, genuine, true, correct, verify, ابي, اريدها, احتاج, محتاج, محتاجة, رجاءا, لو, سمحت, سمحتوا,
  سمحتم, فضلك, فضلكم, عفوا, شو, رقمها, ارقام, نسخة, دورتي, التدريب, الورشة, مال, مالت, مالتي, حق, حقي, تبع, على, اني, انا, احنا, نحن, استلم, استلمت,
  استلمها, نستلم, استلام, لاستلام, باستلام, مااستلمت, ماستلمت, استلمتها, ماوصلت, ماوصلتني, تصل, توصل, بعد, لحد, ضاعت, ضيعت, ضيعتها, فقدت, مسحت, راحت,
  ترسلون, ترسلولي, تدزون, تدزولي, تبعثون, تبعثولي, ارسل, ارسلولي, دزوا, دزولي, دزوها, ابعثوا, ابعثولي, انطوني, انطونا, اعطوني, اعطونا, اعادة, مرة, ثانية,
  اخرى, اشوف, احصل, حصلت, الحصول, اطبع, طباعة, جاهزة, جهزت, كملت, اكمال, اتمام, خلاص, تجي, اجت, تنطون, تعطون, تنطوني, اخذ, اخذها, ناخذ, اخذت, صحيحة,
  صالحة, صحيح, صدرت, طلعت, تطلع, مفقودة, رابط, الرابط, لنك, اللنك, المشاركة, مشاركة, عندي, عندنا, عنده, عندها, خواتي, اخواتي, بناتي, تحقق, التحقق, تاكد, التاكد, طلب, اطلب, مالة, کوا, کوانێ, پێویستم, پێویستمان, پێویستە, دەوێت, دەوێ, ئەوێ, پێویستمە, ئێمە, بۆم, ی, کوێیە,
  نەهات, نەهاتووە, نەگەیشت, نەگەیشتووە, گەیشت, ژمارەکەی, ژمارەکە, کۆرسەکە, کۆرسەکەم, خولەکە, خولەکەم, چالاکییەکە, وەربگرم, وەردەگرم, وەربگرین, وەرگرتن,
  وەرگرتنی, وەرمنەگرت, وەرمنەگرتووە, وەرنەگرتووە, وەرگرت, وەرمگرت, وەرناگرم, بنێرن, بنێرنەوە, بدەن, بدەنێ, بدە, پیشان, ببینم, چاپ, بکەم, بکەن, دووبارە,
  جارێکی, تر, ون, بووە, بوو, ونم, لەبیرم, سڕیەوە, ئامادەیە, ئامادە, دەرچوو, دەرچووە, دەرنەچووە, دەرنەچوو, دەردەچێت, لینک, لینکی, بەشداریکردن, بەشداری, پێ, نەدرا, درا, نەدراوە, تەواو, تەواوکردن, تەواوکردنی, ڕاستە, دروستە, کارایە, ه, دەدەن, ئەدەن, دەدرێت, ئەدرێت,
  دوای, منیش, دەکەم, ئەکەم, هێشتا, ayna, wen, wein, areed, arid, aridha, raqam, mali, malti, dawrati, damawe, damawet, dawem, kwe, lakwe, zhmara,
  zhmaray, bnern`;

/** She does not want one: a statement, not a request. */
const unwanted = `
  dont want, do not want, don t want, not want, dont need, do not need, don t need, no certificate needed, ما اريد, لا اريد, ماريد, مااريد, ما نريد, لا احتاج, ما احتاج, لا ارغب,
  نامەوێت, نامەوێ, ناوێت, ناوێ`;

/** Before "with a certificate", or after "certificate": she seeks a course that gives one. */
const courses = `
  course, courses, class, classes, training, trainings, workshop, workshops, دورة, دورات, الدورات, كورس, كورسات, ورشة, ورش,
  کۆرس, کۆرسی, کۆرسێک, کۆرسێکی, کۆرسەکان, خول, خولی, خولێک, خولێکی, ڕاهێنانی, ڕاهێنان`;
const withOne = 'with, with a, مع';
/** Before it only after a word for a course: "I need" has the same word. */
const withOneOf = 'بە';

type Words = {
  readonly called: ReadonlyMap<string, Language>;
  readonly kurdish: string;
} & Readonly<Record<'beside' | 'courses' | 'withOne' | 'withOneOf', ReadonlySet<string>>> & {
    readonly unwanted: readonly string[];
  };
let known: Words | undefined;
const words = (): Words => {
  known ??= {
    called: new Map(
      languages.flatMap((each) => spellings(called[each]).map((word) => [word, each] as const)),
    ),
    kurdish: fold('بڕوانامە'),
    beside: new Set(spellings(beside)),
    courses: new Set(spellings(courses)),
    withOne: new Set(spellings(withOne)),
    withOneOf: new Set(spellings(withOneOf)),
    unwanted: spellings(unwanted),
  };
  return known;
};

/** A longer text has another subject as well. */
const mostTokens = 14;
const isLatin = /^[a-z]/;
const code = /^[1-9]\d\d$/;
/** Every certificate number has one of these, in letters of any width. */
const mayHoldNumber =
  /k[^a-z]{0,3}r[^a-z]{0,3}k|b[^a-z]{0,3}g[^a-z]{0,3}d|d[^a-z]{0,3}y[^a-z]{0,3}l|n[^a-z]{0,3}n[^a-z]{0,3}w|[Ａ-Ｚａ-ｚ]/i;
/** A run of letters and digits that contains a certificate number. */
const ofNumber = /[\p{L}]*\p{N}[\p{L}\p{N}\p{Pd}]*/gu;

/** A text that asks for her certificates. */
export type CertificateAsked = {
  /** The activity's code; absent for any activity. */
  readonly code?: string;
  /** The language of the word for a certificate. */
  readonly language: Language;
};

/**
 * Words of our own texts with a certificate number: one sent back by a machine asks for nothing. A test
 * checks every text against it.
 */
const ours = new RegExp(
  [
    ...['^well done\\b', '^مبروك', '^پیرۆزە', 'completed, certificate ', 'completed \\d{3}\\s+certificate: '],
    ...[
      'is valid: ',
      'is no longer valid$',
      '^no certificate has the number',
      'مكتمل، الشهادة ',
      'شهادة صحيحة: ',
    ],
    ...[
      'لم تعد صالحة$',
      '^لا توجد شهادة بالرقم',
      'تەواو کراوە، بڕوانامە ',
      'تەواو کرا\\s',
      '^تەواوت کرد: ',
      'ڕاستە: ',
    ],
    ...['چیتر کاری پێ ناکرێت$', '^هیچ بڕوانامەیەک بە ژمارەی', '^هێشتا بڕوانامە(?:ی \\d{3})? نییە\\. '],
  ].join('|'),
  'i',
);

/** Whether a text about a certificate is one of ours, sent back. */
export const isOfOurs = (text: string): boolean => ours.test(text);

/** The certificate number in a text, with the language that its other words may show. */
export function certificateNumberTold(
  text: string,
): { readonly number: string; readonly beside: string } | undefined {
  const number = mayHoldNumber.test(text) ? certificateNumberIn(text) : undefined;
  return number === undefined || isOfOurs(text)
    ? undefined
    : { number, beside: text.replace(ofNumber, ' ').trim() };
}

/** A miscopied certificate number in a text (`mistypedCertificateIn`). */
export const mistypedCertificateTold = (text: string): string | undefined =>
  isOfOurs(text) ? undefined : mistypedCertificateIn(text);

/**
 * The certificates that a text asks for: it has a word for one, and otherwise only words of such a request.
 * `undefined` for a course that gives one, for a birth or school certificate, and for one that she does not
 * want.
 */
export function certificateAskedFor(tokens: readonly Token[]): CertificateAsked | undefined {
  if (tokens.length > mostTokens) return undefined;
  const at = tokens.findIndex(({ folded }) => languageOfName(folded) !== undefined);
  const name = tokens[at]?.folded ?? '';
  const language = languageOfName(name);
  if (language === undefined || isUnwanted(tokens) || seeksCourse(tokens, at)) return undefined;
  const codes = new Set<string>();
  for (let position = 0; position < tokens.length; position++) {
    const token = tokens[position];
    if (token === undefined) break;
    if (token.kind !== 'word') {
      if (token.kind !== 'digits' || !code.test(token.folded)) return undefined;
      codes.add(token.folded);
    } else if (!isBeside(token.folded) && languageOfName(token.folded) === undefined) {
      const phrase = everydayPhraseAt(tokens, position);
      if (phrase?.meaning.is !== 'detail' || !weightless.has(phrase.meaning.detail.is)) return undefined;
      position += phrase.length - 1;
    }
  }
  const [only, another] = codes;
  if (another !== undefined) return undefined;
  if (only === undefined) return { language };
  // Shahada is also a name: after a code it is the name of the person registering.
  return language === 'ar' && isLatin.test(name) ? undefined : { code: only, language };
}

/** A word of a wish, a question or a state, or of getting and losing a thing. */
function isBeside(folded: string): boolean {
  const { wishing, asking, denying, reporting } = sentenceWords();
  if (words().beside.has(folded) || wishing.has(folded) || asking.has(folded)) return true;
  return denying.has(folded) || reporting.has(folded);
}

/** Whether a folded word is a word for a certificate. */
export const isCertificateWord = (folded: string): boolean => languageOfName(folded) !== undefined;

/** The longest ending joined to the Sorani word: possessive, number, "is". */
const longestEnding = 7;

/** The Sorani word in Latin letters, spelled by ear. */
const latinKurdish = /^b[aei]?rr?w[ae]na?m[ae](?:y|k[ae]|k[ae]m|k[ae]y|m|k[ae]n)?$/;

/** The language of a word for a certificate; `undefined` for any other word. */
function languageOfName(folded: string): Language | undefined {
  const { called: names, kurdish } = words();
  if (folded.startsWith('b') && latinKurdish.test(folded)) return 'ckb';
  const isKurdish = folded.startsWith(kurdish) && folded.length <= kurdish.length + longestEnding;
  return isKurdish ? 'ckb' : names.get(folded);
}

function isUnwanted(tokens: readonly Token[]): boolean {
  const said = ` ${tokens.map(({ folded }) => folded).join(' ')} `;
  return words().unwanted.some((phrase) => said.includes(` ${phrase} `));
}

/** Whether the word at `at` is about a course that gives one. */
function seeksCourse(tokens: readonly Token[], at: number): boolean {
  const { courses: sought, withOne: giving, withOneOf: givingBehind } = words();
  const word = (position: number): string => tokens[position]?.folded ?? '';
  if (sought.has(word(at + 1)) && isLatin.test(word(at))) return true;
  if (giving.has(word(at - 1)) || giving.has(`${word(at - 2)} ${word(at - 1)}`)) return true;
  return givingBehind.has(word(at - 1)) && sought.has(word(at - 2));
}

const weightless: ReadonlySet<string> = /* @__PURE__ */ new Set(['filler', 'greeting', 'thanks', 'relation']);
