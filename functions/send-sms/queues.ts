import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Rank } from '#shared/messaging/index.ts';

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
