/** What else is counted, as lists of events without a table: people at sessions, and what became of messages. */
import * as fc from 'fast-check';
import { UUID } from 'uuidv7';
import {
  type AttendanceMark,
  ageBands,
  attendanceMarks,
  type CentreId,
  type DiwanEvent,
  type EventOf,
  genders,
  groups,
} from '#events/index.ts';
import { aMonday } from '../table/table.ts';

/** None of the ids of lives.ts. */
const uuid = (at: number, position: number) =>
  UUID.fromFieldsV7(at, 0xda1, (position >> 16) & 0xffff, position & 0xffff).toString();
const monday = Date.parse(aMonday);

/** One mark of one person at one session, a session put into the other month, or one piece of news about a message. */
export type Happening =
  | { readonly person: number; readonly session: number; readonly mark: number; readonly minutes: number }
  | { readonly moved: number; readonly minutes: number }
  | { readonly message: number; readonly news: number; readonly minutes: number };

const minutes = fc.constantFrom(0, 1, 300, 7_000);
/** Mostly of one session, so that what was noted of someone is put right after it was moved, and before. */
const session = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(3) });
/**
 * Few people and sessions, so that marks are put right; sessions of two activities and two months, between which they
 * are moved. More than a handful at a time: with fewer, hardly anyone is noted twice with a move between.
 */
export const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ person: fc.nat(2), session, mark: fc.nat(3), minutes }) },
    { weight: 2, arbitrary: fc.record({ moved: session, minutes }) },
    { weight: 2, arbitrary: fc.record({ message: fc.nat(5), news: fc.nat(5), minutes }) },
  ),
  { maxLength: 24, size: 'max' },
);

/** The events of these happenings, in the order they happened. */
export function daysOf(happened: readonly Happening[]): readonly DiwanEvent[] {
  const sessions = new Map<number, Session>();
  const messages = new Map<number, Known>();
  let at = monday;
  return happened.flatMap((happening, position): DiwanEvent[] => {
    at += happening.minutes * 60_000;
    const around = (order: number) => ({
      id: uuid(at, 10 * position + order),
      version: 1 as const,
      occurredAt: new Date(at).toISOString(),
      actor: { kind: 'staff', id: 'leader' } as const,
    });
    if ('message' in happening) return messageNews(happening, messages, around(0));
    const number = 'moved' in happening ? happening.moved : happening.session;
    const session = sessions.get(number) ?? { startsAt: monthEnds[number < 2 ? 0 : 1], marks: new Map() };
    sessions.set(number, session);
    if ('person' in happening) return marked(happening, session, around);
    return movedAway(number, session, around(0));
  });
}

/** A minute before December begins in Baghdad, and as it begins. */
const monthEnds = ['2026-11-30T20:59:00.000Z', '2026-11-30T21:00:00.000Z'] as const;

/** When a session begins, and what is noted of whom at it: each as it began when that was noted. */
type Session = {
  startsAt: string;
  readonly marks: Map<number, { readonly status: AttendanceMark; readonly startsAt: string }>;
};

const cameTo = ({ marks }: Session): number =>
  [...marks.values()].filter(({ status }) => isThere(status)).length;

const factsOf = (session: number, startsAt: string) =>
  ({
    activityId: uuid(monday, 20_000 + (session % 2)),
    code: String(214 + (session % 2)),
    kind: session % 2 === 0 ? 'sewing' : 'theatre',
    sessionId: uuid(monday, 40_000 + session),
    startsAt,
  }) as const;
const centreOf = (session: number): CentreId => (session % 2 === 0 ? 'kirkuk' : 'ninewa');
const endsAt = '2026-11-30T22:00:00.000Z';

/** A session that someone was at stays where it is. */
function movedAway(number: number, session: Session, around: Around): DiwanEvent[] {
  if (cameTo(session) > 0) return [];
  const before = { startsAt: session.startsAt, endsAt };
  session.startsAt = monthEnds[session.startsAt === monthEnds[0] ? 1 : 0];
  const { sessionId, ...facts } = factsOf(number, session.startsAt);
  const data = { ...facts, sessionId, endsAt, room: null, before };
  return [
    { ...around, type: 'session.moved', centre: centreOf(number), subject: `session/${sessionId}`, data },
  ];
}

type Around = Pick<DiwanEvent, 'id' | 'version' | 'occurredAt' | 'actor'>;

function marked(
  { person, session: number, mark }: Extract<Happening, { person: number }>,
  session: Session,
  around: (order: number) => Around,
): DiwanEvent[] {
  const to = attendanceMarks[mark] ?? 'present';
  const [previous, before] = [session.marks.get(person), cameTo(session)];
  session.marks.set(person, { status: to, startsAt: session.startsAt });
  const after = cameTo(session);
  const [centre, facts] = [centreOf(number), factsOf(number, session.startsAt)];
  const wasElsewhere = previous !== undefined && previous.startsAt !== session.startsAt;
  const recorded: EventOf<'attendance.recorded'> = {
    ...around(0),
    type: 'attendance.recorded',
    centre,
    subject: `attendance/${number} ${person}`,
    data: {
      ...facts,
      ...(wasElsewhere ? { before: { startsAt: previous.startsAt } } : {}),
      registrationId: uuid(monday, 50_000 + person),
      personId: uuid(monday, 30_000 + person),
      gender: genders[person % genders.length] ?? 'undisclosed',
      ageBand: ageBands[person % ageBands.length] ?? 'unknown',
      group: groups[person % groups.length] ?? 'undisclosed',
      from: previous?.status ?? null,
      to,
      markId: uuid(monday, 60_000 + mark),
      markedAt: aMonday,
      isDisputed: previous?.status === to,
    },
  };
  if ((before === 0) === (after === 0)) return [recorded];
  const type = after > 0 ? 'session.held' : 'session.unheld';
  const told = { ...facts, endsAt };
  return [recorded, { ...around(1), type, centre, subject: `session/${facts.sessionId}`, data: told }];
}

const isThere = (mark: AttendanceMark): boolean => mark === 'present' || mark === 'late';

type Known = { sent: number; ended?: 'delivered' | 'failed' | 'dropped' };

/** What can be told next of a message: sent, sent again, not arrived, arrived (after all); or never sent. */
function messageNews(
  { message, news }: Extract<Happening, { message: number }>,
  messages: Map<number, Known>,
  around: Around,
): DiwanEvent[] {
  const known = messages.get(message) ?? { sent: 0 };
  messages.set(message, known);
  // Some messages have no centre, some are about an activity, some are of a broadcast.
  const data: Omit<EventOf<'message.sent'>['data'], 'attempt'> = {
    messageId: `message-${message}`,
    purpose: message % 2 === 0 ? 'reminder' : 'broadcast',
    ...(message % 3 === 0 ? {} : { activityId: uuid(monday, 20_000), kind: 'sewing' }),
    ...(message % 2 === 0 ? {} : { broadcastId: uuid(monday, 70_000) }),
    segments: 1 + (message % 3),
    cost: 40_000 * (1 + (message % 3)),
  };
  const about = {
    ...around,
    centre: message % 4 === 0 ? null : ('kirkuk' as const),
    subject: `message/message-${message}`,
  };
  const { ended } = known;
  if (ended === 'delivered' || ended === 'dropped') return [];
  if (known.sent === 0 && news > 3) {
    known.ended = 'dropped';
    return [
      { ...about, type: 'message.dropped', data: { ...data, reason: news === 4 ? 'budget' : 'stopped' } },
    ];
  }
  if (known.sent === 0 || (ended === undefined && news < 2 && known.sent < 9)) {
    known.sent += 1;
    return [{ ...about, type: 'message.sent', data: { ...data, attempt: known.sent } }];
  }
  if (ended === undefined && news === 2) {
    known.ended = 'failed';
    return [{ ...about, type: 'message.failed', data: { ...data, isPermanent: message % 2 === 0 } }];
  }
  known.ended = 'delivered';
  return [{ ...about, type: 'message.delivered', data: { ...data, from: ended ?? 'sent' } }];
}
