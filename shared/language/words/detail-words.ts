/**
 * The words beside a code and in answers, by the detail they tell. Each table is one text of entries
 * separated by commas; an entry may have several words. Matched after folding.
 */

/** `مێ` is left out, since folded it is the name مي. */
export const genderWords = {
  female: `
    female, woman, girl, lady, f, fem, femal, femail, feamle, famale, wman, انثى, انثئ, انثا, امرأة, مرأة,
    امراه, بنت, بنية, فتاة, سيدة, شابة, نساء, حرمة, مێینە, مێیینە, ئافرەت, ئافرەتم, ژن, کچ, ئافرەتە, کچە`,
  male: `
    male, man, boy, m, mael, ذكر, رجل, ولد, شاب, رجال, نێر, نێرینە, پیاو, پیاوم, کوڕ, کوڕە, پیاوە`,
} as const;

export const genderLabels = 'gender, sex, الجنس, جنس, ڕەگەز, ڕەگەزم';

/**
 * How someone came to live where she lives, by the word's own gender. Without عائدة and عائد, which are also
 * the names Aida and Aid.
 */
export const groupWords: readonly (readonly [
  words: string,
  group: 'idp' | 'returnee' | 'host' | 'refugee',
  gender: 'female' | 'male' | null,
])[] = [
  ['نازحة, النازحة, مهجرة, المهجرة, مهجره, انا نازحة, اني نازحة, امراة نازحة', 'idp', 'female'],
  ['نازح, النازح, مهجر, المهجر, انا نازح, اني نازح', 'idp', 'male'],
  [
    `
      idp, i d p, displaced, displaced person, internally displaced, internally displaced person, displaced family,
      نازحين, النازحين, من النازحين, نازحون, مهجرين, عائلة نازحة, عوائل نازحة, من عائلة نازحة, ئاوارە, ئاوارەم, ئاوارەین,
      ئاوارەی ناوخۆ, من ئاوارەم, خێزانی ئاوارە`,
    'idp',
    null,
  ],
  ['العائدة, عائدة من النزوح, راجعة من النزوح, عادت من النزوح', 'returnee', 'female'],
  ['العائد, عائد من النزوح, راجع من النزوح', 'returnee', 'male'],
  [
    `
      returnee, returnees, returned idp, عائدين, العائدين, من العائدين, عائلة عائدة, گەڕاوە, گەڕاوەم, گەڕاوەتەوە, گەڕاومەتەوە,
      لە گەڕاوەکان`,
    'returnee',
    null,
  ],
  ['لاجئة, اللاجئة, لاجءة, انا لاجئة, اني لاجئة, لاجئة سورية', 'refugee', 'female'],
  ['لاجئ, اللاجئ, انا لاجئ, اني لاجئ, لاجئ سوري', 'refugee', 'male'],
  [
    `
      refugee, refugees, syrian refugee, لاجئين, اللاجئين, من اللاجئين, پەنابەر, پەنابەرم, پەناهەندە, پەناهەندەم`,
    'refugee',
    null,
  ],
  [
    `
      host, host community, from host community, from the host community, host family, مجتمع مضيف, المجتمع المضيف, من المجتمع المضيف,
      مضيف, کۆمەڵگەی خانەخوێ, کۆمەڵگای خانەخوێ, خانەخوێ, دانیشتووی شوێنەکە`,
    'host',
    null,
  ],
];

/** Words for childcare and children; with a number when the word itself says how many. */
export const childrenWords: readonly (readonly [words: string, count: number | null])[] = [
  [
    `
      childcare, child care, child, kid, baby, daycare, طفل, طفلة, طفلي, طفلتي, رضيع, رضيعة,
      منداڵێک, منداڵێکم`,
    1,
  ],
  [
    'طفلين, طفلان, طفلتين, طفلتان, طفليي, اطفالي الاثنين, اطفالي الاثنان, اولادي الاثنين, طفلي الاثنين, هەردوو منداڵەکەم, هەردوو منداڵم',
    2,
  ],
  ['اطفالي الثلاثة, اولادي الثلاثة, هەرسێ منداڵەکەم', 3],
  ['اطفالي الاربعة, اولادي الاربعة', 4],
  [
    `
      children, kids, childs, childrens, اطفال, الاطفال, اطفالي, اطفالنا, رعاية اطفال, رعاية الاطفال, رعاية طفل,
      حضانة, الحضانة, جهال, جهالي, اولادي, منداڵ, منداڵم, منداڵەکەم, منداڵی, منداڵان, منداڵەکانم, منداڵدا, منداڵەوە, چاودێری منداڵ,
      چاودێری منداڵان, زارۆک, زارۆ`,
    null,
  ],
];

/** The words for 0, 1, 2 … */
export const countWords: readonly string[] = [
  '',
  'one, واحد, واحدة, یەک',
  'two, اثنين, اثنان, ثنين, دوو',
  'three, ثلاثة, ثلاث, تلاثة, سێ',
  'four, اربعة, اربع, چوار',
  'five, خمسة, خمس, پێنج',
];

/** Without عمر, which is also the name Omar, and does no harm as a part of one. */
export const ageWords = `
  age, aged, yrs, yr, yo, years, years old, year old, my age, العمر, عمري, عمرها, عمره, والعمر, وعمري, وعمرها, وعمره, تەمەن, تەمەنم, تەمەنی`;
export const birthWords = `
  born, born in, i was born, i was born in, was born in, birth year, year of birth, birthyear, date of birth, birth date, birthdate, birthday, dob, d o b, المواليد, المولد, تاريخ الميلاد, تاريخ ميلادي, تاريخ الولادة, تاريخ المواليد, التولد, ڕۆژی لەدایکبوون, بەرواری لەدایکبوون,
  ساڵی لەدایکبوونم, مواليد, ومواليد, ومواليدي, وتولدي, من مواليد, مواليدي, تولد, تولدي,
  الميلاد, سنة الميلاد, ولدت, لەدایکبوو, لەدایکبووی, لە دایکبووی, لەدایکبووم, لەدایک بووم, لە دایک بووم,
  ساڵی لەدایکبوون, ساڵی لەدایکبوونم`;
/** "Year" goes with an age as well as with a year. */
export const yearWords = 'year, سنة, عام, ساڵ, ساڵە, ساڵی, ساڵانم';

/** Words before a name; without باسم, which is also the name Basim. */
export const nameWords = `
  name, my name, my name is, name is, named, her name, her name is, his name, his name is, the name is,
  الاسم, اسم, اسمي, اسمها, اسمه, والاسم, واسمي, واسمها, واسمه, ناو, ناوم, ناوی, ناوی من, بەناوی, بە ناوی`;

/** The same, about oneself; another word than a name may follow. */
export const selfWords =
  'i am, im, i m, this is, it is, its, call me, انا, اني, معك, معكم, معاك, معاكم, وياك, وياكم';

/** Words before the number of someone's own phone. */
export const phoneWords = `
  phone, mobile, tel, phone number, mobile number, her phone, his phone, her number, his number, her mobile,
  his mobile, هاتف, الهاتف, هاتفها, هاتفه, موبايل, موبايلها, موبايله, رقمها, رقمه, رقم هاتفها, رقم هاتفه,
  ورقمي, ورقم هاتفي, ورقم موبايلي, ورقمها, ورقمه, my number, my number is, my phone, my phone is, my phone number, my phone number is, my mobile, my mobile is, my mobile number is, رقمي,
  هاتفي, موبايلي, رقم هاتفي, رقم تلفوني, تلفوني, رقم موبايلي, ژمارەم, ژمارەکەم, ژمارەی تەلەفۆنم, تەلەفۆنم, مۆبایلم,
  رقم الهاتف, رقم هاتف, رقم موبايلها, رقم موبايله, رقم الموبايل, تەلەفۆن, تەلەفۆنی, مۆبایل, مۆبایلی,
  ژمارەی تەلەفۆن, ژمارەی تەلەفۆنی, ژمارەی مۆبایل, ژمارەی مۆبایلی, ژمارەکەی`;

/** Said before the actual request. */
export const greetings = `
  hi, hello, hey, dear, dear sir, dear madam, dear sir or madam, dear sirs, sir, madam, greetings, salam alaikum, salam alaykum, salam alekum, assalam alaikum, assalamu alaikum, marhaba, slaw, good morning, good evening, مرحبا, مرحبه, هلو, اهلا, السلام عليكم, سلام عليكم,
  السلام عليكم ورحمة الله, السلام عليكم ورحمة الله وبركاته, وبركاته, صباح الخير, مساء الخير, تحية طيبة, سڵاو,
  تحية طيبة وبعد, بعد التحية, تحياتي لكم, السادة المحترمين, حضرة المركز المحترم, السلام عليكم ورحمة الله تعالى وبركاته,
  سڵاوتان لێبێت, سڵاوتان لێ بێت, بەیانیت باش, بەیانی باش, ئێوارەت باش, ئێوارە باش, ڕۆژباش, ڕۆژ باش`;
export const greetingsThatAreNames = 'salam, salaam, سلام, هلا, تحية, رجاء';

/** No name follows these. */
export const thanks = `
  thanks, thank you, thx, many thanks, شكرا, وشكرا, شكرا لكم, وشكرا لكم, شكرا جزيلا, مشكورين, سوپاس, زۆر سوپاس,
  سوپاستان دەکەم, ان شاء الله, انشاء الله, انشالله, باذن الله, بارك الله فيكم, يعطيكم العافية, الله يعطيكم العافية,
  الف شكر, شكرا الكم, ممنونكم, inshallah, insha allah, in sha allah, ئینشاڵا, ئینشاڵڵا, دەستخۆش, دەست خۆش,
  دەستتان خۆش, دەستخۆش بن, thank you very much, thank you so much, thanks a lot, with thanks, with many thanks, thanks in advance,
  thank you in advance, regards, best regards, kind regards, warm regards, best wishes, with respect, respectfully,
  sincerely, yours sincerely, yours faithfully, best, مع الشكر, مع جزيل الشكر, مع الشكر الجزيل, مع الشكر والتقدير, مع جزيل الشكر والتقدير, جزيل الشكر,
  والشكر الجزيل, شكرا وتقديرا, ولكم جزيل الشكر, ولكم الشكر, لكم جزيل الشكر, لكم الشكر, مع التقدير, مع فائق التقدير,
  مع فائق الاحترام, مع فائق الاحترام والتقدير, وتقبلوا فائق الاحترام, وتقبلوا فائق الاحترام والتقدير, تقبلوا فائق الاحترام,
  تقبلوا تحياتي, وتقبلوا تحياتي, مع التحية, مع تحياتي, مع خالص التحية, تحياتي, وتحياتي, مع الاحترام, ودمتم, ودمتم سالمين,
  جزاكم الله خيرا, جزاكم الله خير, وجزاكم الله خيرا, الله يوفقكم, وفقكم الله, الله يحفظكم, رحم الله والديكم, رحمة لوالديكم, فدوة,
  زۆر سوپاستان دەکەم, سوپاسی ئێوە, لەگەڵ ڕێز, لەگەڵ ڕێزم, لەگەڵ ڕێزدا, لەگەڵ ڕێز و سوپاس, ڕێزم هەیە, بە ڕێزەوە, لەگەڵ سوپاس,
  دەستتان خۆش بێت, خوا پاداشتتان بداتەوە, پێشوەخت سوپاس`;

/** Words that do not change the request, except by the words they join to it. */
export const saying = {
  please: `
    please, pls, plz, kindly, من فضلك, من فضلكم, الرجاء, لو سمحت, لو سمحتم, لو سمحتي, بلا زحمة, ما عليكم امر, ماعليكم امر, ما عليك امر, بلا امر عليكم,
    من رخصتكم, اذا ممكن, اذا امكن, لو تكرمتم, لو تكرمتوا, if possible, if you please, if you dont mind, ئەگەر بکرێت, ئەگەر دەکرێت, تکایە,
    تکا دەکەم, بێ زەحمەت, بێزەحمەت`,
  for: 'for, ل, الى, بۆ',
  with: 'with, and, مع, و, ومع, معي, ومعي, معها, معاها, معه, معاه, ومعها, ومعاها, ومعه, ومعاه, وياي, وياها, وياه, ويانا, معايا, ومعايا, معنا, لەگەڵ, لەگەڵیدا, لەگەڵم',
} as const;

/** Without على: folded it is the name Ali. */
export const fillers = `
  to, in, on, from, the, a, my, me, i, want, want to, i want, i want to, id like to, i would like to,
  would like to, i d like to, can i, could you, can you, code, the code, number, nr, course, class, activity,
  place, a place, seat, my place in, my registration, اريد, ارغب, احب, ممكن, اود, في, ب, من, عن, رقم, الرقم,
  رمز, الرمز, كود, الكود, دورة, الدورة, كورس, الكورس, نشاط, النشاط, بدورة, بالدورة, لدورة, مكاني, مكان,
  تسجيلي, حجزي, عرض, لي, لنفسي, نفسي, انا وحدي, for myself, myself, only me, just me, بۆ خۆم, خۆم, بۆ من, بۆ خۆم تەنها, دەمەوێت, دەمەوێ, ئەمەوێ, ئەمەوێت, لە, بە, ژمارە, ژمارەی, کۆد, کۆدی, کۆدەکە, خول, خولی,
  کۆرسی, چالاکی, چالاکیی, شوێنم, شوێنەکەم`;
