import { fold, lazySet, remembered, spellings } from '../letters/fold.ts';
import { chatWords } from '../words/chat-words.ts';
import { commonWords } from '../words/common-words.ts';
import { genderWords } from '../words/detail-words.ts';
import { relationDetails } from './relations.ts';

/**
 * Words that are no one's name. One of them beside a number makes a sentence, and a sentence is left alone:
 * "214 when", "250 dinars", "٣٠٠ شخص". Days and months only in the forms that are no names (Khamis, Juma and
 * Nisan are names).
 */
const words = [
  // English: pronouns, verbs, questions, connections
  'the a an is are was were be been am do does did dont doesnt didnt can cant cannot could will wont would should must not have has had',
  'he she it we they you us him her them his its our their your this that these those there here who what when where why which how whom',
  'and or but if then than as at by of off out up down over about after before with without until till since because so too very also only just',
  'all any some many much more most few other another same new old good bad late later now soon today tomorrow yesterday tonight morning evening night noon',
  'get got give take make come coming came go going went see know think want need like call send sent tell told ask say wait waiting help full free open closed',
  'ok okay yes no not none nothing never always sorry thanks thank please welcome hello test testing hi hey',
  // English: measures, money, time, things, people
  'dinar dinars iqd id dollar dollars usd euro euros percent km kms kilometer kilometers m meter meters metre metres kg kilo kilos gram grams litre litres mb gb',
  'second seconds minute minutes min mins hour hours hr hrs day days week weeks month months year years time times clock am pm oclock',
  'sunday monday tuesday wednesday thursday friday saturday january february march april june july august september october november december',
  'people person persons man men women woman child boys girls family families friend friends mother father brother sister son daughter husband wife neighbour neighbor neighbours teacher student students participants',
  'room street road bus car house home page line floor building office school hospital police emergency station bank phone mobile number code message sms text address email link website',
  'course courses class classes lesson lessons training session sessions activity activities centre center place places seat seats list course sewing tailoring english literacy theatre hairdressing barbering film book books mediation leadership certificate project',
  'thousand million hundred half quarter first last next left price cost costs pay paid money salary balance credit bonus offer offers discount win winner prize',
  // Arabic
  'هل ماذا لماذا متى اين وين شنو شكو شلون كيف كم كام ليش اذا لو لان لانه حتى بعد قبل منذ عند عندي عندكم عندنا هذا هذه ذلك تلك هناك هنا هو هي هم نحن انت انتم انتي احنا هاي هذي',
  'كان كانت يكون تكون سوف راح صار ليس ليست لم لن قد كل بعض جميع فقط ايضا او ام ثم لكن بل غير سوى مثل اكثر اقل جدا كلش هواي شوية يوجد اكو ماكو موجود ممتلئة مفتوح مفتوحة مغلق مغلقة مكتمل',
  'مكانا مكانان الان اليوم غدا باجر بكرة امس البارحة صباحا مساء ظهرا الصبح العصر الليل يوم ايام اسبوع شهر اشهر شهور سنوات ساعة ساعات الساعة دقيقة دقائق وقت موعد تاريخ',
  'الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت شباط اذار حزيران ايلول تشرين كانون الاول الثاني',
  'دينار دنانير الف مليون دولار دولارات ورقة متر امتار كيلو كيلومتر كم غرام لتر بالمئة نسبة سعر السعر كلفة فلوس مبلغ راتب رصيد عرض عروض جائزة مجانا مجاني ربحت',
  'شخص اشخاص نازح نازحين نازحا عراقي عراقية الناس ناس عائلة عوائل عائلات امراة رجال نسوان طلاب طالبة طالبات متدرب مشارك مشاركين صديقي صديقتي اخي اختي ابني ابنتي امي ابي زوجي زوجتي جاري جارتي',
  'دورة دورات درس دروس تدريب مركز المركز مكان اماكن مقعد مقاعد خياطة الخياطة انكليزي الانكليزية حلاقة مسرح كتاب فيلم شهادة غرفة شارع باص سيارة بيت صفحة طابق بناية مدرسة مستشفى شرطة رقم رقمي هاتف هاتفي موبايل رسالة رسائل رابط',
  'اعرف اعلم اتصل اتصلوا ارسل ارسلوا وصل وصلني فهمت افهم حضرت حضور تبدأ يبدأ تنتهي ينتهي بدأت انتهت اقدر استطيع يمكن يمكنني لازم عذرا اسف اسفة شكرا عفوا تمام اوك و سنخبرك سنخبركم تسجيل تسجيلان تسجيلات نفهم فهمنا',
  'ساكنة ساكن ساكنين اسكن نسكن حي قضاء ناحية قرية محافظة مطلقة ارملة عزباء',
  // Sorani
  'کەی کوێ لەکوێ چی چییە چۆن بۆچی کێ کام چەند ئایا ئەگەر چونکە هەتا تا دوای پێش لای ئەم ئەمە ئەو ئەوە ئەوان ئێمە ئێوە تۆ من ئێرە ئەوێ هەیە نییە نیە بوو بوون دەبێت دەبێ ئەبێت کراوە داخراوە پڕ پڕە',
  'هەموو هەندێک تەنها تەنیا هەروەها یان و بەڵام وەک زۆر کەم زیاتر کەمتر ئێستا ئەمڕۆ سبەی سبەینێ دوێنێ بەیانی نیوەڕۆ ئێوارە شەو هەفتە مانگ کاتژمێر سەعات خولەک دەقە کات بەروار',
  'یەکشەممە دووشەممە سێشەممە چوارشەممە پێنجشەممە هەینی شەممە تشرینی کانوونی یەکەم دووەم',
  'دینار هەزار ملیۆن دۆلار مەتر کیلۆ کیلۆمەتر لیتر گرام نرخ نرخی پارە مووچە کەس کەسم خەڵک خێزان خوێندکار هاوڕێکەم خوشکم براکەم دایکم باوکم کوڕم کچم مێردم هاوسەرم دراوسێ',
  'وانە ڕاهێنان سەنتەر سەنتەرەکە شوێن کورسی بەرگدروو دورمان دروومان دوورمان ئینگلیزی فیلم کتێب بڕوانامە ژوور شەقام پاس ئۆتۆمبێل ماڵ لاپەڕە قوتابخانە نەخۆشخانە پۆلیس تەلەفۆن مۆبایل نامە لینک',
  'تێگەیشتم تێنەگەیشتم تێنەگەیشتین ئاگادارت ئاگادارتان دەکەین دەکەینەوە نووسیمان دەزانم نازانم دەتوانم ناتوانم دەکرێت ناکرێت پەیوەندی بنێرە نارد هات دێم دێت دەچم ببورە داوای لێبوردن باشە خراپ دەست پێدەکات کۆتایی',
  // Said with a year, a number or a gender: "around", "not", "small", "I do not know".
  'approximately approx roughly nearly almost small little',
  'تقريبا حوالي قرابة نحو زهاء عن بۆم ناوەکەم ماراح مراح ماكدر ماقدر مااقدر مااكدر ماريد مااريد ما تجي يجي نجي بدي بس خلاص تراجعت مو مش موش ماني اكول صغار كبار',
  'نزیکەی دەوروبەری نەزانم نیم نیە بچووک',
];

let known: ReadonlySet<string> | undefined;

/** "And", "in", "to", "the" are written together with an Arabic word, "is" with a Sorani one. */
const joined: readonly RegExp[] = [/^(?:وال|بال|فال|لل|ال|و|ب|ل|ف)/, /يه$/, /ه$/, /دا$/];

/** Names that only look like such a word with "in", "and" or "is": پشکۆ, ڤیان, آية. */
const asIfJoined = /* @__PURE__ */ lazySet(() =>
  ['پشکۆ', 'ڤیان', 'آية', 'بهاء', 'طيبة', 'بيان', 'وجيه', 'عائدة', 'خيرية', 'كرامة', 'لما', 'ماه'].map(fold),
);

/**
 * Beginnings and endings that no name has: "in the", "and the", "for the" before an Arabic word; "the", "my"
 * after a Sorani one, and its verb endings; English verbs and nouns; laughter.
 */
const beginningOfNoName = /^(?:(?:بال|وال|فال|كال)...|لل..|له(?:سهر|كهل|لاي|نيو|بهر|دوا)|مه.{3,}هوه$|ههه)/;
const insideNoName = 'هكان';
const endingOfNoName =
  /(?:هكه|هكهم|كرد|كردم|كردن|كراوه|دهكات|دهكهن|ناكات|بوو|بوون|بووه|بووين|..ing|.tion|.ness)$/;
/** The last letter of each of these endings. */
const lastOfNoName = 'همدنتوgns';

const hasFormOfNoName = (folded: string): boolean =>
  beginningOfNoName.test(folded) ||
  folded.includes(insideNoName) ||
  (lastOfNoName.includes(folded.charAt(folded.length - 1)) && endingOfNoName.test(folded));

const isLatin = (folded: string): boolean =>
  folded.charCodeAt(0) < 0x80 && folded.charCodeAt(folded.length - 1) < 0x80;

/** Whether a folded word could be part of a name as far as we know: letters, and none of the words above. */
export const mayBeName = /* @__PURE__ */ remembered((folded: string): boolean => {
  known ??= new Set([
    ...[...words, ...chatWords, ...commonWords].join(' ').split(' ').map(fold),
    ...relationDetails().map(([word]) => word),
    ...spellings(`${genderWords.female}, ${genderWords.male}`),
  ]);
  const all = known;
  if (folded === '' || folded.length > 24 || all.has(folded) || /\d/.test(folded)) return false;
  if (hasFormOfNoName(folded)) return false;
  // No Latin word is written together with such a word.
  if (isLatin(folded) || asIfJoined.has(folded)) return true;
  return !joined.some((affix) => affix.test(folded) && all.has(folded.replace(affix, '')));
});
