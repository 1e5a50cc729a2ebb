import { type Reached, reachedBy } from '#shared/people/index.ts';
import { pageToTell, type Registration, type ToTell } from '#shared/registration/index.ts';
import type { Table } from '#shared/table/index.ts';

/**
 * How many registrations are read at a time: some 300 KB of the table, well under what one Query reads (AWS:
 * 1 MB), so that a page costs one, and its memory is the same however long the roster is.
 */
export const pageLength = 400;

/** A page of a roster: the registrations in one of these statuses, and their people as far as known. */
export type RosterPage = {
  readonly roster: readonly ToTell[];
  readonly people: readonly Reached[];
  /** The person after whom the roster goes on. */
  readonly next: string | undefined;
};

/** Reads a page and its people: one Query, and one BatchGet for each hundred. */
export async function rosterWithPeople(
  table: Table,
  activityId: string,
  statuses: readonly Registration['status'][],
  after: string | undefined,
  limit = pageLength,
): Promise<RosterPage> {
  const { items, next } = await pageToTell(table, activityId, limit, after);
  const roster = items.filter(({ status }) => statuses.includes(status));
  const people = await reachedBy(
    table,
    roster.map(({ personId }) => personId),
  );
  return { roster, people, next };
}
