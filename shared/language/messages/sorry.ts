import type { Language } from '#events/vocabulary.ts';

/**
 * What someone who was not understood is told, apart from the catalogues that hold it: who listens for it coming back
 * from a machine needs no other text, and a cold start would read them all.
 */
export const sorry = {
  en: 'Sorry, we did not understand.',
  ar: 'عذراً، لم نفهم.',
  ckb: 'ببوورە، تێنەگەیشتین.',
} as const satisfies Record<Language, string>;

/** What stands above a list of activities, apart from the catalogues for the same reason. */
export const listHead = {
  en: 'To register text the code:',
  ar: 'للتسجيل يرجى إرسال الرمز:',
  ckb: 'بۆ تۆمارکردن کۆدەکە بنێرە:',
} as const satisfies Record<Language, string>;
