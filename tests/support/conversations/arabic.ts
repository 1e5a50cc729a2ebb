import { focalPoint, type Script } from './script.ts';

export const arabic: readonly Script[] = [
  {
    title: 'اعتذار وموافقة وانسحاب بكلامها',
    language: 'ar',
    endToEnd: true,
    turns: [
      { says: 'سجل ٢١٤ ليلى انثى ١٩٩٠', hears: ['confirmed'] },
      { says: 'ما راح اجي باجر', hears: ['absentNext'] },
      { says: 'تمام', hears: ['statusLine.confirmed'] },
      { says: 'بطلت ٢١٤', hears: ['cancelled'] },
      { says: 'لا تدزولي رسائل', hears: ['stopped'] },
    ],
    ends: { registrations: ['214 cancelled'] },
  },
  {
    title: 'دورتان في وقت واحد',
    language: 'ar',
    turns: [
      { says: '٢١٤ نسرين انثى ١٩٨٨', hears: ['confirmed'] },
      { says: '٢٢٠', hears: ['overlapping'] },
      { says: 'نعم ٢٢٠', hears: ['confirmed'] },
    ],
    ends: { registrations: ['214 confirmed', '220 confirmed'], asking: null },
  },
  {
    title: 'الرمز وحده ثم ثلاثة أجوبة',
    language: 'ar',
    endToEnd: true,
    turns: [
      { says: 'سجل ٢١٤', hears: ['confirmed', 'ask.name'] },
      { says: 'ليلى', hears: ['thanks', 'ask.gender'] },
      { says: 'امرأة', hears: ['thanks', 'ask.birthYear'] },
      { says: '١٩٩٠', hears: ['noted'] },
    ],
    ends: {
      people: [{ name: 'ليلى', gender: 'female', birthYear: 1990 }],
      registrations: ['214 confirmed'],
      asking: null,
    },
  },
  {
    title: 'كل شيء في رسالة واحدة',
    language: 'ar',
    turns: [{ says: 'تسجيل ٢١٤ منال انثى مواليد ١٩٩٠', hears: ['confirmed'] }],
    ends: { people: [{ name: 'منال', gender: 'female', birthYear: 1990 }], asking: null },
  },
  {
    title: 'تصحيح السنة',
    language: 'ar',
    endToEnd: true,
    turns: [
      { says: 'سجل ٢١٤ منال انثى ١٩٩٠', hears: ['confirmed'] },
      { says: 'لا، ١٩٩١', hears: ['corrected'] },
    ],
    ends: { people: [{ name: 'منال', gender: 'female', birthYear: 1991 }] },
  },
  {
    title: 'العمر بدل السنة',
    language: 'ar',
    turns: [
      { says: 'سجل 214 ابراهيم ذكر', hears: ['confirmed', 'ask.birthYear'] },
      { says: 'عمري ٢٢', hears: ['noted'] },
    ],
    ends: { people: [{ name: 'ابراهيم', gender: 'male', birthYear: 2004 }] },
  },
  {
    title: 'لا جواب على السؤال',
    language: 'ar',
    turns: [
      { says: 'سجل ٢١٤', hears: ['confirmed', 'ask.name'] },
      { says: 'ليلى', hears: ['thanks', 'ask.gender'] },
      { says: 'لا', hears: ['ask.birthYear'] },
      { says: 'لا', hears: ['noted'] },
    ],
    ends: { people: [{ name: 'ليلى' }], asking: null },
  },
  {
    title: 'أختان على هاتف واحد',
    language: 'ar',
    endToEnd: true,
    turns: [
      { says: 'سجل ٢١٤ ليلى انثى ١٩٩٠', hears: ['confirmed'] },
      { says: 'سجل ٢١٤ لاختي سارة', hears: ['confirmed', 'ask.birthYear'] },
      { says: '١٩٩٥', hears: ['noted'] },
      { says: 'الغاء ٢١٤', hears: ['whichPerson'] },
      { says: 'الغاء ٢١٤ سارة', hears: ['cancelled'] },
    ],
    ends: {
      people: [
        { name: 'ليلى', gender: 'female', birthYear: 1990 },
        { name: 'سارة', gender: 'female', birthYear: 1995 },
      ],
      registrations: ['214 cancelled', '214 confirmed'],
    },
  },
  {
    title: 'أم تأتي مع أطفالها',
    language: 'ar',
    turns: [
      { says: 'سجل ٢١٥ منال انثى', hears: ['confirmed', 'ask.birthYear'] },
      { says: '١٩٩٠', hears: ['thanks', 'ask.childcare'] },
      { says: 'طفلين', hears: ['childcareSet'] },
    ],
    ends: { people: [{ name: 'منال', gender: 'female', birthYear: 1990 }], asking: null },
  },
  {
    title: 'بلا أطفال',
    language: 'ar',
    turns: [
      { says: 'سجل ٢١٥ منال انثى ١٩٩٠', hears: ['confirmed', 'ask.childcare'] },
      { says: 'بدون', hears: ['childcareSet'] },
    ],
    ends: { asking: null },
  },
  {
    title: 'كلام عادي في وسط السؤال',
    language: 'ar',
    turns: [
      { says: 'سجل ٢١٤', hears: ['confirmed', 'ask.name'] },
      { says: 'لماذا تسألون عن هذا', hears: ['sorry', 'ask.name'] },
      { says: 'لا أعرف ماذا اكتب', hears: ['unknown'] },
      { says: 'لا أعرف ماذا اكتب', hears: [] },
    ],
    ends: { people: [{}], registrations: ['214 confirmed'] },
  },
  {
    title: 'إيقاف وابدأ',
    language: 'ar',
    endToEnd: true,
    turns: [
      { says: 'سجل ٢١٤ منال', hears: ['confirmed', 'ask.gender'] },
      { says: 'ايقاف', hears: ['stopped'] },
      { says: 'حالة', hears: [] },
      { says: '٢١٨', hears: ['statusLine.confirmed', 'stoppedStill'] },
      { says: 'ابدأ', hears: ['started'] },
      { says: 'حالة', hears: ['statusLine.confirmed', 'statusLine.confirmed'] },
    ],
    ends: { registrations: ['214 confirmed', '218 confirmed'] },
  },
  {
    title: 'رجل في دورة للنساء',
    language: 'ar',
    turns: [
      { says: 'سجل ٢١٦ احمد', hears: ['confirmed', 'ask.gender'] },
      { says: 'ذكر', hears: ['audienceGender.female', 'cancelledAudience'] },
    ],
    ends: { registrations: ['216 cancelled'] },
  },
  {
    title: 'كلمة وحدها بعد الرمز: إلغاء أم شخص آخر؟',
    language: 'ar',
    turns: [
      { says: 'سجل ٢١٤ ليلى انثى ١٩٩٠', hears: ['confirmed'] },
      { says: '٢١٤ زهرة', hears: ['cancelOrAnother'] },
      { says: '٢١٤ لاختي سارة', hears: ['confirmed', 'ask.birthYear'] },
      { says: '٢١٤ هدى', hears: ['cancelOrAnother'] },
      { says: 'هدى', hears: ['confirmed', 'ask.gender'] },
    ],
    ends: { registrations: ['214 confirmed', '214 confirmed', '214 confirmed'] },
  },
  {
    title: 'طلب منحة',
    language: 'ar',
    turns: [
      { says: 'شلون اقدم على منحة؟', hears: ['grantWhichCentre'] },
      { says: 'منحة كركوك', hears: ['grantBegun'] },
      { says: 'شكرا على المنحة', hears: ['welcome'] },
    ],
    ends: { people: [] },
  },
  {
    title: 'مسح البيانات',
    language: 'ar',
    turns: [
      { says: 'سجل ٢١٤ منال انثى ١٩٩٠', hears: ['confirmed'] },
      { says: 'امسح بياناتي', hears: ['erased', 'eraseGaveBack'] },
      { says: 'حالة', hears: ['statusNone'] },
    ],
    ends: { people: [] },
  },
  {
    title: 'منسق المجتمع يسجل الجيران',
    language: 'ar',
    turns: [
      {
        from: focalPoint,
        says: 'سجل ٢١٤ زينب ١٩٨٨ ٠٧٧٠٠٠٠٠٠٠٧',
        hears: ['confirmed'],
        alsoHears: { phone: 7, lines: ['confirmed'] },
      },
      { from: focalPoint, says: 'سجل ٢١٤ نوال ١٩٩٢', hears: ['confirmed'] },
      { from: focalPoint, says: 'الغاء ٢١٤ نوال', hears: ['cancelled'] },
    ],
    ends: { phone: 7, people: [{ name: 'زينب', birthYear: 1988 }], registrations: ['214 confirmed'] },
  },
  {
    title: 'لغة النص جواب النص، وإن طلبت لغة أخرى',
    language: 'ar',
    endToEnd: true,
    turns: [
      { says: 'English', hears: ['languageChanged'], in: 'en' },
      { says: 'سجل ٢١٤', hears: ['confirmed', 'ask.name'] },
      { says: 'cancel 214', hears: ['cancelled'], in: 'en' },
    ],
    ends: { registrations: ['214 cancelled'] },
  },
  {
    title: 'شخصان على هاتف، ولأحدهما نشاطان',
    language: 'ar',
    endToEnd: true,
    turns: [
      { says: 'سجل ٢١٤ ليلى انثى ١٩٩٠', hears: ['confirmed'] },
      { says: 'سجل ٢١٨ ليلى', hears: ['confirmed'] },
      { says: 'سجل ٢١٤ لاختي سارة', hears: ['confirmed', 'ask.birthYear'] },
      {
        says: 'حالة',
        hears: ['statusLine.confirmedFor', 'statusLine.confirmedFor', 'statusLine.confirmedFor'],
      },
    ],
    ends: { registrations: ['214 confirmed', '214 confirmed', '218 confirmed'] },
  },
  {
    title: 'لغة أخرى بكلمة',
    language: 'ar',
    turns: [
      { says: 'مساعدة', hears: ['help'] },
      { says: 'English', hears: ['languageChanged'], in: 'en' },
      { says: '214', hears: ['confirmed', 'ask.name'], in: 'en' },
    ],
    ends: { people: [{}] },
  },
];
