/** A table that goes on while its counters are built anew: events are written, and counted some time later. */
import type { DiwanEvent } from '#events/index.ts';
import { countEvents } from '#shared/counting/index.ts';
import type { Recounting } from '#shared/counting/rebuilding/index.ts';
import { type Context, recordEvent } from '#shared/table/index.ts';
import { type Chance, chanceFrom } from '../chance/random.ts';
import { aMonday, type TestTable } from '../table/table.ts';

/** Writes events into the table, as the commands that made them do; no one counts them. */
export async function happen(context: Context, events: readonly DiwanEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += 50) {
    const outcome = await context.table.write(
      events
        .slice(at, at + 50)
        .map(recordEvent)
        .map((put, nth) => ({ ...put, as: `event ${nth}` })),
    );
    if (outcome.result !== 'written') throw new Error('An event was not written');
  }
}

export type Traffic = {
  /** Moves the clock on, while events happen whose time has come and others are counted. */
  readonly forward: (milliseconds: number) => Promise<void>;
  /** Lets everything happen that is left, and be counted. */
  readonly toTheEnd: () => Promise<void>;
  /** How a recount waits on this table: time goes by, and people go on. */
  readonly recounting: Recounting;
};

/** An event is counted within so many milliseconds; some once more, later. */
const lag = 90_000;
const repeats = 0.2;
/** Longer than an event is on its way here. */
const settles = 120_000;

/**
 * Lets `events` happen at their times, in order, and be counted by two processes, each with its own copy of
 * which generations there are; late, out of order, and some of them twice.
 */
export function trafficOf(
  db: TestTable,
  events: readonly DiwanEvent[],
  {
    chance = chanceFrom(1),
    afterEach = async () => undefined,
  }: { readonly chance?: Chance; readonly afterEach?: () => Promise<unknown> } = {},
): Traffic {
  const counting = [db.process(), db.process()];
  const toCome = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const onTheWay: { readonly event: DiwanEvent; readonly at: number }[] = [];
  const deliver = async (until: number) => {
    const due = onTheWay.filter(({ at }) => at <= until);
    for (const each of due) onTheWay.splice(onTheWay.indexOf(each), 1);
    const batch = chance.shuffled(due.map(({ event }) => event));
    const context = counting[chance.below(counting.length)];
    if (batch.length > 0 && context !== undefined) await countEvents(context, batch);
  };
  const pass = async (now: number) => {
    const due = toCome.filter(({ occurredAt }) => Date.parse(occurredAt) <= now);
    toCome.splice(0, due.length);
    await happen(db.context, due);
    for (const event of due) {
      onTheWay.push({ event, at: now + chance.below(lag) });
      if (chance.happens(repeats)) onTheWay.push({ event, at: now + chance.below(4 * lag) });
    }
    await deliver(now);
    await afterEach();
  };
  const forward = async (milliseconds: number) => {
    for (let left = milliseconds; left > 0; left -= 20_000) {
      db.clock.forward({ minutes: Math.min(left, 20_000) / 60_000 });
      await pass(db.clock.now().getTime());
    }
  };
  return {
    forward,
    toTheEnd: async () => {
      const last = Date.parse(toCome.at(-1)?.occurredAt ?? db.clock.now().toISOString());
      await forward(Math.max(0, last - db.clock.now().getTime()));
      await pass(db.clock.now().getTime());
      while (onTheWay.length > 0) await deliver(Number.POSITIVE_INFINITY);
    },
    recounting: { settles, wait: forward, firstDay: aMonday.slice(0, 10) },
  };
}
