/** What the staff API answers, for the OpenAPI document. */
import * as z from 'zod/mini';
import { ageBands, genders, groups } from '../../../events/index.ts';
import { measures } from '../../../shared/counting/index.ts';

export const tokenAnswer = z.object({ accessToken: z.string(), expiresIn: z.int() });

export const countsAnswer = z.object({
  scope: z.string(),
  period: z.string(),
  totals: z.record(z.enum(measures), z.int()),
  breakdown: z.optional(
    z.array(
      z.object({
        measure: z.enum(measures),
        group: z.enum(groups),
        gender: z.enum(genders),
        ageBand: z.enum(ageBands),
        count: z.int(),
      }),
    ),
  ),
});
