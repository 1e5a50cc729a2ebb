/** What else is counted, as lists of events without a table: people at sessions, and what became of messages. */
import * as fc from 'fast-check';
import { UUID } from 'uuidv7';
import {
  type AttendanceMark,
  ageBands,
  attendanceMarks,
  type DiwanEvent,
  type EventOf,
  genders,
  groups,
} from '../../events/index.ts';
import { aMonday } from './table.ts';

/** None of the ids of lives.ts. */
const uuid = (at: number, position: number) =>
  UUID.fromFieldsV7(at, 0xda1, (position >> 16) & 0xffff, position & 0xffff).toString();
const monday = Date.parse(aMonday);

/** One mark of one person at one session, or one piece of news about a message. */
export type Happening =
  | { readonly person: number; readonly session: number; readonly mark: number; readonly minutes: number }
  | { readonly message: number; readonly news: number; readonly minutes: number };

const minutes = fc.constantFrom(0, 1, 300, 7_000);
/** Few people and sessions, so that marks are put right; sessions of two activities and two months. */
export const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    fc.record({ person: fc.nat(2), session: fc.nat(3), mark: fc.nat(3), minutes }),
    fc.record({ message: fc.nat(5), news: fc.nat(5), minutes }),
  ),
  { maxLength: 24 },
);

/** The events of these happenings, in the order they happened. */
export function daysOf(happened: readonly Happening[]): readonly DiwanEvent[] {
  const marks = new Map<string, AttendanceMark>();
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
    return 'message' in happening
      ? messageNews(happening, messages, around(0))
      : marked(happening, marks, around);
  });
}

type Around = Pick<DiwanEvent, 'id' | 'version' | 'occurredAt' | 'actor'>;

function marked(
  { person, session, mark }: Extract<Happening, { person: number }>,
  marks: Map<string, AttendanceMark>,
  around: (order: number) => Around,
): DiwanEvent[] {
  const who = `${session} ${person}`;
  const to = attendanceMarks[mark] ?? 'present';
  const came = () => [...marks].filter(([key, set]) => key.startsWith(`${session} `) && isThere(set)).length;
  const [from, before] = [marks.get(who) ?? null, came()];
  marks.set(who, to);
  const after = came();
  const centre = session % 2 === 0 ? 'kirkuk' : 'ninewa';
  const facts = {
    activityId: uuid(monday, 20_000 + (session % 2)),
    code: String(214 + (session % 2)),
    kind: session % 2 === 0 ? 'sewing' : 'theatre',
    sessionId: uuid(monday, 40_000 + session),
    startsAt: session < 2 ? '2026-11-30T20:59:00.000Z' : '2026-11-30T21:00:00.000Z',
  } as const;
  const recorded: EventOf<'attendance.recorded'> = {
    ...around(0),
    type: 'attendance.recorded',
    centre,
    subject: `attendance/${who}`,
    data: {
      ...facts,
      registrationId: uuid(monday, 50_000 + person),
      personId: uuid(monday, 30_000 + person),
      gender: genders[person % genders.length] ?? 'undisclosed',
      ageBand: ageBands[person % ageBands.length] ?? 'unknown',
      group: groups[person % groups.length] ?? 'undisclosed',
      from,
      to,
      markId: uuid(monday, 60_000 + mark),
      markedAt: aMonday,
      isDisputed: from === to,
    },
  };
  if ((before === 0) === (after === 0)) return [recorded];
  const told = { ...facts, endsAt: '2026-11-30T22:00:00.000Z' };
  const type = after > 0 ? 'session.held' : 'session.unheld';
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
