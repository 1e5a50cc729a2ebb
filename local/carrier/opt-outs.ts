/** The network's own list of phones that asked to be left alone, as AWS keeps one for each account. */
import * as z from 'zod/mini';

/** Body of `POST /phones/{e164}/opt-out`. */
export const optOutSchema = z.strictObject({
  /** For tests: the phone was let in again lately. AWS does so once in 30 days, and refuses meanwhile. */
  letInLately: z.optional(z.boolean()),
});

export type OptOuts = {
  readonly add: (phone: string, letInLately: boolean) => void;
  readonly has: (phone: string) => boolean;
  /** Takes a phone off the list; `false` when that was done in the last 30 days. */
  readonly letIn: (phone: string) => boolean;
};

const thirtyDays = 30 * 24 * 3_600_000;

/** An empty list; a restart forgets it. */
export function createOptOuts(now: () => Date): OptOuts {
  const phones = new Set<string>();
  const letInAt = new Map<string, number>();
  return {
    add: (phone, letInLately) => {
      phones.add(phone);
      if (letInLately) letInAt.set(phone, now().getTime());
    },
    has: (phone) => phones.has(phone),
    letIn: (phone) => {
      if (!phones.has(phone)) return true;
      if (now().getTime() - (letInAt.get(phone) ?? Number.NEGATIVE_INFINITY) < thirtyDays) return false;
      phones.delete(phone);
      letInAt.set(phone, now().getTime());
      return true;
    },
  };
}
