import type { ActivityKind, CentreId, Group, Language, Question } from '#events/index.ts';
import type { DayTold, Told, Understood } from '#shared/language/index.ts';
import type { About, Conversation, Waiting } from './conversation.ts';
import type { Held } from './spoken-for.ts';

/** The details of a person told together with a code. */
export type Details = Pick<
  Understood,
  'name' | 'gender' | 'birthYear' | 'childcare' | 'phone' | 'forAnother'
> & {
  readonly code: string;
  readonly group?: Group | undefined;
  /**
   * How many further people, and the next further code, the text told: a text registers one person for one
   * code.
   */
  readonly further?: { readonly people: number; readonly code?: string | undefined } | undefined;
};

/** The details a person tells of herself without a code. `null`: not told. */
export type AnswerDetails = Pick<Details, 'name' | 'gender' | 'birthYear' | 'childcare' | 'group'>;

/** The one action that a text asks for. */
export type Step =
  | { readonly step: 'register'; readonly details: Details }
  | {
      readonly step: 'cancel' | 'accept' | 'decline';
      readonly code: string | null;
      readonly name: string | null;
    }
  /** She will not come, on the day she tells. */
  | {
      readonly step: 'absent';
      readonly code: string | null;
      readonly name: string | null;
      readonly day: DayTold | null;
    }
  | { readonly step: 'status' }
  /** The certificates of the phone's people, of one code where one is told. */
  | { readonly step: 'certificates'; readonly code: string | null }
  /** Whether the certificate with this number is valid. */
  | { readonly step: 'verify'; readonly certificate: string }
  | { readonly step: 'list'; readonly centre: CentreId | null }
  /** An application for a small grant is begun. */
  | { readonly step: 'grant'; readonly centre: CentreId | null }
  | { readonly step: 'help' | 'stop' | 'start' }
  /** Fewer reminders of sessions, or more, for everyone on the phone. */
  | { readonly step: 'reminders'; readonly wish: 'fewer' | 'more' }
  /** A greeting, or thanks alone; with an open question, which is put once more. */
  | { readonly step: 'greet'; readonly thanks: boolean; readonly conversation: Conversation | undefined }
  /** Where or when: the activity of the code, or the registrations of the phone's people. */
  | {
      readonly step: 'where' | 'when';
      readonly code: string | null;
      readonly kind: ActivityKind | null;
      readonly centre: CentreId | null;
    }
  /** The open activities of a kind; for the kind `other`, those whose titles speak of `topic`. */
  | {
      readonly step: 'find';
      readonly kind: ActivityKind;
      readonly topic: string | null;
      readonly centre: CentreId | null;
    }
  /** She is at the session of a course, with the word of the day. */
  | { readonly step: 'check-in'; readonly code: string; readonly word: string | null }
  | { readonly step: 'erase'; readonly name: string | null }
  | { readonly step: 'change-language'; readonly to: Language }
  /** YES or NO to being registered for two things at one time. */
  | { readonly step: 'both'; readonly waiting: Waiting; readonly conversation: Conversation }
  | { readonly step: 'not-both'; readonly waiting: Waiting; readonly conversation: Conversation }
  /** The code is missing. */
  | { readonly step: 'ask-code'; readonly for: 'register' | 'cancel' }
  | {
      readonly step: 'describe';
      readonly about: About;
      readonly telling: AnswerDetails;
      readonly corrects: boolean;
      /** How many further people were named. */
      readonly others?: number;
      readonly conversation: Conversation;
    }
  /** The name told with this code, or in answer to a question about it, is longer than the limit. */
  | { readonly step: 'name-too-long'; readonly code: string }
  /** NO, while a question is open and a place is on offer. */
  | { readonly step: 'which-no'; readonly code: string }
  /** A text that is not understood, while places are on offer. */
  | { readonly step: 'offer-again'; readonly offers: readonly Held[] }
  /** STOP with a code: asks for no more texts, or to leave that activity. */
  | { readonly step: 'stop-or-cancel'; readonly code: string }
  /** The open question is left unanswered. */
  | { readonly step: 'skip'; readonly conversation: Conversation }
  /** The text is no answer: the question is put once more. */
  | { readonly step: 'ask-again'; readonly conversation: Conversation }
  | { readonly step: 'unknown' };

/**
 * The step a text asks for, given the conversation so far: a pure function of the two. A command is a command
 * in reply to any question; any other text is read as an answer to the open question, or as a correction of
 * details told before; a bare NO answers the open question.
 *
 * @param told the details the text tells when `asked` is open; `undefined` when it is no answer
 * @param year the present year in Baghdad, to turn an age into a year
 */
export function nextStep(
  conversation: Conversation | undefined,
  understood: Understood,
  told: (asked: Question | null) => Told | undefined,
  year: number,
): Step {
  const longName = nameTooLongIn(conversation, understood);
  if (longName !== undefined) return longName;
  const both = answerToBoth(conversation, understood);
  if (both !== undefined) return both;
  const mayAnswer = isNoCommand(understood) || isBareAnswer(understood);
  const answer = mayAnswer && conversation !== undefined ? answerIn(conversation, told, year) : undefined;
  if (answer !== undefined) return answer;
  const thanks = understood.thanks === true;
  const isOpen = conversation !== undefined && conversation.asking !== null;
  // Thanks answer a question as little as a text that is not understood.
  if (understood.intent === 'greet' && !(thanks && isOpen && !conversation.isRepeated))
    return { step: 'greet', thanks, conversation };
  if (understood.intent !== 'unknown' && !thanks) return commandIn(understood, year);
  return isOpen && !conversation.isRepeated ? { step: 'ask-again', conversation } : { step: 'unknown' };
}

/** A name longer than the limit: with a code, or where we asked for one. */
function nameTooLongIn(
  conversation: Conversation | undefined,
  { nameIsTooLong, code }: Understood,
): Step | undefined {
  if (nameIsTooLong !== true) return undefined;
  const { asking = null, waiting, about } = conversation ?? {};
  const asked = asking === 'who' ? waiting?.code : asking === 'name' ? about?.code : undefined;
  const of = code ?? asked;
  return of === undefined ? undefined : { step: 'name-too-long', code: of };
}

/** YES or NO, with or without the code, while we ask whether to register someone for both. */
function answerToBoth(
  conversation: Conversation | undefined,
  { intent, code }: Understood,
): Extract<Step, { step: 'both' | 'not-both' }> | undefined {
  if (conversation?.asking !== 'overlap' || conversation.waiting === null) return undefined;
  const { waiting } = conversation;
  if ((intent !== 'yes' && intent !== 'no') || (code !== null && code !== waiting.code)) return undefined;
  return { step: intent === 'yes' ? 'both' : 'not-both', waiting, conversation };
}

/** Salam is a greeting and a name, Shano a theatre and a name: where we asked for a name, it is one. */
const isNoCommand = ({ intent, code }: Understood): boolean =>
  intent === 'unknown' || ((intent === 'greet' || intent === 'find') && code === null);

/** YES or NO without a code: to an offer, or to a question. */
export const isBareAnswer = ({ intent, code }: Understood): boolean =>
  (intent === 'yes' || intent === 'no') && code === null;

function commandIn(understood: Understood, year: number): Step {
  const { intent, code, name } = understood;
  switch (intent) {
    case 'register':
      return code === null
        ? { step: 'ask-code', for: 'register' }
        : { step: 'register', details: detailsOf(understood, code, year) };
    case 'cancel':
      return code === null ? { step: 'ask-code', for: 'cancel' } : { step: 'cancel', code, name };
    case 'yes':
      return { step: 'accept', code, name };
    case 'no':
      return { step: 'decline', code, name };
    case 'absent':
      return { step: 'absent', code, name, day: understood.day ?? null };
    case 'certificate':
      return understood.word === null
        ? { step: 'certificates', code }
        : { step: 'verify', certificate: understood.word };
    case 'list':
    case 'grant':
      return { step: intent, centre: understood.centre };
    case 'erase':
      return { step: 'erase', name };
    case 'here':
      return code === null ? { step: 'unknown' } : { step: 'check-in', code, word: understood.word };
    case 'language':
      return understood.changeTo === null
        ? { step: 'unknown' }
        : { step: 'change-language', to: understood.changeTo };
    case 'stop':
      return code === null ? { step: 'stop' } : { step: 'stop-or-cancel', code };
    case 'fewer':
    case 'more':
      return { step: 'reminders', wish: intent };
    case 'status':
    case 'help':
    case 'start':
      return { step: intent };
    case 'where':
    case 'when':
      return { step: intent, code, kind: understood.kind ?? null, centre: understood.centre };
    case 'find':
      return understood.kind === undefined
        ? { step: 'unknown' }
        : { step: 'find', kind: understood.kind, topic: understood.word, centre: understood.centre };
    case 'greet':
    case 'unknown':
      return { step: 'unknown' };
  }
}

function detailsOf(understood: Understood, code: string, year: number): Details {
  const { others = [], furtherCodes = [] } = understood;
  const [next] = furtherCodes;
  const further =
    others.length === 0 && next === undefined ? undefined : { people: others.length, code: next };
  return { ...understood, code, birthYear: yearToldIn(understood, year), further };
}

function answerIn(
  conversation: Conversation,
  told: (asked: Question | null) => Told | undefined,
  year: number,
): Step | undefined {
  const { asking, about, waiting } = conversation;
  if (asking === 'who') {
    const name = waiting === null ? undefined : told('name');
    // "No, Zainab" may say that it is for her, or that it is not.
    const isSomeone = name !== undefined && name.denies !== true && (name.name !== null || name.forAnother);
    return waiting === null || !isSomeone
      ? undefined
      : { step: 'register', details: forWhom(waiting, name, year) };
  }
  if (about === null || asking === 'overlap') return undefined;
  const answer = told(asking) ?? correctionOf(conversation, told);
  if (answer === undefined) return undefined;
  if (answer.declines) return asking === null ? undefined : { step: 'skip', conversation };
  const { name, gender, group, childcare, corrects, others = [] } = answer;
  const birthYear = birthYearOf(answer, year);
  if (birthYear !== null && !isBirthYear(birthYear, year)) return undefined;
  const telling = { name, gender, group, birthYear, childcare };
  return { step: 'describe', about, telling, corrects, others: others.length, conversation };
}

const forWhom = (waiting: Waiting, told: Told, year: number): Details => ({
  code: waiting.code,
  name: told.name,
  gender: told.gender ?? waiting.gender,
  birthYear: birthYearOf(told, year) ?? waiting.birthYear,
  childcare: told.childcare ?? waiting.childcare,
  phone: null,
  forAnother: told.forAnother,
  group: told.group,
  further: told.others === undefined ? undefined : { people: told.others.length },
});

/** "No, 2" after "5": read as an answer to the question answered last. */
function correctionOf(
  conversation: Conversation,
  told: (asked: Question | null) => Told | undefined,
): Told | undefined {
  const last = conversation.told.at(-1);
  const answer = last === undefined ? undefined : told(last);
  return answer?.corrects ? answer : undefined;
}

const oldest = 110;

const isBirthYear = (birthYear: number, year: number): boolean =>
  birthYear <= year && birthYear >= year - oldest;

/** A birth year of no living person is a slip, and left out; the code registers all the same. */
function yearToldIn(understood: Understood, year: number): number | null {
  const birthYear = birthYearOf(understood, year);
  return birthYear !== null && isBirthYear(birthYear, year) ? birthYear : null;
}

const birthYearOf = (told: Pick<Told, 'birthYear' | 'age'>, year: number): number | null =>
  told.birthYear ?? (told.age === null ? null : year - told.age);
