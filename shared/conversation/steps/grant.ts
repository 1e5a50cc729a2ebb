import type { CentreId } from '#events/index.ts';
import { beginDraftByText, grantRulesFrom } from '#shared/grants/index.ts';
import type { Phone } from '#shared/people/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Answer, line } from '../answering.ts';
import { grantLines } from '../lines/grant-lines.ts';
import type { Heard, Setting } from '../schema.ts';

/**
 * Begins an application for a small grant: the answer tells its number and its page. Both go into one
 * transaction, so that a text delivered again is answered with the same number. The centre is the one the
 * text names, else that of the people on the phone; where neither tells, asks for it.
 */
export async function answerGrant(
  context: Context,
  heard: Heard,
  phone: Phone,
  named: CentreId | null,
  { siteUrl, grants }: Pick<Setting, 'siteUrl' | 'grants'>,
): Promise<Answer> {
  const centre = named ?? phone.people[0]?.centre;
  if (centre === undefined) return line('sms.grantWhichCentre');
  const { number, token, writes } = await beginDraftByText(context, grantRulesFrom(grants), {
    phone: heard.phone,
    language: heard.language,
    centre,
  });
  const link = `${siteUrl}/applications/${token}`;
  // An earlier applicant is told how that application stands, so that nobody takes this one for it.
  const others = await grantLines(context, phone, number);
  return { answer: 'lines', lines: [...others, { key: 'sms.grantBegun', args: { number, link } }], writes };
}
