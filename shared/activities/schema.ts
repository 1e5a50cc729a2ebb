import * as z from 'zod/mini';
import { activityKinds, centreIds, genders } from '../../events/vocabulary.ts';

/** Three digits, 100–999: what people text. */
export const activityCode = z.string().check(z.regex(/^[1-9]\d\d$/));
const instant = z.iso.datetime({ precision: 3 });
const title = z.string().check(z.minLength(1), z.maxLength(80));

/** Whom an activity is for; what is absent is not asked. Ages in whole years, both ends included. */
export const audience = z.strictObject({
  gender: z.optional(z.enum(genders.filter((gender) => gender !== 'undisclosed'))),
  minAge: z.optional(z.int().check(z.gte(0), z.lte(120))),
  maxAge: z.optional(z.int().check(z.gte(0), z.lte(120))),
});
export type Audience = z.infer<typeof audience>;

export const session = z.strictObject({ start: instant, end: instant });

/** Announces an activity under a code. Sessions in the order of time. */
export const createActivity = z.strictObject({
  code: activityCode,
  centre: z.enum(centreIds),
  kind: z.enum(activityKinds),
  titles: z.strictObject({ ar: title, ckb: title, en: title }),
  capacity: z.int().check(z.gte(1), z.lte(100_000)),
  childcareCapacity: z.int().check(z.gte(0), z.lte(10_000)),
  audience,
  enrolment: z.strictObject({ opensAt: instant, closesAt: instant }),
  sessions: z.array(session).check(z.minLength(1), z.maxLength(400)),
  sensitive: z.boolean(),
});
export type CreateActivity = z.infer<typeof createActivity>;

/** An activity as announced: everything but what changes with each registration. */
export type Activity = CreateActivity & { readonly activityId: string; readonly version: number };

/**
 * An activity as open under its code: what deciding on a registration needs, and the places that are left.
 * Kept under 1 KB, because every confirmed registration rewrites it.
 */
export type OpenActivity = {
  readonly activityId: string;
  readonly code: string;
  readonly centre: CreateActivity['centre'];
  readonly kind: CreateActivity['kind'];
  readonly capacity: number;
  readonly placesLeft: number;
  readonly childcareCapacity: number;
  readonly childcareLeft: number;
  readonly audience: Audience;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly firstSessionAt: string;
  readonly lastSessionAt: string;
  readonly sensitive: boolean;
  readonly version: number;
};

/** One place in line: whose, and how many children she brings. Order is the order of `waitId`. */
export type Waiting = {
  readonly waitId: string;
  readonly activityId: string;
  readonly personId: string;
  readonly childcare: number;
};

/** What stands under a code: the open activity and those who wait for it, first in line first. */
export type UnderCode = { readonly activity: OpenActivity | undefined; readonly line: readonly Waiting[] };
