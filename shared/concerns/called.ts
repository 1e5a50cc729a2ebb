import type { Actor } from '#events/index.ts';
import { type Context, recordEvent, untilWritten, type Write } from '#shared/table/index.ts';
import { decideCalled, decideSettle } from './decide.ts';
import type { Concern } from './schema.ts';
import { concernById, givenNow, writesOf } from './store.ts';

/**
 * A call that was made: the concern whose list has the person, and its version as the caller saw it, where
 * there is one.
 */
export type Called = { readonly concernId: string; readonly personId: string; readonly version?: number };

/**
 * Notes that someone was called about a session; with the last call of a list the concern is settled. Gives
 * the concern as it is then; a person noted already stays as she was. Refuses `changed` when the version
 * differs from the one seen, and `not-listed` for a person on no list or a settled list. `extraWrites` go
 * into the same transaction: where one is refused, everything is read and decided again. Throws when no
 * attempt came through.
 */
export async function called(
  context: Context,
  { concernId, personId, version }: Called,
  actor: Actor,
  extraWrites: (noted: Concern) => Promise<readonly Write[]>,
): Promise<Concern | { readonly refused: 'unknown-concern' | 'not-listed' | 'changed' }> {
  return untilWritten(context, 'note that someone was called', async () => {
    const current = await concernById(context.table, concernId);
    if (current?.calls === undefined) return { refused: 'unknown-concern' };
    if (version !== undefined && current.version !== version) return { refused: 'changed' };
    const change =
      current.status === 'open' ? decideCalled(current, personId, givenNow(context, actor)) : undefined;
    if (change === undefined)
      return current.calls.some((call) => call.personId === personId) ? current : { refused: 'not-listed' };
    const isDone = change.concern.calls?.every(({ calledAt }) => calledAt !== undefined) === true;
    const settled = isDone ? decideSettle(change.concern, 'seen', givenNow(context, actor)) : undefined;
    const concern = settled?.concern ?? change.concern;
    return {
      writes: [
        ...writesOf(current, { concern, event: change.event }),
        ...(settled === undefined ? [] : [recordEvent(settled.event)]),
        ...(await extraWrites(concern)),
      ],
      result: concern,
    };
  });
}
