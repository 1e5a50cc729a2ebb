import type { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import {
  aboutToBeGivenUp,
  type Delivery,
  deliver,
  deliverWhole,
  type Limits,
  lookUp,
  type MessageRef,
  mindSpending,
  type Outgoing,
  type Rank,
  type Senders,
  type Turns,
  wentAfterAll,
} from '#shared/messaging/index.ts';
import { eachRecord, type Handled } from '#shared/queueing/index.ts';
import type { Context } from '#shared/table/index.ts';

export type Sending = {
  readonly context: Context;
  readonly senders: Senders;
  readonly limits: Limits;
  readonly turns: Turns;
  /** The rank of a queue, by its name. */
  readonly rankOf: (queueName: string) => Rank;
  /** How often a queue hands a message over before it is set aside, by rank. */
  readonly triesOf: (rank: Rank) => number;
  /** Hides a record until an instant. */
  readonly putOff: (record: SQSRecord, until: Date, now: Date) => Promise<Handled>;
  /** Puts it on the queue of a record anew: what waits there for long would be set aside after so many tries. */
  readonly renew: (record: SQSRecord, body: object) => Promise<void>;
  readonly logger: Logger;
};

/** On the queue of answers messages travel by their id, on the others whole. */
type Body = MessageRef | Outgoing;
const isWhole = (body: Body): body is Outgoing => 'lines' in body;

/** In seconds: how long a record is hidden when others go first, longer each time it comes in vain. */
const hiddenFirst = 5;
const hiddenLongest = 900;

/** After so many tries what is held is put on its queue anew; fewer than any of the queues allows (infra/stacks/messaging.ts). */
const wornOut = 6;

/**
 * Sends the messages of a batch, each on its own and in its turn; those that could not be sent come again. One request
 * takes their turns, one looks up everyone of those that travel whole, and one what their centre has spent by then.
 */
export const sendingBatches =
  ({ context, senders, limits, turns, rankOf, triesOf, putOff, renew, logger }: Sending) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const records = event.Records;
    // Only the outbox and those who tell many put on these queues.
    const bodies = new Map(records.map((record) => [record, JSON.parse(record.body) as Body]));
    const bodyOf = (record: SQSRecord): Body => bodies.get(record) ?? JSON.parse(record.body);

    const rank = rankOf(queueNameOf(records[0]));
    const turn = await turns.take(records.length, rank);
    if (turn === undefined) return eachRecord(event, logger, letOthersFirst);
    const whole = [...bodies.values()].filter(isWhole);
    const found = await lookUp(context.table, whole);
    const response = await eachRecord(event, logger, send, (record) => senderOf(record, bodyOf(record)));
    await mindSpending(context, limits, whole);
    return response;

    async function send(record: SQSRecord): Promise<Handled> {
      const body = bodyOf(record);
      await turn?.comes(records.indexOf(record));
      const missed = isNearItsEnd(record) ? await aboutToBeGivenUp(context, body) : [];
      const delivery: Delivery = isWhole(body)
        ? await deliverWhole(context, senders, limits, body, found(body))
        : await deliver(context, senders, limits, body);
      await wentAfterAll(context, missed, delivery);
      logger.info('Message handled', { messageId: body.messageId, ...delivery });
      return delivery.became === 'held' ? wait(record, delivery) : 'done';
    }

    /** What is set aside after this try or the next is put to the team leader: that one may not come to say so. */
    function isNearItsEnd(record: SQSRecord): boolean {
      return timesOf(record) >= triesOf(rank) - 1;
    }

    /** Until it may go. It is put on its queue anew, and so as old as a new one, before it has used up its tries. */
    async function wait(record: SQSRecord, { until, ref }: Delivery & { became: 'held' }): Promise<Handled> {
      const isWorn = timesOf(record) >= wornOut;
      if (ref === undefined && !isWorn) return putOff(record, until, context.now());
      await renew(record, ref ?? bodyOf(record));
      return 'done';
    }

    async function letOthersFirst(record: SQSRecord): Promise<Handled> {
      if (isNearItsEnd(record)) await aboutToBeGivenUp(context, bodyOf(record));
      const now = context.now();
      const seconds = Math.min(hiddenLongest, hiddenFirst * 2 ** (timesOf(record) - 1));
      return putOff(record, new Date(now.getTime() + seconds * 1_000), now);
    }
  };

/** How often its queue has handed it over, this time included. */
const timesOf = ({ attributes }: SQSRecord): number => Number(attributes?.ApproximateReceiveCount ?? 1);

/** Two messages to one phone go out one after the other: they stand in each other's way otherwise. */
const senderOf = (record: SQSRecord, body: Body): string => body.phone ?? record.messageId;

const queueNameOf = (record: SQSRecord | undefined): string => record?.eventSourceARN.split(':').at(-1) ?? '';
