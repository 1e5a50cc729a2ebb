import { personById } from '#shared/people/index.ts';
import type { Context } from '#shared/table/index.ts';
import { isHerNews } from '../news/news.ts';
import { alongWith, keyOf } from '../outbox/outbox.ts';
import type { Message, MessageRef, Outgoing } from '../schema.ts';
import { isNoLoss, type Missed, putToTeamLeader, toldAfterAll } from '../untold/untold.ts';
import type { Delivery } from './deliver.ts';

/**
 * Puts to the team leader a message that its queue is about to give up, with those taken along. Done before
 * the try, because a sender that dies trying can say nothing afterwards. Gives what was put, to be taken back
 * when the message goes after all.
 */
export async function aboutToBeGivenUp(
  context: Context,
  body: MessageRef | Outgoing,
): Promise<readonly Missed[]> {
  const { table } = context;
  const message = 'lines' in body ? body : await table.get<Message>(keyOf(body));
  if (message === undefined || !('personId' in message) || !isHerNews(message)) return [];
  const { state = 'queued', along = [] }: Partial<Message> = message;
  if (state === 'sent' || state === 'dropped') return [];
  const person = await personById(table, message.personId);
  if (person === undefined) return [];
  const missed = [message, ...(await alongWith(table, along))];
  for (const each of missed) await putToTeamLeader(context, each, person.phone, 'failed');
  return missed;
}

/**
 * Takes from the list what `aboutToBeGivenUp` put there, once it was sent or turned out to be missed by no
 * one.
 */
export async function wentAfterAll(
  context: Context,
  missed: readonly Missed[],
  delivery: Delivery,
): Promise<void> {
  const isTold =
    delivery.became === 'sent' || (delivery.became === 'dropped' && isNoLoss.has(delivery.reason));
  if (isTold) for (const each of missed) await toldAfterAll(context, each);
}
