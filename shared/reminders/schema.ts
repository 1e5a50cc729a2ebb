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
  /** Seconds before the start for reminding people who came after the last lead. */
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
  /** The instant as planned: people who had a place by then are reminded. */
  at: instant,
  /** Only people who had no place before this. */
  since: z.optional(instant),
});
export type Firing = z.infer<typeof firing>;

/** The facts of a session that decide whether someone wants a reminder. */
export type Awaited = {
  readonly start: string;
  /** When its present start was set; empty for sessions announced long ago. */
  readonly setAt: string;
  /** The firings that were set for it since then, in their order. */
  readonly inForce: readonly Firing[];
  /**
   * When the session before it in its activity begins; absent where there is none, or no one asked for fewer
   * reminders.
   */
  readonly previous?: string | undefined;
};

/**
 * A message on the queue of `remind`: from a schedule, or from `remind` itself for the page after `after`.
 */
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
