import * as arabic from './arabic.ts';
import * as english from './english.ts';
import * as sorani from './sorani.ts';

/** How people ask for fewer reminders or for more in each language, and what they say with the same words. */
export const reminderTables = [
  { language: 'en', ...english },
  { language: 'ar', ...arabic },
  { language: 'ckb', ...sorani },
] as const;
