import { createHash } from 'node:crypto';
import { certificateLength, certificateLetters, certificateSigns } from '#shared/language/index.ts';
import { isAbsent, keys, type Write } from '#shared/table/index.ts';
import type { Registration } from '../schema.ts';

/**
 * The number on a certificate: `KRK26-7F3Q9K`, the centre, the year in Baghdad, and six signs of which nothing can be
 * told, one of 148 million. Made of the registration, so that it is the same however often it is decided; `attempt` is
 * raised where another person has that number.
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
