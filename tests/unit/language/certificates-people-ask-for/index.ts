import * as arabic from './arabic.ts';
import * as english from './english.ts';
import * as sorani from './sorani.ts';

/** How people ask for their certificates in each language, and what they say with the same words that asks for none. */
export const certificateTables = [
  { language: 'en', asked: english.asked, ofCode: english.ofCode, notAsked: english.notAsked },
  { language: 'ar', asked: arabic.asked, ofCode: arabic.ofCode, notAsked: arabic.notAsked },
  { language: 'ckb', asked: sorani.asked, ofCode: sorani.ofCode, notAsked: sorani.notAsked },
] as const;
