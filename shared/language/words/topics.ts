import type { ActivityKind } from '#events/vocabulary.ts';
import { fold, spellings } from '../letters/fold.ts';

/**
 * The names of each kind of activity for people without a code; `other` by topic, since anything may be
 * announced under it. Singular and plural, as spoken and typed; "the", "in" and "for" joined to a word, and
 * Sorani endings, need no entries (`topicOf`).
 */
const byKind: readonly (readonly [kind: ActivityKind, words: string])[] = [
  [
    'sewing',
    `
      sewing, sew, tailoring, tailor, dressmaking, stitching, embroidery, khyata, khiyata, خياطة, الخياطة, خياطه, تفصيل, خياطة وتفصيل, تفصيل وخياطة,
      تطريز, دورمان, دوورمان, درومان, دروومان, بەرگدروو, بەرگدرووی, بەرگدوورین, بەرگدورین, بەرگدرون, بەرگدروون, بەرگدووری, بەرگدوری, دوورین, خەیاتی, خەیاتە`,
  ],
  [
    'hairdressing',
    `
      hairdressing, hair dressing, hairdresser, hair, hair styling, hairstyling, beauty, makeup, make up, cosmetology, beautician, تصفيف الشعر, تصفيف شعر, تصفيف, كوافير,
      كوافيرة, حلاقة نسائية, حلاقة النساء, حلاقة نسائي, تجميل, مكياج, ميك اب, تسريحات, قص الشعر, ئارایشگەری, ئارایشت, ئارایشتگا, جوانکاری, قژ بڕین, میکاپ, ئارایشتکاری`,
  ],
  [
    'barbering',
    `
      barbering, barber, barbers, men hairdressing, haircut, haircuts, حلاقة, حلاقة رجالية, حلاقة رجال, حلاقة الرجال, halaqa, hilaqa, سەرتاشی, سەرتاشین,
      سەرتاش, دەلاکی, بەربەر`,
  ],
  [
    'english',
    `
      english, english language, conversation english, انكليزي, انجليزي, الانكليزي, الانجليزي, انكليزية, انجليزية, اللغة الانكليزية, اللغة الانجليزية, لغة انكليزية, لغة انجليزية,
      انكلش, انجلش, انگليزي, ئینگلیزی, زمانی ئینگلیزی, ئینگلیزیی, ئینگلیش, inglizi, englizi, ingilizi`,
  ],
  [
    'literacy',
    `
      literacy, reading and writing, read and write, to read and write, learn to read, alphabet, محو الامية, محو امية, القراءة والكتابة, قراءة وكتابة, تعلم القراءة, تعليم القراءة, خوێندەواری,
      خوێندنەوە و نووسین, نەهێشتنی نەخوێندەواری, نووسین و خوێندنەوە`,
  ],
  [
    'theatre',
    `
      theatre, theater, drama, acting, stage, مسرح, المسرح, مسرحية, تمثيل, التمثيل, شانۆ, شانۆیی, شانۆگەری, نواندن, دراما`,
  ],
  [
    'film-discussion',
    `
      film, films, movie, movies, cinema, film discussion, film club, فيلم, افلام, الافلام, سينما, مناقشة الافلام, مناقشة فيلم, نادي السينما, عرض فيلم, فیلم, سینەما, گفتوگۆی فیلم`,
  ],
  [
    'book-discussion',
    `
      books, book discussion, book club, reading club, reading, كتب, الكتب, كتاب, مناقشة الكتب, مناقشة كتاب, نادي الكتاب, نادي القراءة, مطالعة, قراءة, کتێب, کتێبەکان, گفتوگۆی کتێب,
      یانەی کتێب, خوێندنەوە, خوێندنەوەی کتێب`,
  ],
  [
    'ac-repair',
    `
      ac repair, a c repair, ac, air conditioning, air conditioner, air conditioners, aircon, air con, cooling, refrigeration, hvac, split repair, تكييف, التكييف, مكيفات, المكيفات, صيانة المكيفات, صيانة مكيفات,
      تصليح المكيفات, تصليح مكيفات, تصليح سبلت, سبلت, سبالت, السبالت, تبريد, تبريد وتكييف, تكييف وتبريد, التبريد والتكييف, تصليح السبالت, چاککردنەوەی سپلیت, سپلیت, ئێرکۆندیشن, فێنککەرەوە, ساردکەرەوە,
      چاککردنەوەی ئێرکۆندیشن`,
  ],
  [
    'arts-and-crafts',
    `
      arts, art, crafts, craft, arts and crafts, handicraft, handicrafts, handmade, drawing, painting, knitting, crochet, weaving, pottery, الفنون, فنون, فن, حرف, الحرف, حرف يدوية, الحرف اليدوية, اعمال يدوية,
      الاعمال اليدوية, اشغال يدوية, رسم, الرسم, نحت, حياكة, كروشيه, كروشي, هونەر, هونەری, کاری دەستی, کاری دەست, دەستڕەنگینی, نیگارکێشان, وێنەکێشان, چنین`,
  ],
  [
    'mediation',
    `
      mediation, conflict resolution, وساطة, الوساطة, حل النزاعات, حل النزاع, فض النزاعات, ناوبژیوانی, ناوبژی, ناوبژیکردن, چارەسەری ناکۆکی`,
  ],
  [
    'peacebuilding',
    `
      peacebuilding, peace building, peace, social cohesion, بناء السلام, بناء سلام, السلم المجتمعي, التماسك المجتمعي, التعايش, تعايش, ئاشتی, بونیادنانی ئاشتی, بنیاتنانی ئاشتی,
      ئاشتەوایی, پێکەوەژیان`,
  ],
  [
    'leadership',
    'leadership, leadership skills, قيادة, القيادة, قيادية, مهارات القيادة, ڕابەری, سەرکردایەتی, ڕابەرایەتی',
  ],
  [
    'self-help',
    'self help, self help group, support group, mental health, psychosocial, psychosocial support, مساعدة ذاتية, المساعدة الذاتية, مجموعة المساعدة الذاتية, دعم نفسي, الدعم النفسي, خۆیارمەتیدان, یارمەتیدانی خۆیی, پشتگیری دەروونی',
  ],
  ['advocacy', 'advocacy, rights, مناصرة, المناصرة, كسب التاييد, حقوق, داکۆکی, داکۆکیکردن, مافەکان'],
];

/** The words searched for in titles of the kind `other`: a topic with all its names. */
const byTopic: readonly string[] = [
  'computer, computers, computing, ict, it course, microsoft, word, excel, office, حاسوب, الحاسوب, حاسبات, حاسبة, كمبيوتر, كومبيوتر, الكمبيوتر, كومبيوترات, اكسل, وورد, کۆمپیوتەر, کۆمپیتەر, کۆمپیوتر, حاسوب',
  'programming, coding, برمجة, البرمجة, پڕۆگرامسازی, بەرنامەسازی, کۆدینگ',
  'cooking, cook, pastry, baking, sweets, طبخ, الطبخ, حلويات, معجنات, چێشتلێنان, خواردن دروستکردن, شیرینی',
  'first aid, nursing, اسعافات اولية, الاسعافات الاولية, اسعافات, تمريض, التمريض, فریاگوزاری, پەرستاری, فریاکەوتن',
  'mobile repair, phone repair, mobile phone repair, تصليح موبايل, صيانة موبايل, صيانة الموبايل, تصليح الموبايلات, صيانة الهواتف, چاککردنەوەی مۆبایل',
  'carpentry, woodwork, نجارة, النجارة, دارتاشی',
  'electricity, electrician, electrical, كهرباء, الكهرباء, كهربائيات, تاسيسات كهربائية, کارەبا, کارەباچی',
  'plumbing, سباكة, السباكة, تاسيسات صحية, بۆڕیچی',
  'photography, تصوير, التصوير, فوتوغراف, وێنەگری, فۆتۆگراف',
  'football, sport, sports, fitness, volleyball, رياضة, الرياضة, كرة القدم, كرة قدم, وەرزش, تۆپی پێ, تۆپی پێ کردن',
  'music, guitar, singing, موسيقى, الموسيقى, عزف, غناء, مۆسیقا',
  'farming, gardening, agriculture, زراعة, الزراعة, بستنة, کشتوکاڵ, باخەوانی, باخداری',
  'entrepreneurship, business, small business, marketing, ريادة الاعمال, ريادة اعمال, مشاريع صغيرة, تسويق, بازرگانی, بازاڕگەری, کارئافرێنی',
  'arabic language, learn arabic, arabic course, لغة عربية, اللغة العربية, دورة عربي, زمانی عەرەبی, خولی عەرەبی',
  'kurdish language, learn kurdish, kurdish course, لغة كردية, اللغة الكردية, دورة كردي, زمانی کوردی, خولی کوردی',
];

/** The topic of an activity: its kind, and for the kind `other` the words of such a title, folded. */
export type Topic = { readonly kind: ActivityKind; readonly titles: readonly string[] };

/** Whether a title is about a topic, under any of its names. */
export function speaksOf(title: string, topic: string): boolean {
  const folded = fold(title);
  const known = topicEntries().filter(([words, { kind }]) => words === fold(topic) || kind === topic);
  const names = known.flatMap(([, { titles }]) => titles);
  return [...new Set([fold(topic), ...names])].some((name) => name.length > 2 && folded.includes(name));
}

/** Every folded name of a topic. */
export const topicEntries = (): readonly (readonly [words: string, topic: Topic])[] => [
  ...byTopic.flatMap((words) => {
    const titles = spellings(words);
    return titles.map((name): [string, Topic] => [name, { kind: 'other', titles }]);
  }),
  ...byKind.flatMap(([kind, words]) => {
    const titles = spellings(words);
    return titles.map((name): [string, Topic] => [name, { kind, titles }]);
  }),
];
