/** Chance that is the same in every run with the same seed (mulberry32). */
export type Chance = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  /** Whether something of this probability happens. */
  readonly happens: (probability: number) => boolean;
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  readonly shuffled: <T>(list: readonly T[]) => T[];
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    happens: (probability) => next() < probability,
    shuffled: (list) => {
      const rest = [...list];
      return list.flatMap(() => rest.splice(below(rest.length), 1));
    },
  };
}

/** No chance at all: nothing of a small probability happens, and everything keeps its order. */
export const asUsual: Chance = {
  next: () => 0.5,
  below: () => 0,
  happens: () => false,
  shuffled: (list) => [...list],
};
