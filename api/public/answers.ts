/** The answers of the public API as schemas, for the types of handlers and the OpenAPI document. */
import * as z from 'zod/mini';
import { activityKinds, centreIds, registrationStatuses } from '#events/index.ts';
import { activityCode, audience, session } from '#shared/activities/index.ts';

const instant = z.iso.datetime({ precision: 3 });
const count = z.int().check(z.gte(0));

export const centreAnswer = z.object({ id: z.enum(centreIds), name: z.string() });

export const activityAnswer = z.object({
  code: activityCode,
  centre: z.enum(centreIds),
  kind: z.enum(activityKinds),
  title: z.string(),
  capacity: count,
  placesLeft: count,
  waiting: count,
  childcareLeft: count,
  audience,
  enrolment: z.object({ opensAt: instant, closesAt: instant }),
  sessions: z.array(session),
});
export type ActivityAnswer = z.infer<typeof activityAnswer>;

const position = z.nullable(z.int().check(z.gte(1)));

export const registeredAnswer = z.object({
  registrationId: z.uuidv7(),
  status: z.enum(registrationStatuses),
  position,
  childcare: count,
  childrenWaiting: count,
  manageUrl: z.url(),
});
export type RegisteredAnswer = z.infer<typeof registeredAnswer>;

export const registrationAnswer = z.object({
  registrationId: z.uuidv7(),
  activity: z.object({ code: activityCode, title: z.string(), centre: z.enum(centreIds) }),
  status: z.enum(registrationStatuses),
  position,
  deadline: z.nullable(instant),
  startsAt: instant,
  childcare: count,
  childrenWaiting: count,
  certificate: z.nullable(z.string()),
  manageUrl: z.url(),
});
export type RegistrationAnswer = z.infer<typeof registrationAnswer>;
