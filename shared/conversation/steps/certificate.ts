import type { Language } from '#events/index.ts';
import { titleIn } from '#shared/activities/index.ts';
import { verifiedCertificate } from '#shared/certificates/index.ts';
import { certificateNumbersIn, localMonth } from '#shared/language/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import type { Phone } from '#shared/people/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { type Answer, lines } from '../answering.ts';
import { certificateLines } from '../lines/certificate-lines.ts';
import type { Heard, Setting } from '../schema.ts';
import { heldBy, spokenFor } from '../spoken-for.ts';

/** A text is read on a small screen and paid by the segment. */
const mostTold = 6;

/**
 * Answers with the certificates of the people a phone speaks for: a single one by the address of the page
 * that verifies it, which ends with its number, where one text has room for it.
 */
export async function answerOwnCertificates(
  context: Context,
  phone: Phone,
  code: string | null,
  { siteUrl }: Pick<Setting, 'siteUrl'>,
): Promise<Answer> {
  const held = await heldBy(context.table, await spokenFor(context.table, phone));
  const asked = held.filter(({ registration }) => code === null || registration.code === code);
  const all = await certificateLines(context, asked, held);
  const [line, another] = all;
  if (line === undefined) {
    // She may have a certificate of another activity.
    return code === null
      ? lines({ key: 'sms.certificateNone', args: {} })
      : lines({ key: 'sms.certificateNoneOf', args: { code } });
  }
  if (another !== undefined || line.personId !== undefined) return lines(...all.slice(0, mostTold));
  const { key, args, month } = line;
  const link = `${siteUrl}/certificates/${args.certificate}`;
  const of = month === undefined ? {} : { month };
  return lines({ key: 'sms.certificateAt', args: { code: args.code, link }, ...of, shorter: { key, args } });
}

/** The most certificate numbers of one text that are looked up. */
const mostVerified = 3;

/**
 * Answers whether the certificates whose numbers a text holds are valid, and for which activity; to anyone,
 * as their pages do.
 * @param first the number that was read first
 */
export async function answerVerified(
  { table }: Context,
  { language, body }: Heard,
  first: string,
): Promise<Answer> {
  const numbers = [...new Set([first, ...certificateNumbersIn(body)])].slice(0, mostVerified);
  return lines(...(await Promise.all(numbers.map((number) => verifiedLine(table, language, number)))));
}

async function verifiedLine(table: Table, language: Language, certificate: string): Promise<Line> {
  const verified = await verifiedCertificate(table, certificate);
  if (verified === undefined) return { key: 'sms.certificateNotGiven', args: { certificate } };
  if (!verified.isValid) return { key: 'sms.certificateNotValid', args: { certificate } };
  const { centre, titles, endedAt } = verified;
  const args = { certificate, centre, month: localMonth(endedAt) };
  return titles === null
    ? { key: 'sms.certificateValid', args }
    : { key: 'sms.certificateValidOf', args: { ...args, title: titleIn({ titles, centre }, language).text } };
}
