import type { Actor, CentreId } from '#events/index.ts';
import {
  type Context,
  equals,
  ifAnswered,
  isAbsent,
  keys,
  recordEvent,
  type Table,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import { decideKeeping } from './decide.ts';
import { closedAtFirst } from './find.ts';
import type { KeptClosedDays } from './schema.ts';

type Stored = KeptClosedDays & keys.Key;

/** The closed days that a centre keeps; only Fridays, as version 0, where nobody has kept any. */
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
 * Replaces a centre's closed days of this `version`. `extraWrites` join the transaction; a refused one named
 * `request` ends the command.
 */
export async function keepClosedDays(
  context: Context,
  command: Pick<KeptClosedDays, 'centre' | 'weekly' | 'days' | 'open' | 'version'>,
  { actor, staffId }: { readonly actor: Actor; readonly staffId: string },
  extraWrites: (kept: KeptClosedDays) => readonly Write[] = () => [],
): Promise<KeptClosedDays | KeepingRefused> {
  return untilWritten(context, 'keep the closed days of a centre', async () => {
    const before = await closedDaysOf(context.table, command.centre);
    if (before.version !== command.version) return { refused: 'version-changed', version: before.version };
    const now = context.now();
    const facts = { now, eventId: context.newId(now), actor };
    const { kept, event } = decideKeeping(before, command, staffId, facts);
    return {
      writes: [
        ...extraWrites(kept),
        {
          as: 'closed days',
          put: { ...keys.closedDaysKey(command.centre), ...kept },
          when: before.version === 0 ? isAbsent : equals('version', before.version),
        },
        recordEvent(event),
      ],
      result: kept,
      ifRefused: ifAnswered,
    };
  });
}
