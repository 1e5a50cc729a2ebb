import * as z from 'zod/mini';
import { parsePhone } from '#shared/language/index.ts';

/** A mobile number as people write it; comes out as E.164. Whether it may be texted is not asked here. */
export const phoneField = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(64)),
  z.transform((text: string, context) => {
    const e164 = parsePhone(text);
    if (e164 === null) context.issues.push({ code: 'custom', message: 'Not a phone number', input: text });
    return e164 ?? '';
  }),
);
