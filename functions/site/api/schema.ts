import * as z from 'zod/mini';
import { genders, groups, languages } from '../../../events/index.ts';
import { activityCode } from '../../../shared/activities/index.ts';
import { parsePhone } from '../../../shared/language/index.ts';
import { birthYear, personName } from '../../../shared/people/index.ts';
import { mostChildren } from '../../../shared/registration/index.ts';

const phone = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(64)),
  z.transform((text: string, context) => {
    const e164 = parsePhone(text);
    if (e164 === null) context.issues.push({ code: 'custom', message: 'Not a phone number', input: text });
    return e164 ?? '';
  }),
);

/** What is asked of someone who registers, on the form and through the API alike. `phone` comes out as E.164. */
export const registrationBody = z.strictObject({
  activityCode,
  name: personName,
  phone,
  language: z.enum(languages),
  gender: z.optional(z.enum(genders)),
  birthYear: z.optional(birthYear),
  group: z.optional(z.enum(groups)),
  childcare: z.optional(z.int().check(z.gte(0), z.lte(mostChildren))),
  consent: z.literal(true),
});
export type RegistrationBody = z.infer<typeof registrationBody>;

/** What an `Idempotency-Key` may be. */
export const keyPattern = /^[A-Za-z0-9_:.-]{8,128}$/;
