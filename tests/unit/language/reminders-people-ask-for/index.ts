import * as arabic from './arabic.ts';
import * as english from './english.ts';
import * as sorani from './sorani.ts';

/** How people ask for fewer reminders or for more in each language, and what they say with the same words. */
export const reminderTables = [
  { language: 'en', fewer: english.fewer, more: english.more, neither: english.neither },
  { language: 'ar', fewer: arabic.fewer, more: arabic.more, neither: arabic.neither },
  { language: 'ckb', fewer: sorani.fewer, more: sorani.more, neither: sorani.neither },
] as const;
