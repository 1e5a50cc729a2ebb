import * as z from 'zod/mini';

/** What is put on the queue of `complete`: by a schedule, by staff, or by itself for the page behind `after`. */
export const completing = z.strictObject({
  complete: z.strictObject({
    activityId: z.uuidv7(),
    /** When the last session ended, as it was known then: where that is another by now, another clock is set. */
    over: z.iso.datetime({ precision: 3 }),
    after: z.optional(z.uuidv7()),
  }),
});
export type Completing = z.infer<typeof completing>['complete'];
