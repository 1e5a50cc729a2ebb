import type { Actor, CentreId, Given } from '#events/index.ts';
import {
  type Context,
  equals,
  isAbsent,
  keys,
  recordEvent,
  type Table,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import { type ConcernChange, decideRaise, decideSettle } from './decide.ts';
import { type Concern, type ConcernWanted, concernIdOf, type Outcome } from './schema.ts';

type Stored = keys.Keyed<Concern>;

/** A concern, open or settled, or `undefined`. */
export async function concernById(table: Table, concernId: string): Promise<Concern | undefined> {
  const item = await table.get<Stored>(keys.concernKey(concernId));
  return item && keys.withoutKeys(item);
}

/** The existing ones of these concerns, open or settled, in no order. */
export async function concernsById(table: Table, concernIds: readonly string[]): Promise<readonly Concern[]> {
  const items = concernIds.length === 0 ? [] : await table.getEach<Stored>(concernIds.map(keys.concernKey));
  return items.map(keys.withoutKeys);
}

/**
 * The writes that raise a concern in the caller's own transaction: two, the first named `concern <id>`, or
 * none where there is nothing to raise. `current` is the result of `concernById` for `concernIdOf(wanted)`;
 * where that write is refused, someone came between: read and decide again.
 */
export function concernWrites(
  current: Concern | undefined,
  wanted: ConcernWanted,
  given: Given,
): readonly Write[] {
  const change = decideRaise(current, wanted, given);
  return change === undefined ? [] : writesOf(current, change);
}

/** The writes that settle a concern in the caller's own transaction; none where it is settled already. */
export function settlementWrites(current: Concern, outcome: Outcome, given: Given): readonly Write[] {
  const change = decideSettle(current, outcome, given);
  return change === undefined ? [] : writesOf(current, change);
}

/** Raises a concern; `false` when it is open already, or was raised for this occasion before. */
export async function raise(context: Context, wanted: ConcernWanted, actor: Actor): Promise<boolean> {
  return untilWritten(context, 'raise a concern', async () => {
    const current = await concernById(context.table, concernIdOf(wanted));
    const writes = concernWrites(current, wanted, givenNow(context, actor));
    if (writes.length === 0) return false;
    return { writes: writes, result: true };
  });
}

/** The concern to settle, its outcome, and the version the caller saw, where there is one. */
export type Settle = {
  readonly concernId: string;
  readonly outcome: Outcome;
  readonly version?: number;
};

/**
 * Settles an open concern, and gives it as it is then; one settled already stays as it was. Refuses `changed`
 * when the version differs from the one seen. `extraWrites` go into the same transaction: where one is
 * refused, everything is read and decided again.
 */
export async function settle(
  context: Context,
  { concernId, outcome, version }: Settle,
  actor: Actor,
  extraWrites: (settled: Concern) => readonly Write[] = () => [],
): Promise<Concern | { readonly refused: 'unknown-concern' | 'changed' }> {
  return untilWritten(context, 'settle a concern', async () => {
    const current = await concernById(context.table, concernId);
    if (current === undefined) return { refused: 'unknown-concern' };
    if (version !== undefined && current.version !== version) return { refused: 'changed' };
    const change = decideSettle(current, outcome, givenNow(context, actor));
    if (change === undefined) return current;
    return { writes: [...writesOf(current, change), ...extraWrites(change.concern)], result: change.concern };
  });
}

export type ConcernPage = {
  readonly items: readonly Concern[];
  /** After which concern the list goes on; absent at its end. */
  readonly next: ConcernPlace | undefined;
};
export type ConcernPlace = Pick<Concern, 'concernId' | 'raisedAt'>;

/** News not told to people of a centre, the oldest first, starting after the given place in the list. */
export const untoldAt = (
  table: Table,
  centre: CentreId,
  limit: number,
  after?: ConcernPlace,
): Promise<ConcernPage> => pageOf(table, 'untold', centre, limit, after);

/** The list of a centre, or the one list of the administrators for all centres. */
export type WhoseConcerns = CentreId | typeof keys.allCentres;

/**
 * The open concerns of a centre except news not told; the oldest first, starting after the given place in the
 * list.
 */
export const openConcerns = (
  table: Table,
  centre: WhoseConcerns,
  limit: number,
  after?: ConcernPlace,
): Promise<ConcernPage> => pageOf(table, 'concerns', centre, limit, after);

const lists = {
  untold: { range: keys.untoldInCentre, place: keys.untoldOfCentre },
  concerns: { range: keys.concernsInCentre, place: keys.concernInCentre },
} as const;

async function pageOf(
  table: Table,
  list: keyof typeof lists,
  centre: WhoseConcerns,
  limit: number,
  after: ConcernPlace | undefined,
): Promise<ConcernPage> {
  const { items, next } = await table.query<Stored>({
    ...lists[list].range(centre),
    index: 'gsi1',
    limit,
    ...(after === undefined
      ? {}
      : {
          after: {
            ...keys.concernKey(after.concernId),
            ...lists[list].place(centre, after.raisedAt, after.concernId),
          },
        }),
  });
  const last = items.at(-1);
  return {
    items: items.map(keys.withoutKeys),
    next: next && last && { concernId: last.concernId, raisedAt: last.raisedAt },
  };
}

/**
 * The writes that keep a changed concern and its event, refused when the concern is not the version `current`
 * has. Only open concerns are in the index.
 */
export const writesOf = (
  current: Concern | undefined,
  { concern, event }: ConcernChange,
): readonly Write[] => [
  {
    as: `concern ${concern.concernId}`,
    when: current === undefined ? isAbsent : equals('version', current.version),
    put: {
      ...keys.concernKey(concern.concernId),
      ...(concern.status === 'open'
        ? lists[concern.about === 'untold' ? 'untold' : 'concerns'].place(
            concern.forAdministrators === true ? keys.allCentres : concern.centre,
            concern.raisedAt,
            concern.concernId,
          )
        : {}),
      // A concern that no longer matters is on no list.
      ...(concern.notAfter !== undefined && { expiresAt: Math.ceil(Date.parse(concern.notAfter) / 1000) }),
      ...concern,
    },
  },
  recordEvent(event),
];

/** The inputs a decision takes from outside, at this instant: the time, a new event id, the actor. */
export const givenNow = (context: Context, actor: Actor): Given => {
  const now = context.now();
  return { now, eventId: context.newId(now), actor };
};
