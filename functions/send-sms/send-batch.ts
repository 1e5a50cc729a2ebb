import type { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
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
  /** Puts `body` on the record's queue anew: a message that waits long would otherwise run out of tries. */
  readonly renew: (record: SQSRecord, body: object) => Promise<void>;
  readonly logger: Logger;
};

/** On the queue of answers messages travel by their id, on the others whole. */
type Body = MessageRef | Outgoing;
const isWhole = (body: Body): body is Outgoing => 'lines' in body;

/** Seconds that a record is hidden when others go first; doubled with each try in vain, up to the longest. */
const hiddenFirst = 5;
const hiddenLongest = 900;

/**
 * After so many tries a held message is queued anew; fewer than any queue allows (infra/stacks/messaging.ts).
 */
const wornOut = 6;

/**
 * Sends the messages of a batch, each on its own and in its turn; those that could not be sent come again.
 * One request takes the turns, one looks up the people of messages that travel whole, and one reads what
 * their centre has spent.
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
    let lookedUp: ReturnType<typeof lookUp> | undefined;
    const response = await eachRecord(event, logger, send, (record) => senderOf(record, bodyOf(record)));
    if (whole.length > 0) await mindSpending(context, limits, whole);
    return response;

    /** The person and the phone of a message, looked up with those of the whole batch. */
    async function found(message: Outgoing) {
      lookedUp ??= lookUp(context.table, whole);
      return (await lookedUp)(message);
    }

    async function send(record: SQSRecord): Promise<Handled> {
      const body = bodyOf(record);
      await turn?.comes(records.indexOf(record));
      const missed = isNearItsEnd(record) ? await aboutToBeGivenUp(context, body) : [];
      const delivery: Delivery = isWhole(body)
        ? await deliverWhole(context, senders, limits, body, await found(body))
        : await deliver(context, senders, limits, body);
      if (missed.length > 0) await wentAfterAll(context, missed, delivery);
      logger.info('Message handled', { messageId: body.messageId, ...delivery });
      return delivery.became === 'held' ? wait(record, delivery) : 'done';
    }

    /**
     * Whether this try or the next is the last. The team leader is told now: the last try may die before it
     * could tell.
     */
    function isNearItsEnd(record: SQSRecord): boolean {
      return timesOf(record) >= triesOf(rank) - 1;
    }

    /** Holds a message until it may go; before its tries run out it is queued anew, and counts as new. */
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

/** How often the queue has handed this record over, this time included. */
const timesOf = ({ attributes }: SQSRecord): number => Number(attributes?.ApproximateReceiveCount ?? 1);

/** Groups records by phone: two messages to one phone sent in parallel would conflict. */
const senderOf = (record: SQSRecord, body: Body): string => body.phone ?? record.messageId;

const queueNameOf = (record: SQSRecord | undefined): string => record?.eventSourceARN.split(':').at(-1) ?? '';

const schema = z.strictObject({ answers: z.url(), reminders: z.url(), broadcasts: z.url() });
const triesSchema = z.strictObject({ answers: z.int(), reminders: z.int(), broadcasts: z.int() });
const ranks = ['answers', 'reminders', 'broadcasts'] as const satisfies readonly Rank[];

/**
 * The queues that feed the function, from its environment: their addresses and tries by rank, as infra/stacks/messaging.ts
 * writes them. A record knows its queue by its ARN, which ends as the address does: in the queue's name.
 * @throws when they are not there or not as expected
 */
export function queuesFrom(
  text: string | undefined,
  tries: string | undefined,
): {
  readonly rankOf: (queueName: string) => Rank;
  readonly triesOf: (rank: Rank) => number;
  readonly urlOf: (record: SQSRecord) => string;
} {
  if (text === undefined) throw new Error('QUEUE_URLS is not set: whose turn it is cannot be known');
  if (tries === undefined) throw new Error('QUEUE_TRIES is not set: what is given up cannot be known');
  const triesByRank = triesSchema.parse(JSON.parse(tries));
  const urls = schema.parse(JSON.parse(text));
  const rankOf = (queueName: string): Rank => {
    const rank = ranks.find((each) => urls[each].endsWith(`/${queueName}`));
    if (rank === undefined) throw new Error(`${queueName} is none of the queues that feed this function`);
    return rank;
  };
  return {
    rankOf,
    triesOf: (rank) => triesByRank[rank],
    urlOf: ({ eventSourceARN }) => urls[rankOf(eventSourceARN.split(':').at(-1) ?? '')],
  };
}
