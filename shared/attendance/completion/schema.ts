import * as z from 'zod/mini';

const instant = z.iso.datetime({ precision: 3 });

/**
 * A message on the queue of `complete`: from a schedule, or from `complete` itself for the page after
 * `after`.
 */
const completing = z.strictObject({
  complete: z.strictObject({
    activityId: z.uuidv7(),
    /** When the last session ended, as known then: if that has changed, another schedule is set. */
    over: instant,
    after: z.optional(z.uuidv7()),
  }),
});
/** The event of staff concluding an activity, as EventBridge wraps it. */
const concluded = z.object({
  'detail-type': z.literal('activity.concluded'),
  detail: z.object({ data: z.object({ activityId: z.uuidv7(), over: instant }) }),
});

/** Reads a message from the queue of `complete` as the page to decide. Throws on anything else. */
export function completingFrom(body: unknown): Completing {
  const job = z.union([completing, concluded]).parse(body);
  if ('complete' in job) return job.complete;
  const { activityId, over } = job.detail.data;
  return { activityId, over };
}

export type Completing = z.infer<typeof completing>['complete'];
