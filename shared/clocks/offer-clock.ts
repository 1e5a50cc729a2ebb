import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { EventOf } from '#events/index.ts';
import { type ClockTarget, setClock } from './set-clock.ts';

/**
 * Sets the clock that puts an offer on the queue of `expire-offer` when its deadline has passed; an offer
 * whose deadline has passed is put there now. Named for the event, so that the same offer delivered twice has
 * one clock.
 */
export async function setOfferClock(
  scheduler: SchedulerClient,
  target: ClockTarget,
  offered: EventOf<'registration.offered'>,
  now: Date,
): Promise<void> {
  const { activityId, personId, deadline } = offered.data;
  const job = { activityId, personId, deadline };
  await setClock(scheduler, target, { name: `offer-${offered.id}`, at: Date.parse(deadline), job }, now);
}
