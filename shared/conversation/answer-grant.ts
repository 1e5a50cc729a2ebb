import type { CentreId } from '../../events/index.ts';
import type { Phone } from '../people/index.ts';
import type { Context } from '../table/index.ts';
import type { Answer } from './answering.ts';
import type { Grants, Heard } from './schema.ts';

/**
 * Begins an application for a small grant: the answer tells its number and the page on which it is written. Both go into
 * one transaction, so that a text that is delivered again is answered with the same number. The centre is the one that
 * the text names, else that of those on the phone.
 */
export async function answerGrant(
  context: Context,
  heard: Heard,
  phone: Phone,
  named: CentreId | null,
  { siteUrl, begin }: Grants,
): Promise<Answer> {
  const { language, textId } = heard;
  const centre = named ?? phone.people[0]?.centre ?? null;
  const { number, token, writes } = await begin(context, {
    phone: heard.phone,
    language,
    centre,
    textId,
    siteUrl,
  });
  const link = `${siteUrl}/applications/${token}`;
  return { answer: 'lines', lines: [{ key: 'sms.grantBegun', args: { number, link } }], writes };
}
