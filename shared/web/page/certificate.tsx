import type { CentreId, Language } from '#events/index.ts';
import { directionOf, formatDate, languages, localDate, localeOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/site/index.ts';
import { drawnAsQr, type QrCode } from './qr.ts';

/** The content of a certificate. */
export type OnCertificate = {
  readonly certificate: string;
  /** In her own script; `null` where the name is erased or was never told; it is then written by hand. */
  readonly name: string | null;
  readonly centre: CentreId;
  /** `null` where the activity is sensitive. */
  readonly titles: Readonly<Partial<Record<Language, string>>> | null;
  /** When its last session ended, UTC ISO. */
  readonly endedAt: string;
  /** The length of its sessions together. */
  readonly minutes: number;
  readonly language: Language;
};

/** What a sheet is drawn from: its content, the address that verifies it, and that address as a QR code. */
export type CertificateSheetProps = OnCertificate & { readonly link: string; readonly code: QrCode };

/** The address of the page that says whether a certificate is valid. */
export const certificateUrl = (siteUrl: string, language: Language, certificate: string): string =>
  `${siteUrl}/${language}/certificates/${certificate}`;

/** The properties of a sheet, with the QR code of the page on this site that verifies it. */
export async function certificateSheet(on: OnCertificate, siteUrl: string): Promise<CertificateSheetProps> {
  const link = certificateUrl(siteUrl, on.language, on.certificate);
  return { ...on, link, code: await drawnAsQr(link) };
}

/**
 * One certificate: a sheet of A4 when printed. In one language, but with its heading and the activity's title
 * in all three: its readers may know another.
 */
export function CertificateSheet(props: CertificateSheetProps) {
  const { language, name, centre, titles, endedAt, minutes, certificate, link, code } = props;
  const others = languages.filter((other) => other !== language);
  // An activity that is older than a language has no title in it.
  const isTitled = (each: Language) => titles === null || titles[each] !== undefined;
  const hours = Math.round(minutes / 6) / 10;
  const inFigures = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 1 });
  return (
    <article class="certificate" lang={language} dir={directionOf[language]}>
      <header>
        <p class="of">{`${render('page.title', language)} · ${render(`centre.${centre}`, language)}`}</p>
        <h2>{render('certificate.heading', language)}</h2>
        <p class="also">
          {others.map((other) => (
            <span key={other} lang={other} dir="auto">
              {render('certificate.heading', other)}
            </span>
          ))}
        </p>
      </header>
      <div>
        <p>{render('certificate.awardedTo', language)}</p>
        {name === null ? (
          <p class="name blank">
            <span class="unseen">{render('certificate.nameByHand', language)}</span>
          </p>
        ) : (
          <p class={`name ${name.length > 28 ? 'long' : ''}`.trim()}>
            <bdi>{name}</bdi>
          </p>
        )}
        <p>{render('certificate.forCompleting', language)}</p>
        {[language, ...others].filter(isTitled).map((each, place) => (
          <p key={each} class={place === 0 ? 'title' : 'title also'} lang={each} dir="auto">
            {titles === null ? render('certificate.ofAnActivity', each) : titles[each]}
          </p>
        ))}
      </div>
      <dl>
        <div>
          <dt>{render('certificate.hours', language)}</dt>
          <dd>{inFigures.format(hours)}</dd>
        </div>
        <div>
          <dt>{render('certificate.date', language)}</dt>
          <dd>{formatDate(localDate(endedAt), language)}</dd>
        </div>
        <div>
          <dt>{render('manage.certificate', language)}</dt>
          <dd>
            <bdi dir="ltr" class="whole">
              {certificate}
            </bdi>
          </dd>
        </div>
      </dl>
      <footer>
        <p class="signed">{render('certificate.signature', language)}</p>
        <div class="verify">
          <svg
            viewBox={`0 0 ${code.size} ${code.size}`}
            role="img"
            aria-label={link}
            shape-rendering="crispEdges"
          >
            <rect width={code.size} height={code.size} fill="#fff" />
            <path d={code.path} fill="#000" />
          </svg>
          <p>
            {render('certificate.verifyAt', language)}
            <br />
            <bdi dir="ltr">
              {link.slice(0, -certificate.length)}
              <wbr />
              <span class="whole">{link.slice(-certificate.length)}</span>
            </bdi>
          </p>
        </div>
      </footer>
    </article>
  );
}
