/** Faults of the phone network, as a test or a curious person orders them. */
import * as z from 'zod/mini';

/** Body of `POST /faults`. Each call replaces what an earlier one left; `{}` ends all faults. */
export const faultsSchema = z.strictObject({
  /** How many of the next publishes are hit. Default: 1 with `dropAfterAccept`, otherwise 0. */
  failNext: z.optional(z.int().check(z.gte(0), z.lte(100_000))),
  /** The share (0–1) of all later publishes that is hit at random. Default none. */
  share: z.optional(z.number().check(z.gte(0), z.lte(1))),
  /** The status a hit publish is answered with. Default 503. */
  status: z.optional(z.int().check(z.gte(400), z.lte(599))),
  /** How long a publish waits first: each one that is hit, or every later one if none is. */
  delayMs: z.optional(z.int().check(z.gte(0), z.lte(60_000))),
  /** A hit publish is delivered, and then the connection breaks before the answer. */
  dropAfterAccept: z.optional(z.boolean()),
});
export type FaultsOrder = z.infer<typeof faultsSchema>;

/** The faults in effect, nothing left to defaults. */
export type FaultsInEffect = {
  readonly failNext: number;
  readonly share?: number;
  readonly status: number;
  readonly delayMs: number;
  readonly dropAfterAccept: boolean;
};

/** What happens to one publish. */
export type Fate =
  | { readonly is: 'delivered'; readonly delayMs: number }
  | { readonly is: 'failed'; readonly delayMs: number; readonly status: number }
  | { readonly is: 'delivered, answer lost'; readonly delayMs: number };

export type Faults = {
  readonly order: (faults: FaultsOrder) => FaultsInEffect;
  /** Decides about the next publish. */
  readonly next: () => Fate;
};

/** @param chance a number from 0 up to 1, at each call another */
export function createFaults(chance: () => number = Math.random): Faults {
  let current: FaultsInEffect = { failNext: 0, status: 503, delayMs: 0, dropAfterAccept: false };
  let slowsEvery = false;
  return {
    order: ({
      dropAfterAccept = false,
      share,
      failNext = dropAfterAccept && share === undefined ? 1 : 0,
      status = 503,
      delayMs = 0,
    }) => {
      slowsEvery = failNext === 0 && share === undefined;
      current = { failNext, status, delayMs, dropAfterAccept, ...(share !== undefined && { share }) };
      return current;
    },
    next: () => {
      const { failNext, share = 0, status, delayMs, dropAfterAccept } = current;
      if (failNext > 0) current = { ...current, failNext: failNext - 1 };
      else if (chance() >= share) return { is: 'delivered', delayMs: slowsEvery ? delayMs : 0 };
      return dropAfterAccept ? { is: 'delivered, answer lost', delayMs } : { is: 'failed', delayMs, status };
    },
  };
}
