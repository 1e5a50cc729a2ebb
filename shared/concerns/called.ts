import type { Actor } from '#events/index.ts';
import { type Context, pauseBefore, recordEvent, type Write } from '#shared/table/index.ts';
import { decideCalled, decideSettle } from './decide.ts';
import type { Concern } from './schema.ts';
import { concernById, givenNow, writesOf } from './store.ts';

const attempts = 10;

/** Who was called: of which list, and the version of it that was seen where one was. */
export type Called = { readonly concernId: string; readonly personId: string; readonly version?: number };

/**
 * Notes that someone was called about a session; with the last of a list the concern is settled. Answers with it as it is
 * then; who is noted already stays as she was. Refuses `changed` when the version is another than was seen, `not-listed`
 * whoever is on no list, and a list that is settled. `along` says what is written in the same transaction: where that is
 * refused, it is read and decided again. Throws when no attempt came through.
 */
export async function called(
  context: Context,
  { concernId, personId, version }: Called,
  actor: Actor,
  along: (noted: Concern) => Promise<readonly Write[]>,
): Promise<Concern | { readonly refused: 'unknown-concern' | 'not-listed' | 'changed' }> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
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
    const { result } = await context.table.write([
      ...writesOf(current, { concern, event: change.event }),
      ...(settled === undefined ? [] : [recordEvent(settled.event)]),
      ...(await along(concern)),
    ]);
    if (result === 'written') return concern;
    await pauseBefore(context, attempt);
  }
  throw new Error('That someone was called could not be noted: too many others at once');
}
