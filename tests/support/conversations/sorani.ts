import { focalPoint, type Script } from './script.ts';

export const sorani: readonly Script[] = [
  {
    title: 'نەهاتن و ڕازیبوون و وازهێنان بە قسەی خۆی',
    language: 'ckb',
    endToEnd: true,
    turns: [
      { says: 'تۆمار ٢١٤ نەسرین ئافرەت ١٩٨٨', hears: ['confirmed'] },
      { says: 'سبەی نایەم', hears: ['absentNext'] },
      { says: 'باشە', hears: ['statusLine.confirmed'] },
      { says: 'وازم هێنا ٢١٤', hears: ['cancelled'] },
      { says: 'بووەستە', hears: ['stopped'] },
    ],
    ends: { registrations: ['214 cancelled'] },
  },
  {
    title: 'دوو خول لە یەک کاتدا',
    language: 'ckb',
    turns: [
      { says: '٢١٤ نەسرین ئافرەت ١٩٨٨', hears: ['confirmed'] },
      { says: '٢٢٠', hears: ['overlapping'] },
      { says: 'بەڵێ ٢٢٠', hears: ['confirmed'] },
    ],
    ends: { registrations: ['214 confirmed', '220 confirmed'], asking: null },
  },
  {
    title: 'کۆدەکە بە تەنیا، پاشان سێ وەڵام',
    language: 'ckb',
    endToEnd: true,
    turns: [
      { says: 'تۆمار ٢١٤', hears: ['confirmed', 'ask.name'] },
      { says: 'ژیان', hears: ['thanks', 'ask.gender'] },
      { says: 'ئافرەت', hears: ['thanks', 'ask.birthYear'] },
      { says: '١٩٩٠', hears: ['noted'] },
    ],
    ends: {
      people: [{ name: 'ژیان', gender: 'female', birthYear: 1990 }],
      registrations: ['214 confirmed'],
      asking: null,
    },
  },
  {
    title: 'هەموو شتێک لە یەک نامەدا',
    language: 'ckb',
    turns: [{ says: 'تۆمار ٢١٤ ڕێبین نێر ١٩٩٥', hears: ['confirmed'] }],
    ends: { people: [{ name: 'ڕێبین', gender: 'male', birthYear: 1995 }], asking: null },
  },
  {
    title: 'بە تەختەکلیلی عەرەبی',
    language: 'ckb',
    turns: [
      { says: 'تومار 214', hears: ['confirmed', 'ask.name'] },
      { says: 'شيلان', hears: ['thanks', 'ask.gender'] },
      { says: 'كج', hears: ['thanks', 'ask.birthYear'] },
    ],
    ends: { people: [{ name: 'شيلان', gender: 'female' }], asking: 'birthYear' },
  },
  {
    title: 'ساڵەکە ڕاست دەکاتەوە',
    language: 'ckb',
    endToEnd: true,
    turns: [
      { says: 'تۆمار ٢١٤ شیلان ئافرەت ١٩٩٠', hears: ['confirmed'] },
      { says: 'نەخێر، ١٩٩١', hears: ['corrected'] },
    ],
    ends: { people: [{ name: 'شیلان', gender: 'female', birthYear: 1991 }] },
  },
  {
    title: 'وەڵام نادات',
    language: 'ckb',
    turns: [
      { says: 'تۆمار ٢١٤', hears: ['confirmed', 'ask.name'] },
      { says: 'ژیان', hears: ['thanks', 'ask.gender'] },
      { says: 'نەخێر', hears: ['ask.birthYear'] },
      { says: 'نەخێر', hears: ['noted'] },
    ],
    ends: { people: [{ name: 'ژیان' }], asking: null },
  },
  {
    title: 'بۆ خوشکەکەی',
    language: 'ckb',
    turns: [
      { says: 'تۆمار ٢١٤ ژیان ئافرەت ١٩٩٠', hears: ['confirmed'] },
      { says: 'تۆمار ٢١٤ بۆ خوشکم شیلان', hears: ['confirmed', 'ask.birthYear'] },
      { says: '١٩٩٥', hears: ['noted'] },
      { says: 'دۆخ', hears: ['statusLine.confirmedFor', 'statusLine.confirmedFor'] },
    ],
    ends: {
      people: [
        { name: 'ژیان', gender: 'female', birthYear: 1990 },
        { name: 'شیلان', gender: 'female', birthYear: 1995 },
      ],
    },
  },
  {
    title: 'لەگەڵ دوو منداڵ',
    language: 'ckb',
    turns: [
      { says: 'تۆمار ٢١٥ شیلان ئافرەت ١٩٩٠', hears: ['confirmed', 'ask.childcare'] },
      { says: 'دوو منداڵ', hears: ['childcareSet'] },
    ],
    ends: { asking: null },
  },
  {
    title: 'قسەی ئاسایی',
    language: 'ckb',
    turns: [
      { says: 'سڵاو چۆنن ئێوە', hears: ['greeting'] },
      { says: 'کەی دەست پێدەکات؟', hears: ['statusNone'] },
      { says: 'باران دەبارێت', hears: ['unknown'] },
      { says: 'باران دەبارێت', hears: [] },
    ],
    ends: { people: [] },
  },
  {
    title: 'وەستان و دەستپێکردن',
    language: 'ckb',
    endToEnd: true,
    turns: [
      { says: 'تۆمار ٢١٤ هێمن', hears: ['confirmed', 'ask.gender'] },
      { says: 'وەستان', hears: ['stopped'] },
      { says: 'دۆخ', hears: [] },
      { says: 'تۆمار ٢١٨', hears: ['statusLine.confirmed', 'stoppedStill'] },
      { says: 'دەستپێکردن', hears: ['started'] },
      { says: 'دۆخ', hears: ['statusLine.confirmed', 'statusLine.confirmed'] },
    ],
    ends: { registrations: ['214 confirmed', '218 confirmed'] },
  },
  {
    title: 'پیاوێک لە خولی ئافرەتان',
    language: 'ckb',
    turns: [
      { says: 'تۆمار ٢١٦ هێمن', hears: ['confirmed', 'ask.gender'] },
      { says: 'نێر', hears: ['audienceGender.female', 'cancelledAudience'] },
    ],
    ends: { registrations: ['216 cancelled'] },
  },
  {
    title: 'وشەیەک بە تەنیا دوای کۆد',
    language: 'ckb',
    turns: [
      { says: 'تۆمار ٢١٤ ژیان ئافرەت ١٩٩٠', hears: ['confirmed'] },
      { says: '٢١٤ ڕوناک', hears: ['cancelOrAnother'] },
      { says: '٢١٤ بۆ خوشکم شیلان', hears: ['confirmed', 'ask.birthYear'] },
    ],
    ends: { registrations: ['214 confirmed', '214 confirmed'] },
  },
  {
    title: 'سڕینەوەی زانیاری',
    language: 'ckb',
    turns: [
      { says: 'تۆمار ٢١٤ هێمن نێر ١٩٨٠', hears: ['confirmed'] },
      { says: 'داواکاری بەخشین', hears: ['grantBegun'] },
      { says: 'داتاکانم بسڕەوە', hears: ['erased', 'eraseGaveBack'] },
      { says: 'دۆخ', hears: ['statusNone'] },
    ],
    ends: { people: [] },
  },
  {
    title: 'نوێنەری کۆمەڵگا دراوسێکانی تۆمار دەکات',
    language: 'ckb',
    turns: [
      {
        from: focalPoint,
        says: 'تۆمار ٢١٤ نەسرین ١٩٨٨ ٠٧٧٠٠٠٠٠٠٠٧',
        hears: ['confirmed'],
        alsoHears: { phone: 7, lines: ['confirmed'] },
      },
      { from: focalPoint, says: 'تۆمار ٢١٤ ڕوناک ١٩٩٢', hears: ['confirmed'] },
    ],
    ends: { phone: 7, people: [{ name: 'نەسرین', birthYear: 1988 }], registrations: ['214 confirmed'] },
  },
  {
    title: 'کۆدێکی ڕووت، پاشان بە کوردی',
    language: 'ckb',
    endToEnd: true,
    turns: [
      { says: '٢١٤', hears: ['confirmed', 'ask.name'], in: 'ar' },
      { says: 'دۆخ', hears: ['statusLine.confirmed'] },
      { says: 'هەڵوەشاندنەوە ٢١٤', hears: ['cancelled'] },
    ],
    ends: { registrations: ['214 cancelled'] },
  },
  {
    title: 'زمان بە وشەیەک دەگۆڕێت',
    language: 'ckb',
    turns: [
      { says: 'یارمەتی', hears: ['help'] },
      { says: 'عربي', hears: ['languageChanged'], in: 'ar' },
      { says: '214', hears: ['confirmed', 'ask.name'], in: 'ar' },
    ],
    ends: { people: [{}] },
  },
];
