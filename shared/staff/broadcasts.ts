import * as z from 'zod/mini';
import { broadcastAudience, centreIds } from '#events/index.ts';
import { broadcastStatuses, draft } from '#shared/broadcasts/schema.ts';

/** Writes a notice to many. */
export const broadcastBody = draft;

const count = z.int().check(z.gte(0));

/** A broadcast as staff see it. */
export const broadcastAnswer = z.object({
  broadcastId: z.uuidv7(),
  centre: z.enum(centreIds),
  audience: broadcastAudience,
  texts: draft.shape.texts,
  status: z.enum(broadcastStatuses),
  draftedAt: z.iso.datetime({ precision: 3 }),
  preview: z.nullable(
    z.object({
      phones: count,
      optedOut: count,
      segments: count,
      cost: count,
      languages: z.object({ ar: count, ckb: count, en: count }),
    }),
  ),
  needsSecondPerson: z.boolean(),
  pages: count,
  pagesDone: count,
  counts: z.optional(
    z.object({ sent: count, delivered: count, failed: count, dropped: count, optedOut: count }),
  ),
  version: z.int(),
});
export type BroadcastAnswer = z.infer<typeof broadcastAnswer>;
