import type { Question } from '#events/index.ts';
import { childrenLine, type Line } from '#shared/messaging/index.ts';
import {
  type AudienceRefusal,
  childrenOf,
  isActive,
  type PersonUpdateOutcome,
  type PlannedRegistration,
  type Refusal,
  type Registration,
} from '#shared/registration/index.ts';
import { type Conversation, goingOn, type Waiting, type WordAsked } from './conversation.ts';
import { lineForRefusal } from './lines/refusals.ts';
import type { AnswerDetails, Details, Step } from './next-step.ts';

/** The lines that answer a text, and the conversation they lead to. */
export type Turn = { readonly lines: readonly Line[]; readonly conversation: Conversation };

const plain = (key: string): Line => ({ key, args: {} });
const ask = (question: Question): Line => plain(`sms.ask.${question}`);
const whoIsItFor = (code: string): Line => ({ key: 'sms.whoIsItFor', args: { code } });

/**
 * After a registration: the questions to her, the first sent with the news, and the details she may correct.
 */
export function afterRegistering(
  previous: Conversation | undefined,
  { registration, asked, learned }: Pick<PlannedRegistration, 'registration' | 'asked' | 'learned'>,
  now: Date,
): Conversation {
  const { activityId, personId, code, centre } = registration;
  const [asking = null, ...left] = asked;
  return goingOn(
    previous,
    {
      about: { activityId, personId, code, centre },
      waiting: null,
      asking,
      left,
      told: learned,
      isRepeated: false,
    },
    now,
  );
}

/** After a code that led to no registration: details told next belong to no one. */
export const afterRefusal = (previous: Conversation, now: Date): Conversation =>
  goingOn(previous, { about: null, waiting: null, asking: null, left: [], told: [], isRepeated: false }, now);

/** She has that registration already: it is the subject now, and questions about it stay open. */
export function afterAlready(
  previous: Conversation | undefined,
  registration: Registration,
  now: Date,
): Conversation {
  if (previous !== undefined && isAbout(previous, registration))
    return goingOn(previous, { isRepeated: previous.isRepeated }, now);
  return afterRegistering(previous, { registration, asked: [], learned: [] }, now);
}

/** A code came alone from a phone of several people: asks for whom, and keeps the rest until then. */
export function afterUnclear(previous: Conversation | undefined, details: Details, now: Date): Turn {
  const { code, gender, birthYear, childcare } = details;
  return {
    lines: [whoIsItFor(code)],
    conversation: goingOn(
      previous,
      {
        waiting: { code, gender, birthYear, childcare },
        asking: 'who',
        left: [],
        told: [],
        isRepeated: false,
      },
      now,
    ),
  };
}

/**
 * A word came with the code of someone on the phone: asks who else it is for, or tells how to cancel that.
 */
export const afterOneMore = (previous: Conversation | undefined, details: Details, now: Date): Turn => ({
  ...afterUnclear(previous, details, now),
  lines: [lineForRefusal({ refused: 'one-more', code: details.code })],
});

/** She has something else at the same time: asks whether she wants both, and keeps the rest until then. */
export function afterOverlapping(
  previous: Conversation | undefined,
  { code, gender, birthYear, childcare, phone }: Details,
  refusal: Extract<Refusal, { refused: 'overlapping' }>,
  now: Date,
): Turn {
  const { personId, at } = refusal;
  // A person who registers a neighbour with a phone of her own is not told of the neighbour's other
  // activities.
  const line =
    phone === null ? lineForRefusal(refusal) : { key: 'sms.overlappingNeighbour', args: { code, start: at } };
  return {
    lines: [line],
    conversation: goingOn(
      previous,
      {
        waiting: { code, gender, birthYear, childcare, personId },
        asking: 'overlap',
        left: [],
        told: [],
        isRepeated: false,
      },
      now,
    ),
  };
}

/** She does not want both: nothing was changed. */
export const afterNotBoth = (conversation: Conversation, { code }: Waiting, now: Date): Turn => ({
  lines: [{ key: 'sms.notBoth', args: { code } }],
  conversation: goingOn(conversation, { waiting: null, asking: null, isRepeated: false }, now),
});

/** After an answer or a correction: the details noted, those refused, and the next question. */
export function afterDescribing(
  { conversation, telling, corrects, others = 0 }: Extract<Step, { step: 'describe' }>,
  outcome: PersonUpdateOutcome,
  now: Date,
): Turn {
  const { code } = outcome.registration;
  const told = [...new Set([...conversation.told, ...outcome.learned])];
  if (outcome.forOthers !== undefined) return afterExcluding(conversation, outcome.forOthers, told, now);
  if (!isActive(outcome.registration)) {
    const said: Line =
      outcome.learned.length === 0
        ? { key: 'sms.notRegistered', args: { code } }
        : { key: 'sms.registerAgain', args: { code }, again: outcome.registration.activityId };
    return { lines: [said], conversation: afterRefusal(conversation, now) };
  }
  const open = openAfter(conversation, telling, outcome);
  const [asking = null, ...left] = open;
  const noted = notedLine(telling.childcare !== null, corrects, asking !== null, outcome);
  // The refusal of so many children tells her to text again.
  const asks = asking === null || outcome.childcare?.refused === 'childcare-too-many' ? [] : [ask(asking)];
  return {
    lines: [noted, ...(others === 0 ? [] : [{ key: 'sms.onePersonEach', args: { code } }]), ...asks],
    conversation: goingOn(conversation, { asking, left, told, isRepeated: false }, now),
  };
}

/** The activity is for others: said once, with the way to correct a slip. Nothing more is asked. */
const afterExcluding = (
  conversation: Conversation,
  refusal: AudienceRefusal,
  told: readonly Question[],
  now: Date,
): Turn => ({
  lines: [lineForRefusal(refusal), plain('sms.cancelledAudience')],
  conversation: goingOn(conversation, { asking: questionOf(refusal), left: [], told, isRepeated: true }, now),
});

/** The questions still open: first, once more, the one whose answer was refused. */
function openAfter(
  { asking, left }: Conversation,
  telling: AnswerDetails,
  { childcare }: PersonUpdateOutcome,
): readonly Question[] {
  const answered = toldIn(telling);
  const others = [asking, ...left].filter(
    (question): question is Question =>
      question !== null && question !== 'who' && question !== 'overlap' && !answered.includes(question),
  );
  const again: Question[] = [
    ...(childcare?.refused === 'childcare-too-many' ? (['childcare'] as const) : []),
  ];
  return [...again, ...others];
}

const questionOf = ({ refused }: AudienceRefusal): Question =>
  refused === 'audience-gender' ? 'gender' : 'birthYear';

function notedLine(
  isAboutChildren: boolean,
  corrects: boolean,
  isAskedMore: boolean,
  { childcare, registration, learned }: PersonUpdateOutcome,
): Line {
  if (childcare !== undefined) return lineForRefusal(childcare);
  if (isAboutChildren) {
    return childrenLine(registration, childrenOf(registration));
  }
  if (corrects) return plain(learned.length === 0 ? 'sms.cannotCorrect' : 'sms.corrected');
  return plain(isAskedMore ? 'sms.thanks' : 'sms.noted');
}

/** Leaves the open question unanswered, and puts the next one. */
export function afterSkipping(conversation: Conversation, now: Date): Turn {
  const [asking = null, ...left] = conversation.left;
  return {
    lines: [asking === null ? plain('sms.noted') : ask(asking)],
    conversation: goingOn(conversation, { asking, left, isRepeated: false }, now),
  };
}

/** The text was no answer: puts the question once more. */
export function afterNoAnswer(conversation: Conversation, now: Date): Turn {
  const { asking, waiting } = conversation;
  return {
    lines: [plain('sms.sorry'), ...askedAgain(asking, waiting)],
    conversation: goingOn(conversation, { isRepeated: true }, now),
  };
}

/** "Ok" to an open question: puts the question once more. */
export const afterAgreeing = (conversation: Conversation, now: Date): Turn => ({
  lines: askedAgain(conversation.asking, conversation.waiting),
  conversation: goingOn(conversation, { isRepeated: true }, now),
});

/** The open question, once more; nothing where none is open. */
export function askedAgain(asking: Conversation['asking'], waiting: Waiting | null): readonly Line[] {
  if (asking === null) return [];
  if (asking !== 'who' && asking !== 'overlap') return [ask(asking)];
  if (waiting === null) return [];
  const { code } = waiting;
  return asking === 'who' ? [whoIsItFor(code)] : [{ key: 'sms.bothOrNot', args: { code } }];
}

/** The open question about this registration, once more after other news of it. */
export const openQuestion = (
  conversation: Conversation | undefined,
  registration: Registration,
): readonly Line[] => {
  const asking =
    conversation !== undefined && isAbout(conversation, registration) ? conversation.asking : null;
  return asking === null || asking === 'who' || asking === 'overlap' ? [] : [ask(asking)];
};

const isAbout = ({ about }: Conversation, { activityId, personId }: Registration): boolean =>
  about?.activityId === activityId && about.personId === personId;

const toldIn = (told: AnswerDetails): readonly Question[] => [
  ...(told.name === null ? [] : (['name'] as const)),
  ...(told.gender === null ? [] : (['gender'] as const)),
  ...(told.birthYear === null ? [] : (['birthYear'] as const)),
  ...(told.childcare === null ? [] : (['childcare'] as const)),
];

/**
 * She is at a session, and the word or a name is missing: asks for it, and that alone is then enough. A
 * question asked before stays open.
 */
export const afterAskingWord = (
  previous: Conversation | undefined,
  line: Line,
  { code, word }: Pick<WordAsked, 'code' | 'word'>,
  now: Date,
): Turn => ({
  lines: [line],
  conversation: goingOn(previous, { wordAsked: { code, word, askedAt: now.toISOString() } }, now),
});

/** For further people and codes in a text: how to register each, by a text of its own. */
export function furtherLines({ code, further }: Pick<Details, 'code' | 'further'>): readonly Line[] {
  if (further === undefined) return [];
  return [
    ...(further.people > 0 ? [{ key: 'sms.onePersonEach', args: { code } }] : []),
    ...(further.code === undefined ? [] : [{ key: 'sms.oneCodeEach', args: { code: further.code } }]),
  ];
}
