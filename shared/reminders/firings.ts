import type { Session } from '#shared/activities/index.ts';
import { equals, keys, type Table } from '#shared/table/index.ts';
import { firingsToCome, plannedFirings } from './plan.ts';
import { type Firing, leadsOf, type ReminderTimes } from './schema.ts';
import { isShortBefore } from './wanted.ts';

/** How long a missed reminder is made up for, in milliseconds: a day. */
const madeUpFor = 24 * 3_600_000;

/** What the firings of a session depend on. */
export type Fired = Pick<Session, 'start' | 'centre' | 'status' | 'setAt' | 'reminded'>;

/** When the present start was set, and the firings in force for the session since then, in their order. */
export function plannedFor(
  { start, centre, setAt = '' }: Pick<Fired, 'start' | 'centre' | 'setAt'>,
  times: ReminderTimes,
) {
  const planned = plannedFirings(start, leadsOf(times, centre), times);
  return { setAt, inForce: setAt === '' ? planned : firingsToCome(planned, new Date(setAt)) };
}

/** Names a firing among those of its session: by the start it is for, and its lead. */
export const firingName = (startsAt: string, { lead }: Pick<Firing, 'lead'>): string =>
  `${Math.floor(Date.parse(startsAt) / 1000).toString(36)}_${lead}`;

/**
 * Until when a firing is of use to people who asked for no other number of reminders: to the start of the
 * session if it is on the day before or later, else to the next lead.
 */
export function ofUseUntil(
  { start, centre }: Pick<Fired, 'start' | 'centre'>,
  times: ReminderTimes,
  firing: Firing,
): string {
  return isShortBefore(firing, start) ? start : (replacedAtOf({ start, centre }, times, firing.at) ?? start);
}

/** When the next lead comes: a reminder that arrives after that is of no more use. */
export const replacedAtOf = (
  { start, centre }: Pick<Fired, 'start' | 'centre'>,
  times: ReminderTimes,
  firedAt: string,
): string | undefined =>
  plannedFirings(start, leadsOf(times, centre), times).find(({ lead, at }) => lead !== 'last' && at > firedAt)
    ?.at;

/**
 * The firings of a session that a clock must stand for (`toCome`), and those whose instant has passed in the
 * last day without the reminder being carried out, while it is still of use (`missed`). None of a session
 * that is not planned or has begun.
 */
export function firingsOf(
  session: Fired,
  times: ReminderTimes,
  now: Date,
): { readonly toCome: readonly Firing[]; readonly missed: readonly Firing[] } {
  const at = now.toISOString();
  if (session.status !== 'planned' || session.start <= at) return { toCome: [], missed: [] };
  const { inForce } = plannedFor(session, times);
  const tooLate = new Date(now.getTime() - madeUpFor).toISOString();
  const isMissed = (firing: Firing) =>
    firing.at <= at &&
    firing.at > tooLate &&
    session.reminded?.has(firingName(session.start, firing)) !== true &&
    ofUseUntil(session, times, firing) > at;
  return { toCome: inForce.filter((firing) => firing.at > at), missed: inForce.filter(isMissed) };
}

/** Notes that a reminder was carried out to the end of the roster, unless the session has moved since. */
export async function noteReminded(
  table: Table,
  {
    activityId,
    sessionId,
    startsAt,
    lead,
  }: {
    readonly activityId: string;
    readonly sessionId: string;
    readonly startsAt: string;
    readonly lead: string;
  },
): Promise<void> {
  await table.update({
    update: keys.sessionKey(activityId, sessionId),
    changes: { add: { reminded: new Set([firingName(startsAt, { lead })]) } },
    when: equals('start', startsAt),
  });
}
