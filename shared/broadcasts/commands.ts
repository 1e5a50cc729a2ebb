import type { Actor } from '#events/index.ts';
import {
  type Attempt,
  type Context,
  ifAnswered,
  type RequestAnswered,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import { type BroadcastChange, decideDraft, decideStep, type Step } from './decide.ts';
import type { Broadcast, BroadcastRefused, Draft } from './schema.ts';
import { broadcastById, changeWrites } from './store.ts';

/** The member of staff who acts: the author of the event, and the login that counts as a person. */
export type Author = { readonly actor: Actor; readonly staffId: string };

/**
 * Extra writes for the same transaction, made from the changed broadcast; one named `request` that is refused
 * ends it.
 */
export type ExtraWrites = (broadcast: Broadcast) => readonly Write[];

/** Writes a broadcast down, to be counted. Throws when the table cannot be written. */
export async function draftBroadcast(
  context: Context,
  draft: Draft,
  { actor, staffId }: Author,
  extraWrites: ExtraWrites = () => [],
): Promise<Broadcast | RequestAnswered> {
  return untilWritten(context, 'draft a broadcast', async () => {
    const now = context.now();
    const facts = { now, eventId: context.newId(now), actor };
    return withItsWrites(decideDraft(draft, staffId, context.newId(now), facts), extraWrites);
  });
}

/**
 * Confirms, pauses, resumes or cancels a broadcast, on the given version or, without one, on the present.
 * Refuses a step its status does not allow. Throws when no attempt came through; nothing is done then.
 */
export async function changeBroadcast(
  context: Context,
  command: { readonly broadcastId: string; readonly step: Step; readonly version?: number },
  { actor, staffId }: Author,
  extraWrites: ExtraWrites = () => [],
): Promise<Broadcast | BroadcastRefused | RequestAnswered> {
  return untilWritten(context, 'change a broadcast', async () => {
    const before = await broadcastById(context.table, command.broadcastId);
    if (before === undefined) return { refused: 'unknown' };
    if (command.version !== undefined && command.version !== before.version)
      return { refused: 'version-changed', version: before.version };
    const now = context.now();
    const facts = { now, eventId: context.newId(now), actor };
    const change = decideStep(before, command.step, staffId, facts);
    return 'refused' in change ? change : withItsWrites(change, extraWrites);
  });
}

const withItsWrites = (
  change: BroadcastChange,
  extraWrites: ExtraWrites,
): Attempt<Broadcast | RequestAnswered> => ({
  writes: [...changeWrites(change), ...extraWrites(change.broadcast)],
  result: change.broadcast,
  ifRefused: ifAnswered,
});
