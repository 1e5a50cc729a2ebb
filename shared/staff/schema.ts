import * as z from 'zod/mini';
import { ageBands, centreIds, genders, groups } from '#events/index.ts';
import { measures, peopleMeasures } from '#shared/counting/index.ts';
import { phoneField } from '#shared/web/schema.ts';

/** What is asked of staff who sign in. */
export const credentials = z.strictObject({
  username: z.string().check(z.minLength(1), z.maxLength(128)),
  password: z.string().check(z.minLength(1), z.maxLength(256)),
});

/** What signing in is answered; `expiresIn` in seconds. */
export const tokenAnswer = z.object({ accessToken: z.string(), expiresIn: z.int() });

const percent = z.number().check(z.gte(0), z.lte(100));

/** What is told of a counter: how often each measure, and shares in percent that are worked out of them. */
export const countsAnswer = z.object({
  scope: z.string(),
  period: z.string(),
  totals: z.record(z.enum(measures), z.int()),
  attendanceShare: z.nullable(percent),
  completionShare: z.nullable(percent),
  /** From the first submission of a grant to its decision, in whole days. */
  decisionDays: z.nullable(z.object({ median: z.int(), ninetieth: z.int() })),
  /** From which day in Baghdad on `became…` is counted; `null` before the first was. */
  arrivalsSince: z.nullable(z.iso.date()),
  breakdown: z.optional(
    z.array(
      z.object({
        measure: z.enum(peopleMeasures),
        group: z.enum(groups),
        gender: z.enum(genders),
        ageBand: z.enum(ageBands),
        count: z.int(),
      }),
    ),
  ),
});
export type CountsAnswer = z.infer<typeof countsAnswer>;

/** Whose phone is to be a focal point's, and of which centre. `phone` comes out as E.164. */
export const focalPointBody = z.strictObject({ phone: phoneField, centre: z.enum(centreIds) });

/** What is told of a focal point, to those who may appoint and release one. */
export const focalPointAnswer = z.object({
  focalPointId: z.uuidv7(),
  phone: z.string(),
  centre: z.enum(centreIds),
  appointedAt: z.iso.datetime({ precision: 3 }),
});
export type FocalPointAnswer = z.infer<typeof focalPointAnswer>;
