import { type Language, languages } from '#events/vocabulary.ts';
import { spellings } from '../letters/fold.ts';

/** The requests that keywords express. */
const intents = [
  'register',
  'cancel',
  'yes',
  'no',
  'list',
  'status',
  'help',
  'stop',
  'start',
  'erase',
  'grant',
] as const;
export type KeywordIntent = (typeof intents)[number];
/**
 * Requests without keywords of their own: another language (language-words.ts); being at a session, which has
 * words only beside a code (check-in.ts); not coming, a whole sentence (wishes.ts); greetings and questions
 * (question.ts); certificates (certificate-words.ts); fewer or more reminders (reminder-wish.ts).
 */
export type Intent =
  | KeywordIntent
  | 'language'
  | 'here'
  | 'absent'
  | 'greet'
  | 'where'
  | 'when'
  | 'find'
  | 'certificate'
  | 'fewer'
  | 'more';

type Spellings = Readonly<Record<Language, string>>;

/**
 * The words for each intent, as people type them; matched after folding, so that hamza, ta marbuta, Kurdish
 * letters and case need no entries of their own. Commas separate keywords; one may have several words. Arabic
 * and Kurdish in Latin letters are with their own language. A word belongs here only if, alone, it can mean
 * nothing else.
 */
const keywords: Readonly<Record<KeywordIntent, Spellings>> = {
  register: {
    en: `
      join, register, registration, sign up, signup, enrol, enroll, enrolment, enrollment, apply, reg,
      book`,
    ar: `
      سجل, سجلني, سجلوني, سجلي, سجلنا, تسجيل, التسجيل, للتسجيل, اسجل, نسجل, تسجل, اشتراك, الاشتراك,
      اشترك, اشتراكي, انضمام, الانضمام, انضم, مشاركة, المشاركة, اشارك, شارك, حجز, احجز, احجزلي, احجز لي,
      سجل لي, تسجيلي, سجلوا, سجلو, سجلولي, sajil, sajjil, sajel, sajilni, sajelni, sajjilni,
      sajiluni, sajeluni, tasjil, tasjeel`,
    ckb: `
      تۆمار, تۆمارکردن, تۆمارم بکە, تۆمارم کە, تۆماربکە, تۆمار بکە, تۆمار بکەن, تۆماری ناو, ناونووسین,
      ناو نووسین, ناوم بنووسە, ناوم تۆمار بکە, ناوتۆمارکردن, بەشداری, بەشداربوون, بەشداریکردن,
      بەشداری کردن, بەشداری دەکەم, بەشداری ئەکەم, بەشدار, بەشدارم, بەشدار دەبم, بەشدار ئەبم, tomar,
      tomarkirdn, bashdari`,
  },
  cancel: {
    en: `
      cancel, cancelled, cancellation, cancel my registration, cancel my place, cancel registration,
      cancel it, leave, withdraw, unregister, drop out, want out, want out of, i want out, i want out of, let me out of, pull out,
      pull out of, pulling out of, back out of, backing out of, withdraw from, withdraw me, withdraw me from`,
    ar: `
      الغاء, الغ, الغي, الغيه, الغوا, الغاء التسجيل, الغاء تسجيلي, الغاء الحجز, الغاء حجزي, للالغاء, لغي,
      لغو, الغيت, الغو, الغي تسجيلي, الغوا تسجيلي, الغي التسجيل, الغوا التسجيل, الغي الحجز, انسحاب, الانسحاب, انسحب, اريد الغاء, اريد الغي, ilgha, ilghaa, elgha, alghaa`,
    ckb: `
      هەڵوەشاندنەوە, هەڵوەشانەوە, هەڵیوەشێنەوە, هەڵوەشێنەوە, هەڵبوەشێنەوە, هەڵوەشاندنەوەی ناو,
      هەڵوەشاندنەوەی تۆمار, هەڵوەشاندنەوەی تۆمارکردن, هەڵی بوەشێنەوە, هەڵی وەشێنەوە, پاشگەزبوونەوە,
      پاشگەز بوونەوە, پاشگەزبوومەوە, ڕەتکردنەوە, لابردن, ناوم لابە, ناوم بسڕەوە, halwashandnawa,
      hallwashandnawa`,
  },
  yes: {
    en: 'yes, y, yes please, yep, yeah, accept, i accept, accepted',
    ar: `
      نعم, نعم اريد, نعم اوافق, نعم موافق, نعم موافقة, اي, اي نعم, ايوه, ايوا, موافق, موافقة, اوافق,
      بلى, اقبل, قبول, قبلت, na3am, naam`,
    ckb: `
      بەڵێ, بەلێ, ئەرێ, بەڵێ دەمەوێت, بەڵێ دەمەوێ, بەڵێ قبوڵمە, قبوڵمە, قبوڵ, ڕازیم, بەڵێ ڕازیم, پەسەند,
      پەسەندە, bale, bele, ballê, belê, ere`,
  },
  no: {
    en: 'no, n, nope, decline, reject, no thanks, no thank you, not interested',
    ar: `
      لا, لاا, كلا, ماريد, مااريد, لا شكرا, لا اريد, لا اوافق, ما اريد, مو موافق, غير موافق, ارفض, رفض, مرفوض, la2, la shukran`,
    ckb: `
      نەخێر, نا, نەخێر سوپاس, نا سوپاس, نامەوێت, نامەوێ, ناخوازم, نەخێر نامەوێت, نەخێر نامەوێ, ڕازی نیم,
      ڕەتی دەکەمەوە, ڕەتیدەکەمەوە, ڕەت دەکەمەوە, قبوڵ ناکەم, naxer, nexer, naxêr`,
  },
  list: {
    en: `
      list, activities, courses, list of activities, list of courses, available courses, courses list, show courses,
      what courses, list activities, list courses, the list, show list,
      open activities`,
    ar: `
      قائمة, القائمة, قوائم, الدورات المتوفرة, الدورات المتاحة, شنو الدورات, ما هي الدورات, لائحة, الانشطة, انشطة, نشاطات, النشاطات, الدورات, دورات, قائمة الانشطة,
      قائمة الدورات, قائمه النشاطات, كورسات, الكورسات, qaima, qa2ima`,
    ckb: `
      لیست, لیستی, لیستە, لیستەکە, لیستی چالاکی, لیستی چالاکییەکان, لیستی چالاکیەکان, لیستی خول,
      لیستی خولەکان, لیستی کۆرسەکان, چالاکییەکان, چالاکیەکان, خولەکان, کۆرسەکان, پێرست, پێڕست, lista,
      list y`,
  },
  status: {
    en: 'status, my status, my registrations, my registration, my place, my position',
    ar: `
      حالة, الحالة, حالتي, شنو حالتي, حالتي شنو, حالة التسجيل, حالة تسجيلي, وضعي, تسجيلاتي, موقفي, دوري, حجوزاتي, halati`,
    ckb: `
      دۆخ, دۆخم, دۆخی من, دۆخی تۆمار, دۆخی تۆمارکردن, دۆخی ناوتۆمارکردن, بارودۆخ, ڕەوش, ڕەوشم, سرەم,
      تۆمارەکانم, dox`,
  },
  help: {
    en: 'help, help me, info, information, how, instructions, hlep, menu',
    ar: `
      مساعدة, المساعدة, ساعدني, ساعدوني, ساعديني, معلومات, تعليمات, احتاج مساعدة, اريد مساعدة,
      مساعده لو سمحت, musa3ada, mosa3ada`,
    ckb: `
      یارمەتی, یارمەتیم بدە, یارمەتیم بدەن, یارمەتیدان, یارمەتیم دەوێت, یارمەتیم دەوێ, هاوکاری,
      هاوکاریم بکە, هاوکاریم بکەن, زانیاری, ڕێنمایی, yarmati, yarmeti`,
  },
  stop: {
    en: `
      stop, stop all, stopall, stop messaging me, stop sending messages, stop sending me messages,
      stop sending me texts, dont text me, do not text me, dont message me, dont send me messages,
      stop messages, stop sms, stop texting me, stop texting, stop sending,
      stop it, unsubscribe, unsub, quit, end, opt out, optout`,
    ar: `
      ايقاف, الايقاف, ايقاف الرسائل, ايقاف الرسايل, اوقف, اوقفوا, اوقف الرسائل, اوقفوا الرسائل, وقف,
      وقفوا, توقف, قف, الغاء الاشتراك, الغاء اشتراك, الغاء اشتراكي, لا ترسل, لا ترسلوا, لا ترسلوا رسائل,
      لا تراسلوني, لا ترسلون, لا ترسلون رسائل, لا تدزون, لا تدزون رسائل, لا تبعثون رسائل, وقف الرسائل, وقفوا الرسائل,
      وقفو الرسائل, اوقفو الرسائل, اوقفو, ارجو ايقاف الرسائل, ارجو وقف الرسائل, اريد ايقاف الرسائل, لا اريد رسائل,
      ما اريد رسائل, لا ترسلولي, لا ترسلوا لي رسائل, بس رسائل, ستوب, ايقاف الخدمة, iqaf, eqaf, ikaf`,
    ckb: `
      وەستان, وەستاندن, بوەستە, بوەستێنە, بوەستن, ڕاگرتن, ڕابگرە, ڕایبگرە, ڕاوەستان, ڕاوەستە, ڕاوەستاندن,
      وەستاندنی نامە, وەستاندنی نامەکان, ڕاگرتنی نامە, ڕاگرتنی نامەکان, نامە مەنێرە, نامە مەنێرن,
      نامەم بۆ مەنێرە, نامەم بۆ مەنێرن, ستۆپ, wastan, westan`,
  },
  start: {
    en: 'start, start again, unstop, resume, subscribe, start messages',
    ar: `
      ابدأ, ابدؤوا, ابدي, بدء, ابداء, البدء, بداية, استئناف, تفعيل, تشغيل, بدء الرسائل, ستارت, ibda`,
    ckb: `
      دەستپێکردن, دەست پێکردن, دەستپێکردنەوە, دەست پێکردنەوە, دەست پێ کردن, دەستپێبکە, دەست پێبکە,
      دەست پێ بکە, دەستپێکە, دەست پێ بکەرەوە, ستارت, dastpekrdn, destpekirdin`,
  },
  erase: {
    en: `
      erase me, erase my data, erase my name, erase all my data, erase my information, delete me, delete my data,
      delete my name, delete all my data, delete my information, delete my info, forget me, remove my data`,
    ar: `
      امسح بياناتي, امسحوا بياناتي, امسحي بياناتي, مسح بياناتي, احذف بياناتي, احذفوا بياناتي, احذفي بياناتي,
      حذف بياناتي, امسح معلوماتي, امسحوا معلوماتي, مسح معلوماتي, احذف معلوماتي, احذفوا معلوماتي, حذف معلوماتي,
      ازالة بياناتي, امسح كل بياناتي, احذف كل بياناتي, مسح كل بياناتي, حذف كل بياناتي, imsah bayanati`,
    ckb: `
      داتاکانم بسڕەوە, داتاکانم بسڕنەوە, داتاکەم بسڕەوە, داتام بسڕەوە, سڕینەوەی داتاکانم, زانیارییەکانم بسڕەوە,
      زانیاریەکانم بسڕەوە, زانیاریەکانم بسڕنەوە, زانیارییەکانم بسڕنەوە, زانیاریم بسڕەوە, سڕینەوەی زانیارییەکانم,
      سڕینەوەی زانیاریەکانم, سڕینەوەی زانیاریم, سڕینەوەی داتام, زانیاریم بسڕنەوە, داتام بسڕنەوە, هەموو داتاکانم بسڕەوە, هەموو زانیارییەکانم بسڕەوە, داتاکانم ڕەش بکەرەوە,
      زانیارییەکانم ڕەش بکەرەوە`,
  },
  grant: {
    en: `
      grant, grants, small grant, small grants, mini grant, mini grants, microgrant, micro grant, micro grants,
      community grant, community grants, project grant, new grant, grant application, grant request, grant form,
      grant apply, apply grant, apply for grant, apply for grants, apply for a grant, apply for the grant,
      apply for small grant, apply for small grants, apply for a small grant, apply to a grant, applying for a grant,
      how to apply for a grant, how to apply for grant, how can i apply for a grant, how do i apply for a grant,
      we want to apply for a grant, application for a grant, application for grant, request grant, request a grant,
      ask for a grant, get a grant, need grant, need a grant, i need a grant, we need a grant, we want a grant,
      i need a small grant, we need a small grant, i would like a grant, we would like a grant, id like a grant,
      i d like a grant, garnt, grnat, graant, grannt`,
    ar: `
      منحة, المنحة, منح, المنح, للمنحة, للمنح, منحة صغيرة, المنحة الصغيرة, منح صغيرة, المنح الصغيرة, منحة مالية,
      المنحة المالية, منحة مشروع, منحة لمشروع, طلب منحة, طلب المنحة, طلب منح, طلب منحة صغيرة, طلب للمنحة, اطلب منحة,
      نطلب منحة, نريد منحة, نريد المنحة, احتاج منحة, نحتاج منحة, محتاج منحة, محتاجين منحة, احتاج الى منحة,
      نحتاج الى منحة, بحاجة الى منحة, تقديم منحة, تقديم طلب منحة, تقديم على منحة, تقديم على المنحة, تقديم على منح,
      تقديم للمنحة, تقديم لمنحة, التقديم على منحة, التقديم على المنحة, التقديم على المنح, التقديم للمنحة,
      التقديم للمنح, اقدم على منحة, اقدم على المنحة, اقدم طلب منحة, نقدم على منحة, نقدم على المنحة, نقدم طلب منحة,
      شلون اقدم على منحة, شلون اقدم على المنحة, شلون نقدم على منحة, كيف اقدم على منحة, كيف اقدم على المنحة,
      كيفية التقديم على منحة, كيفية التقديم على المنحة, الحصول على منحة, احصل على منحة, نحصل على منحة,
      كيف احصل على منحة, استمارة منحة, استمارة المنحة, استمارة المنح, تسجيل على منحة, التسجيل على المنحة,
      اسجل على منحة, اسجل على المنحة, كرانت, الكرانت, جرانت, minha, min7a, menha, men7a, alminha, almin7a, almen7a, al minha,
      al min7a, talab minha, talab min7a`,
    ckb: `
      بەخشین, بەخشینی, بەخشینێک, بەخشینەکان, بەخشینی بچووک, بەخشینی بچوک, بەخشینە بچووکەکان, بەخشینی دارایی,
      بەخشینی پڕۆژە, بەخشینم دەوێت, بەخشینم دەوێ, بەخشینم ئەوێ, بەخشینمان دەوێت, بەخشینمان دەوێ, بەخشینێکم دەوێت,
      بەخشینێکم دەوێ, داوای بەخشین, داوای بەخشین دەکەم, داوای بەخشین دەکەین, داوای بەخشین ئەکەم, داواکردنی بەخشین,
      داواکاری بەخشین, داواکاریی بەخشین, داواکاری بۆ بەخشین, داواکاریی بۆ بەخشین, داواکارییەکی بەخشین,
      داواکاری بەخشینی بچووک, داواکاریی بەخشینی بچووک, داوای بەخشینی بچووک, پێشکەشکردن بۆ بەخشین,
      پێشکەش کردن بۆ بەخشین, پێشکەشکردنی داواکاری بەخشین, پێشکەشکردنی داواکاریی بەخشین, فۆڕمی بەخشین, فۆرمی بەخشین,
      وەرگرتنی بەخشین, گرانت, گرانتی, گرانتێک, گرانتەکان, گرانتی بچووک, گرانتی بچوک, گرانتم دەوێت, گرانتم دەوێ,
      گرانتم ئەوێ, گرانتمان دەوێت, گرانتمان دەوێ, داوای گرانت, داوای گرانت دەکەم, داوای گرانت دەکەین, داواکردنی گرانت,
      داواکاری گرانت, داواکاریی گرانت, داواکاری بۆ گرانت, داواکاریی بۆ گرانت, پێشکەشکردن بۆ گرانت, پێشکەش کردن بۆ گرانت,
      فۆڕمی گرانت, فۆرمی گرانت, وەرگرتنی گرانت, bakhshin, baxshin, bexshin, bekhshin, baxshîn, bexşîn, bakhsheen`,
  },
};

/** A keyword found in a text: its intent, and the languages that have it. */
export type Keyword = {
  readonly intent: KeywordIntent;
  readonly languages: readonly Language[];
  /** It has this meaning only beside a code (`code-words.ts`); without one it requests nothing. */
  readonly needsCode?: true;
};

/** Every folded keyword. Throws when one spelling has two intents: a table must not contradict itself. */
export function indexKeywords(): ReadonlyMap<string, Keyword> {
  const index = new Map<string, Keyword>();
  for (const intent of intents) {
    for (const language of languages) {
      for (const words of spellings(keywords[intent][language])) {
        const known = index.get(words);
        if (known !== undefined && known.intent !== intent) {
          throw new Error(`"${words}" stands for ${known.intent} and for ${intent}`);
        }
        const others = (known?.languages ?? []).filter((other) => other !== language);
        index.set(words, { intent, languages: [...others, language] });
      }
    }
  }
  return index;
}
