import * as arabic from './arabic.ts';
import * as english from './english.ts';
import * as sorani from './sorani.ts';

/** How people ask for a small grant in each language, and what they say with the same words that asks for none. */
export const grantTables = [
  { language: 'en', asked: english.asked, notAsked: english.notAsked },
  { language: 'ar', asked: arabic.asked, notAsked: arabic.notAsked },
  { language: 'ckb', asked: sorani.asked, notAsked: sorani.notAsked },
] as const;
