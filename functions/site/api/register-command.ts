import { createHash } from 'node:crypto';
import type { RegistrationBody } from '#api/public/registration-body.ts';
import { localYear, mayBeTexted } from '#shared/language/index.ts';
import type { Register } from '#shared/registration/index.ts';
import { type FieldError, type Problem, problem } from '#shared/web/index.ts';

/**
 * The command a body stands for. `key` is the same when the same request is sent again. Refuses a phone that
 * may not be texted, because no answer could reach it, and a birth year in the future.
 */
export function registerCommand(
  body: RegistrationBody,
  key: string,
  receivedAt: Date,
  allowedPrefixes: readonly string[],
): Register | Problem {
  const errors: FieldError[] = [];
  if (!mayBeTexted(body.phone, allowedPrefixes)) {
    errors.push({ pointer: '/phone', reason: 'phoneNotAllowed' });
  }
  if (body.birthYear !== undefined && body.birthYear > localYear(receivedAt.toISOString())) {
    errors.push({ pointer: '/birthYear', reason: 'birthYearInvalid' });
  }
  if (errors.length > 0) return problem('invalid-request', 400, { errors, language: body.language });
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
    ...(body.acceptsOverlap === true ? { acceptsOverlap: true } : {}),
  };
  return { ...asked, requestId: `web:${key}`, requestHash: digest(asked), receivedAt };
}

/** The same for the same answers, however the body was written. */
const digest = (asked: object): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
