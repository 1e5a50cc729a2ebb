import * as z from 'zod/mini';
import type { Limits } from '../schema.ts';

const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const atLeastOnce = z.int().check(z.gte(1));
const most = z.strictObject({ phone: atLeastOnce, focalPoint: atLeastOnce });
/** A phone's texts are remembered for a day at most. */
const minutes = z.int().check(z.gte(1), z.lte(24 * 60));
const windows = z.array(z.strictObject({ minutes, most })).check(z.minLength(1));
const dollars = z.record(z.string(), z.number().check(z.gte(0)));

const schema = z.strictObject({
  allowedPrefixes: z.array(z.string().check(z.regex(/^\+\d{1,10}$/))).check(z.minLength(1)),
  quietHours: z.optional(z.strictObject({ from: timeOfDay, until: timeOfDay })),
  unpromptedADay: most,
  answers: windows,
  sameAnswer: windows,
  toStrangersADay: atLeastOnce,
  segmentPrice: dollars,
  monthlyCap: dollars,
});

/**
 * The limits of a function, from its environment.
 * @param text JSON, as infra/stacks/messaging.ts writes it
 * @throws when it is missing or malformed: nothing is sent without limits
 */
export function limitsFrom(text: string | undefined): Limits {
  if (text === undefined) throw new Error('SENDING is not set: what may be sent is not known');
  return schema.parse(JSON.parse(text));
}

/**
 * How long after each attempt a message is tried again, from the environment: seconds, `600,3600`; never for
 * an empty text.
 * @throws when it is malformed
 */
export function secondsFrom(text: string | undefined): readonly number[] {
  const seconds = (text ?? '').split(',').filter((each) => each !== '');
  return z.array(z.int().check(z.gte(1))).parse(seconds.map(Number));
}
