import type { Session } from '#shared/activities/index.ts';
import { localDate, localMonth, localToUtc } from '#shared/language/index.ts';
import { daysAfter } from '#shared/language/time/days.ts';
import { keys, type Table } from '#shared/table/index.ts';

/**
 * The sessions of a session's centre that begin on its day in Baghdad, itself included, as read from the
 * index.
 */
export async function sessionsThatDay(
  table: Table,
  { centre, start }: Pick<Session, 'centre' | 'start'>,
): Promise<readonly Session[]> {
  const day = localDate(start);
  const [from, until] = [localToUtc(day, '00:00'), localToUtc(daysAfter(day, 1), '00:00')];
  const { items } = await table.query<Session>({
    ...keys.sessionsInCentre(centre, localMonth(start), from, until),
    index: 'gsi1',
  });
  return items;
}
