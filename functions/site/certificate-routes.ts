import { languages } from '#events/index.ts';
import type { Context } from '#shared/table/index.ts';
import { languageOfPage, type Outcome, type Request, type Route, seeOther } from '#shared/web/index.ts';

type Certificates = typeof import('./certificates/index.tsx');

/** Whether a certificate is valid, and the certificate behind the link of a registration. Loaded with the first request. */
export const certificateRoutes = (context: Context): readonly Route[] => {
  const answeredBy =
    (name: keyof Certificates) =>
    async (request: Request): Promise<Outcome> =>
      (await import('./certificates/index.tsx'))[name](context, request);
  return [
    { method: 'GET', path: '/registrations/{token}/certificate', answer: answeredBy('ownCertificate') },
    { method: 'GET', path: '/certificates', answer: inLanguage },
    { method: 'GET', path: '/certificates/{number}', answer: inLanguage },
    ...languages.flatMap((language): Route[] => [
      { method: 'GET', path: `/${language}/certificates`, answer: answeredBy('askNumber') },
      { method: 'GET', path: `/${language}/certificates/{number}`, answer: answeredBy('verify') },
    ]),
  ];
};

/** The same page in the language of its reader. */
function inLanguage(request: Request): Outcome {
  const { number } = request.params;
  const path = `/${languageOfPage(request)}/certificates`;
  return seeOther(number === undefined ? path : `${path}/${encodeURIComponent(number)}`);
}
