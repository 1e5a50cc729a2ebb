import { type Person, peopleById } from '../people/index.ts';
import { type Registration, rosterPage } from '../registration/index.ts';
import type { Table } from '../table/index.ts';

/**
 * How many registrations are read at a time: some 300 KB, well under what one Query brings (AWS: 1 MB), so that a
 * page costs one, and its memory is the same however long the roster is.
 */
export const pageLength = 400;

/** A page of a roster: those of it who have one of these statuses, and who of them is known. */
export type RosterPage = {
  readonly roster: readonly Registration[];
  readonly people: readonly Person[];
  /** Behind whom the roster goes on. */
  readonly next: string | undefined;
};

/** Reads a page and whom it is about: one Query, and one BatchGet for each hundred. */
export async function rosterWithPeople(
  table: Table,
  activityId: string,
  statuses: readonly Registration['status'][],
  after: string | undefined,
  limit = pageLength,
): Promise<RosterPage> {
  const { items, next } = await rosterPage(table, activityId, limit, after);
  const roster = items.filter(({ status }) => statuses.includes(status));
  const people = await peopleById(
    table,
    roster.map(({ personId }) => personId),
  );
  return { roster, people, next };
}
