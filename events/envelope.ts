import * as z from 'zod/mini';
import { centreIds } from './vocabulary.ts';

/** Who did it. Participants are not named: the event's `personId` leads to the person while she is known. */
export const actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('participant'), channel: z.enum(['sms', 'web']) }),
  z.strictObject({ kind: z.literal('staff'), id: z.string().check(z.minLength(1)) }),
  z.strictObject({ kind: z.literal('system'), function: z.string().check(z.minLength(1)) }),
]);
export type Actor = z.infer<typeof actor>;

/** An instant in UTC with milliseconds: `2026-11-23T07:00:00.000Z`. */
export const instant = z.iso.datetime({ precision: 3 });

/**
 * The envelope around every fact, the same in the table, on the bus and in the catalogue.
 * `id` is a UUIDv7, so that ids sort by time; `subject` is the thing it happened to (`registration/<id>`).
 */
export const eventOf = <Type extends string, Data extends z.core.SomeType>(type: Type, data: Data) =>
  z.strictObject({ ...around(type), centre: z.enum(centreIds), data });

/** The envelope of facts that may belong to no centre. */
export const eventOfAnyCentre = <Type extends string, Data extends z.core.SomeType>(type: Type, data: Data) =>
  z.strictObject({ ...around(type), centre: z.nullable(z.enum(centreIds)), data });

const around = <Type extends string>(type: Type) => ({
  id: z.uuidv7(),
  type: z.literal(type),
  version: z.literal(1),
  occurredAt: instant,
  actor,
  subject: z.string().check(z.minLength(1)),
});
