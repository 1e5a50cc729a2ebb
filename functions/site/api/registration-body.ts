import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { genders, groups, languages } from '../../../events/index.ts';
import { activityCode } from '../../../shared/activities/index.ts';
import { localYear, parsePhone } from '../../../shared/language/index.ts';
import { birthYear, personName } from '../../../shared/people/index.ts';
import { mostChildren, type Register } from '../../../shared/registration/index.ts';
import { type Problem, problem } from '../../../shared/web/index.ts';

const phone = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(64)),
  z.transform((text: string, context) => {
    const e164 = parsePhone(text);
    if (e164 === null) context.issues.push({ code: 'custom', message: 'Not a phone number', input: text });
    return e164 ?? '';
  }),
);

/** What is asked of someone who registers, on the form and through the API alike. */
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

/**
 * The command a body stands for. `key` is the same when the same is sent again. Refuses a birth year that is
 * still to come.
 */
export function registerCommand(body: RegistrationBody, key: string, receivedAt: Date): Register | Problem {
  if (body.birthYear !== undefined && body.birthYear > localYear(receivedAt.toISOString())) {
    return problem('invalid-request', 400, {
      errors: [{ pointer: '/birthYear', reason: 'birthYearInvalid' }],
      language: body.language,
    });
  }
  const asked = {
    channel: 'web' as const,
    code: body.activityCode,
    phone: body.phone,
    name: body.name,
    gender: body.gender ?? null,
    birthYear: body.birthYear ?? null,
    group: body.group ?? null,
    childcare: body.childcare ?? 0,
    language: body.language,
  };
  return { ...asked, requestId: `web:${key}`, requestHash: digest(asked), receivedAt };
}

/** The same for the same answers, however the body was written. */
const digest = (asked: object): string => createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
