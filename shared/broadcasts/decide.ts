import { type BroadcastEvent, envelope, type Given } from '#events/index.ts';
import { alone, type Broadcast, type BroadcastRefused, type Draft, mostDaysOld } from './schema.ts';

/** The broadcast as it is now, and what happened. */
export type BroadcastChange = { readonly broadcast: Broadcast; readonly event: BroadcastEvent };

/** The steps staff can take on a broadcast. */
export const steps = ['confirm', 'pause', 'resume', 'cancel'] as const;
export type Step = (typeof steps)[number];

/** Drafts a broadcast, which is then counted. `staffId`: its author. */
export function decideDraft(
  draft: Draft,
  staffId: string,
  broadcastId: string,
  given: Given,
): BroadcastChange {
  const broadcast: Broadcast = {
    ...draft,
    broadcastId,
    status: 'counting',
    draftedBy: staffId,
    draftedAt: given.now.toISOString(),
    pages: 0,
    pagesDone: 0,
    version: 1,
  };
  return {
    broadcast,
    event: { ...around(broadcast, given), type: 'broadcast.drafted', data: factsOf(broadcast) },
  };
}

/**
 * Confirms, pauses, resumes or cancels; refuses a step its status does not allow, confirming a large one
 * alone, and running one written weeks ago.
 */
export function decideStep(
  before: Broadcast,
  step: Step,
  staffId: string,
  given: Given,
): BroadcastChange | BroadcastRefused {
  const raised = { ...before, version: before.version + 1 };
  const told = around(before, given);
  const data = { ...factsOf(before), page: before.pagesDone };
  const notNow = { refused: 'not-now', status: before.status } as const;
  switch (step) {
    case 'confirm': {
      if (before.status !== 'ready' || before.preview === undefined) return notNow;
      const { phones, segments, cost } = before.preview;
      if (phones === 0) return { refused: 'no-one' };
      if (isOutdated(before, given.now)) return { refused: 'outdated' };
      if (phones > alone && staffId === before.draftedBy) return { refused: 'second-person' };
      return {
        broadcast: {
          ...raised,
          status: 'running',
          confirmedBy: staffId,
          runningSince: given.now.toISOString(),
        },
        event: {
          ...told,
          type: 'broadcast.confirmed',
          data: { ...factsOf(before), phones, segments, cost },
        },
      };
    }
    case 'pause':
      if (before.status !== 'running') return notNow;
      return {
        broadcast: { ...raised, status: 'paused' },
        event: { ...told, type: 'broadcast.paused', data },
      };
    case 'resume':
      if (before.status !== 'paused') return notNow;
      if (isOutdated(before, given.now)) return { refused: 'outdated' };
      return {
        broadcast: { ...raised, status: 'running', runningSince: given.now.toISOString() },
        event: { ...told, type: 'broadcast.resumed', data },
      };
    case 'cancel':
      if (before.status === 'cancelled' || before.status === 'finished') return notNow;
      return {
        broadcast: { ...raised, status: 'cancelled' },
        event: { ...told, type: 'broadcast.cancelled', data },
      };
  }
}

const isOutdated = ({ draftedAt }: Broadcast, now: Date): boolean =>
  now.getTime() > Date.parse(draftedAt) + mostDaysOld * 24 * 3_600_000;

/** The event that all pages were handed on. */
export const finishedEvent = (broadcast: Broadcast, given: Given): BroadcastEvent => ({
  ...around(broadcast, given),
  type: 'broadcast.finished',
  data: factsOf(broadcast),
});

const factsOf = ({ broadcastId, audience }: Broadcast) => ({ broadcastId, audience });

const around = ({ broadcastId, centre }: Broadcast, given: Given) =>
  envelope(given, centre, `broadcast/${broadcastId}`);
