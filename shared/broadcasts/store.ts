import type { CentreId } from '#events/index.ts';
import { equals, isAbsent, keys, recordEvent, type Table, type Write } from '#shared/table/index.ts';
import type { BroadcastChange } from './decide.ts';
import { type Broadcast, mostDaysOld, type Recipients } from './schema.ts';

/**
 * How long recipients are kept, in seconds: while the broadcast can be run, and the day in which it is sent.
 */
const recipientsKept = mostDaysOld * 24 * 3600 + 2 * 24 * 3600;

type Stored = keys.Keyed<Broadcast>;

/** A broadcast, or `undefined` when there is none under this id. */
export async function broadcastById(table: Table, broadcastId: string): Promise<Broadcast | undefined> {
  const stored = await table.get<Stored>(keys.broadcastKey(broadcastId));
  return stored === undefined ? undefined : keys.withoutKeys(stored);
}

export type BroadcastPage = { readonly items: readonly Broadcast[]; readonly next: string | undefined };

/** The broadcasts of a centre, the last written first: one that waits for staff is among the latest. */
export async function broadcastsOf(
  table: Table,
  centre: CentreId,
  limit: number,
  after?: string,
): Promise<BroadcastPage> {
  const { items, next } = await table.query<Stored>({
    ...keys.broadcastsInCentre(centre),
    index: 'gsi1',
    backwards: true,
    limit,
    ...(after === undefined
      ? {}
      : { after: { ...keys.broadcastKey(after), ...keys.broadcastInCentre(centre, after) } }),
  });
  return {
    items: items.map(keys.withoutKeys),
    next: next === undefined ? undefined : items.at(-1)?.broadcastId,
  };
}

const itemOf = (broadcast: Broadcast) => ({
  ...keys.broadcastKey(broadcast.broadcastId),
  ...keys.broadcastInCentre(broadcast.centre, broadcast.broadcastId),
  ...broadcast,
});

/**
 * The writes of a new broadcast, or of a change to the version that was read; refused under the name
 * `broadcast`.
 */
export function changeWrites({ broadcast, event }: BroadcastChange): readonly Write[] {
  if (broadcast.version === 1) {
    return [{ as: 'broadcast', when: isAbsent, put: itemOf(broadcast) }, recordEvent(event)];
  }
  const { status, confirmedBy, runningSince, version } = broadcast;
  return [
    {
      as: 'broadcast',
      update: keys.broadcastKey(broadcast.broadcastId),
      // Not the whole item: progress may be written at the same time.
      changes: {
        set: {
          status,
          version,
          ...(confirmedBy === undefined ? {} : { confirmedBy }),
          ...(runningSince === undefined ? {} : { runningSince }),
        },
      },
      when: equals('version', version - 1),
    },
    recordEvent(event),
  ];
}

/** Keeps a page of recipients; `false` if the page is kept already. */
export const keepRecipients = (
  table: Table,
  broadcastId: string,
  page: number,
  recipients: Recipients,
  now: Date,
): Promise<boolean> =>
  table.insert({
    ...keys.broadcastPageKey(broadcastId, page),
    ...recipients,
    expiresAt: Math.floor(now.getTime() / 1000) + recipientsKept,
  });

/** The recipients on a page (from 0), or `undefined`: not counted that far, or past their TTL. */
export const recipientsOn = (
  table: Table,
  broadcastId: string,
  page: number,
): Promise<Recipients | undefined> => table.get<Recipients>(keys.broadcastPageKey(broadcastId, page));

/** The phones on the pages before this one, as digests. */
export async function phonesBefore(table: Table, broadcastId: string, page: number): Promise<Set<string>> {
  const seen = new Set<string>();
  const { items } = await table.query<Recipients & keys.Key>(keys.pagesOfBroadcast(broadcastId));
  const upTo = keys.broadcastPageKey(broadcastId, page).sk;
  for (const item of items) if (item.sk < upTo) for (const digest of item.phoneDigests) seen.add(digest);
  return seen;
}
