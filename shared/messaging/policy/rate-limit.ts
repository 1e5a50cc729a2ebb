import { all, atLeast, before, type Context, either, isAbsent, keys, upTo } from '#shared/table/index.ts';

/** The order of sending when there is more to send than the account's rate allows. */
export type Rank = 'answers' | 'reminders' | 'broadcasts';

/** The turns of so many texts, one after the other. */
export type Turn = {
  /** Waits for the turn of one text, counted from 0. */
  readonly comes: (position: number) => Promise<void>;
};

export type Turns = {
  /**
   * Waits until the turns of so many texts are settled; `undefined` when those of a higher rank, or too many
   * of the same rank, take longer than a function should wait: then the texts are to come again later.
   */
  readonly take: (count: number, rank: Rank) => Promise<Turn | undefined>;
};

/** Waits so many milliseconds. */
export type Sleep = (milliseconds: number) => Promise<void>;
const really: Sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * How far ahead each rank may take its turns, in milliseconds. Answers go first; reminders delay an answer by
 * at most this much; broadcasts take turns that no one else wants at that moment.
 */
const ahead: Readonly<Record<Rank, number>> = { answers: 1_000, reminders: 400, broadcasts: 0 };
/** Unused turns are made up for at once, up to this many milliseconds of them. */
const madeUp = 500;
/** How long one try waits for its turns to be settled, and how long between two looks. */
const patience = 2_000;
const betweenLooks = [150, 300, 600, 1_000];

/**
 * One line of turns for every sender: an item holds the instant from which the next turn is free, moved on by
 * one request for all texts of a batch (two after a silence). At most `perSecond` texts a second go out, and
 * in any stretch of time half a second's worth more.
 */
export function turnsOf(
  { table, now }: Pick<Context, 'table' | 'now'>,
  perSecond: number,
  sleep: Sleep = really,
): Turns {
  if (!(perSecond > 0)) throw new Error(`${perSecond} texts a second is no rate`);
  const each = 1_000 / perSecond;
  let lastFree = 0;

  /** The instant of the first turn, or `undefined` when it would be too far ahead. */
  async function reserve(count: number, rank: Rank): Promise<number | undefined> {
    const at = now().getTime();
    const length = Math.ceil(count * each);
    const update = keys.turnsKey('sms');
    const follow = () =>
      table.update<{ free: number }>({
        update,
        changes: { add: { free: length } },
        when: all(atLeast('free', at - madeUp), upTo('free', at + ahead[rank])),
      });
    const begin = () =>
      table.update<{ free: number }>({
        update,
        changes: { set: { free: at - madeUp + length } },
        when: either(isAbsent, before('free', at - madeUp)),
      });
    // The likelier of the two, given the last look, is tried first: then it is one request under load.
    for (const attempt of lastFree >= at - madeUp ? [follow, begin] : [begin, follow]) {
      const taken = await attempt();
      if (taken === undefined) continue;
      lastFree = taken.free;
      return taken.free - length;
    }
    lastFree = at;
    return undefined;
  }

  return {
    async take(count, rank) {
      if (count === 0) return { comes: async () => undefined };
      const until = now().getTime() + patience;
      for (let look = 0; ; look++) {
        const first = await reserve(count, rank);
        if (first !== undefined) {
          return { comes: (position) => sleep(Math.max(0, first + position * each - now().getTime())) };
        }
        const pause = betweenLooks[Math.min(look, betweenLooks.length - 1)] ?? 1_000;
        if (now().getTime() + pause > until) return undefined;
        await sleep(pause);
      }
    },
  };
}
