import { type Language, languages } from '#events/index.ts';
import type { Activity } from '#shared/activities/index.ts';
import { nativeNameOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import {
  CertificateSheet,
  type CertificateSheetProps,
  languageOfPage,
  type Request,
} from '#shared/web/index.ts';
import { ConsolePage } from '../frame/console-page.tsx';
import { certificatesPath } from './list-page.tsx';

/** Certificates to be printed, one a sheet; in another language than each person's where one is chosen. */
export function PrintPage({
  request,
  activity,
  sheets,
  language: chosen,
}: {
  readonly request: Request;
  readonly activity: Pick<Activity, 'activityId' | 'code'>;
  readonly sheets: readonly CertificateSheetProps[];
  readonly language: Language | undefined;
}) {
  const language = languageOfPage(request);
  const title = `${render('console.certificates', language)} ${activity.code}`;
  const inLanguage = (other: Language) => {
    const kept = [...request.query].filter(([name]) => name !== 'in');
    return `${certificatesPath(activity.activityId)}/print?${new URLSearchParams([...kept, ['in', other]])}`;
  };
  return (
    <ConsolePage request={request} title={title}>
      <div class="only-screen">
        <p class="kind">
          <a href={certificatesPath(activity.activityId)}>{render('console.certificates', language)}</a>
        </p>
        <h1>{title}</h1>
        <p class="lead">{render('certificate.printHint', language)}</p>
        <nav class="filter" aria-label={render('console.certificateLanguage', language)}>
          {languages.map((other) => (
            <a
              key={other}
              lang={other}
              href={inLanguage(other)}
              aria-current={other === chosen ? 'true' : undefined}
            >
              {nativeNameOf[other]}
            </a>
          ))}
        </nav>
      </div>
      {sheets.map((sheet) => (
        <CertificateSheet key={sheet.certificate} {...sheet} />
      ))}
    </ConsolePage>
  );
}
