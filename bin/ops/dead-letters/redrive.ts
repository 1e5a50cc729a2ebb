import { DeleteMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Installation } from '#bin/ops/frame/installation.ts';
import type { DeadQueue } from '#bin/ops/queues/queues.ts';
import { giveBack, type SetAside, take } from '#bin/ops/queues/take.ts';
import { reasonOf } from '#local/failure.ts';
import { type Parcel, parcelOf } from './parcel.ts';
import { cameInAt, type Send, type Sent } from './send.ts';

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

/** What comes from one person here is handled in its order: last said, last done. */
const inOrder: ReadonlySet<string> = new Set(['sms-inbound']);
/** So many are put in order at a time: they are sent before the minute ends for which they are hidden. */
const orderedAtOnce = 500;

/**
 * Sends up to `most` messages of a dead-letter queue to where they belong: sends each first and deletes it
 * then, so that a process that is killed in between leaves it to be sent once more, and none is lost. A
 * message that fails again meanwhile is not sent a second time. Texts are sent one after the other, as they
 * came in, five hundred at a time.
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

  const isOrdered = inOrder.has(dead.of);
  /** Taken, to be sent in their order. */
  let gathered: SetAside[] = [];

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

  const sendGathered = async (): Promise<void> => {
    const at = (message: SetAside): number => {
      const { to } = parcelOf(message, dead, installation);
      return (to !== undefined && 'queue' in to ? cameInAt(to.body, message.since) : message.since).getTime();
    };
    gathered = gathered.toSorted((a, b) => at(a) - at(b));
    for (let next = gathered[0]; next !== undefined && !stop.aborted; next = gathered[0]) {
      await handle(next);
      gathered = gathered.slice(1);
    }
  };
  const room = () => most - sent.length - left.length - gathered.length;

  try {
    for (let empty = 0; empty < emptyAnswers && room() > 0 && !stop.aborted; ) {
      const taken = await take(sqs, dead, room());
      const fresh = taken.filter((message) => !known.has(message.messageId) && message.since <= began);
      for (const message of taken) if (!fresh.includes(message)) passedOver.set(message.messageId, message);
      if (isOrdered) {
        for (const message of fresh) known.add(message.messageId);
        gathered.push(...fresh);
        if (gathered.length >= orderedAtOnce) await sendGathered();
      } else {
        await Promise.all(fresh.toSorted((a, b) => a.since.getTime() - b.since.getTime()).map(handle));
      }
      if (fresh.length === 0) empty += 1;
    }
    await sendGathered();
  } finally {
    await giveBack(sqs, dead, [...left.map(({ message }) => message), ...gathered, ...passedOver.values()]);
  }
  return { sent, left: left.map(({ parcel, why }) => ({ parcel, why })) };
}
