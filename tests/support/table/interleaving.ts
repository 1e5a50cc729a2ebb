/**
 * Processes side by side, one step at a time: each call to DynamoDB (and each wait before another attempt) is a
 * task of fast-check's scheduler, which picks whose step is next. A run is the same again with the same seed.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Scheduler } from 'fast-check';
import type { Context } from '#shared/table/index.ts';
import type { TestTable } from './table.ts';
import type { Wire } from './wire.ts';

export type Process<T> = { readonly name: string; readonly run: (context: Context) => Promise<T> };

/**
 * Runs all processes to their end in the order that the scheduler picks. `afterEachWrite` looks at the table
 * before the next step, and may answer with processes that begin then: what reacts to what was written.
 * `wire` stands between every process and DynamoDB.
 */
export async function interleave<T>(
  scheduler: Scheduler,
  db: TestTable,
  processes: readonly Process<T>[],
  options: {
    readonly wire?: Wire;
    readonly afterEachWrite?: () => Promise<readonly Process<T>[]>;
  } = {},
): Promise<PromiseSettledResult<T>[]> {
  let moving = 0;
  let written = false;
  let open = 0;
  const ends: Promise<PromiseSettledResult<T>>[] = [];
  for (const process of processes) start(process);
  for (;;) {
    await quiet();
    if (open === 0) return Promise.all(ends);
    if (scheduler.count() === 0) continue;
    written = false;
    await scheduler.waitOne();
    await quiet();
    if (!written) continue;
    for (const process of (await options.afterEachWrite?.()) ?? []) start(process);
  }

  function start({ name, run }: Process<T>): void {
    const step = (label: string) => scheduler.schedule(Promise.resolve(), `${name}: ${label}`);
    const context = db.process({
      pause: async () => {
        await step('waits');
      },
      wire: async (call, carryOut) => {
        await step(call.command);
        moving += 1;
        written ||= call.command !== 'Query' && !call.command.includes('Get');
        try {
          return await (options.wire === undefined ? carryOut() : options.wire(call, carryOut));
        } finally {
          moving -= 1;
        }
      },
    });
    open += 1;
    ends.push(
      run(context).then(
        (value): PromiseFulfilledResult<T> => {
          open -= 1;
          return { status: 'fulfilled', value };
        },
        (reason: unknown): PromiseRejectedResult => {
          open -= 1;
          return { status: 'rejected', reason };
        },
      ),
    );
  }

  /** Until no call is under way and what its answer led to has come to its next call. */
  async function quiet(): Promise<void> {
    for (let calm = 0; calm < 4; calm++) {
      await turn();
      if (moving > 0) calm = -1;
    }
  }
}
