/** Faults of the phone network, as a test or a curious person orders them. */
import * as z from 'zod/mini';

/** Body of `POST /faults`. Each call replaces what an earlier one left; `{}` ends all faults. */
export const faultsSchema = z.strictObject({
  /** How many of the next publishes are hit. Default: 1 with `dropAfterAccept`, otherwise 0. */
  failNext: z.optional(z.int().check(z.gte(0), z.lte(100_000))),
  /** The status a hit publish is answered with. Default 503. */
  status: z.optional(z.int().check(z.gte(400), z.lte(599))),
  /** How long a publish waits first: each that is hit, or with `failNext` 0 every one from now on. */
  delayMs: z.optional(z.int().check(z.gte(0), z.lte(60_000))),
  /** A hit publish is delivered, and then the connection breaks before the answer. */
  dropAfterAccept: z.optional(z.boolean()),
});
export type FaultsOrder = z.infer<typeof faultsSchema>;

/** The faults in effect, nothing left to defaults. */
export type FaultsInEffect = {
  readonly failNext: number;
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

export function createFaults(): Faults {
  let current: FaultsInEffect = { failNext: 0, status: 503, delayMs: 0, dropAfterAccept: false };
  let slowsEvery = false;
  return {
    order: ({ dropAfterAccept = false, failNext = dropAfterAccept ? 1 : 0, status = 503, delayMs = 0 }) => {
      slowsEvery = failNext === 0;
      current = { failNext, status, delayMs, dropAfterAccept };
      return current;
    },
    next: () => {
      const { failNext, status, delayMs, dropAfterAccept } = current;
      if (failNext === 0) return { is: 'delivered', delayMs: slowsEvery ? delayMs : 0 };
      current = { ...current, failNext: failNext - 1 };
      return dropAfterAccept ? { is: 'delivered, answer lost', delayMs } : { is: 'failed', delayMs, status };
    },
  };
}
