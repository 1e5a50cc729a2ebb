import * as arabic from './arabic.ts';
import * as english from './english.ts';
import * as sorani from './sorani.ts';

/** Texts that say more than a code and a name, in each language: in sentences, with a signature, for several people; and questions. */
export const tablesWithMore = [
  { language: 'en', understood: english.understood, leftAlone: english.leftAlone },
  { language: 'ar', understood: arabic.understood, leftAlone: arabic.leftAlone },
  { language: 'ckb', understood: sorani.understood, leftAlone: sorani.leftAlone },
] as const;
