import type { Session } from '#shared/activities/index.ts';
import { localMonth } from '#shared/language/index.ts';
import type { Registration } from '#shared/registration/index.ts';
import { keys, type Table } from '#shared/table/index.ts';
import type { Audience, Broadcast } from './schema.ts';

/** How many months ahead a centre's sessions are read: no course is announced earlier than that. */
const monthsAhead = 12;

/**
 * The activities whose people a broadcast goes to, in an order that stays: those of its centre, and of its
 * audience, that have a session still to come or under way.
 */
export async function activitiesFor(
  table: Table,
  { centre, audience }: Pick<Broadcast, 'centre' | 'audience'>,
  now: Date,
): Promise<readonly string[]> {
  const from = new Date(now.getTime() - longestSession).toISOString();
  const [year = 0, month = 1] = localMonth(from).split('-').map(Number);
  const months = Array.from({ length: monthsAhead + 1 }, (_, ahead) =>
    new Date(Date.UTC(year, month - 1 + ahead, 1)).toISOString().slice(0, 7),
  );
  const pages = await Promise.all(
    months.map((each) =>
      table.query<Session>({ ...keys.sessionsInCentre(centre, each, from, '~'), index: 'gsi1' }),
    ),
  );
  const sessions = pages.flatMap(({ items }) => items);
  const isMeant = meant(audience);
  const toCome = sessions.filter(
    (session) => session.status === 'planned' && session.end > now.toISOString() && isMeant(session),
  );
  return [...new Set(toCome.map(({ activityId }) => activityId))].toSorted();
}

const longestSession = 24 * 3_600_000;

function meant(audience: Audience): (session: Pick<Session, 'code' | 'kind'>) => boolean {
  switch (audience.of) {
    case 'centre':
      return () => true;
    case 'activity':
      return ({ code }) => code === audience.code;
    case 'kind':
      return ({ kind }) => kind === audience.kind;
    case 'waiting':
      return ({ code }) => audience.code === undefined || audience.code === code;
  }
}

/** The statuses whose people are told: everyone with something ahead, or those in line. */
export const statusesFor = ({ of }: Audience): readonly Registration['status'][] =>
  of === 'waiting' ? ['waitlisted'] : ['confirmed', 'offered', 'waitlisted'];
