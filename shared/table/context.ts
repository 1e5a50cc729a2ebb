import { randomBytes } from 'node:crypto';
import { UUID } from 'uuidv7';
import { dynamoClient } from './client.ts';
import { openTable, type Table } from './table.ts';

/** A command that was tried more than once: what it does (`move a grant`), how often, and whether it came through. */
export type Contention = { readonly what: string; readonly tries: number; readonly isWritten: boolean };

/** Everything a command needs from outside: given as an argument, so that tests can give other things. */
export type Context = {
  readonly table: Table;
  readonly now: () => Date;
  /** A UUIDv7 of this instant; ids of the same millisecond made here sort in the order they were made. */
  readonly newId: (at: Date) => string;
  /** 128 random bits, base64url. */
  readonly newSecret: () => string;
  /** Waits for about `milliseconds` at the most, a random share of it ("full jitter"). */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Is told of each command that had to be tried again. Default: no one is. */
  readonly contended?: (met: Contention) => void;
};

/** The context of a running function; `TABLE_NAME` comes from its environment. */
export function liveContext(environment: NodeJS.ProcessEnv = process.env): Context {
  const tableName = environment.TABLE_NAME;
  if (tableName === undefined) throw new Error('TABLE_NAME is not set');
  return { ...contextFor(openTable(tableName, dynamoClient())), contended: logContention };
}

/** From so many tries on operators see it: a few are what the pauses are for. */
const triesWorthALine = 4;

/** A line as the functions' loggers write them, of which each has its own; it names the command, and no one. */
function logContention({ what, tries, isWritten }: Contention): void {
  if (tries < triesWorthALine) return;
  const message = 'A command met many others';
  console.warn(JSON.stringify({ level: 'WARN', message, what, tries, isWritten }));
}

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
