import { setTimeout as pause } from 'node:timers/promises';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Installation } from '#bin/ops/frame/installation.ts';
import { type Queues, queuesOf } from '#bin/ops/queues/queues.ts';
import { lookInto } from '#bin/ops/queues/take.ts';
import { lying } from '#bin/ops/watching/findings.ts';
import { type Parcel, parcelOf } from './parcel.ts';
import type { Redriven } from './redrive.ts';

/** What became of what was sent, as far as it can be seen. */
export type Outcome = {
  /** Messages that came to the dead-letter queues of where it was sent since the command began. */
  readonly back: readonly (Parcel & { readonly of: string })[];
  /** Messages on the queues it was sent to: still being tried, others perhaps among them. */
  readonly underWay: number;
};

const lookEvery = 2_000;
/** Clocks of different machines differ by less, in milliseconds. */
const skew = 30_000;
/** How many messages of each dead-letter queue are looked at. */
const lookedAt = 200;

/**
 * Waits until the queues that something was sent to are empty, at the most so many seconds, and says what has
 * come to their dead-letter queues since.
 */
export async function waitFor(
  installation: Installation,
  sqs: SQSClient,
  { sent, left }: Redriven,
  seconds: number,
  began: Date,
  stop: AbortSignal,
): Promise<Outcome> {
  const until = Date.now() + seconds * 1000;
  const targets = new Set(sent.map(({ to }) => to));
  const onTargets = ({ work }: Queues) =>
    work.filter(({ short }) => targets.has(short)).reduce((sum, queue) => sum + lying(queue), 0);
  let queues = await queuesOf(installation, sqs);
  // Counts of SQS are approximate: only twice nothing is nothing.
  for (let quiet = 0; quiet < 2 && Date.now() < until && !stop.aborted; ) {
    quiet = onTargets(queues) === 0 ? quiet + 1 : 0;
    await pause(lookEvery);
    queues = await queuesOf(installation, sqs);
  }
  const ids = new Set(sent.flatMap(({ messageId }) => messageId ?? []));
  const known = new Set(left.map(({ parcel }) => parcel.messageId));
  const since = began.getTime() - skew;
  const back: (Parcel & { of: string })[] = [];
  for (const queue of queues.dead.filter((each) => targets.has(each.of) && lying(each) > 0)) {
    for (const message of await lookInto(sqs, queue, lookedAt)) {
      // SQS keeps the id of what it sets aside; a function that does so itself makes a message of its own.
      const isNew = message.since.getTime() >= since && !known.has(message.messageId);
      if (ids.has(message.messageId) || isNew) {
        back.push({ ...parcelOf(message, queue, installation), of: queue.of });
      }
    }
  }
  return { back, underWay: onTargets(queues) };
}
