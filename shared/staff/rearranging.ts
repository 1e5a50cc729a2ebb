import * as z from 'zod/mini';
import { centreIds } from '#events/index.ts';
import { how, rearrange, rearrangementStatuses, remarks } from '#shared/rearranging/schema.ts';

/** Drafts a rearrangement of the sessions of some days. */
export const rearrangeBody = rearrange;

const count = z.int().check(z.gte(0));
const instant = z.iso.datetime({ precision: 3 });
const day = z.iso.date();

/** A rearrangement as shown to staff. */
export const rearrangementAnswer = z.object({
  rearrangementId: z.uuidv7(),
  centre: z.enum(centreIds),
  first: day,
  last: day,
  how,
  status: z.enum(rearrangementStatuses),
  activities: count,
  activitiesDone: count,
  sessions: count,
  sessionsLeft: count,
  preview: z.nullable(
    z.object({ people: count, texts: count, notInTime: count, segments: count, cost: count }),
  ),
  remarks: z.array(
    z.object({
      code: z.string(),
      sessionId: z.string(),
      start: instant,
      to: z.nullable(instant),
      what: z.enum(remarks),
    }),
  ),
  /** Each session with its planned time; left out of lists. `to` is null where it is cancelled. */
  changes: z.optional(
    z.array(
      z.object({
        code: z.string(),
        sessionId: z.string(),
        from: instant,
        to: z.nullable(instant),
        isLeft: z.boolean(),
      }),
    ),
  ),
  draftedBy: z.string(),
  draftedAt: instant,
  confirmedBy: z.nullable(z.string()),
  version: z.int(),
});
export type RearrangementAnswer = z.infer<typeof rearrangementAnswer>;
