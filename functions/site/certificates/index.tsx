import { completedActivityOf, verifiedCertificate } from '#shared/certificates/index.ts';
import { certificateNumberIn } from '#shared/language/index.ts';
import { personById } from '#shared/people/index.ts';
import { registrationByToken } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  certificateSheet,
  type Headers,
  languageOfPage,
  type Outcome,
  private_,
  problem,
  type Request,
  seeOther,
} from '#shared/web/index.ts';
import type { sitePages } from '../declared-pages.ts';
import { pages } from '../frame/pages.ts';
import { pageAnswer } from '../pages/site-page.tsx';
import { OwnCertificatePage } from './own-certificate-page.tsx';
import { AskNumberPage, NotGivenPage, VerifyPage } from './verify-page.tsx';

/** No search engine is to lead from a course to those who completed it. */
const unlisted: Headers = { ...private_, 'x-robots-tag': 'noindex' };

export const answers = pages<typeof sitePages.certificates>({
  verify: ({ context, request }) => verify(context, request),
  askNumber: ({ request }) => askNumber(request),
  ownCertificate: ({ context, request }) => ownCertificate(context, request),

  /** The same page in the language of its reader. */
  inLanguage: ({ request }) => {
    const { number } = request.params;
    const path = `/${languageOfPage(request)}/certificates`;
    return seeOther(number === undefined ? path : `${path}/${encodeURIComponent(number)}`);
  },
});

/**
 * `/{language}/certificates/{number}`. Typed in other digits, or spelled otherwise, it leads to the page of
 * the number.
 */
async function verify({ table }: Context, request: Request): Promise<Outcome> {
  const { number: given = '' } = request.params;
  const typed = decoded(given).slice(0, longestTyped);
  const number = certificateNumberIn(typed);
  if (number !== undefined && number !== given) return seeOther(addressOf(request, number));
  const verified = number === undefined ? undefined : await verifiedCertificate(table, number);
  return verified === undefined
    ? pageAnswer(request, 404, <NotGivenPage request={request} typed={typed} />, unlisted)
    : pageAnswer(request, 200, <VerifyPage request={request} verified={verified} />, unlisted);
}

const addressOf = (request: Request, number: string): string =>
  `/${languageOfPage(request)}/certificates/${encodeURIComponent(number)}`;

/** Decodes a part of an address; text that cannot be decoded stays as typed. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** More than any number with what people put around it. */
const longestTyped = 100;

/** `/{language}/certificates`: asks for a number, and leads to its page. */
function askNumber(request: Request): Outcome {
  const typed = (request.query.get('number') ?? '').trim().slice(0, longestTyped);
  if (typed === '') return pageAnswer(request, 200, <AskNumberPage request={request} />);
  const number = certificateNumberIn(typed) ?? typed.toWellFormed();
  return seeOther(addressOf(request, number));
}

/** `/registrations/{token}/certificate`: the certificate of the registration, to print. */
async function ownCertificate(context: Context, request: Request): Promise<Outcome> {
  const { table } = context;
  const { token = '' } = request.params;
  const registration = await registrationByToken(table, token);
  if (registration?.certificate === undefined) return problem('not-found', 404);
  const { activityId, personId, certificate } = registration;
  const [activity, person] = await Promise.all([
    completedActivityOf(table, activityId),
    personById(table, personId),
  ]);
  if (activity === undefined) return problem('not-found', 404);
  const name = person?.name ?? null;
  const on = { ...activity, certificate, name, language: languageOfPage(request) };
  const sheet = await certificateSheet(on, request.siteUrl);
  return pageAnswer(request, 200, <OwnCertificatePage {...{ request, sheet, token }} />);
}
