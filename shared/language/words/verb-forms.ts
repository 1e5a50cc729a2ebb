import { fold, lazySet } from '../letters/fold.ts';

/** The endings of an imperative as Iraqis write them: to one, to a woman, to several. */
const saidTo = ['', 'ي', 'ين', 'وا', 'و', 'ون'] as const;
/** Me, us, to me, to us, him, her, joined to the verb. */
const object = ['', 'ني', 'نا', 'لي', 'لنا', 'ه', 'ها', 'هم', 'نياه', 'لياه'] as const;

/** Imperatives in every form: احذف, احذفوا, احذفوني, احذفولي. */
const asked = (stems: readonly string[]): readonly string[] =>
  stems.flatMap((stem) =>
    saidTo.flatMap((ending) =>
      // Before an object the silent alef is dropped: احذفوا, احذفوني.
      object.map((whom) => stem + (whom === '' ? ending : ending.replace('وا', 'و')) + whom),
    ),
  );

/** The past: the stem before its endings: بطلت, بطلنا, بطلتها. */
const done = (stems: readonly string[]): readonly string[] =>
  stems.flatMap((stem) => ['ت', 'نا', 'ته', 'تها', 'تهم'].map((ending) => stem + ending));

/** The first person, present or subjunctive: ابطل, نبطل, ابطلها. */
const mine = (roots: readonly string[]): readonly string[] =>
  roots.flatMap((root) =>
    ['ا', 'ن'].flatMap((who) => ['', 'ه', 'ها', 'هم'].map((whom) => who + root + whom)),
  );

const folded = (forms: readonly string[]): readonly string[] => [...new Set(forms.map(fold))];

/** Writing and calling, in requests not to: ترسلون, تدزولي, تتصلوا. */
export const sendingVerbs = (): readonly string[] =>
  folded(
    asked([
      'ترسل',
      'تدز',
      'تدزز',
      'تبعث',
      'تراسل',
      'تكتب',
      'تزعج',
      'تتصل',
      'تخابر',
      'ترسلل',
      'ارسل',
      'تواصل',
    ]),
  );

/** Requests to be left in peace: وقفولي, اوقفوا. */
export const endingVerbs = (): readonly string[] => folded(asked(['وقف', 'اوقف']));

/**
 * Arabic verbs of leaving and of removing. Without forms that are names: طلعت, عفت, and without the form in
 * "do not cancel": تلغي.
 */
export const leavingVerbs = (): {
  readonly byThemselves: readonly string[];
  readonly besideCode: readonly string[];
} => ({
  byThemselves: folded([
    ...done(['بطل', 'انسحب', 'كنسل', 'كانسل', 'هون']),
    ...mine(['نسحب', 'كنسل', 'كانسل', 'بطل']),
    ...asked(['كنسل', 'كانسل']),
    ...asked(['الغ']).filter((form) => form.length > 3),
    ...[
      'مبطل',
      'مبطلة',
      'منسحب',
      'منسحبة',
      'منسحبين',
      'انسحابي',
      'كنسلة',
      'كنسليشن',
      'هونت',
      'استغنيت',
      'استغني',
    ],
  ]),
  besideCode: folded([
    ...asked([
      'احذف',
      'حذف',
      'تحذف',
      'شيل',
      'تشيل',
      'طلع',
      'تطلع',
      'اطلع',
      'اخرج',
      'امسح',
      'مسح',
      'تمسح',
      'اشطب',
      'شطب',
      'تشطب',
    ]),
    ...asked([
      'ازيل',
      'ازال',
      'بطل',
      'تبطل',
      'اسحب',
      'سحب',
      'تسحب',
      'تكنسل',
      'تكانسل',
      'رفع',
      'ارفع',
      'اترك',
      'خرج',
      'تخرج',
    ]),
    // "Do not cancel" contains تلغي.
    ...asked(['تلغ']).filter((form) => form.length > 4),
    ...done([
      'حذف',
      'شل',
      'ترك',
      'سحب',
      'لغي',
      'الغي',
      'شطب',
      'خرج',
      'تنازل',
      'استقل',
      'اعتذر',
      'رفض',
      'عاف',
    ]),
    ...mine(['ترك', 'طلع', 'سحب', 'لغي', 'حذف', 'شطب', 'تنازل', 'عتذر', 'عوف', 'ستقيل', 'خرج', 'مسح', 'شيل']),
    ...[
      'تارك',
      'تاركة',
      'عايف',
      'عايفة',
      'عفتها',
      'عفته',
      'طالع',
      'طالعة',
      'خارج',
      'متنازل',
      'متنازلة',
      'معتذر',
      'معتذرة',
      'معتذرين',
    ],
    ...[
      'اعتذار',
      'الاستمرار',
      'بالاستمرار',
      'الاكمال',
      'الاعتذار',
      'اعتذاري',
      'حذف',
      'حذفي',
      'ازالة',
      'ازالتي',
      'شطب',
      'شطبي',
      'مسح',
      'سحب',
      'اخراجي',
      'اخراج',
      'خروج',
      'تنازل',
    ],
    ...[
      'ملغي',
      'ملغى',
      'ملغية',
      'ملغيه',
      'الغائي',
      'لغيه',
      'لغيها',
      'لغوه',
      'لغوها',
      'لغوني',
      'لغيني',
      'لغيلي',
      'لغولي',
    ],
  ]).filter((form) => !areNames.has(form)),
});

/** Not continuing a course: ما راح اكمل, مااستمر, لا اريد الاستمرار. */
export const notGoingOn = (): readonly string[] => {
  const not = [
    'ما',
    'لا',
    'لن',
    'ما راح',
    'ماراح',
    'مراح',
    'ما رح',
    'مارح',
    'ما اريد',
    'ماريد',
    'مااريد',
    'لا اريد',
    'لا ارغب',
    'ما ارغب',
  ];
  const unable = [
    'ما اقدر',
    'ما اكدر',
    'ماقدر',
    'ماكدر',
    'مااقدر',
    'مااكدر',
    'لا استطيع',
    'لا يمكنني',
    'لا اقدر',
    'ما احب',
    'لن اتمكن من',
  ];
  const goOn = [
    'اكمل',
    'نكمل',
    'استمر',
    'نستمر',
    'اواصل',
    'نواصل',
    'ابقى',
    'الاستمرار',
    'الاكمال',
    'المواصلة',
    'بالاستمرار',
    'بالاكمال',
    'اكملها',
    'اكمله',
  ];
  const joined = [
    'مااكمل',
    'ماكمل',
    'مااستمر',
    'ماستمر',
    'مانكمل',
    'لااكمل',
    'بعد ما اكمل',
    'ما كملت',
    'ماكملت',
  ];
  return folded([
    ...[...not, ...unable].flatMap((before) => goOn.map((verb) => `${before} ${verb}`)),
    ...joined,
  ]);
};

/** Arabic verbs of registering besides the keywords. */
export const registeringVerbs = (): readonly string[] =>
  folded([
    ...asked([
      'سجل',
      'تسجل',
      'ضيف',
      'اضيف',
      'اضف',
      'تضيف',
      'دخل',
      'ادخل',
      'تدخل',
      'حط',
      'تحط',
      'اكتب',
      'قيد',
      'احجز',
      'تحجز',
      'شارك',
      'اشرك',
      'ثبت',
    ]),
    ...done(['سجل', 'تسجل', 'اشترك', 'انضمم', 'انضمي', 'حجز', 'شارك', 'قدم']),
    // على alone is the name Ali.
    ...asked(['ضيف', 'اضيف', 'سجل', 'دخل', 'حط']).map((form) => `${form} على`),
    ...mine(['سجل', 'تسجل', 'شترك', 'نضم', 'شارك', 'حجز', 'دخل']),
    ...[
      'مشترك',
      'مشتركة',
      'مسجل',
      'مسجلة',
      'منضم',
      'منضمة',
      'بالتسجيل',
      'بالاشتراك',
      'بالانضمام',
      'بالمشاركة',
      'للاشتراك',
    ],
    ...['للانضمام', 'للمشاركة', 'سجلونا', 'سجلوهم', 'اشتراكنا', 'تسجيلنا'],
  ]).filter((form) => !areNames.has(form));

/** Forms that are also names. */
const areNames = /* @__PURE__ */ lazySet(() =>
  ['طلعت', 'عفت', 'دخيل', 'ثابت', 'شيلان', 'قيدار', 'شيلا', 'شيلين', 'ثبات', 'رفعت', 'رفعة', 'بطلين'].map(
    fold,
  ),
);
