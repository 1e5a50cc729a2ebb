import * as z from 'zod/mini';
import { eventOf, instant } from './envelope.ts';
import { activityKinds } from './vocabulary.ts';

/** `placesUntil`: until when places are given, where staff said so. */
const activityFacts = {
  activityId: z.uuidv7(),
  code: z.string().check(z.regex(/^[1-9]\d\d$/)),
  kind: z.enum(activityKinds),
  capacity: z.int().check(z.gte(1)),
  childcareCapacity: z.int().check(z.gte(0)),
};

/** An activity was announced under its code. */
export const activityCreated = eventOf(
  'activity.created',
  z.strictObject({ ...activityFacts, placesUntil: z.optional(instant) }),
);

/**
 * The number of places or of children's places was changed, or until when places are given (`placesUntil`,
 * where it was); a higher number, and a later end, fill from the line.
 */
export const activityCapacityChanged = eventOf(
  'activity.capacity-changed',
  z.strictObject({ ...activityFacts, placesUntil: z.optional(instant) }),
);

const { activityId, code, kind } = activityFacts;

/** Sessions were added to an activity's timetable: at most 90 at a time. */
export const activityTimetabled = eventOf(
  'activity.timetabled',
  z.strictObject({
    activityId,
    code,
    kind,
    sessions: z
      .array(z.strictObject({ sessionId: z.uuidv7(), startsAt: instant, endsAt: instant }))
      .check(z.minLength(1), z.maxLength(90)),
  }),
);

/** Staff had the completions of a finished activity decided; `over` is the end of its last session. */
export const activityConcluded = eventOf(
  'activity.concluded',
  z.strictObject({ activityId, code, kind, over: instant }),
);

export const activityEvents = [
  activityCreated,
  activityCapacityChanged,
  activityTimetabled,
  activityConcluded,
] as const;
export type ActivityEvent = z.infer<(typeof activityEvents)[number]>;
