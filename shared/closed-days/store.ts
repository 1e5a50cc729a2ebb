import type { Actor, CentreId } from '#events/index.ts';
import {
  type Context,
  equals,
  isAbsent,
  keys,
  recordEvent,
  type Table,
  type Write,
} from '#shared/table/index.ts';
import { decideKeeping } from './decide.ts';
import { closedAtFirst } from './find.ts';
import type { KeptClosedDays } from './schema.ts';

type Stored = KeptClosedDays & keys.Key;

/** What a centre keeps of its closed days: Fridays alone, as version 0, where nobody has kept any. */
export async function closedDaysOf(table: Table, centre: CentreId): Promise<KeptClosedDays> {
  const stored = await table.get<Stored>(keys.closedDaysKey(centre));
  if (stored === undefined) return { centre, ...closedAtFirst, version: 0 };
  const { pk: _pk, sk: _sk, ...kept } = stored;
  return kept;
}

export type KeepingRefused =
  | { readonly refused: 'version-changed'; readonly version: number }
  | { readonly refused: 'request-answered' };

/**
 * Keeps what a centre's closed days are, in place of what was kept as `version`. `extraWrites`: writes for the same transaction; one
 * named `request` that is refused ends it.
 */
export async function keepClosedDays(
  context: Context,
  wanted: Pick<KeptClosedDays, 'centre' | 'weekly' | 'days' | 'open' | 'version'>,
  { actor, staffId }: { readonly actor: Actor; readonly staffId: string },
  extraWrites: (kept: KeptClosedDays) => readonly Write[] = () => [],
): Promise<KeptClosedDays | KeepingRefused> {
  const before = await closedDaysOf(context.table, wanted.centre);
  if (before.version !== wanted.version) return { refused: 'version-changed', version: before.version };
  const now = context.now();
  const { kept, event } = decideKeeping(before, wanted, staffId, {
    now,
    eventId: context.newId(now),
    actor,
  });
  const outcome = await context.table.write([
    ...extraWrites(kept),
    {
      as: 'closed days',
      put: { ...keys.closedDaysKey(wanted.centre), ...kept },
      when: before.version === 0 ? isAbsent : equals('version', before.version),
    },
    recordEvent(event),
  ]);
  if (outcome.result === 'written') return kept;
  if (outcome.result === 'refused' && outcome.refused.has('request')) return { refused: 'request-answered' };
  const { version } = await closedDaysOf(context.table, wanted.centre);
  if (version !== before.version) return { refused: 'version-changed', version };
  throw new Error('What the closed days of a centre are could not be written: too many others at once');
}
