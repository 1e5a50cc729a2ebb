import * as z from 'zod/mini';
import { activityCode } from '#shared/activities/index.ts';
import { registrantFields } from '#shared/registration/index.ts';

/** A registration for the activity of a code, as the form and the API send it. */
export const registrationBody = z.strictObject({ activityCode, ...registrantFields });
export type RegistrationBody = z.infer<typeof registrationBody>;
