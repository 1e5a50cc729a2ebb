import { setTimeout as wait } from 'node:timers/promises';
import type { Asked, Options } from '#bin/ops/frame/command.ts';
import { wholeNumber } from '#bin/ops/frame/parse.ts';
import { Failure } from '#local/failure.ts';
import type { Recounting } from '#shared/counting/rebuilding/index.ts';

/** The options of what counts everything anew. */
export const recountOptions = {
  settle: {
    type: 'string',
    value: 'SECONDS',
    about: 'How long an event may be on its way into the table: longer than any function runs.',
    default: '900',
  },
} as const satisfies Options;

/** How a command counts anew. */
export const recountingOf = ({
  values,
  stop,
  progress,
}: Pick<Asked<typeof recountOptions>, 'values' | 'stop' | 'progress'>): Recounting => ({
  settles: wholeNumber('settle', values.settle) * 1_000,
  // Ctrl-C ends a wait too.
  wait: (milliseconds) => wait(milliseconds, undefined, { signal: stop }),
  tell: progress,
  stop,
});

/** Does it, and says plainly when Ctrl-C ended it. */
export async function untilStopped<T>(stop: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (stop.aborted) throw new Failure('Stopped. The totals that are read are those of before.');
    throw fault;
  }
}
