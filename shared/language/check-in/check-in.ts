import type { Language } from '#events/vocabulary.ts';
import { lazySet, spellings } from '../letters/fold.ts';
import { areWellParted, type Token } from '../letters/tokens.ts';
import { type Lexicon, lexiconOf, phraseAt } from '../understand/word-meanings.ts';
import { checkInWordsIn } from './words-of-the-day.ts';

/**
 * The words with which people say that they are there. Each has many other meanings ("حاضر" is "yes, sir"),
 * so they count only beside a code. With common slips, which would otherwise be read as names beside a code.
 */
const here: Readonly<Record<Language, string>> = {
  en: `
    here, i am here, im here, i m here, iam here, am here, heer, hier, present, i am present, checkin, check in,
    arrived, i arrived`,
  ar: `
    حاضر, حاضرة, انا حاضر, انا حاضرة, حضور, حضرت, موجود, موجودة, انا موجود, انا موجودة, انا هنا, وصلت, اني هنا,
    اني حاضر, اني حاضرة, اني موجود, اني موجودة, حاظر, حاظرة, انا حاظر, انا حاظرة, اني حاظر, اني حاظرة, حظرت, متواجد,
    متواجدة, hadir, hadhir, hadira, mawjood, mawjud`,
  ckb: `
    ئامادەم, ئامادە, ئامادەبووم, ئامادە بووم, ئامادەبوون, ئامادەیی, من ئامادەم, لێرەم, من لێرەم, لێرە, گەیشتم, هاتم,
    هاتووم, امادەم, امادە, ئامادم, ئامدەم, لێرم, amadem, amadam, amada, lerem`,
};

let lexicon: Lexicon<Language> | undefined;

function words(): Lexicon<Language> {
  lexicon ??= lexiconOf<Language>(
    Object.entries(here).flatMap(([language, words]) =>
      // The table's keys are the languages: Object.entries loses their type.
      spellings(words).map((words) => [words, language as Language] as const),
    ),
  );
  return lexicon;
}

/** Whether a folded word begins a phrase of being there. */
export const opensCheckIn = (folded: string): boolean => words().branchOf(folded) !== undefined;

/** Polite words around them that change nothing. */
const polite = /* @__PURE__ */ lazySet(() =>
  spellings('please, hello, hi, salam, course, code, مرحبا, سلام, السلام, عليكم, دورة, رمز, سڵاو, کۆد'),
);

const code = /^[1-9]\d\d$/;
const mostWords = 3;

/**
 * Someone says that she is at the session of an activity; `word` as written, `null` when the text has none.
 */
export type CheckIn = { readonly code: string; readonly word: string | null; readonly language: Language };

/**
 * The check-in in a text: a word for being there, the code and the word of the day, in any order; nothing
 * else but a greeting before and a name after. `undefined` for any other text.
 */
export function checkInIn(tokens: readonly Token[], text: string): CheckIn | undefined {
  const said = words();
  // Most texts have no code, or no such word: they need no closer look.
  if (!tokens.some(({ kind, folded }) => kind === 'digits' && code.test(folded))) return undefined;
  if (!tokens.some(({ folded }) => opensCheckIn(folded))) return undefined;
  if (!areWellParted(tokens, (word) => said.meaningOf(word) !== undefined)) return undefined;
  let found: { readonly code?: string; readonly language?: Language } = {};
  const rest: Token[] = [];
  for (let position = 0; position < tokens.length; ) {
    const token = tokens[position];
    const phrase = found.language === undefined ? phraseAt(tokens, position, said) : undefined;
    if (phrase !== undefined) {
      // "Olive is here" would name a person, but olive is a word of the day: nobody is called so.
      if (!rest.every(({ folded }) => checkInWordsIn(folded).length > 0)) return undefined;
      found = { ...found, language: phrase.meaning };
      position += phrase.length;
      continue;
    }
    if (token?.kind === 'digits' && code.test(token.folded) && found.code === undefined) {
      found = { ...found, code: token.folded };
    } else if (token?.kind === 'word') {
      if (!polite.has(token.folded)) rest.push(token);
    } else return undefined;
    position += 1;
  }
  if (found.code === undefined || found.language === undefined || rest.length > mostWords) return undefined;
  const [first] = rest;
  const last = rest.at(-1);
  const word = first === undefined || last === undefined ? null : text.slice(first.start, last.end);
  return { code: found.code, language: found.language, word };
}
