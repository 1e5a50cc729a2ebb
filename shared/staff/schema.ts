import * as z from 'zod/mini';
import { ageBands, centreIds, genders, groups } from '#events/index.ts';
import { measures, peopleMeasures } from '#shared/counting/index.ts';
import { phoneField } from '#shared/web/schema.ts';

/** The credentials of staff who sign in. */
export const credentials = z.strictObject({
  username: z.string().check(z.minLength(1), z.maxLength(128)),
  password: z.string().check(z.minLength(1), z.maxLength(256)),
});

/** The answer to signing in; `expiresIn` in seconds. */
export const tokenAnswer = z.object({ accessToken: z.string(), expiresIn: z.int() });

const percent = z.number().check(z.gte(0), z.lte(100));

/** A counter as answered: the count of each measure, and shares in percent worked out from them. */
export const countsAnswer = z.object({
  scope: z.string(),
  period: z.string(),
  totals: z.record(z.enum(measures), z.int()),
  attendanceShare: z.nullable(percent),
  completionShare: z.nullable(percent),
  /** From the first submission of a grant to its decision, in whole days. */
  decisionDays: z.nullable(z.object({ median: z.int(), ninetieth: z.int() })),
  /** The day in Baghdad since which `became…` is counted; `null` before the first. */
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

/** The phone of a new focal point, and the centre. `phone` comes out as E.164. */
export const focalPointBody = z.strictObject({ phone: phoneField, centre: z.enum(centreIds) });

/** A focal point as shown to staff who may appoint and release one. */
export const focalPointAnswer = z.object({
  focalPointId: z.uuidv7(),
  phone: z.string(),
  centre: z.enum(centreIds),
  appointedAt: z.iso.datetime({ precision: 3 }),
});
export type FocalPointAnswer = z.infer<typeof focalPointAnswer>;
