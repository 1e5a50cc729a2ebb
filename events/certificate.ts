import * as z from 'zod/mini';
import { eventOf } from './envelope.ts';

/** Staff handed the paper of a certificate over to the person it is for. */
export const certificateHandedOver = eventOf(
  'certificate.handed-over',
  z.strictObject({
    certificate: z.string().check(z.minLength(6), z.maxLength(24)),
    activityId: z.uuidv7(),
    registrationId: z.uuidv7(),
    personId: z.uuidv7(),
  }),
);

export const certificateEvents = [certificateHandedOver] as const;
export type CertificateEvent = z.infer<(typeof certificateEvents)[number]>;
