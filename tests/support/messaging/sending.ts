/** The function that sends, with the queues in front of it as arrays: what comes again, and until when it is hidden. */
import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSRecord } from 'aws-lambda';
import { sendingBatches } from '#functions/send-sms/send-batch.ts';
import {
  type Limits,
  type MessageRef,
  type OptOuts,
  type Outgoing,
  type Publish,
  payAhead,
  type Rank,
  type Turns,
} from '#shared/messaging/index.ts';
import type { Context } from '#shared/table/index.ts';
import { anActivity, phoneNumber, registers } from '../builders.ts';
import type { TestTable } from '../table/table.ts';
import { strictLimits } from './limits.ts';

/** Everyone has her turn at once. */
export const noWaiting: Turns = { take: async () => ({ comes: async () => undefined }) };

export type Handled<Body> = {
  /** Those that come again: thrown or put off. */
  readonly again: readonly Body[];
  /** Until when those were hidden that were put off, by message. */
  readonly hidden: ReadonlyMap<string, string>;
  /** Those that were put on the queue anew. */
  readonly renewed: readonly object[];
  /** For how many seconds those were hidden that failed, by message. */
  readonly paused: ReadonlyMap<string, number>;
  /** The ids of the records that were set aside. */
  readonly setAside: readonly string[];
};

export type SendingOptions = {
  readonly limits?: Limits;
  readonly publish?: Publish;
  readonly optOuts?: OptOuts;
  readonly turns?: Turns;
  readonly context?: Context;
  /** How often the queue has handed the batch over, this time included. Default once. */
  readonly handedOver?: number;
};

/** One batch given to the function, as the queue of that rank would. */
export async function sendBatch<Body extends MessageRef | Outgoing>(
  db: Pick<TestTable, 'context'>,
  rank: Rank,
  bodies: readonly Body[],
  options: SendingOptions = {},
): Promise<Handled<Body>> {
  const { limits = strictLimits, publish = async () => undefined, optOuts, turns = noWaiting } = options;
  const hidden = new Map<string, string>();
  const paused = new Map<string, number>();
  const renewed: object[] = [];
  const setAside: string[] = [];
  const { handedOver = 1 } = options;
  const records = bodies.map((body, position) => recordOf(rank, body, position, handedOver));
  const handle = sendingBatches({
    context: options.context ?? db.context,
    senders: () => ({ publish, ...(optOuts === undefined ? {} : { optOuts }) }),
    limits,
    turns,
    // Queues are called by their rank here.
    rankOf: (queueName) => queueName as Rank,
    triesOf: () => 10,
    queue: {
      hide: async (record, seconds) => void paused.set(JSON.parse(record.body).messageId, seconds),
      triesOf: () => 10,
      setAside: async ({ messageId }) => void setAside.push(messageId),
    },
    putOff: async (record, until) => {
      hidden.set(JSON.parse(record.body).messageId, until.toISOString());
      return 'again';
    },
    renew: async (_record, body) => void renewed.push(body),
    logger: new Logger({ logLevel: 'SILENT' }),
  });
  const { batchItemFailures } = await handle({ Records: records });
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const again = bodies.filter((_, position) => failed.has(String(position)));
  return { again, hidden, paused, renewed, setAside };
}

/** What the function reads of a record. */
const recordOf = (rank: Rank, body: MessageRef | Outgoing, position: number, times: number) =>
  ({
    messageId: String(position),
    body: JSON.stringify(body),
    eventSourceARN: `arn:aws:sqs:eu-central-1:000000000000:${rank}`,
    attributes: { ApproximateReceiveCount: String(times), SentTimestamp: String(position) },
  }) as unknown as SQSRecord;

/** Whole reminders of a course to so many people who are registered for it, each on a phone of her own, paid. */
export async function reminders(
  db: TestTable,
  people: number,
  wanted: Partial<Outgoing> = {},
  limits: Limits = strictLimits,
): Promise<readonly Outgoing[]> {
  const activity = await anActivity(db.context, { capacity: people });
  const made: Outgoing[] = [];
  for (let person = 1; person <= people; person++) {
    const { registration } = await registers(db.context, person, { name: 'Manal Kareem' });
    made.push({
      messageId: `reminder${String(person).padStart(4, '0')}OfTwentyFourCharacters`,
      personId: registration.personId,
      phone: phoneNumber(person),
      lines: [
        { key: 'sms.confirmed', args: { code: '214', centre: 'kirkuk', start: '2026-11-24T07:00:00.000Z' } },
      ],
      language: 'en',
      purpose: 'reminder',
      centre: 'kirkuk',
      createdAt: db.clock.now().toISOString(),
      activityId: activity.activityId,
      kind: activity.kind,
      ...wanted,
    });
  }
  return payAhead(db.context, limits, made);
}
