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
import {
  eachRecord,
  type Handled,
  jobIn,
  type QueueAddresses,
  triedOf,
  type WorkQueue,
} from '#shared/queueing/index.ts';
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
  /** The queues, for records that fail. */
  readonly queue: WorkQueue;
  /** Hides a record until an instant. */
  readonly putOff: (record: SQSRecord, until: Date, now: Date) => Promise<Handled>;
  /** Puts `body` on the record's queue anew: a message that waits long would otherwise run out of tries. */
  readonly renew: (record: SQSRecord, body: object) => Promise<void>;
  readonly logger: Logger;
};

/** On the queue of answers messages travel by their id, on the others whole. */
type Body = MessageRef | Outgoing;
const isWhole = (body: Body): body is Outgoing => 'lines' in body;
const inQueue = z.looseObject({
  messageId: z.string(),
  lines: z.optional(z.array(z.unknown()).check(z.minLength(1))),
});
/** Reads a record. Only the outbox and those who tell many put on these queues: the rest has its shape. */
const read = (record: SQSRecord): Body => jobIn(inQueue)(record) as Body;

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
  ({ context, senders, limits, turns, rankOf, triesOf, queue, putOff, renew, logger }: Sending) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const records = event.Records;
    const bodies = new Map(records.flatMap((record) => readable(record)));
    const rank = rankOf(queueNameOf(records[0]));
    const work = { logger, queue, read };
    const taken = await takeTurns();
    if ('fault' in taken) return eachRecord(event, { ...work, handle: withoutTurn(taken.fault) });
    const { turn } = taken;
    if (turn === undefined) return eachRecord(event, { ...work, handle: letOthersFirst });
    const whole = [...bodies.values()].filter(isWhole);
    let lookedUp: ReturnType<typeof lookUp> | undefined;
    const response = await eachRecord(event, {
      ...{ ...work, handle: send },
      sender: (record) => bodies.get(record)?.phone ?? record.messageId,
    });
    if (whole.length > 0) await mindCaps();
    return response;

    /** The turns of the batch, or why they could not be taken: that is each record's to fail with. */
    async function takeTurns() {
      try {
        return { turn: await turns.take(records.length, rank) };
      } catch (fault) {
        return { fault };
      }
    }

    /** Fails as the turns did, so that the record is tried, and given up, as one that fails by itself is. */
    function withoutTurn(fault: unknown) {
      return async (body: Body, record: SQSRecord): Promise<never> => {
        if (isNearItsEnd(record)) await aboutToBeGivenUp(context, body);
        throw fault;
      };
    }

    /** Looks at what centres have spent. What was sent is sent, whatever becomes of that: the next batch looks again. */
    async function mindCaps(): Promise<void> {
      try {
        await mindSpending(context, limits, whole);
      } catch (error) {
        logger.error('What the centres have spent could not be looked at', { error });
      }
    }

    /** The person and the phone of a message, looked up with those of the whole batch. */
    async function found(message: Outgoing) {
      lookedUp ??= lookUp(context.table, whole);
      return (await lookedUp)(message);
    }

    async function send(body: Body, record: SQSRecord): Promise<Handled> {
      await turn?.comes(records.indexOf(record));
      const missed = isNearItsEnd(record) ? await aboutToBeGivenUp(context, body) : [];
      const delivery: Delivery = isWhole(body)
        ? await deliverWhole(context, senders, limits, body, await found(body))
        : await deliver(context, senders, limits, body);
      if (missed.length > 0) await wentAfterAll(context, missed, delivery);
      logger.info('Message handled', { messageId: body.messageId, ...delivery });
      return delivery.became === 'held' ? wait(record, body, delivery) : 'done';
    }

    /**
     * Whether this try or the next is the last. The team leader is told now: the last try may die before it
     * could tell.
     */
    function isNearItsEnd(record: SQSRecord): boolean {
      return triedOf(record) >= triesOf(rank) - 1;
    }

    /** Holds a message until it may go; before its tries run out it is queued anew, and counts as new. */
    async function wait(
      record: SQSRecord,
      body: Body,
      { until, ref }: Delivery & { became: 'held' },
    ): Promise<Handled> {
      const isWorn = triedOf(record) >= wornOut;
      if (ref === undefined && !isWorn) return putOff(record, until, context.now());
      await renew(record, ref ?? body);
      return 'done';
    }

    async function letOthersFirst(body: Body, record: SQSRecord): Promise<Handled> {
      if (isNearItsEnd(record)) await aboutToBeGivenUp(context, body);
      const now = context.now();
      const seconds = Math.min(hiddenLongest, hiddenFirst * 2 ** (triedOf(record) - 1));
      return putOff(record, new Date(now.getTime() + seconds * 1_000), now);
    }
  };

/** A record with its body, if it can be read; what cannot be read is set aside when its turn comes. */
function readable(record: SQSRecord): readonly (readonly [SQSRecord, Body])[] {
  try {
    return [[record, read(record)]];
  } catch {
    // `eachRecord` reads it again, and says so.
    return [];
  }
}

const queueNameOf = (record: SQSRecord | undefined): string => record?.eventSourceARN.split(':').at(-1) ?? '';

const schema = z.strictObject({ answers: z.url(), reminders: z.url(), broadcasts: z.url() });
const triesSchema = z.strictObject({ answers: z.int(), reminders: z.int(), broadcasts: z.int() });
const ranks = ['answers', 'reminders', 'broadcasts'] as const satisfies readonly Rank[];

/**
 * The queues that feed the function, from its environment: their addresses, their tries and the addresses of their dead letters by rank, as
 * infra/constructs/reactions/ranked-consumer.ts writes them. A record knows its queue by its ARN, which ends as the address does: in the queue's name.
 * @throws when they are not there or not as expected
 */
export function queuesFrom(
  text: string | undefined,
  tries: string | undefined,
  deadLetters: string | undefined,
): {
  readonly rankOf: (queueName: string) => Rank;
  readonly triesOf: (rank: Rank) => number;
  readonly addressesOf: (record: SQSRecord) => QueueAddresses;
} {
  if (text === undefined) throw new Error('QUEUE_URLS is not set: whose turn it is cannot be known');
  if (tries === undefined) throw new Error('QUEUE_TRIES is not set: what is given up cannot be known');
  if (deadLetters === undefined)
    throw new Error('DEAD_LETTERS_URLS is not set: where to set texts aside cannot be known');
  const deadLettersUrls = schema.parse(JSON.parse(deadLetters));
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
    addressesOf: ({ eventSourceARN }) => {
      const rank = rankOf(eventSourceARN.split(':').at(-1) ?? '');
      return { queueUrl: urls[rank], deadLettersUrl: deadLettersUrls[rank] };
    },
  };
}
