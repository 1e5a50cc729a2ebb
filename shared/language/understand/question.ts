import type { ActivityKind, CentreId, Language } from '#events/vocabulary.ts';
import { lazySet, remembered, spellings } from '../letters/fold.ts';
import type { Token } from '../letters/tokens.ts';
import { isBeforeNumbers } from '../names/name-first.ts';
import { questionWords, spokenGreetings } from '../words/question-words.ts';
import { sentenceWords } from '../words/sentence-words.ts';
import { type Topic, topicEntries } from '../words/topics.ts';
import { besideOf, isGreeting, isGreetingDetail, isWeightless } from './beside-question.ts';
import { detailEntries } from './detail-entries.ts';
import { everydayPhraseAt, type Lexicon, lexiconOf, phraseAt } from './word-meanings.ts';

/** A text that asks where or when something is, asks which activities of a kind there are, or only greets. */
export type Asked = {
  readonly intent: 'greet' | 'where' | 'when' | 'find';
  readonly code?: string;
  readonly centre?: CentreId;
  readonly kind?: ActivityKind;
  /** The topic as written, where the kind does not say it. */
  readonly word?: string;
  /** Set with `greet` for a text that thanks and does not greet. */
  readonly thanks?: true;
  /** The language of a greeting in Latin letters, where it is not English. */
  readonly greets?: Language;
};

/** The longest question about a course; a longer text tells a story. */
const mostTokens = 20;

type Sense =
  | { readonly is: 'where' | 'when' | 'subject' | 'beside' | 'greeting' | 'thanking' | 'greeted' }
  | { readonly is: 'topic'; readonly topic: Topic };

type Lexicons = { readonly senses: Lexicon<readonly Sense[]>; readonly opens: ReadonlySet<string> };
let built: Lexicons | undefined;

function lexicons(): Lexicons {
  if (built !== undefined) return built;
  const senses = new Map<string, readonly Sense[]>();
  const add = (words: string, sense: Sense) => senses.set(words, [...(senses.get(words) ?? []), sense]);
  for (const [words, topic] of topicEntries()) add(words, { is: 'topic', topic });
  const tables = [
    ['where', questionWords.where],
    ['when', questionWords.when],
    ['subject', questionWords.subjects],
    ['beside', questionWords.beside],
    ['greeting', questionWords.greeting],
    ['thanking', questionWords.thanking],
    ['greeted', questionWords.greeted],
  ] as const;
  for (const [is, table] of tables) for (const words of spellings(table)) add(words, { is });
  const greetings = detailEntries().flatMap(([words, { is }]) => (is === 'greeting' ? [words] : []));
  const telling = [...senses].filter(([, all]) => all.some(({ is }) => is !== 'beside' && is !== 'greeted'));
  built = {
    senses: lexiconOf(senses),
    opens: new Set(
      [...telling.map(([words]) => words), ...greetings].map((words) => words.split(' ', 1)[0] ?? ''),
    ),
  };
  return built;
}

/** "The", "in the", "for the", "and", written together with an Arabic word; Sorani endings. */
const joinedBefore = /^(?:وال|بال|لل|ال|ب|ل|و)(?=..)/;
const joinedBehind = /(?:هكهم|هكه|هكان|يش|ي|م|ه|دا)$/;

/** The first letters of these, and the last. */
const firstJoined = 'وبلا';
const lastJoined = 'منشيها';

/** The meanings of a token here, with and without a prefix or ending. */
function sensesAt(tokens: readonly Token[], position: number) {
  const { senses } = lexicons();
  const phrase = phraseAt(tokens, position, senses);
  if (phrase !== undefined) return phrase;
  const folded = tokens[position]?.folded ?? '';
  for (const bare of [folded.replace(joinedBefore, ''), folded.replace(joinedBehind, '')]) {
    if (bare === folded) continue;
    const next = tokens
      .slice(position, position + 4)
      .map((token, at) => (at === 0 ? { ...token, folded: bare } : token));
    const meaning = phraseAt(next, 0, senses);
    if (meaning !== undefined && isTopicOrSubject(meaning.meaning)) return meaning;
  }
  return undefined;
}

const isTopicOrSubject = (senses: readonly Sense[]): boolean =>
  senses.some(({ is }) => is === 'topic' || is === 'subject');

/** Whether a folded word is about courses: a word for one, or a topic. */
export function speaksOfCourses(folded: string): boolean {
  const { senses } = lexicons();
  const forms = [folded, folded.replace(joinedBefore, ''), folded.replace(joinedBehind, '')];
  return forms.some((form) => isTopicOrSubject(senses.meaningOf(form) ?? []));
}

/**
 * A word for a course or a topic that begins here: its number of tokens, and whether a prefix or an ending is
 * joined to it. `undefined` where there is none.
 */
export function courseWordAt(
  tokens: readonly Token[],
  position: number,
): { readonly length: number; readonly isJoined: boolean } | undefined {
  const found = sensesAt(tokens, position);
  if (found === undefined || !isTopicOrSubject(found.meaning)) return undefined;
  const isJoined = phraseAt(tokens, position, lexicons().senses) === undefined;
  return { length: found.length, isJoined };
}

/** The parts of a text that matter for questions. */
type Parts = {
  readonly where: boolean;
  readonly when: boolean;
  readonly subject: boolean;
  readonly topics: readonly { readonly topic: Topic; readonly start: number; readonly end: number }[];
  readonly greets: boolean;
  readonly thanks: boolean;
  /** The text has only greetings, the people greeted, and thanks. */
  readonly onlyGreets: boolean;
  readonly wishes: boolean;
  /** "I am", "my name is": the next words are about her. */
  readonly saysIAm: boolean;
  /** "Is there", "do you have". */
  readonly asksWhether: boolean;
  /** Beside it only words that change nothing: no verb, no relation. */
  readonly isBare: boolean;
  readonly code?: string;
  readonly centre?: CentreId;
  readonly unread: number;
};

/** The most words that may belong neither to the question nor to the filler. */
const mostUnread = 2;
const code = /^[1-9]\d\d$/;

/**
 * The question or greeting that a text is. A question has a question word and its subject, or nothing else; a
 * search for a kind of activity has a wish, a word for courses, or the topic alone. `undefined` for a text
 * that tells, denies, commands, or has another subject.
 */
export function askedIn(tokens: readonly Token[], text: string): Asked | undefined {
  if (tokens.length === 0 || tokens.length > mostTokens) return undefined;
  const mayAsk = tokens.some(({ kind, folded }) => kind === 'word' && mayOpen(folded));
  const parts = mayAsk ? partsOf(tokens) : undefined;
  if (parts === undefined) return undefined;
  const { where, when, subject, topics, wishes, unread, centre } = parts;
  const at = {
    ...(parts.code === undefined ? {} : { code: parts.code }),
    ...(centre === undefined ? {} : { centre }),
  };
  const [first] = topics;
  const isOfOne = topics.every(({ topic }) => topic.kind === first?.topic.kind);
  const about = first === undefined || !isOfOne ? {} : { kind: first.topic.kind };
  if ((parts.greets || parts.thanks) && parts.onlyGreets && parts.code === undefined)
    return { ...greeting(tokens), ...(parts.greets ? {} : { thanks: true }) };
  if (where || when) {
    const isAbout = subject || first !== undefined || parts.code !== undefined || centre !== undefined;
    const most = parts.code === undefined ? (subject ? 1 : 0) : mostUnread;
    if ((parts.saysIAm && !subject) || unread > most || !(isAbout || unread === 0)) return undefined;
    return { intent: where && !(when && !isPlaceFirst(tokens)) ? 'where' : 'when', ...at, ...about };
  }
  if (first === undefined || !isOfOne || parts.code !== undefined) return undefined;
  const isAskedFor = wishes || subject || parts.asksWhether || question.test(text);
  if (unread > (wishes ? 1 : 0) || !(isAskedFor || parts.isBare)) return undefined;
  const word = text.slice(first.start, first.end);
  return { intent: 'find', ...at, kind: first.topic.kind, ...(first.topic.kind === 'other' ? { word } : {}) };
}

/** Whether a folded word begins a question or greeting, with or without a prefix or ending. */
const mayOpen = /* @__PURE__ */ remembered((folded: string): boolean => {
  const { opens } = lexicons();
  if (opens.has(folded)) return true;
  // Latin words have no joined endings or prefixes.
  if (folded.charCodeAt(0) < 0x80) return false;
  if (firstJoined.includes(folded.charAt(0)) && opens.has(folded.replace(joinedBefore, ''))) return true;
  return lastJoined.includes(folded.charAt(folded.length - 1)) && opens.has(folded.replace(joinedBehind, ''));
});

/** Of "when and where", the one asked first. */
function isPlaceFirst(tokens: readonly Token[]): boolean {
  for (let position = 0; position < tokens.length; position++) {
    const senses = sensesAt(tokens, position)?.meaning ?? [];
    if (senses.some(({ is }) => is === 'where')) return true;
    if (senses.some(({ is }) => is === 'when')) return false;
  }
  return false;
}

/** A greeting or thanks, with the language of its words where they are in Latin letters. */
export function greeting(tokens: readonly Token[]): Asked {
  const folded = tokens.map((token) => token.folded);
  const language = (['ar', 'ckb'] as const).find((each) =>
    spokenGreetings[each].split(', ').some((word) => folded.some((token) => token.startsWith(word))),
  );
  return { intent: 'greet', ...(language === undefined ? {} : { greets: language }) };
}

function partsOf(tokens: readonly Token[]): Parts | undefined {
  const { wishing, denying } = sentenceWords();
  const parts = {
    where: false,
    when: false,
    subject: false,
    greets: false,
    thanks: false,
    onlyGreets: true,
    wishes: false,
    saysIAm: false,
    asksWhether: false,
    isBare: true,
    unread: 0,
  };
  const topics: { topic: Topic; start: number; end: number }[] = [];
  let found: { code?: string; centre?: CentreId } = {};
  for (let position = 0; position < tokens.length; ) {
    const token = tokens[position];
    if (token === undefined) break;
    if (token.kind !== 'word') {
      if (token.kind !== 'digits' || !code.test(token.folded) || found.code !== undefined) return undefined;
      if (isNumberOf(tokens[position - 1]?.folded ?? '')) return undefined;
      found = { ...found, code: token.folded };
      parts.onlyGreets = false;
      position++;
      continue;
    }
    if (wishing.has(token.folded)) parts.wishes = true;
    if (whether.has(token.folded)) parts.asksWhether = true;
    const own = sensesAt(tokens, position);
    const other = everydayPhraseAt(tokens, position);
    const isOwn = own !== undefined && own.length >= (other?.length ?? 0);
    const senses = isOwn ? own.meaning : [];
    const kinds = new Set(senses.map(({ is }) => is));
    if (kinds.has('thanking')) parts.thanks = true;
    if (
      !kinds.has('greeting') &&
      !kinds.has('thanking') &&
      !kinds.has('greeted') &&
      !isGreetingDetail(other?.meaning)
    )
      parts.onlyGreets = false;
    if (kinds.has('greeting') || isGreeting(other?.meaning)) parts.greets = true;
    if (kinds.has('where')) parts.where = true;
    if (kinds.has('when')) parts.when = true;
    if (kinds.has('subject')) parts.subject = true;
    const topic = senses.find((sense): sense is Extract<Sense, { is: 'topic' }> => sense.is === 'topic');
    const length = isOwn ? own.length : (other?.length ?? 1);
    const last = tokens[position + length - 1];
    if (topic !== undefined)
      topics.push({ topic: topic.topic, start: token.start, end: last?.end ?? token.end });
    const outcome = other === undefined ? undefined : besideOf(other.meaning);
    if (!isOwn || (kinds.size === 1 && kinds.has('greeted'))) {
      if (outcome === 'command') return undefined;
      if (outcome === 'i-am') parts.saysIAm = true;
      if (outcome === 'list') parts.subject = true;
      if (outcome === 'register') parts.wishes = true;
      if (other?.meaning.is === 'place') found = { ...found, centre: other.meaning.centre };
      if (outcome === undefined && !kinds.has('greeted')) {
        if (denying.has(token.folded)) return undefined;
        parts.unread++;
      }
    }
    if (!isWeightless(isOwn ? undefined : other?.meaning) && topic === undefined) parts.isBare = false;
    if (parts.unread > mostUnread) return undefined;
    position += length;
  }
  return { ...parts, topics, ...found };
}

const question = /[?؟]/;
const whether = /* @__PURE__ */ lazySet(() =>
  spellings(
    'there, available, any, offer, what, which, عندكم, عدكم, اكو, يوجد, توجد, هل, متوفر, متوفرة, لديكم, شنو, هەیە, هەتانە, لاتان, ئایا',
  ),
);

/** A room, a bus: words whose number follows them. */
const isNumberOf = (word: string): boolean =>
  [word, word.replace(joinedBefore, '')].some((form) => sentenceWords().numbered.has(form)) ||
  isBeforeNumbers(word);
