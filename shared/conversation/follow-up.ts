import type { Question } from '../../events/index.ts';
import type { Line } from '../messaging/index.ts';
import type { DescribeOutcome, Registration } from '../registration/index.ts';
import type { Details, Step } from './next-step.ts';
import { lineForRefusal } from './refusals.ts';
import { type Conversation, goingOn } from './state.ts';

/** What is said to a text, and what the conversation has come to by it. */
export type Turn = { readonly lines: readonly Line[]; readonly conversation: Conversation };

const plain = (key: string): Line => ({ key, args: {} });
const ask = (question: Question): Line => plain(`sms.ask.${question}`);
const whoIsItFor = (code: string): Line => ({ key: 'sms.whoIsItFor', args: { code } });

/** After a registration: what is asked of her, the first together with the news, and what may be put right. */
export function afterRegistering(
  previous: Conversation | undefined,
  made: Registration,
  details: Details,
  questions: readonly Question[],
  now: Date,
): Conversation {
  const { activityId, personId, code, centre } = made;
  const [asking = null, ...left] = questions;
  return goingOn(
    previous,
    {
      about: { activityId, personId, code, centre },
      waiting: null,
      asking,
      left,
      told: toldIn(details),
      isRepeated: false,
    },
    now,
  );
}

/** A code came alone from a phone of several people: for whom is asked, and the rest is kept until then. */
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

/** After an answer or a correction: what was noted, what could not be, and the next question. */
export function afterDescribing(
  { conversation, telling, corrects }: Extract<Step, { step: 'describe' }>,
  outcome: DescribeOutcome,
  now: Date,
): Turn {
  const told = toldIn(telling);
  if (outcome.isForOthers) {
    const { code } = outcome.registration;
    return {
      lines: [{ key: 'sms.cancelledAudience', args: { code } }],
      conversation: goingOn(conversation, { about: null, asking: null, left: [], told: [] }, now),
    };
  }
  const open = [conversation.asking, ...conversation.left].filter(
    (question): question is Question => question !== null && question !== 'who' && !told.includes(question),
  );
  const [asking = null, ...left] = open;
  const noted = notedLine(telling.childcare !== null, corrects, asking !== null, outcome);
  return {
    lines: asking === null ? [noted] : [noted, ask(asking)],
    conversation: goingOn(
      conversation,
      { asking, left, told: [...new Set([...conversation.told, ...told])], isRepeated: false },
      now,
    ),
  };
}

function notedLine(
  isAboutChildren: boolean,
  corrects: boolean,
  isAskedMore: boolean,
  { childcare, registration }: DescribeOutcome,
): Line {
  if (childcare !== undefined) return lineForRefusal(childcare);
  if (isAboutChildren) {
    return { key: 'sms.childcareSet', args: { code: registration.code, count: registration.childcare } };
  }
  if (corrects) return plain('sms.corrected');
  return plain(isAskedMore ? 'sms.thanks' : 'sms.noted');
}

/** The open question is left open, and the next one put. */
export function afterSkipping(conversation: Conversation, now: Date): Turn {
  const [asking = null, ...left] = conversation.left;
  return {
    lines: [asking === null ? plain('sms.noted') : ask(asking)],
    conversation: goingOn(conversation, { asking, left, isRepeated: false }, now),
  };
}

/** What came was no answer: the question once more. */
export function afterNoAnswer(conversation: Conversation, now: Date): Turn {
  const { asking, waiting } = conversation;
  const open = asking === 'who' || asking === null ? [] : [ask(asking)];
  const who = asking === 'who' && waiting !== null ? [whoIsItFor(waiting.code)] : [];
  return {
    lines: [plain('sms.sorry'), ...open, ...who],
    conversation: goingOn(conversation, { isRepeated: true }, now),
  };
}

/** The question that is open about this registration, once more after other news of it. */
export const openQuestion = (
  conversation: Conversation | undefined,
  { activityId, personId }: Registration,
): readonly Line[] => {
  const about = conversation?.about;
  const isAboutIt = about?.activityId === activityId && about.personId === personId;
  const asking = isAboutIt ? conversation?.asking : null;
  return asking === null || asking === undefined || asking === 'who' ? [] : [ask(asking)];
};

const toldIn = (told: Pick<Details, 'name' | 'gender' | 'birthYear' | 'childcare'>): readonly Question[] => [
  ...(told.name === null ? [] : (['name'] as const)),
  ...(told.gender === null ? [] : (['gender'] as const)),
  ...(told.birthYear === null ? [] : (['birthYear'] as const)),
  ...(told.childcare === null ? [] : (['childcare'] as const)),
];
