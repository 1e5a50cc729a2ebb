import { type Session, sessionById } from '../activities/index.ts';
import { attendanceAt } from '../attendance/index.ts';
import type { FanOutQueue, Limits } from '../messaging/index.ts';
import { type Registration, registrationsFor } from '../registration/index.ts';
import type { Context, Table } from '../table/index.ts';
import type { SessionOfDay } from './covering.ts';
import { sessionsThatDay } from './day.ts';
import { remindersOf } from './messages.ts';
import { plannedFirings } from './plan.ts';
import { pushPage } from './push.ts';
import { rosterWithPeople } from './roster.ts';
import { leadsOf, type ReminderTimes, type Reminding } from './schema.ts';

/** What reminding and telling go by. */
export type ReminderSettings = {
  readonly times: ReminderTimes;
  readonly limits: Limits;
  /** How many registrations a page of a roster has. Default 400. */
  readonly pageLength?: number;
};

/** What a page of reminding came to: how many messages, and what is to be done next, if anything. */
export type Reminded = { readonly messages: number; readonly next: Reminding | undefined };

/**
 * Reminds the people of one page of a session's roster as it is now. Nothing, when the session is gone, cancelled, at
 * another time by now, or has begun: what moved it has set other clocks. A page that comes again makes the same
 * messages.
 */
export async function remindPage(
  context: Context,
  queue: FanOutQueue,
  settings: ReminderSettings,
  reminding: Reminding,
): Promise<Reminded> {
  const { table, now: clock } = context;
  const { activityId, sessionId, startsAt, lead, at, since, after } = reminding;
  const now = clock();
  const session = await sessionById(table, activityId, sessionId);
  const isOn = session?.status === 'planned' && session.start === startsAt;
  if (session === undefined || !isOn) return { messages: 0, next: undefined };
  const outdatedAt = replacedAt(session, settings.times, at) ?? startsAt;
  if (outdatedAt <= now.toISOString()) return { messages: 0, next: undefined };

  const [page, ofDay, excused] = await Promise.all([
    rosterWithPeople(table, activityId, ['confirmed'], after, settings.pageLength),
    sessionsThatDay(table, session),
    excusedFrom(table, session),
  ]);
  const others = ofDay.flatMap((other) => otherOfDay(other, session, settings.times, lead));
  const messages = remindersOf(
    {
      session: { ...namesOf(session), firing: { lead, at, ...(since === undefined ? {} : { since }) } },
      centre: session.centre,
      outdatedAt,
      others,
      roster: page.roster,
      people: page.people,
      elsewhere: await placesIn(table, others, activityId, page.roster),
      excused,
    },
    now,
  );
  await pushPage(context, queue, settings.limits, messages);
  const next = page.next === undefined ? undefined : { ...reminding, after: page.next };
  return { messages: messages.length, next };
}

/** When the next lead tells everyone who is told now: what comes so late, or is held so long, is not needed any more. */
const replacedAt = ({ start, centre }: Session, times: ReminderTimes, firedAt: string): string | undefined =>
  plannedFirings(start, leadsOf(times, centre), times).find(({ lead, at }) => lead !== 'last' && at > firedAt)
    ?.at;

async function excusedFrom(table: Table, session: Session): Promise<ReadonlySet<string>> {
  const noted = await attendanceAt(table, session);
  return new Set(noted.filter(({ status }) => status === 'excused').map(({ personId }) => personId));
}

const namesOf = ({ activityId, code, sessionId, start }: Session): Omit<SessionOfDay, 'firing'> => ({
  activityId,
  code,
  sessionId,
  start,
});

/** Another session of the day, where it has a firing of this lead too. */
function otherOfDay(
  other: Session,
  { sessionId }: Session,
  times: ReminderTimes,
  lead: string,
): readonly SessionOfDay[] {
  if (other.sessionId === sessionId || other.status !== 'planned') return [];
  const planned = plannedFirings(other.start, leadsOf(times, other.centre), times);
  const firing = planned.find((each) => each.lead === lead);
  return firing === undefined ? [] : [{ ...namesOf(other), firing }];
}

/** What the people of a page have in the other activities of the day. */
async function placesIn(
  table: Table,
  others: readonly SessionOfDay[],
  activityId: string,
  roster: readonly Registration[],
): Promise<readonly Registration[]> {
  const activities = new Set(others.map((other) => other.activityId).filter((id) => id !== activityId));
  const personIds = roster.map(({ personId }) => personId);
  const found = await Promise.all([...activities].map((id) => registrationsFor(table, id, personIds)));
  return found.flat();
}
