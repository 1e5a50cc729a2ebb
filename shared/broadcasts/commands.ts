import type { Actor } from '#events/index.ts';
import { type Context, pauseBefore, type Write } from '#shared/table/index.ts';
import { type BroadcastChange, decideDraft, decideStep, type Step } from './decide.ts';
import type { Broadcast, BroadcastRefused, Draft } from './schema.ts';
import { broadcastById, changeWrites } from './store.ts';

/** Whoever does it: the author of the event, and the login that counts as a person. */
export type Author = { readonly actor: Actor; readonly staffId: string };

/** Writes for the same transaction, made of what is done; one named `request` that is refused ends it. */
export type Along = (broadcast: Broadcast) => readonly Write[];

export type RequestAnswered = { readonly refused: 'request-answered' };

const attempts = 8;

/** Writes a broadcast down, to be counted. Throws when the table cannot be written. */
export async function draftBroadcast(
  context: Context,
  draft: Draft,
  { actor, staffId }: Author,
  along: Along = () => [],
): Promise<Broadcast | RequestAnswered> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const now = context.now();
    const given = { now, eventId: context.newId(now), actor };
    const done = await written(context, decideDraft(draft, staffId, context.newId(now), given), along);
    if (done === undefined) return { refused: 'request-answered' };
    if (done !== 'again') return done;
    await pauseBefore(context, attempt);
  }
  throw new Error('A broadcast could not be written: too many others at once');
}

/**
 * Confirms, pauses, resumes or cancels the version that is meant; without one, whichever there is. Refuses what its
 * status does not allow. Throws when no attempt came through; nothing is done then.
 */
export async function changeBroadcast(
  context: Context,
  wanted: { readonly broadcastId: string; readonly step: Step; readonly version?: number },
  { actor, staffId }: Author,
  along: Along = () => [],
): Promise<Broadcast | BroadcastRefused | RequestAnswered> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const before = await broadcastById(context.table, wanted.broadcastId);
    if (before === undefined) return { refused: 'unknown' };
    if (wanted.version !== undefined && wanted.version !== before.version)
      return { refused: 'version-changed', version: before.version };
    const now = context.now();
    const given = { now, eventId: context.newId(now), actor };
    const change = decideStep(before, wanted.step, staffId, given);
    if ('refused' in change) return change;
    const done = await written(context, change, along);
    if (done === undefined) return { refused: 'request-answered' };
    if (done !== 'again') return done;
    await pauseBefore(context, attempt);
  }
  throw new Error('A broadcast could not be changed: too many others at once');
}

/** What is now; `undefined` when the request was answered meanwhile, `again` when another was there first. */
async function written(
  { table }: Context,
  change: BroadcastChange,
  along: Along,
): Promise<Broadcast | undefined | 'again'> {
  const outcome = await table.write([...changeWrites(change), ...along(change.broadcast)]);
  if (outcome.result === 'written') return change.broadcast;
  return outcome.result === 'refused' && outcome.refused.has('request') ? undefined : 'again';
}
