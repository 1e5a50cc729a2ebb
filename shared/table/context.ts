import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { UUID } from 'uuidv7';
import { openTable, type Table } from './table.ts';

/** A command tried more than once: its task (`move a grant`), how many tries, and whether it succeeded. */
export type Contention = { readonly what: string; readonly tries: number; readonly isWritten: boolean };

/** Everything a command needs from outside, passed as an argument so that tests can replace it. */
export type Context = {
  readonly table: Table;
  readonly now: () => Date;
  /** A UUIDv7 of this instant; ids made here in the same millisecond sort in the order they were made. */
  readonly newId: (at: Date) => string;
  /** 128 random bits, base64url. */
  readonly newSecret: () => string;
  /** Waits a random share of `milliseconds` ("full jitter"). */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Called for each command that had to be tried again. Default: not reported. */
  readonly contended?: (met: Contention) => void;
};

/** The context of a running function. Throws when the environment lacks `TABLE_NAME`. */
export function liveContext(environment: NodeJS.ProcessEnv = process.env): Context {
  const tableName = environment.TABLE_NAME;
  if (tableName === undefined) throw new Error('TABLE_NAME is not set');
  return { ...contextFor(openTable(tableName, dynamoClient())), contended: logContention };
}

/**
 * The client every function uses. A request that hangs is dropped after 1.5 seconds and retried by the SDK,
 * twice, with the same request token. Even when a round of reads and a transaction both hang to the end, the
 * function still has time to answer that it is busy.
 */
function dynamoClient(): DynamoDBClient {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: new NodeHttpHandler({ connectionTimeout: 1_000, requestTimeout: 1_500 }),
  });
  // The SDK copies every response for logging we do not use: a twentieth of the time of a roster page.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/** Operators see a command from this many tries on; fewer are normal, and the pauses absorb them. */
const triesWorthALine = 4;

/** Logs a line in the format of the functions' loggers. The line names the command and no person. */
function logContention({ what, tries, isWritten }: Contention): void {
  if (tries < triesWorthALine) return;
  const message = 'A command met many others';
  console.warn(JSON.stringify({ level: 'WARN', message, what, tries, isWritten }));
}

/** The context over a given table, with the real clock, ids, secrets and pauses. */
export const contextFor = (table: Table): Context => ({
  table,
  now: () => new Date(),
  newId: idMaker(),
  newSecret: () => randomBytes(16).toString('base64url'),
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, Math.random() * milliseconds)),
});

/** Makes `newId`: time first, then a sequence within the millisecond, then random bits (RFC 9562, 6.2). */
export function idMaker(): Context['newId'] {
  let lastMillisecond = -1;
  let sequence = 0;
  return (at) => {
    const millisecond = at.getTime();
    sequence = millisecond === lastMillisecond ? (sequence + 1) & 0xfff : 0;
    lastMillisecond = millisecond;
    const random = randomBytes(8);
    return UUID.fromFieldsV7(
      millisecond,
      sequence,
      random.readUInt32BE(0) & 0x3fffffff,
      random.readUInt32BE(4),
    ).toString();
  };
}
