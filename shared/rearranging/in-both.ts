import { pageToTell } from '#shared/registration/index.ts';
import type { Table } from '#shared/table/index.ts';
import type { Put } from './remarks.ts';

/**
 * How many registrations of an activity are looked at, a page at a time: more than a centre has places for.
 */
const mostLooked = 2_000;
const pageLength = 400;

/**
 * Whether anyone has or is offered a place in both of two activities held at the same time. Reads each roster
 * once.
 */
export async function inBoth(
  table: Table,
  put: readonly Put[],
): Promise<(one: string, other: string) => boolean> {
  const meeting = put.filter(({ meanwhile }) => meanwhile.length > 0);
  const ids = new Set(
    meeting.flatMap(({ activityId, meanwhile }) => [
      activityId,
      ...meanwhile.map((other) => other.activityId),
    ]),
  );
  const people = new Map(
    await Promise.all(
      [...ids].map(async (activityId) => [activityId, await peopleIn(table, activityId)] as const),
    ),
  );
  return (one, other) => {
    const there = people.get(other);
    return [...(people.get(one) ?? [])].some((personId) => there?.has(personId) === true);
  };
}

async function peopleIn(table: Table, activityId: string): Promise<ReadonlySet<string>> {
  const people = new Set<string>();
  let after: string | undefined;
  let looked = 0;
  do {
    const page = await pageToTell(table, activityId, pageLength, after);
    for (const { personId, status } of page.items)
      if (status === 'confirmed' || status === 'offered') people.add(personId);
    looked += page.items.length;
    after = page.next;
  } while (after !== undefined && looked < mostLooked);
  return people;
}
