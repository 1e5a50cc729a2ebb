import type { RegistrationEvent } from '../../events/index.ts';
import { localMonth } from '../language/time.ts';

/** All time, or a month in Asia/Baghdad: `2026-11`. */
export const allTime = 'all';

/**
 * What a fact is counted under: everything, its centre, its activity kind, its activity.
 * Written `all`, `centre:kirkuk`, `kind:sewing`, `activity:<id>`.
 */
export function scopesOf(event: RegistrationEvent): readonly string[] {
  const { activityId, kind } = event.data;
  return ['all', `centre:${event.centre}`, `kind:${kind}`, `activity:${activityId}`];
}

/** The periods an instant falls in. */
export const periodsOf = (instant: string): readonly string[] => [allTime, localMonth(instant)];
