import type { CentreId, RearrangementEvent } from '#events/index.ts';
import { equals, isAbsent, keys, recordEvent, type Table, type Write } from '#shared/table/index.ts';
import type { Part, Rearrangement } from './schema.ts';

type Stored = keys.Keyed<Rearrangement>;

/** A rearrangement, or `undefined` when there is none under this id. */
export async function rearrangementById(
  table: Table,
  rearrangementId: string,
): Promise<Rearrangement | undefined> {
  const stored = await table.get<Stored>(keys.rearrangementKey(rearrangementId));
  return stored === undefined ? undefined : keys.withoutKeys(stored);
}

/** The parts of a rearrangement, one for each activity, in order. */
export async function partsOf(table: Table, rearrangementId: string): Promise<readonly Part[]> {
  const { items } = await table.query<Part & keys.Key>(keys.partsOfRearrangement(rearrangementId));
  return items.map(({ pk: _pk, sk: _sk, ...part }) => part);
}

/** One part of a rearrangement (from 0), or `undefined` after the last. */
export const partOf = (table: Table, rearrangementId: string, part: number): Promise<Part | undefined> =>
  table.get<Part>(keys.rearrangementPartKey(rearrangementId, part));

/** A page of a centre's rearrangements, the last drafted first. */
export async function rearrangementsOf(
  table: Table,
  centre: CentreId,
  limit: number,
  after?: string,
): Promise<{ readonly items: readonly Rearrangement[]; readonly next: string | undefined }> {
  const { items, next } = await table.query<Stored>({
    ...keys.rearrangementsInCentre(centre),
    index: 'gsi1',
    backwards: true,
    limit,
    ...(after === undefined
      ? {}
      : { after: { ...keys.rearrangementKey(after), ...keys.rearrangementInCentre(centre, after) } }),
  });
  return {
    items: items.map(keys.withoutKeys),
    next: next === undefined ? undefined : items.at(-1)?.rearrangementId,
  };
}

/** The writes of a new rearrangement with its parts; refused under the name `rearrangement`. */
export const draftWrites = (
  rearrangement: Rearrangement,
  parts: readonly Part[],
  event: RearrangementEvent,
): readonly Write[] => [
  {
    as: 'rearrangement',
    when: isAbsent,
    put: {
      ...keys.rearrangementKey(rearrangement.rearrangementId),
      ...keys.rearrangementInCentre(rearrangement.centre, rearrangement.rearrangementId),
      ...rearrangement,
    },
  },
  ...parts.map((part, number) => ({
    as: `part ${number}`,
    put: { ...keys.rearrangementPartKey(rearrangement.rearrangementId, number), ...part },
  })),
  recordEvent(event),
];

/** The writes of a step, on the version that was read; progress does not raise the version. */
export const stepWrites = (
  { rearrangementId, version }: Rearrangement,
  changes: Partial<Rearrangement>,
  event: RearrangementEvent,
): readonly Write[] => [
  {
    as: 'rearrangement',
    update: keys.rearrangementKey(rearrangementId),
    changes: { set: { ...changes, version: version + 1 } },
    when: equals('version', version),
  },
  recordEvent(event),
];
