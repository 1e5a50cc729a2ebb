import { render } from '#shared/language/messages/site/index.ts';
import {
  CertificateSheet,
  type CertificateSheetProps,
  languageOfPage,
  type Request,
} from '#shared/web/index.ts';
import { SitePage } from '../pages/site-page.tsx';

/** A certificate for the holder of its registration's link, to see and to print. */
export function OwnCertificatePage({
  request,
  sheet,
  token,
}: {
  readonly request: Request;
  readonly sheet: CertificateSheetProps;
  readonly token: string;
}) {
  const language = languageOfPage(request);
  const title = render('certificate.title', language);
  return (
    <SitePage request={request} title={`${title} ${sheet.certificate}`}>
      <div class="only-screen">
        <h1>{title}</h1>
        <p class="lead">{render('certificate.printHint', language)}</p>
        <p>
          <a href={`/registrations/${token}`}>{render('manage.title', language)}</a>
        </p>
      </div>
      <CertificateSheet {...sheet} />
    </SitePage>
  );
}
