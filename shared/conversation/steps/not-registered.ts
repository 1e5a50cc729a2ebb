import { openUnderCodes } from '#shared/activities/index.ts';
import { childrenLine, type Line } from '#shared/messaging/index.ts';
import type { Phone } from '#shared/people/index.ts';
import {
  childrenOf,
  isActive,
  type Refusal,
  type Registration,
  registrationsFor,
} from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Answer, lines, turn } from '../answering.ts';
import { conversationOn } from '../conversation.ts';
import {
  afterAlready,
  afterOneMore,
  afterOverlapping,
  afterRefusal,
  afterUnclear,
  furtherLines,
  openQuestion,
  type Turn,
} from '../follow-up.ts';
import { statusLinesOf } from '../lines/overviews.ts';
import { lineForRefusal } from '../lines/refusals.ts';
import type { Details } from '../next-step.ts';
import type { Heard } from '../schema.ts';
import { type Held, spokenFor } from '../spoken-for.ts';
import { answerDescribe } from './describe.ts';

/** What is said beside a refusal: of childcare not to be had, and of a phone number left out. */
type Beside = Readonly<Record<'notHad' | 'leftOut', readonly Line[]>>;

/**
 * Answers a text that asked for a place and got none: asks what is unclear, tells of the place there is
 * already, or says why not. `details.phone`: the phone of her own she was to be registered with.
 */
export async function answerNotRegistered(
  context: Context,
  heard: Heard,
  phone: Phone,
  details: Details,
  refusal: Refusal,
  { notHad, leftOut }: Beside,
): Promise<Answer> {
  const now = context.now();
  const previous = conversationOn(phone, now);
  const ask = ({ lines: asked, conversation }: Turn) =>
    turn(context, heard, { lines: [...notHad, ...leftOut, ...asked], conversation });
  switch (refusal.refused) {
    case 'which-person':
      return ask(afterUnclear(previous, details, now));
    case 'one-more':
      return ask(afterOneMore(previous, details, now));
    case 'overlapping':
      return ask(afterOverlapping(previous, details, refusal, now));
    case 'already-registered':
      return notHad.length > 0
        ? lines(...notHad)
        : answerAgain(context, heard, phone, details, refusal.registration);
    case 'enrolment-closed':
    case 'places-over': {
      // A person registered already did not ask for a place: "214" is about the one she has.
      const has = await activeUnder(context, phone, details);
      const [only, another] = has;
      if (only !== undefined && another === undefined)
        return answerAgain(context, heard, phone, details, only.registration);
      return lines(
        ...(another === undefined ? [lineForRefusal(refusal)] : await statusLinesOf(context, has)),
      );
    }
    default: {
      const said = [lineForRefusal(refusal)];
      if (previous === undefined) return lines(...said);
      return turn(context, heard, { lines: said, conversation: afterRefusal(previous, now) });
    }
  }
}

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
