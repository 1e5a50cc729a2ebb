/** Whether texts arrive at each phone: they do, unless a test or a curious person orders otherwise. */
import * as z from 'zod/mini';

const failures = ['temporary', 'permanent', 'refused'] as const;
/** Away for the moment; a number that takes no texts; a text that the network does not let through. */
export type Failure = (typeof failures)[number];

/** Body of `POST /phones/{e164}/reception`. Each call replaces what an earlier one ordered; `{}` ends it. */
export const receptionSchema = z.strictObject({
  /** Why texts that the network took do not arrive. Default: they do. */
  failure: z.optional(z.enum(failures)),
  /** How many. Default all from now on. */
  times: z.optional(z.int().check(z.gte(1), z.lte(1_000))),
  /** Whether the network gives no delivery reports, as some do. */
  silent: z.optional(z.boolean()),
});
type Reception = z.infer<typeof receptionSchema>;

export type Receptions = {
  readonly order: (phone: string, reception: Reception) => void;
  /** Why the next text to a phone does not arrive; absent when it does. */
  readonly next: (phone: string) => Failure | undefined;
  readonly isSilent: (phone: string) => boolean;
};

export function createReceptions(): Receptions {
  const silentPhones = new Set<string>();
  const ordered = new Map<string, { readonly failure: Failure; readonly left: number }>();
  return {
    order: (phone, { failure, times = Number.POSITIVE_INFINITY, silent = false }) => {
      if (silent) silentPhones.add(phone);
      else silentPhones.delete(phone);
      if (failure === undefined) ordered.delete(phone);
      else ordered.set(phone, { failure, left: times });
    },
    isSilent: (phone) => silentPhones.has(phone),
    next: (phone) => {
      const reception = ordered.get(phone);
      if (reception === undefined) return undefined;
      if (reception.left <= 1) ordered.delete(phone);
      else ordered.set(phone, { ...reception, left: reception.left - 1 });
      return reception.failure;
    },
  };
}
