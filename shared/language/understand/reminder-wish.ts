import type { Language } from '#events/vocabulary.ts';
import { spellings } from '../letters/fold.ts';
import type { Token } from '../letters/tokens.ts';
import { type ReminderPart, reminderWords } from '../words/reminder-words.ts';
import type { Detail } from './detail.ts';
import { detailEntries } from './detail-entries.ts';
import { type Lexicon, lexiconOf, phraseAt } from './word-meanings.ts';

/** A wish for fewer or more reminders, with the language where the words belong to only one. */
export type ReminderWish = {
  readonly intent: 'fewer' | 'more';
  /** The course named with it; the wish still counts for all courses. */
  readonly code: string | null;
  readonly language: Language | null;
};

type Said = { readonly part: ReminderPart; readonly language: Language | null };

let lexicon: Lexicon<Said> | undefined;
/** Every word of these sentences. */
let everyWord: ReadonlySet<string> = new Set();

const isPolite = (detail: Detail): boolean =>
  detail.is === 'greeting' || detail.is === 'thanks' || (detail.is === 'filler' && detail.says === 'please');

function lexiconOfReminders(): Lexicon<Said> {
  if (lexicon !== undefined) return lexicon;
  const entries = new Map<string, Said>();
  for (const [words, detail] of detailEntries())
    if (isPolite(detail)) entries.set(words, { part: 'polite', language: null });
  for (const [part, tables] of Object.entries(reminderWords)) {
    for (const [language, table] of Object.entries(tables)) {
      for (const words of spellings(table)) {
        // The tables' keys are the parts and the languages: Object.entries loses their type.
        const said = { part: part as ReminderPart, language: language as Language };
        const known = entries.get(words);
        if (known !== undefined && known.language !== null && known.part !== said.part)
          throw new Error(`"${words}" is ${known.part} and ${said.part}`);
        const isShared = known !== undefined && known.language !== said.language;
        entries.set(words, isShared ? { ...said, language: null } : said);
      }
    }
  }
  lexicon = lexiconOf(entries);
  everyWord = new Set([...entries.keys()].flatMap((words) => words.split(' ')));
  return lexicon;
}

/** Whether a folded word occurs in these sentences. */
export function isOfReminders(folded: string): boolean {
  lexiconOfReminders();
  return everyWord.has(folded);
}

const mostTokens = 14;
const codeDigits = /^[1-9]\d\d$/;
const question = /[?؟]/;

/**
 * The wish for fewer or more reminders: a word for it alone, or a sentence about reminders or texts in which
 * every word has a part (`reminder-words.ts`). `undefined` for any other text: "more courses", "more
 * children", "less", no texts at all.
 *
 * @example
 * remindersAskedFor(readTokens('fewer reminders please'), 'fewer reminders please')
 * // { intent: 'fewer', … }
 */
export function remindersAskedFor(tokens: readonly Token[], text: string): ReminderWish | undefined {
  if (tokens.length === 0 || tokens.length > mostTokens) return undefined;
  // Most texts hold a word that these sentences never have: they need no closer look.
  if (!tokens.every(({ kind, folded }) => kind === 'digits' || isOfReminders(folded))) return undefined;
  const known = lexiconOfReminders();
  const parts = new Set<ReminderPart>();
  const spoken = new Set<Language>();
  let code: string | null = null;
  for (let position = 0; position < tokens.length; ) {
    const token = tokens[position];
    if (token === undefined) break;
    const isCode = token.kind === 'digits' && codeDigits.test(token.folded);
    const phrase = isCode ? undefined : phraseAt(tokens, position, known);
    if (phrase === undefined && (!isCode || code !== null)) return undefined;
    if (phrase === undefined) code = token.folded;
    else {
      parts.add(phrase.meaning.part);
      if (phrase.meaning.language !== null && phrase.meaning.part !== 'filler')
        spoken.add(phrase.meaning.language);
    }
    position += phrase?.length ?? 1;
  }
  const [language = null, another] = spoken;
  const intent = wished(parts, code, question.test(text));
  return intent && { intent, code, language: another === undefined ? language : null };
}

function wished(
  parts: ReadonlySet<ReminderPart>,
  code: string | null,
  isAsked: boolean,
): ReminderWish['intent'] | undefined {
  const has = (...some: readonly ReminderPart[]) => some.some((part) => parts.has(part));
  // "I do not need two reminders".
  if (has('two-reminders') && has('not', 'many') && !has('order', 'told')) return 'fewer';
  if (has('two-reminders')) return isNegated(parts) ? undefined : 'more';
  const isFewer = has('fewer', 'fewer-alone');
  const isMore = has('more', 'more-alone');
  if (isFewer && isMore) return undefined;
  if (!has('reminders', 'texts')) return isAsked ? undefined : wishedByWord(parts, code);
  // "You send me less", "I do not want fewer": a report, or a negation.
  if (isFewer) return has('told', 'not', 'many') ? undefined : 'fewer';
  if (has('many')) return has('order') || isMore ? undefined : 'fewer';
  // "Do not remind me twice".
  if (has('not') && has('two') && has('reminders'))
    return has('order', 'told') || isMore ? undefined : 'fewer';
  if (has('told', 'not')) return undefined;
  if (has('one') && has('enough')) return isMore ? undefined : 'fewer';
  if (isMore) return has('reminders') || !has('one', 'two') ? 'more' : undefined;
  if (!has('reminders')) return undefined;
  // "Remind me twice", "a second reminder"; "remind me once".
  if (has('two')) return 'more';
  return has('one') ? 'fewer' : undefined;
}

/** The word alone, without a word for reminders or texts. */
function wishedByWord(
  parts: ReadonlySet<ReminderPart>,
  code: string | null,
): ReminderWish['intent'] | undefined {
  const others = new Set(parts);
  others.delete('polite');
  if (others.delete('fewer-alone')) {
    others.delete('agreed');
    if (code !== null) others.delete('for');
    return others.size === 0 ? 'fewer' : undefined;
  }
  // "More 214" may ask for details of it; "yes, more" may answer another question.
  return others.delete('more-alone') && others.size === 0 && code === null ? 'more' : undefined;
}

const isNegated = (parts: ReadonlySet<ReminderPart>): boolean =>
  (['told', 'not', 'fewer', 'fewer-alone', 'many', 'enough'] as const).some((part) => parts.has(part));
