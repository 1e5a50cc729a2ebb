import { all, atLeast, before, type Context, either, isAbsent, keys, upTo } from '#shared/table/index.ts';

/** Who goes first when more is to be sent than the account's rate lets through. */
export type Rank = 'answers' | 'reminders' | 'broadcasts';

/** So many texts have their turn, one after the other. */
export type Turn = {
  /** Waits for the turn of one of them, counted from 0. */
  readonly comes: (position: number) => Promise<void>;
};

export type Turns = {
  /**
   * Waits until it is settled when so many texts go out; `undefined` when others of a higher rank, or too many of
   * their own, are before them for longer than a function should wait: then they are to come again later.
   */
  readonly take: (count: number, rank: Rank) => Promise<Turn | undefined>;
};

/** Waits so many milliseconds. */
export type Sleep = (milliseconds: number) => Promise<void>;
const really: Sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * How far ahead each rank may take its turns, in milliseconds. Answers are in no one's way. Reminders keep at most this
 * much between an answer and its turn. Broadcasts take what no one else wants at that moment.
 */
const ahead: Readonly<Record<Rank, number>> = { answers: 1_000, reminders: 400, broadcasts: 0 };
/** Turns that no one took are made up for at once, up to this many milliseconds of them. */
const madeUp = 500;
/** How long one try waits for its turn to be settled, and how long between two looks. */
const patience = 2_000;
const betweenLooks = [150, 300, 600, 1_000];

/**
 * One line of turns for everyone who sends: an item that says from when on the next turn is free, moved on by one
 * request for all texts of a batch (two after a silence). At most `perSecond` texts a second go out, and in any stretch
 * of time half a second's worth more.
 */
export function turnsOf(
  { table, now }: Pick<Context, 'table' | 'now'>,
  perSecond: number,
  sleep: Sleep = really,
): Turns {
  if (!(perSecond > 0)) throw new Error(`${perSecond} texts a second is no rate`);
  const each = 1_000 / perSecond;
  let lastFree = 0;

  /** When the first of the turns is, or `undefined` when they would be too far ahead. */
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
    // What is more likely by what was seen last is tried first, so that it is one request under load.
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
