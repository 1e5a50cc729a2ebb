import * as z from 'zod/mini';
import type { BroadcastEvent } from '#events/index.ts';
import { countingOf, countPage, sendPage } from '#shared/broadcasts/index.ts';
import { inEachLanguage } from '#shared/language/index.ts';
import type { FanOutQueue, Limits } from '#shared/messaging/index.ts';
import type { JobQueue } from '#shared/queueing/index.ts';
import type { Context } from '#shared/table/index.ts';

const page = z.int().check(z.gte(0));
const count = z.int().check(z.gte(0));

/**
 * A message of the queue: an event of a broadcast as EventBridge wraps it, or the function's own note of the
 * next page.
 */
export const broadcastJob = z.union([
  z.object({
    'detail-type': z.enum(['broadcast.drafted', 'broadcast.confirmed', 'broadcast.resumed']),
    detail: z.unknown(),
  }),
  z.strictObject({
    count: z.strictObject({
      broadcastId: z.uuidv7(),
      activities: z.array(z.uuidv7()),
      after: z.optional(z.uuidv7()),
      page,
      preview: z.strictObject({
        phones: count,
        optedOut: count,
        segments: count,
        cost: count,
        languages: inEachLanguage(count),
      }),
    }),
  }),
  z.strictObject({
    send: z.strictObject({
      broadcastId: z.uuidv7(),
      page,
      runningSince: z.optional(z.iso.datetime({ precision: 3 })),
    }),
  }),
]);

export type Queues = {
  /** Where the texts go. */
  readonly messages: FanOutQueue;
  /** Its own queue, which takes the next page. */
  readonly pages: JobQueue;
};

/**
 * Counts a broadcast that was written, or sends a page of a running one; the next page comes as a new
 * message.
 */
export const broadcaster =
  (
    context: Context,
    { messages, pages }: Queues,
    settings: { readonly limits: Limits; readonly perSecond: number },
  ) =>
  async (body: unknown): Promise<void> => {
    const job = jobIn(broadcastJob.parse(body));
    if ('count' in job) {
      const left = await countPage(context, settings.limits, job.count);
      if (left !== undefined) await pages.push({ count: left });
      return;
    }
    const next = await sendPage(context, messages, settings, job.send);
    if (next === undefined) return;
    const { inSeconds, ...send } = next;
    await pages.push({ send }, inSeconds);
  };

function jobIn(body: z.infer<typeof broadcastJob>) {
  if (!('detail' in body)) return body;
  // The rule lets through only these types, put on the bus by relay from the table's events.
  const { type, data, occurredAt } = body.detail as BroadcastEvent;
  const { broadcastId } = data;
  if (type === 'broadcast.drafted') return { count: countingOf(broadcastId) };
  return { send: { broadcastId, page: 'page' in data ? data.page : 0, runningSince: occurredAt } };
}
