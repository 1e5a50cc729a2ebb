/** Time that passes only while everyone sleeps: what takes hours is told in seconds, and always the same way. */
import { setImmediate as aMoment } from 'node:timers/promises';
import type { Wire } from '../table/wire.ts';

export type VirtualTime = {
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Requests over this wire take a little of this time; while one is under way it stands still. */
  readonly wire: Wire;
  /** Runs until `work` is done, moving on to the next who wakes whenever nothing else can happen. */
  readonly run: (work: Promise<unknown>) => Promise<void>;
};

/** How often nothing must have happened before time moves on. */
const quietMoments = 6;

export function virtualTime(iso: string, requestTakes = 4): VirtualTime {
  let at = Date.parse(iso);
  let underWay = 0;
  let asleep: { readonly until: number; readonly wake: () => void }[] = [];
  const sleep = (milliseconds: number) =>
    new Promise<void>((wake) => {
      asleep.push({ until: at + milliseconds, wake });
    });
  return {
    now: () => new Date(at),
    sleep,
    wire: async (_call, carryOut) => {
      await sleep(requestTakes);
      underWay += 1;
      try {
        return await carryOut();
      } finally {
        underWay -= 1;
      }
    },
    async run(work) {
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      for (let quiet = 0; !isDone; ) {
        await aMoment();
        quiet = underWay > 0 ? 0 : quiet + 1;
        if (quiet < quietMoments || asleep.length === 0) continue;
        quiet = 0;
        at = Math.max(at, Math.min(...asleep.map(({ until }) => until)));
        const due = asleep.filter(({ until }) => until <= at);
        asleep = asleep.filter(({ until }) => until > at);
        for (const { wake } of due) wake();
      }
      await done;
    },
  };
}
