import { describe, expect, test } from 'vitest';
import type { Language } from '#events/index.ts';
import { understand, understandTold } from '#shared/language/index.ts';

/** Thanks that name what they are for. */
const thanking: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'thanks for the grant',
    'Thank you for the grant',
    'Thanks for the grant!',
    'thank you so much for the grant',
    'many thanks for our grant',
    'thanks for a grant in kirkuk',
    'thank you for the grant course',
    'thanks for the small grant',
    'Thank you for the sewing course',
    'thanks for the course',
    'thank you all for the lessons',
    'thx for the class',
    'thanks for the certificate',
    'thank you for my certificate',
    'thanks for the reminder',
    'thank you for reminding me',
    'thanks for the message',
    'thank you for the place',
    'thanks for the registration',
    'thank you for registering me',
    'thank you for accepting us',
    'Hello, thank you for your kind support',
    'thanks for the good news',
    'we received the grant, thank you',
    'the certificate arrived, thanks a lot',
    'thank you very much for approving our grant',
    'thank you for all your efforts',
  ],
  ar: [
    'شكرا على المنحة',
    'شكراً للمنحة',
    'شكرا على منحتكم',
    'شكرا جزيلا على المنحة الصغيرة',
    'شكرا لكم على الدورة',
    'شكراً على دورة الخياطة',
    'شكرا عالدورة',
    'شكرا للدورة',
    'شكرا على الشهادة',
    'شكرا على شهادتي',
    'شكرا على التذكير',
    'شكرا على الرسالة',
    'شكرا للتسجيل',
    'شكرا على التسجيل',
    'شكرا على المكان',
    'شكرا على دعمكم',
    'شكرا لدعمكم',
    'مشكورين على المنحة',
    'ممنونين على الدورة',
    'الف شكر على الكورس',
    'شكرا على الدورة والشهادة',
    'شكرا على دورة المنح',
    'وصلت المنحة شكرا',
    'استلمنا المنحة شكرا جزيلا',
    'السلام عليكم شكرا على الدورة',
    'شكرا على كل شي',
  ],
  ckb: [
    'سوپاس بۆ بەخشین',
    'سوپاس بۆ بەخشینەکە',
    'سوپاس بۆ بەخشینەکەتان',
    'زۆر سوپاس بۆ بەخشینی بچووک',
    'سوپاس بۆ گرانتەکە',
    'سوپاس بۆ خولەکە',
    'سوپاستان دەکەم بۆ کۆرسەکە',
    'سوپاس بۆ خولی دوورمان',
    'سوپاس بۆ بڕوانامەکە',
    'سوپاس بۆ بڕوانامەکەم',
    'سوپاس بۆ بیرخستنەوەکە',
    'سوپاس بۆ نامەکەتان',
    'سوپاس بۆ شوێنەکە',
    'سوپاس بۆ تۆمارکردن',
    'سوپاس بۆ پاڵپشتیتان',
    'دەستتان خۆش بۆ چالاکییەکە',
    'مەمنونم بۆ خولەکە',
    'بەخشینەکە گەیشت سوپاس',
    'زۆر سوپاس بۆ ئێوە بۆ کۆرسەکە',
    'سڵاو، سوپاس بۆ وانەکان',
  ],
};

/** What says more, or asks for something, though it has a word of thanks in it. */
const notThanks: readonly string[] = [
  'thank you for nothing',
  'thanks for the grant, when is the course?',
  'thanks, I want a grant',
  'grant, thank you',
  'Thank you, grant',
  'no thanks for the course',
  'thanks for the course, cancel 214',
  'thanks for 214 course',
  'thank you for 214',
  'thanks for the reminder, no more messages',
  'is the grant there? thanks for the answer',
  'thanks Layla',
  'شكرا منحة',
  'منحة شكرا',
  'شكرا على المنحة متى الدورة؟',
  'شكرا، اريد منحة',
  'لا شكرا على الدورة',
  'شكرا على ولا شي',
  'شكرا على 214',
  'شكرا علي حسن',
  'بەخشین سوپاس',
  'سوپاس بەخشینم دەوێت',
  'سوپاس بۆ هیچ',
  'نەخێر سوپاس',
  'سوپاس بۆ 214',
];

describe.each(Object.entries(thanking))('thanks for something in %s', (language, texts) => {
  test.each(texts)('%j asks for nothing', (text) => {
    const { intent, thanks, code, name, ...understood } = understand(text);
    expect([intent, thanks, code, name]).toEqual(['greet', true, null, null]);
    if (understood.languageIsCertain) expect(understood.language).toBe(language);
  });

  test.each(texts)('%j answers nothing that is asked', (text) => {
    for (const asked of ['name', 'gender', 'birthYear', 'childcare', null] as const)
      expect(understandTold(text, asked)).toBeUndefined();
  });
});

test.each(notThanks)('%j is no thanks for something', (text) => {
  const { intent, thanks } = understand(text);
  expect(intent === 'greet' && thanks === true).toBe(false);
});

test.each(['GRANT', 'grant, thank you', 'منحة شكرا', 'بەخشین سوپاس', 'hello, grant', 'طلب منحة'])(
  '%j is the wish for a grant still',
  (text) => {
    expect(understand(text).intent).toBe('grant');
  },
);
