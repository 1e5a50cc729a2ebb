import { DeleteMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Installation } from '#bin/ops/frame/installation.ts';
import type { DeadQueue } from '#bin/ops/queues/queues.ts';
import { giveBack, type SetAside, take } from '#bin/ops/queues/take.ts';
import { reasonOf } from '#local/failure.ts';
import { type Parcel, parcelOf } from './parcel.ts';
import type { Send, Sent } from './send.ts';

/** What became of the messages of a dead-letter queue. */
export type Redriven = {
  /** Sent to where they belong, and taken out of the dead-letter queue. */
  readonly sent: readonly (Sent & { readonly parcel: Parcel })[];
  /** Left where they were, and why. */
  readonly left: readonly { readonly parcel: Parcel; readonly why: string }[];
};

export type Redriving = {
  readonly installation: Installation;
  readonly sqs: SQSClient;
  readonly send: Send;
  readonly stop: AbortSignal;
  /** Messages that were put on a queue later came after the command began: they are not sent again. */
  readonly began: Date;
};

/** A standard queue answers from some of its servers only: so many answers without news count as empty. */
const emptyAnswers = 3;

/**
 * Sends up to `most` messages of a dead-letter queue to where they belong: sends each first and deletes it
 * then, so that a process that is killed in between leaves it to be sent once more, and none is lost. A
 * message that fails again meanwhile is not sent a second time.
 */
export async function redrive(
  { installation, sqs, send, stop, began }: Redriving,
  dead: DeadQueue,
  most: number,
): Promise<Redriven> {
  const sent: (Sent & { parcel: Parcel })[] = [];
  const left: { parcel: Parcel; why: string; message: SetAside }[] = [];
  const passedOver = new Map<string, SetAside>();
  /** The ids of messages that were looked at, and those that they were sent under. */
  const known = new Set<string>();

  const handle = async (message: SetAside): Promise<void> => {
    const parcel = parcelOf(message, dead, installation);
    known.add(message.messageId);
    if (parcel.to === undefined) {
      left.push({ parcel, why: 'Where it belongs cannot be told.', message });
      return;
    }
    try {
      const where = await send(parcel.to, message.since);
      if (where.messageId !== undefined) known.add(where.messageId);
      await sqs.send(new DeleteMessageCommand({ QueueUrl: dead.url, ReceiptHandle: message.receipt }));
      sent.push({ ...where, parcel });
    } catch (fault) {
      left.push({ parcel, why: reasonOf(fault), message });
    }
  };

  try {
    for (let empty = 0; empty < emptyAnswers && sent.length + left.length < most && !stop.aborted; ) {
      const taken = await take(sqs, dead, most - sent.length - left.length);
      const fresh = taken.filter((message) => !known.has(message.messageId) && message.since <= began);
      for (const message of taken) if (!fresh.includes(message)) passedOver.set(message.messageId, message);
      await Promise.all(fresh.toSorted((a, b) => a.since.getTime() - b.since.getTime()).map(handle));
      if (fresh.length === 0) empty += 1;
    }
  } finally {
    await giveBack(sqs, dead, [...left.map(({ message }) => message), ...passedOver.values()]);
  }
  return { sent, left: left.map(({ parcel, why }) => ({ parcel, why })) };
}
