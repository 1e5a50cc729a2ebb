import * as z from 'zod/mini';
import { eventOf } from './envelope.ts';
import { activityKinds } from './vocabulary.ts';

const activityFacts = {
  activityId: z.uuidv7(),
  code: z.string().check(z.regex(/^[1-9]\d\d$/)),
  kind: z.enum(activityKinds),
  capacity: z.int().check(z.gte(1)),
  childcareCapacity: z.int().check(z.gte(0)),
};

/** An activity was announced under its code. */
export const activityCreated = eventOf('activity.created', z.strictObject(activityFacts));

/** The number of places or of children's places was changed; a higher number fills from the line. */
export const activityCapacityChanged = eventOf('activity.capacity-changed', z.strictObject(activityFacts));

export const activityEvents = [activityCreated, activityCapacityChanged] as const;
export type ActivityEvent = z.infer<(typeof activityEvents)[number]>;
