import * as z from 'zod/mini';
import { eventOf } from './envelope.ts';
import { centreIds, closedDayKinds } from './vocabulary.ts';

const day = z.iso.date();

/** All closed days that a centre keeps from now on, besides Iraq's public holidays. */
export const closedDaysSet = eventOf(
  'closed-days.set',
  z.strictObject({
    closedDaysOf: z.enum(centreIds),
    /** From Sunday = 0. */
    weekly: z.array(z.int().check(z.gte(0), z.lte(6))),
    days: z.array(z.strictObject({ first: day, last: day, kind: z.enum(closedDayKinds) })),
    /** Days on which the centre is open all the same. */
    open: z.array(day),
  }),
);

export const closedDaysEvents = [closedDaysSet] as const;
export type ClosedDaysEvent = z.infer<typeof closedDaysSet>;
