import { openUnderCodes } from '#shared/activities/index.ts';
import { childrenLine, type Line, mayBeTexted } from '#shared/messaging/index.ts';
import { broughtWrite, type Phone, personById, phoneOf, writtenIn } from '#shared/people/index.ts';
import {
  childrenOf,
  describing,
  isActive,
  type PlannedRegistration,
  type Registration,
  registering,
  registrationsFor,
  wasAnswered,
} from '#shared/registration/index.ts';
import { again, type Context, type Write } from '#shared/table/index.ts';
import { type Answer, line, lines, type Planning, participant, replyTo, turn } from '../answering.ts';
import { conversationOn, conversationWrite, type Waiting } from '../conversation.ts';
import {
  afterAlready,
  afterDescribing,
  afterOneMore,
  afterOverlapping,
  afterRefusal,
  afterRegistering,
  afterUnclear,
  openQuestion,
  type Turn,
} from '../follow-up.ts';
import { statusLinesOf } from '../lines/overviews.ts';
import { lineForRefusal } from '../lines/refusals.ts';
import { isCodeAndAWord } from '../lone-word.ts';
import type { Details, Step } from '../next-step.ts';
import type { Heard } from '../schema.ts';
import { type Held, spokenFor } from '../spoken-for.ts';

/**
 * Registers someone on this phone, or, from a focal point's phone, someone with a phone of her own. Asking
 * for more childcare than there is costs nobody her place: she is registered without it, and told so with the
 * news.
 */
export function registeringByText(
  context: Context,
  heard: Heard,
  phone: Phone,
  details: Details,
  acceptsOverlap = false,
  notHad: readonly Line[] = [],
): Planning {
  const { code, childcare } = details;
  const { focalPointId } = phone.state;
  const told = details.phone === heard.phone ? null : details.phone;
  const mayGiveNumbers = focalPointId !== undefined;
  // Someone else with her own number must text from that number.
  if (told !== null && !mayGiveNumbers && details.forAnother && mayBeTexted(told, heard.allowedPrefixes))
    return always(lines({ key: 'sms.otherPhone', args: { code } }));
  // Without the right to give numbers, a number is left out, and the place is on the phone that texts.
  const own = mayGiveNumbers ? told : null;
  if (own !== null && !mayBeTexted(own, heard.allowedPrefixes)) return always(line('sms.phoneNotAllowed'));

  if (own !== null && details.name === null) return always(lines({ key: 'sms.nameNeeded', args: { code } }));

  const isLeftOut = told !== null && own === null && mayBeTexted(told, heard.allowedPrefixes);
  const leftOut: readonly Line[] = isLeftOut ? [{ key: 'sms.textsComeHere', args: { code } }] : [];
  const more = [...notHad, ...leftOut, ...furtherLines(details)];
  const furtherWrites = more.length === 0 ? [] : [replyTo(context, heard, more).write];
  const isBrought = own !== null && focalPointId !== undefined;
  // A focal point registers one neighbour after another, and tells all he knows of each.
  const asksNothing = (focalPointId !== undefined && details.name !== null) || heard.despiteStop === true;
  const plan = registering(context, {
    ...details,
    acceptsOverlap,
    // A focal point registers many neighbours by name alone.
    asksBeforeOneMore:
      focalPointId === undefined && details.name !== null && isCodeAndAWord(heard.body, details),
    requestId: heard.textId,
    requestHash: '',
    receivedAt: heard.receivedAt,
    channel: 'sms',
    phone: own ?? heard.phone,
    group: details.group ?? null,
    childcare: childcare ?? 0,
    ...(asksNothing
      ? {}
      : { asks: childcare === null ? 'what-is-missing' : 'what-is-missing-but-childcare' }),
    ...writtenIn(heard),
    ...(isBrought ? { broughtBy: focalPointId } : { heard: { door: heard.door, language: heard.shown } }),
  });
  // The news is made from the event; lines beyond it are said in the same answer.
  const afterwards = more.length > 0 || (heard.despiteStop === true && !isBrought) ? 'kept' : 'told';
  let talkingOn = phone;
  /** The conversation is with the phone that texts, even when the registration is for another phone. */
  const writesBeside = (planned: PlannedRegistration): readonly Write[] => {
    const previous = conversationOn(isBrought ? talkingOn : planned.phone, context.now());
    const next = afterRegistering(previous, planned, context.now());
    const talk = conversationWrite(heard.phone, next, context.now());
    if (isBrought) return [talk, broughtWrite(focalPointId, planned.registration.personId), ...furtherWrites];
    if (heard.despiteStop !== true) return [talk, ...furtherWrites];
    return [talk, replyTo(context, heard, [keptLine(planned), ...more]).write];
  };
  let withoutChildcare: Planning | undefined;
  return async (contention) => {
    if (withoutChildcare !== undefined) return withoutChildcare(contention);
    const outcome = await plan(contention);
    if ('writes' in outcome) {
      return {
        answer: 'done-by',
        writes: [...outcome.writes, ...writesBeside(outcome)],
        afterwards,
        ifRefused: async (refused) => {
          if (isBrought && refused.has('conversation')) talkingOn = await phoneOf(context.table, heard.phone);
          const ending = await outcome.ifRefused(refused);
          if (!('answer' in ending)) return ending;
          if ('refused' in ending.answer) throw new Error(takenForAnother);
          return { answer: afterwards };
        },
        planAgain: true,
      };
    }
    if (!('refused' in outcome)) return { answer: afterwards };
    const now = context.now();
    const previous = conversationOn(phone, now);
    const ask = ({ lines: asked, conversation }: Turn) =>
      turn(context, heard, { lines: [...notHad, ...leftOut, ...asked], conversation });
    switch (outcome.refused) {
      case 'request-reused':
        throw new Error(takenForAnother);
      case 'which-person':
        return ask(afterUnclear(previous, details, now));
      case 'one-more':
        return ask(afterOneMore(previous, details, now));
      case 'overlapping':
        return ask(afterOverlapping(previous, { ...details, phone: own }, outcome, now));
      case 'already-registered':
        return notHad.length > 0
          ? lines(...notHad)
          : answerAgain(context, heard, phone, details, outcome.registration);
      case 'childcare-not-offered':
      case 'childcare-too-many': {
        const without = { ...details, childcare: null };
        withoutChildcare = registeringByText(context, heard, phone, without, acceptsOverlap, [
          lineForRefusal(outcome),
        ]);
        return withoutChildcare(0);
      }
      case 'enrolment-closed':
      case 'places-over': {
        // A person registered already did not ask for a place: "214" is about the one she has.
        const has = await activeUnder(context, phone, details);
        const [only, another] = has;
        if (only !== undefined && another === undefined)
          return answerAgain(context, heard, phone, details, only.registration);
        return lines(
          ...(another === undefined ? [lineForRefusal(outcome)] : await statusLinesOf(context, has)),
        );
      }
      default: {
        const said = [lineForRefusal(outcome)];
        if (previous === undefined) return lines(...said);
        return turn(context, heard, { lines: said, conversation: afterRefusal(previous, now) });
      }
    }
  };
}

const takenForAnother = 'A text was taken for another with its id';

/** These stay the same at each try. */
const always =
  (answer: Answer): Planning =>
  async () =>
    answer;

/** The place, offer or position under a code of the people the phone speaks for, or of the one named. */
async function activeUnder(
  { table }: Context,
  phone: Phone,
  { code, name }: Details,
): Promise<readonly Held[]> {
  const [open] = await openUnderCodes(table, [code]);
  const spoken = await spokenFor(table, phone, name);
  if (open === undefined || spoken.length === 0) return [];
  const ids = spoken.map(({ person }) => person.personId);
  const registrations = (await registrationsFor(table, open.activityId, ids)).filter(isActive);
  return registrations.flatMap((registration) => {
    const of = spoken.find(({ person }) => person.personId === registration.personId);
    return of?.sees(registration) === true ? [{ ...of, registration }] : [];
  });
}

/** The line that tells a phone that asked for no more texts of the place it then asked for. */
function keptLine({ registration }: PlannedRegistration): Line {
  const { activityId, code, status, centre, startsAt: start } = registration;
  return status === 'waitlisted'
    ? { key: 'sms.stoppedLine', args: { code } }
    : { key: 'sms.statusLine.confirmed', args: { code, centre, start }, activityId };
}

/** For further people and codes in a text: how to register each, by a text of its own. */
export function furtherLines({ code, further }: Pick<Details, 'code' | 'further'>): readonly Line[] {
  if (further === undefined) return [];
  return [
    ...(further.people > 0 ? [{ key: 'sms.onePersonEach', args: { code } }] : []),
    ...(further.code === undefined ? [] : [{ key: 'sms.oneCodeEach', args: { code: further.code } }]),
  ];
}

/** Registers a person who was told that she has something else at the same time. */
export function registeringBoth(
  context: Context,
  heard: Heard,
  phone: Phone,
  { code, gender, birthYear, childcare, personId }: Waiting,
): Planning {
  let planning: Planning | undefined;
  return async (contention) => {
    if (planning !== undefined) return planning(contention);
    if (await wasAnswered(context.table, heard.textId)) return { answer: 'told' };
    const person = personId === undefined ? undefined : await personById(context.table, personId);
    // She has been erased meanwhile.
    if (person === undefined) return lines({ key: 'sms.notRegistered', args: { code } });
    const own = person.phone === heard.phone ? null : person.phone;
    const { name } = person;
    const details = { code, name, gender, birthYear, childcare, phone: own, forAnother: false };
    planning = registeringByText(context, heard, phone, details, true);
    return planning(contention);
  };
}

/** Registered already: adds children asked for now; else tells her so, and puts the open question. */
async function answerAgain(
  context: Context,
  heard: Heard,
  phone: Phone,
  details: Details,
  registration: Registration,
): Promise<Answer> {
  const { activityId, personId, code, centre } = registration;
  const children = childrenOf(registration);
  const previous = conversationOn(phone, context.now());
  const conversation = afterAlready(previous, registration, context.now());
  if (details.childcare !== null && details.childcare !== children.booked + children.waiting) {
    return answerDescribe(context, heard, phone, {
      step: 'describe',
      about: { activityId, personId, code, centre },
      telling: details,
      corrects: false,
      conversation: { ...conversation, version: previous?.version ?? 0 },
    });
  }
  return turn(context, heard, {
    lines: [
      ofHer(lineForRefusal({ refused: 'already-registered', code, registration }), phone, details, personId),
      ...(details.childcare === null ? [] : [childrenLine(registration, children)]),
      ...furtherLines(details),
      ...openQuestion(previous, registration),
    ],
    conversation,
  });
}

/** A line about a person; with her name on a phone of several people and to a focal point. */
function ofHer(line: Line, { people, state }: Phone, { name }: Details, personId: string): Line {
  const isNamed = people.length > 1 || state.focalPointId !== undefined;
  const known = people.find((each) => each.personId === personId)?.name ?? name;
  return isNamed && known !== null ? { ...line, key: `${line.key}For`, personId } : line;
}

/** Keeps the details told, and writes the answer in the same transaction. */
export async function answerDescribe(
  context: Context,
  heard: Heard,
  phone: Phone,
  step: Extract<Step, { step: 'describe' }>,
): Promise<Answer> {
  const { about, telling, conversation } = step;
  const planned = await describing(context, {
    ...telling,
    group: telling.group ?? null,
    about,
    mayChange: conversation.told,
    others: phone.people,
    waitId: context.newId(heard.receivedAt),
    actor: participant,
  });
  if (planned === undefined) return line('sms.unknown');
  const next = afterDescribing(step, planned.result, context.now());
  return {
    answer: 'done-by',
    writes: [
      ...planned.writes,
      replyTo(context, heard, next.lines).write,
      conversationWrite(heard.phone, next.conversation, context.now()),
    ],
    afterwards: 'kept',
    ifRefused: async (refused) => (refused.has('message') ? { answer: 'kept' } : again),
  };
}
