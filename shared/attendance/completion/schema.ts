import * as z from 'zod/mini';

const instant = z.iso.datetime({ precision: 3 });

/** What is put on the queue of `complete`: by a schedule, or by itself for the page behind `after`. */
const completing = z.strictObject({
  complete: z.strictObject({
    activityId: z.uuidv7(),
    /** When the last session ended, as it was known then: where that is another by now, another clock is set. */
    over: instant,
    after: z.optional(z.uuidv7()),
  }),
});
/** Staff saying so, as EventBridge wraps it. */
const concluded = z.object({
  'detail-type': z.literal('activity.concluded'),
  detail: z.object({ data: z.object({ activityId: z.uuidv7(), over: instant }) }),
});

/** What comes on the queue of `complete`, as the page to be decided. Throws on anything else. */
export function completingFrom(body: unknown): Completing {
  const job = z.union([completing, concluded]).parse(body);
  if ('complete' in job) return job.complete;
  const { activityId, over } = job.detail.data;
  return { activityId, over };
}

export type Completing = z.infer<typeof completing>['complete'];
