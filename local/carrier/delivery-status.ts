/** Delivery reports as SNS writes them: to two logs of the account, one record a text. */
import { randomUUID } from 'node:crypto';
import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { account, clientOptions, region } from '#local/cloud/aws.ts';
import { reasonOf } from '#local/failure.ts';
import type { Failure } from './receptions.ts';

/** A text that SNS accepted, and the reason if it did not arrive. */
export type Carried = {
  /** The id that SNS answered with. */
  readonly id: string;
  readonly phone: string;
  readonly segments: number;
  readonly failure: Failure | undefined;
};

export type DeliveryStatus = {
  readonly note: (carried: Carried) => void;
  /** Records that are still to be written. */
  readonly waiting: () => number;
  readonly close: () => Promise<void>;
};

/** AWS: "SMS delivery failure reasons". */
const responses: Readonly<Record<Failure | 'none', string>> = {
  none: 'Message has been accepted by phone carrier',
  temporary: 'Phone is currently unreachable/unavailable',
  permanent: 'Invalid phone number',
  refused: 'Blocked as spam by phone carrier',
};

/** Networks report after a while; reports of that time are written together. In milliseconds. */
const afterAWhile = 400;

/** @param endpoint the local cloud, in which the stacks have made the logs */
export function connectDeliveryStatus(endpoint: string): DeliveryStatus {
  const client = new CloudWatchLogsClient(clientOptions(endpoint));
  const logStreamName = randomUUID();
  const begun = new Set<string>();
  let waiting: Carried[] = [];
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function write(logGroupName: string, records: readonly Carried[]): Promise<void> {
    if (records.length === 0) return;
    if (!begun.has(logGroupName)) {
      await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
      begun.add(logGroupName);
    }
    const timestamp = Date.now();
    const logEvents = records.map((carried) => ({ timestamp, message: JSON.stringify(recordOf(carried)) }));
    await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  }

  async function flush(): Promise<void> {
    timer = undefined;
    const now = waiting;
    const log = `sns/${region}/${account}/DirectPublishToPhoneNumber`;
    try {
      await write(
        log,
        now.filter(({ failure }) => failure === undefined),
      );
      await write(
        `${log}/Failure`,
        now.filter(({ failure }) => failure !== undefined),
      );
    } catch (error) {
      // SNS also loses records that it cannot write.
      console.error(`What became of ${now.length} texts could not be written: ${reasonOf(error)}`);
    }
    waiting = waiting.slice(now.length);
  }

  const flushInTurn = () => {
    writing = writing.then(flush);
  };
  return {
    note: (carried) => {
      waiting.push(carried);
      timer ??= setTimeout(flushInTurn, afterAWhile);
    },
    waiting: () => waiting.length,
    close: async () => {
      if (timer !== undefined) clearTimeout(timer);
      await writing;
      client.destroy();
    },
  };
}

/** AWS: "SMS delivery logs" of SNS. */
const recordOf = ({ id, phone, segments, failure }: Carried) => ({
  notification: { messageId: id, timestamp: new Date().toISOString().replace('T', ' ').replace('Z', '') },
  delivery: {
    mnc: 20,
    mcc: 418,
    numberOfMessageParts: segments,
    destination: phone,
    priceInUSD: 0.1 * segments,
    smsType: 'Transactional',
    providerResponse: responses[failure ?? 'none'],
    dwellTimeMs: 599,
    dwellTimeMsUntilDeviceAck: 1344,
  },
  status: failure === undefined ? 'SUCCESS' : 'FAILURE',
});
