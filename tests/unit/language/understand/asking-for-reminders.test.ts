/** `FEWER`, `MORE` and what people say instead; and all that sounds like it and asks for something else. */
import { describe, expect, test } from 'vitest';
import type { Language } from '#events/index.ts';
import { understand } from '#shared/language/understand/understand.ts';
import { reminderTables } from '../reminders-people-ask-for/index.ts';

type Said = Readonly<Record<Language, readonly string[]>>;

const fewer: Said = {
  en: [
    ...[
      'FEWER',
      'fewer',
      'Fewer.',
      'fewer please',
      'please fewer',
      'fewer, thank you',
      'Hello, fewer please',
      'fewr',
    ],
    ...[
      'fewer reminders',
      'fewer reminders please',
      'send me fewer texts',
      'I want fewer messages',
      'less reminders',
    ],
    ...[
      'less messages please',
      'too many messages',
      'I get too many reminders',
      'you send too many texts',
      'way too many sms',
    ],
    ...[
      'text me less',
      'text me less often',
      'remind me less',
      'please reduce the reminders',
      'cut down on the messages',
    ],
    ...[
      'can I get fewer reminders?',
      'could you send fewer messages?',
      'I would like to receive fewer texts',
    ],
    ...[
      "don't send so many texts",
      'stop sending me so many messages',
      'not so many messages please',
      'so many messages',
    ],
    ...[
      'one reminder is enough',
      'only one reminder please',
      'just one text',
      'remind me once',
      'fewer reminders for 214',
      'fewer 214',
    ],
  ],
  ar: [
    ...['أقل', 'اقل', 'أقل رجاء', 'رجاء أقل', 'أقل لو سمحتم', 'السلام عليكم أقل', 'aqal'],
    ...[
      'رسائل أقل',
      'رسائل اقل لو سمحتم',
      'تذكير أقل',
      'اريد تذكير اقل',
      'أريد رسائل أقل',
      'تذكيرات أقل',
      'ارسلوا رسائل اقل',
    ],
    ...[
      'قللوا الرسائل',
      'قللو الرسايل رجاء',
      'قللوا التذكيرات',
      'قللولي الرسائل',
      'ممكن تقللون الرسائل؟',
      'تقليل الرسائل',
      'خففوا الرسائل',
    ],
    ...[
      'الرسائل كثيرة',
      'الرسائل كلش هواي',
      'الرسايل هواي',
      'مسجات هواية',
      'كثرت الرسائل',
      'التذكيرات كثيرة جدا',
      'توصلني رسائل هواي',
    ],
    ...['لا ترسلون رسائل هواي', 'ما اريد هواي رسائل', 'لا تدزون هواي مسجات', 'ترسلون رسائل كثيرة'],
    ...[
      'تذكير واحد يكفي',
      'رسالة وحدة بس',
      'تذكير واحد فقط',
      'ذكروني مرة واحدة',
      'يكفي تذكير واحد',
      'أقل 214',
    ],
  ],
  ckb: [
    ...['کەمتر', 'كەمتر', 'که‌متر', 'كه متر', 'کەم تر', 'کەمتر تکایە', 'تکایە کەمتر', 'سڵاو کەمتر', 'kamtr'],
    ...[
      'نامەی کەمتر',
      'بیرخستنەوەی کەمتر',
      'نامەی کەمترم بۆ بنێرن',
      'کەمتر نامەم بۆ بنێرن',
      'کەمتر بیرم بخەنەوە',
      'بیرخستنەوەی کەمترم دەوێت',
    ],
    ...[
      'نامەکان کەم بکەنەوە',
      'تکایە نامەکان کەم بکەنەوە',
      'ژمارەی نامەکان کەم بکەنەوە',
      'کەمکردنەوەی نامەکان',
      'نامەکان کەمتر بکەن',
    ],
    ...[
      'نامەکان زۆرن',
      'نامەکانتان زۆرن',
      'نامەی زۆرم بۆ دێت',
      'زۆر نامە دەنێرن',
      'نامەی زۆرم بۆ مەنێرن',
      'بیرخستنەوەکان زۆرن',
    ],
    ...[
      'یەک بیرخستنەوە بەسە',
      'یەک نامە بەسە',
      'تەنها یەک بیرخستنەوە',
      'تەنیا یەک نامە',
      'یەک جار بیرم بخەنەوە',
      'کەمتر 214',
    ],
  ],
};

const more: Said = {
  en: [
    ...['MORE', 'more', 'more please', 'please more', 'More.', 'more, thanks'],
    ...[
      'more reminders',
      'more reminders please',
      'I want more reminders',
      'send me more reminders',
      'more texts',
      'more messages please',
    ],
    ...[
      'remind me more',
      'remind me more often',
      'remind me twice',
      'two reminders please',
      'a second reminder',
      'additional reminders',
    ],
    ...[
      'can I have more reminders?',
      'could you remind me more often?',
      'increase the reminders',
      'both reminders please',
      'extra reminders',
    ],
  ],
  ar: [
    ...['أكثر', 'اكثر', 'أكثر رجاء', 'رجاء اكثر', 'akthar'],
    ...[
      'تذكيرات أكثر',
      'تذكير اكثر',
      'اريد تذكيرات اكثر',
      'رسائل أكثر',
      'المزيد من التذكيرات',
      'مزيد من التذكير',
      'ذكروني أكثر',
    ],
    ...[
      'ذكروني مرتين',
      'تذكيرين',
      'تذكيرين لو سمحتم',
      'زيدوا التذكيرات',
      'زيادة التذكيرات',
      'ممكن تذكيرات أكثر؟',
      'تذكير إضافي',
      'أرسلوا تذكيرات أكثر',
    ],
  ],
  ckb: [
    ...['زیاتر', 'زياتر', 'زیاتر تکایە', 'تکایە زیاتر', 'ziatr'],
    ...[
      'بیرخستنەوەی زیاتر',
      'نامەی زیاتر',
      'زیاتر بیرم بخەنەوە',
      'بیرخستنەوەی زیاترم بۆ بنێرن',
      'نامەی زیاترم بۆ بنێرن',
      'دوو جار بیرم بخەنەوە',
    ],
    ...[
      'دوو بیرخستنەوە',
      'بیرخستنەوەکان زیاد بکەن',
      'زیاتر بیرمان بخەنەوە',
      'بیرخستنەوەی زیاترم دەوێت',
      'نامەکان زیاد بکەن',
    ],
  ],
};

describe.each([
  ['fewer', fewer],
  ['more', more],
] as const)('%s reminders', (intent, texts) => {
  for (const [language, all] of Object.entries(texts))
    test.each(all.map((text) => [text] as const))(`${language}: %s`, (text) => {
      expect(understand(text)).toMatchObject({ intent, name: null, language });
    });
});

test('the code of a course that is named with it is told', () => {
  expect(understand('fewer reminders for 214')).toMatchObject({ intent: 'fewer', code: '214' });
});

/** What each is taken for instead; `null` for whatever it may be but these two. */
const others: Readonly<Record<string, string | null>> = {
  ...{
    'more courses?': null,
    'more courses': null,
    'more children': null,
    'more than one': null,
    'more places': null,
    'one more child': null,
  },
  ...{
    less: 'unknown',
    'less please': 'unknown',
    'more?': 'unknown',
    'fewer?': 'unknown',
    'more or less': 'unknown',
    'more info': null,
  },
  ...{
    'fewer children': null,
    '214 more': 'unknown',
    'more 214': 'unknown',
    'tell me more': null,
    'one more place in 214': null,
    'more activities in Kirkuk': null,
  },
  ...{
    stop: 'stop',
    'no more texts': 'stop',
    'no more messages please': 'stop',
    'stop messages': 'stop',
    "don't text me": 'stop',
    'stop texting me': 'stop',
  },
  ...{
    'enough messages': 'stop',
    'I do not want messages': 'stop',
    'you send less messages': 'unknown',
    'I do not want fewer reminders': 'unknown',
  },
  ...{
    'remind me': null,
    reminder: null,
    'thanks for the reminder': null,
    'one message': null,
    'two messages': null,
    'I got your message': null,
  },
  ...{
    'أكثر من واحد': null,
    'أكثر من طفل': null,
    'دورات أكثر': null,
    'معلومات أكثر': null,
    'أطفال أكثر': null,
    'أكثر؟': 'unknown',
    'اكثر شي': null,
  },
  ...{
    إيقاف: 'stop',
    'لا ترسلون رسائل': 'stop',
    'بس رسائل': 'stop',
    'أوقفوا الرسائل': 'stop',
    'ما اريد رسائل': 'stop',
    'كافي رسائل': 'stop',
  },
  ...{
    'أقل من سنة': null,
    'العمر اقل من 18': null,
    قليل: null,
    رسالة: null,
    'شكرا على التذكير': null,
    'وصلتني رسالة': null,
    'أقل؟': 'unknown',
  },
  ...{
    'زیاتر لە یەک': null,
    'منداڵی زیاتر': null,
    'زانیاری زیاتر': null,
    'خولی زیاتر': null,
    'زیاتر؟': 'unknown',
    'دوو منداڵ زیاتر': null,
  },
  ...{
    وەستان: 'stop',
    'نامەم بۆ مەنێرن': 'stop',
    'نامە مەنێرن': 'stop',
    'نامەم ناوێت': null,
    کەم: null,
    'کەمتر لە ١٨': null,
    نامە: null,
    'سوپاس بۆ نامەکە': null,
  },
  ...{
    'زۆر سوپاس': 'greet',
    'شكرا كثيرا': null,
    'thank you so much': 'greet',
    'too much': null,
    كثير: null,
    زۆر: null,
  },
};

test.each(Object.entries(others))('“%s” asks for neither', (text, intent) => {
  const understood = understand(text).intent;
  expect(['fewer', 'more']).not.toContain(understood);
  if (intent !== null) expect(understood).toBe(intent);
});

describe.each(reminderTables)('reminders in $language', ({ language, fewer: less, more: again, neither }) => {
  test.each(less)('%j asks for fewer', (text) => {
    expect(understand(text)).toMatchObject({ intent: 'fewer', name: null, language });
  });
  test.each(again)('%j asks for more', (text) => {
    expect(understand(text)).toMatchObject({ intent: 'more', name: null, language });
  });
  test.each(neither)('%j asks for neither', (text) => {
    expect(['fewer', 'more']).not.toContain(understand(text).intent);
  });
});
