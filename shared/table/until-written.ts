import type { Context } from './context.ts';
import type { Item, Write } from './writes.ts';

/** How often a command is tried, and how long it waits in between, in milliseconds. */
type Rhythm = {
  readonly tries: number;
  /** Half of what the first pause may last at the most; the limit doubles with each pause. */
  readonly firstPause: number;
  /** No pause is longer. */
  readonly longestPause: number;
};

/** A command by what it is to do (`move a grant`: its fault and its log line say so), and how often it is tried. */
export type Task = Rhythm & { readonly what: string };

/** Few write the same items at the same time. */
const usual: Rhythm = { tries: 12, firstPause: 40, longestPause: 1_000 };

/**
 * A task at whose items hundreds write in the same second: the last places of an activity, the sheet of a session.
 * AWS: a transaction that meets another on the same item loses at once; so it is tried more often, and never waits long.
 */
export const inACrowd = (what: string): Task => ({ what, tries: 20, firstPause: 100, longestPause: 600 });

/** Something changed under the command: it reads and decides again after a pause. */
export const again = { again: 'after a pause' } as const;
/** The same without a pause: who was in the way is done. */
export const againAtOnce = { again: 'at once' } as const;
type Again = typeof again | typeof againAtOnce;

/** The writes whose conditions failed, by their `as`, each with the item that stood there, if one did. */
export type Refused = ReadonlyMap<string, Item | undefined>;

type Ending<Done> = { readonly answer: Done } | Again;

/** What a command has decided to write, and what it answers with once that is written; or that it then looks again. */
export type Attempt<Done> = {
  readonly writes: readonly Write[];
  readonly result: Done | Again;
  /**
   * What a refused write means: by its `as`, the answer that ends the command (the first named here that was refused), or
   * a function that looks at all of them. Default: read and decide again.
   */
  readonly ifRefused?:
    | Readonly<Record<string, Done>>
    | ((refused: Refused) => Ending<Done> | Promise<Ending<Done>>);
};

/** What one look at the table leads to: an answer with nothing written, something to write, or another look. */
export type Decided<Done> = Done | Attempt<Done> | Again;

/** The request has been answered meanwhile, by its own twin that was sent at the same time. */
export type RequestAnswered = { readonly refused: 'request-answered' };

/** For commands that keep their answer in a write named `request` (`answerWrite`). */
export const ifAnswered: Readonly<Record<'request', RequestAnswered>> = {
  request: { refused: 'request-answered' },
};

/**
 * Reads, decides and writes in one transaction, and does so again as long as someone else was in the way: a condition
 * that failed, or another transaction on the same item. The one loop of this kind (docs/decisions/system/one-loop.md).
 *
 * `attempt` reads and decides. It returns what is to be written, or an answer, which ends the command with nothing written,
 * or `again` where what it read does not fit together. It is told how often it has lost to another transaction; then what
 * it read need not have changed. The type of the answer is that of the surrounding function.
 *
 * Throws `Could not <what>: too many others at once` after the last try, and at once what `attempt` or the table throws.
 *
 * @example
 * untilWritten(context, 'hand over a certificate', async () => {
 *   const certificate = await certificateOf(context.table, number);
 *   if (certificate === undefined) return { refused: 'unknown' };
 *   return { writes: [...handOverWrites(certificate), ...extraWrites], result: certificate, ifRefused: ifAnswered };
 * })
 */
export async function untilWritten<Done>(
  context: Pick<Context, 'table' | 'pause' | 'contended'>,
  task: string | Task,
  attempt: (contention: number) => Promise<Decided<NoInfer<Done>>>,
): Promise<Done> {
  const { what, tries, firstPause, longestPause } =
    typeof task === 'string' ? { what: task, ...usual } : task;
  let contention = 0;
  const carryOut = async (): Promise<Ending<Done>> => {
    const decided: Decided<Done> = await attempt(contention);
    if (isAgain(decided)) return decided;
    if (!isAttempt(decided)) return { answer: decided };
    const outcome = await context.table.write(decided.writes);
    if (outcome.result === 'written')
      return isAgain(decided.result) ? decided.result : { answer: decided.result };
    if (outcome.result === 'refused') return endingOf(decided, outcome.refused);
    contention += 1;
    return again;
  };

  for (let tried = 1; tried <= tries; tried++) {
    const ending = await carryOut();
    if (!isAgain(ending)) {
      if (tried > 1) context.contended?.({ what, tries: tried, isWritten: true });
      return ending.answer;
    }
    // Any time up to a limit that doubles: those who met do not meet again (AWS, "Exponential backoff and jitter").
    if (ending === again && tried < tries)
      await context.pause(Math.min(firstPause * 2 ** tried, longestPause));
  }
  context.contended?.({ what, tries, isWritten: false });
  throw new Error(`Could not ${what}: too many others at once`);
}

const isAgain = (value: unknown): value is Again => value === again || value === againAtOnce;

const isAttempt = <Done>(decided: Done | Attempt<Done>): decided is Attempt<Done> =>
  typeof decided === 'object' && decided !== null && 'writes' in decided;

function endingOf<Done>(
  { ifRefused = {} }: Attempt<Done>,
  refused: Refused,
): Ending<Done> | Promise<Ending<Done>> {
  if (typeof ifRefused === 'function') return ifRefused(refused);
  const found = Object.entries(ifRefused).find(([as]) => refused.has(as));
  return found === undefined ? again : { answer: found[1] };
}
