import { envelope, type Given, type RearrangementEvent } from '#events/index.ts';
import type { Rearrange, Rearrangement, RearrangementStatus, Remark } from './schema.ts';

/** Why a step of a rearrangement was refused. */
export type RearrangementRefused =
  | { readonly refused: 'unknown' }
  | { readonly refused: 'version-changed'; readonly version: number }
  /** The rearrangement is not counted yet, or is done. */
  | { readonly refused: 'not-now'; readonly status: RearrangementStatus }
  /** There is no session to change, or none that can be changed. */
  | { readonly refused: 'no-sessions' }
  | { readonly refused: 'too-many-sessions'; readonly max: number }
  | { readonly refused: 'request-answered' };

export const steps = ['confirm', 'discard'] as const;
export type Step = (typeof steps)[number];

type Change = { readonly rearrangement: Rearrangement; readonly event: RearrangementEvent };

/** Drafts a rearrangement; the people it affects are then counted. */
export function decideDraft(
  wanted: Rearrange,
  made: {
    readonly rearrangementId: string;
    readonly parts: number;
    readonly sessions: number;
    readonly remarks: readonly Remark[];
    readonly staffId: string;
  },
  given: Given,
): Change {
  const { staffId, ...rest } = made;
  const rearrangement: Rearrangement = {
    ...{ ...wanted, ...rest, status: 'counting', draftedBy: staffId, draftedAt: given.now.toISOString() },
    ...{ partsDone: 0, leftSessions: 0, version: 1 },
  };
  return { rearrangement, event: eventOf('rearrangement.drafted', rearrangement, given) };
}

/** Confirms or cancels a rearrangement. */
export function decideStep(
  before: Rearrangement,
  step: Step,
  staffId: string,
  given: Given,
): (Change & { readonly changes: Partial<Rearrangement> }) | RearrangementRefused {
  const isReady = before.status === 'ready';
  if (step === 'discard' ? !isReady && before.status !== 'counting' : !isReady)
    return { refused: 'not-now', status: before.status };
  const changes: Partial<Rearrangement> =
    step === 'discard'
      ? { status: 'discarded' }
      : { status: 'running', confirmedBy: staffId, confirmedAt: given.now.toISOString() };
  return {
    changes,
    rearrangement: { ...before, ...changes, version: before.version + 1 },
    event: eventOf(step === 'discard' ? 'rearrangement.discarded' : 'rearrangement.confirmed', before, given),
  };
}

/** An event of a rearrangement. */
export const eventOf = (
  type: RearrangementEvent['type'],
  { rearrangementId, centre, first, last, how, sessions }: Rearrangement,
  given: Given,
): RearrangementEvent => ({
  ...envelope(given, centre, `rearrangement/${rearrangementId}`),
  type,
  data: { rearrangementId, first, last, as: how.as, sessions },
});
