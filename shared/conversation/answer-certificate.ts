import { verifiedCertificate } from '../certificates/index.ts';
import { localMonth } from '../language/index.ts';
import type { Phone } from '../people/index.ts';
import type { Context } from '../table/index.ts';
import { type Answer, lines } from './answering.ts';
import { certificateLines } from './certificate-lines.ts';
import type { Heard, Setting } from './schema.ts';
import { heldBy, spokenFor } from './who.ts';

/** A text is read on a small screen and paid by the segment. */
const mostTold = 6;

/**
 * Answers with the certificates of those a phone speaks for: one is told by the address of the page that verifies it, which
 * ends with its number, where a single text holds that.
 */
export async function answerOwnCertificates(
  context: Context,
  phone: Phone,
  code: string | null,
  { siteUrl }: Pick<Setting, 'siteUrl'>,
): Promise<Answer> {
  const held = await heldBy(context.table, await spokenFor(context.table, phone));
  const all = certificateLines(
    held.filter(({ registration }) => code === null || registration.code === code),
  );
  const [line, another] = all;
  if (line === undefined) return lines({ key: 'sms.certificateNone', args: {} });
  if (another !== undefined || line.personId !== undefined) return lines(...all.slice(0, mostTold));
  const { key, args } = line;
  const link = `${siteUrl}/certificates/${args.certificate}`;
  return lines({ key: 'sms.certificateAt', args: { code: args.code, link }, shorter: { key, args } });
}

/** Answers whether the certificate with this number is valid, and of what; to anyone, as its page does. */
export async function answerVerified(
  { table }: Context,
  { language }: Heard,
  certificate: string,
): Promise<Answer> {
  const verified = await verifiedCertificate(table, certificate);
  if (verified === undefined) return lines({ key: 'sms.certificateNotGiven', args: { certificate } });
  if (!verified.isValid) return lines({ key: 'sms.certificateNotValid', args: { certificate } });
  const { centre, titles, endedAt } = verified;
  const args = { certificate, centre, month: localMonth(endedAt) };
  return titles === null
    ? lines({ key: 'sms.certificateValid', args })
    : lines({ key: 'sms.certificateValidOf', args: { ...args, title: titles[language] } });
}
