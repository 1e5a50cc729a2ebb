import { createHash } from 'node:crypto';
import { certificateLength, certificateLetters, certificateSigns } from '#shared/language/index.ts';
import { isAbsent, keys, type Write } from '#shared/table/index.ts';
import type { Registration } from '../schema.ts';

/**
 * The number on a certificate: `KRK26-7F3Q9K`, the centre, the year in Baghdad, and six meaningless
 * characters, one combination of 148 million. Made from the registration, so that deciding again gives the
 * same number; `attempt` is raised where another person has that number.
 */
export function certificateNumber(
  { registrationId, centre }: Pick<Registration, 'registrationId' | 'centre'>,
  year: number,
  attempt: number,
): string {
  let rest = createHash('sha256').update(`${registrationId}|${attempt}`).digest().readBigUInt64BE();
  const base = BigInt(certificateSigns.length);
  const signs = Array.from({ length: certificateLength }, () => {
    const sign = certificateSigns.charAt(Number(rest % base));
    rest /= base;
    return sign;
  });
  return `${certificateLetters[centre]}${String(year % 100).padStart(2, '0')}-${signs.join('')}`;
}

/** Gives the number to this registration; refused under the name `certificate` when another has it. */
export const certificateWrite = (
  { activityId, personId, registrationId }: Registration,
  certificate: string,
  now: Date,
): Write => ({
  as: 'certificate',
  when: isAbsent,
  put: {
    ...keys.certificateKey(certificate),
    activityId,
    personId,
    registrationId,
    givenAt: now.toISOString(),
  },
});
