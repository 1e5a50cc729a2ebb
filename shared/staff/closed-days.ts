import * as z from 'zod/mini';
import { centreIds, closedDayKinds } from '#events/index.ts';
import {
  closedRunFields,
  holidayDoubts,
  holidayFor,
  holidaySources,
  keptClosedDays,
} from '#shared/closed-days/schema.ts';

/** What a centre keeps of its closed days, as a whole. */
export const closedDaysBody = keptClosedDays;
export type ClosedDaysBody = z.infer<typeof closedDaysBody>;

const certainty = z.enum(['kept', 'law', 'suggested']);

/** The source of a holiday, and any doubt about it. */
const source = z.enum(holidaySources);
const doubt = z.optional(z.enum(holidayDoubts));

/**
 * The closed days of a centre as staff see them: its settings, and the resulting closed days between two
 * days.
 */
export const closedDaysAnswer = z.object({
  centre: z.enum(centreIds),
  ...keptClosedDays.shape,
  items: z.array(z.object({ ...closedRunFields, certainty, source: z.optional(source), doubt })),
  /** Holidays of one community or the region: the centre is open on them until it keeps them. */
  offered: z.array(z.object({ ...closedRunFields, isFor: z.enum(holidayFor), source, doubt })),
  changedBy: z.nullable(z.string()),
  changedAt: z.nullable(z.iso.datetime({ precision: 3 })),
  version: z.int(),
});
export type ClosedDaysAnswer = z.infer<typeof closedDaysAnswer>;

/** Why the centre is closed on the day of a session. */
export const closedAnswer = z.object({
  kind: z.enum([...closedDayKinds, 'weekly']),
  names: closedRunFields.names,
  certainty,
});
