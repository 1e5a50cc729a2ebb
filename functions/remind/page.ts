import * as z from 'zod/mini';
import type { FanOutQueue } from '#shared/messaging/index.ts';
import type { JobQueue } from '#shared/queueing/index.ts';
import {
  type ReminderSettings,
  remind,
  reminding,
  type SessionNews,
  telling,
  tellPage,
} from '#shared/reminders/index.ts';
import type { Context } from '#shared/table/index.ts';

/** News of a session as EventBridge wraps it. */
const onTheBus = z.object({
  'detail-type': z.enum(['session.moved', 'session.cancelled']),
  detail: z.unknown(),
});

/** A message of the queue: a page of reminders or notices, or the event that starts the notices. */
export const remindJob = z.union([reminding, telling, onTheBus]);

export type Queues = {
  /** Where the texts go. */
  readonly messages: FanOutQueue;
  /** Its own queue, which takes the next page. */
  readonly pages: JobQueue;
};

/**
 * Handles a page of a roster; the next page comes as a new message, so that no roster is too long for the
 * function. Gives how many messages it made.
 */
export const reminder =
  (context: Context, { messages, pages }: Queues, settings: ReminderSettings) =>
  async (body: unknown): Promise<{ readonly messages: number; readonly isWhole: boolean }> => {
    const job = remindJob.parse(body);
    if ('remind' in job) {
      const done = await remind(context, messages, settings, job.remind);
      if (done.next !== undefined) await pages.push({ remind: done.next });
      return { messages: done.messages, isWhole: done.next === undefined };
    }
    const { news, after } = 'tell' in job ? job.tell : { news: job.detail, after: undefined };
    const told = await tellPage(context, messages, settings, {
      // The rule lets through only these types, put on the bus by relay from the table's events.
      news: news as SessionNews,
      ...(after === undefined ? {} : { after }),
    });
    if (told.next !== undefined) await pages.push({ tell: told.next });
    return { messages: told.messages, isWhole: told.next === undefined };
  };
