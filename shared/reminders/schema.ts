import * as z from 'zod/mini';
import type { CentreId } from '#events/index.ts';
import type { QuietHours } from '#shared/language/index.ts';

const instant = z.iso.datetime({ precision: 3 });
const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const seconds = z.int().check(z.gte(1));

/** How far ahead of a session people are reminded. */
const schema = z.strictObject({
  /** Seconds before the start, by centre; `default` for those not named. */
  leads: z.record(z.string(), z.array(seconds).check(z.maxLength(6))),
  /** Seconds before the start at which those are reminded who came after the last of them. */
  last: seconds,
  quietHours: z.optional(z.strictObject({ from: timeOfDay, until: timeOfDay })),
});
export type ReminderTimes = {
  readonly leads: Readonly<Record<string, readonly number[]>>;
  readonly last: number;
  readonly quietHours?: QuietHours | undefined;
};

/**
 * When to remind, from a function's environment.
 * @param text JSON, as infra writes it
 * @throws when it is not there or not as expected
 */
export function reminderTimesFrom(text: string | undefined): ReminderTimes {
  if (text === undefined) throw new Error('REMINDERS is not set: when to remind is not known');
  return schema.parse(JSON.parse(text));
}

/** A centre's leads, in seconds. */
export const leadsOf = (times: ReminderTimes, centre: CentreId): readonly number[] =>
  times.leads[centre] ?? times.leads.default ?? [];

/** One instant at which a session's people are reminded. */
export const firing = z.strictObject({
  /** Which of the session's: its seconds, or `last`. */
  lead: z.string().check(z.regex(/^(\d{1,9}|last)$/)),
  /** The instant as planned: those are reminded who had a place by then. */
  at: instant,
  /** Only those who had none before. */
  since: z.optional(instant),
});
export type Firing = z.infer<typeof firing>;

/** What of a session says whether someone wants to be reminded of it. */
export type Awaited = {
  readonly start: string;
  /** Since when it is at its beginning; empty for one of long ago. */
  readonly setAt: string;
  /** The firings that were set for it since then, in their order. */
  readonly inForce: readonly Firing[];
  /** When the session before it in its activity begins; absent where there is none, or no one asked for fewer reminders. */
  readonly previous?: string | undefined;
};

/** What is put on the queue of `remind`: by a schedule, or by itself for the page behind `after`. */
export const reminding = z.strictObject({
  remind: z.strictObject({
    activityId: z.uuidv7(),
    sessionId: z.uuidv7(),
    startsAt: instant,
    ...firing.shape,
    after: z.optional(z.uuidv7()),
  }),
});
export type Reminding = z.infer<typeof reminding>['remind'];
