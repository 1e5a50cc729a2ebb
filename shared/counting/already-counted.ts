import { containsNone, type Item, keys, type Table, type Write } from '#shared/table/index.ts';

/**
 * AWS: a stream keeps a record for 24 hours; marks stay well beyond any retry or redrive of a dead letter.
 */
const keptSeconds = 30 * 24 * 3600;
const slotMilliseconds = 1_000;

/**
 * Counted events are kept as sets of ids, one item for each second in which ids were made (a UUIDv7 begins
 * with its millisecond). A batch of a busy stream touches a handful of such items instead of writing one for
 * each event; see docs/decisions/system/counting-once.md for the cost of each.
 */
export const slotOf = (eventId: string): string =>
  String(Math.floor(Number.parseInt(eventId.replaceAll('-', '').slice(0, 12), 16) / slotMilliseconds));

const bytesOf = (eventId: string) => new Uint8Array(Buffer.from(eventId.replaceAll('-', ''), 'hex'));

/**
 * How many of these ids fall in the fullest slot: each takes three operators of its mark's condition, and AWS
 * allows an expression 300 (and 4 KB).
 */
export const fullestSlot = (eventIds: readonly string[]): number =>
  Math.max(0, ...[...Map.groupBy(eventIds, slotOf).values()].map((ids) => ids.length));

/**
 * The writes that mark these events as counted; refused under the name `seen <slot>` when one of them is
 * marked already.
 */
export function countedWrites(eventIds: readonly string[], now: Date, generation: number): readonly Write[] {
  return [...Map.groupBy(eventIds, slotOf)].map(([slot, ids]) => {
    const members = ids.map(bytesOf);
    return {
      as: `seen ${slot}`,
      update: keys.seenKey(slot, generation),
      changes: {
        add: { ids: new Set(members) },
        set: { expiresAt: Math.floor(now.getTime() / 1000) + keptSeconds },
      },
      when: containsNone('ids', members),
    };
  });
}

/** Those of `eventIds` that a refused mark's old items hold: they have been counted. */
export function alreadyCounted(
  eventIds: readonly string[],
  refused: ReadonlyMap<string, Item | undefined>,
): ReadonlySet<string> {
  const marks = [...refused].flatMap(([name, item]) => (name.startsWith('seen ') ? idsIn(item) : []));
  const held = new Set(marks);
  return new Set(eventIds.filter((eventId) => held.has(eventId.replaceAll('-', ''))));
}

/** The ids in a mark, without dashes. */
const idsIn = (item: Item | undefined): readonly string[] =>
  item?.ids instanceof Set
    ? [...item.ids].flatMap((bytes) =>
        bytes instanceof Uint8Array ? [Buffer.from(bytes).toString('hex')] : [],
      )
    : [];

/**
 * Whether an event of these seconds was counted into a generation when this was read: those made at or after
 * `from` and before `until`.
 */
export async function countedBetween(
  table: Table,
  generation: number,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<(eventId: string) => boolean> {
  const first = Math.floor(from.getTime() / slotMilliseconds);
  const count = Math.ceil(until.getTime() / slotMilliseconds) - first;
  const slots = Array.from({ length: Math.max(0, count) }, (_, position) =>
    keys.seenKey(String(first + position), generation),
  );
  // Any number of keys: a hundred at a time, side by side, so that all are of one moment.
  const parts = Array.from({ length: Math.ceil(slots.length / 100) }, (_, part) =>
    table.getEach<Item>(slots.slice(part * 100, (part + 1) * 100), ['ids']),
  );
  const marks = new Set((await Promise.all(parts)).flat().flatMap(idsIn));
  return (eventId) => marks.has(eventId.replaceAll('-', ''));
}
