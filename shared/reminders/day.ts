import type { Session } from '#shared/activities/index.ts';
import { localDate, localMonth, localToUtc } from '#shared/language/index.ts';
import { keys, type Table } from '#shared/table/index.ts';

/** The sessions of a session's centre that begin on its day in Baghdad, as the index has them; itself among them. */
export async function sessionsThatDay(
  table: Table,
  { centre, start }: Pick<Session, 'centre' | 'start'>,
): Promise<readonly Session[]> {
  const from = localToUtc(localDate(start), '00:00');
  const until = new Date(Date.parse(from) + day).toISOString();
  const { items } = await table.query<Session>({
    ...keys.sessionsInCentre(centre, localMonth(start), from, until),
    index: 'gsi1',
  });
  return items;
}

/** Clocks in Baghdad are not put forward or back. */
const day = 24 * 3_600_000;
