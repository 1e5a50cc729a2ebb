import type { Actor } from '#events/index.ts';
import { type Context, recordEvent, untilWritten, type Write } from '#shared/table/index.ts';
import { decideCalled, decideSettle } from './decide.ts';
import type { Concern } from './schema.ts';
import { concernById, givenNow, writesOf } from './store.ts';

/** Who was called: of which list, and the version of it that was seen where one was. */
export type Called = { readonly concernId: string; readonly personId: string; readonly version?: number };

/**
 * Notes that someone was called about a session; with the last of a list the concern is settled. Answers with it as it is
 * then; who is noted already stays as she was. Refuses `changed` when the version is another than was seen, `not-listed`
 * whoever is on no list, and a list that is settled. `extraWrites` says what is written in the same transaction: where that is
 * refused, it is read and decided again. Throws when no attempt came through.
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
