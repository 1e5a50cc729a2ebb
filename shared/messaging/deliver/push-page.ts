import type { Context } from '#shared/table/index.ts';
import type { Limits, Outgoing } from '../schema.ts';
import { payAhead } from '../spend/prepay.ts';
import type { FanOutQueue } from './fan-out.ts';

/** How often refused messages are pushed again before the page is given up, to come again as a whole. */
const tries = 4;
const firstPause = 100;

/**
 * Pays for a page of messages and puts them on the queue, `unpaid` with them: messages most likely pushed and
 * paid for already, each charged by itself if not.
 * @throws when the queue keeps refusing some; bringing the page again sends no one anything twice
 */
export async function pushPage(
  context: Context,
  queue: FanOutQueue,
  limits: Limits,
  messages: readonly Outgoing[],
  unpaid: readonly Outgoing[] = [],
): Promise<void> {
  if (messages.length + unpaid.length === 0) return;
  let left = await queue.pushAll([...(await payAhead(context, limits, messages)), ...unpaid]);
  for (let attempt = 1; left.length > 0 && attempt < tries; attempt++) {
    await context.pause(firstPause * 2 ** attempt);
    left = await queue.pushAll(left);
  }
  if (left.length > 0) throw new Error(`The queue did not take ${left.length} messages`);
}
