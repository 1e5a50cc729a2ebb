import { createHash } from 'node:crypto';
import { localYear } from '../../../shared/language/index.ts';
import type { Register } from '../../../shared/registration/index.ts';
import { type Problem, problem } from '../../../shared/web/index.ts';
import type { RegistrationBody } from './schema.ts';

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
const digest = (asked: object): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
