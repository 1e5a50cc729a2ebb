import * as z from 'zod/mini';
import type { RearrangementEvent } from '#events/index.ts';
import type { FanOutQueue } from '#shared/messaging/index.ts';
import type { JobQueue } from '#shared/queueing/index.ts';
import {
  changePart,
  countingOf,
  countSome,
  lookAtPart,
  type TellingSettings,
  tellSome,
} from '#shared/rearranging/index.ts';
import type { Context } from '#shared/table/index.ts';

const count = z.int().check(z.gte(0));
const page = { rearrangementId: z.uuidv7(), part: count, after: z.optional(z.uuidv7()) };
const preview = z.strictObject({
  people: count,
  texts: count,
  notInTime: count,
  segments: count,
  cost: count,
});

/**
 * A message of the queue: an event of a rearrangement as EventBridge wraps it, or the function's own next
 * step.
 */
export const rearrangingJob = z.union([
  z.object({
    'detail-type': z.enum(['rearrangement.drafted', 'rearrangement.confirmed']),
    detail: z.unknown(),
  }),
  z.strictObject({ count: z.strictObject({ ...page, preview }) }),
  z.strictObject({ change: z.strictObject({ rearrangementId: z.uuidv7(), part: count }) }),
  z.strictObject({ look: z.strictObject({ rearrangementId: z.uuidv7(), part: count }) }),
  z.strictObject({ tell: z.strictObject(page) }),
]);

export type Queues = {
  /** Where the texts go. */
  readonly messages: FanOutQueue;
  /** Its own queue, which takes the next step. */
  readonly pages: JobQueue;
};

/**
 * Counts the people that a rearrangement touches, changes the sessions of one activity after the other, puts
 * people no text tells in time to the team leader, then tells everyone, a page at a time. The next step comes
 * as a new message.
 */
export const rearranger =
  (context: Context, { messages, pages }: Queues, settings: TellingSettings) =>
  async (body: unknown): Promise<void> => {
    const job = jobIn(rearrangingJob.parse(body));
    if ('count' in job) {
      const left = await countSome(context, settings, job.count);
      if (left !== undefined) await pages.push({ count: left });
      return;
    }
    if ('change' in job) {
      const next = await changePart(context, job.change);
      if (next !== undefined) await pages.push(next);
      return;
    }
    if ('look' in job) {
      const next = await lookAtPart(context, settings.limits, job.look);
      if (next !== undefined) await pages.push(next);
      return;
    }
    const next = await tellSome(context, messages, settings, job.tell);
    if (next !== undefined) await pages.push({ tell: next });
  };

function jobIn(body: z.infer<typeof rearrangingJob>) {
  if (!('detail' in body)) return body;
  // The rule lets through only these types, put on the bus by relay from the table's events.
  const { type, data } = body.detail as RearrangementEvent;
  const { rearrangementId } = data;
  return type === 'rearrangement.drafted'
    ? { count: countingOf(rearrangementId) }
    : { change: { rearrangementId, part: 0 } };
}
