import type { Language } from '#events/vocabulary.ts';

/**
 * The answer to a text not understood, kept apart from the catalogues: the code that recognises it, sent back
 * by a machine, needs no other text, and a cold start would read them all.
 */
export const sorry = {
  en: 'Sorry, we did not understand.',
  ar: 'عذراً، لم نفهم.',
  ckb: 'ببوورە، تێنەگەیشتین.',
} as const satisfies Record<Language, string>;

/** The heading of a list of activities, kept apart for the same reason. */
export const listHead = {
  en: 'To register text the code:',
  ar: 'للتسجيل يرجى إرسال الرمز:',
  ckb: 'بۆ تۆمارکردن کۆدەکە بنێرە:',
} as const satisfies Record<Language, string>;
