import type { Context } from './context.ts';
import type { Item, Write } from './writes.ts';

/** How often a command is tried, and how long it waits in between, in milliseconds. */
type Rhythm = {
  readonly tries: number;
  /** Half the limit of the first pause; the limit doubles with each pause. */
  readonly firstPause: number;
  /** The longest limit of a pause. */
  readonly longestPause: number;
};

/** What a command does (`move a grant`, for its error and its log line), and how often it is tried. */
export type Task = Rhythm & { readonly what: string };

/** For commands whose items few others write at the same time. */
const usual: Rhythm = { tries: 12, firstPause: 40, longestPause: 1_000 };

/**
 * A task on items that hundreds write in the same second: the last places of an activity, the sheet of a
 * session. AWS: a transaction that meets another on the same item fails at once; so the task is tried more
 * often and never waits long.
 */
export const inACrowd = (what: string): Task => ({ what, tries: 20, firstPause: 100, longestPause: 600 });

/** Something the command read has changed: it reads and decides again after a pause. */
export const again = { again: 'after a pause' } as const;
/** Reads and decides again without a pause: the other writer has finished. */
export const againAtOnce = { again: 'at once' } as const;
type Again = typeof again | typeof againAtOnce;

/** The writes whose conditions failed, by their `as`, each with the item found there, if any. */
export type Refused = ReadonlyMap<string, Item | undefined>;

type Ending<Done> = { readonly answer: Done } | Again;

/** What a command has decided to write, and its answer once that is written; or that it then reads again. */
export type Attempt<Done> = {
  readonly writes: readonly Write[];
  readonly result: Done | Again;
  /**
   * What a refused write means: by its `as`, the answer that ends the command (the first refused one named
   * here counts), or a function of all refused writes. Default: read and decide again.
   */
  readonly ifRefused?:
    | Readonly<Record<string, Done>>
    | ((refused: Refused) => Ending<Done> | Promise<Ending<Done>>);
};

/**
 * The outcome of one read of the table: an answer with nothing written, something to write, or another read.
 */
export type Decided<Done> = Done | Attempt<Done> | Again;

/** The same request, sent twice at the same time, has been answered meanwhile. */
export type RequestAnswered = { readonly refused: 'request-answered' };

/** For commands that keep their answer in a write named `request` (`answerWrite`). */
export const ifAnswered: Readonly<Record<'request', RequestAnswered>> = {
  request: { refused: 'request-answered' },
};

/**
 * Reads, decides and writes in one transaction, and repeats that while another writer interferes: a condition
 * that failed, or another transaction on the same item. The one loop of this kind
 * (docs/decisions/system/one-loop.md).
 *
 * `attempt` reads and decides. It returns the writes, or an answer, which ends the command with nothing
 * written, or `again` where the items it read contradict each other. Its argument is how often it has lost to
 * another transaction; the items need not have changed then. The surrounding function gives the type of the
 * answer.
 *
 * Throws `Could not <what>: too many others at once` after the last try. Throws at once what `attempt` or the
 * table throws.
 *
 * @example
 * untilWritten(context, 'hand over a certificate', async () => {
 *    const certificate = await certificateOf(context.table, number);
 *    if (certificate === undefined) return { refused: 'unknown' };
 *    return { writes: [...handOverWrites(certificate), ...extraWrites], result: certificate, ifRefused: ifAnswered };
 * })
 *
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
    // A random time up to a limit that doubles, to part writers that met (AWS, "Exponential backoff and
    // jitter").
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
