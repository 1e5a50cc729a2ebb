import * as z from 'zod/mini';
import { currencies } from '#events/index.ts';

const amount = z.int().check(z.gte(0));
const count = z.int().check(z.gte(0));
const sums = z.object({
  currency: z.enum(currencies),
  asked: amount,
  approved: amount,
  paid: amount,
  returned: amount,
});

/** How many grants and how much, of a centre or a theme or of all, for anyone: no one's name and no single application. */
export const grantTotalsAnswer = z.object({
  scope: z.string(),
  period: z.string(),
  submitted: count,
  approved: count,
  rejected: count,
  closed: count,
  peopleReached: count,
  sums: z.array(sums),
  /** From the first submission to the decision, in whole days; `null` where nothing was decided. */
  decisionDays: z.nullable(z.object({ median: count, ninetieth: count })),
});
export type GrantTotals = z.infer<typeof grantTotalsAnswer>;
