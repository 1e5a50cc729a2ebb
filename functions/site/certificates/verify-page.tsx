import type { ComponentChildren } from 'preact';
import { titleIn } from '#shared/activities/index.ts';
import type { Verified } from '#shared/certificates/index.ts';
import { formatMonth, localMonth } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/site/index.ts';
import { Field, InLanguage, languageOfPage, type Request } from '#shared/web/index.ts';
import { SitePage } from '../pages/site-page.tsx';

type Asked = { readonly request: Request };

/** The subject of a certificate and whether it is valid; never whose it is. */
export function VerifyPage({ request, verified }: Asked & { readonly verified: Verified }) {
  const language = languageOfPage(request);
  const { certificate, isValid, titles, centre, endedAt } = verified;
  const title = render('certificate.title', language);
  return (
    <SitePage request={request} title={`${title} ${certificate}`}>
      <h1>
        {`${title} `}
        <bdi dir="ltr">{certificate}</bdi>
      </h1>
      <div class={isValid ? 'note' : 'note over'} role="status">
        <p>
          <strong>{render(isValid ? 'certificate.valid' : 'certificate.notValid', language)}</strong>
        </p>
      </div>
      <div class="panel">
        <dl class="facts">
          <Fact name={render('certificate.activity', language)}>
            {titles === null ? (
              render('certificate.ofAnActivity', language)
            ) : (
              <InLanguage said={titleIn({ titles, centre }, language)} language={language} />
            )}
          </Fact>
          <Fact name={render('page.centre', language)}>{render(`centre.${centre}`, language)}</Fact>
          <Fact name={render('certificate.month', language)}>
            <time dateTime={localMonth(endedAt)}>{formatMonth(endedAt, language)}</time>
          </Fact>
        </dl>
        <p class="hint">{render('certificate.noName', language)}</p>
      </div>
      <p>
        <a href={`/${language}/certificates`}>{render('certificate.check', language)}</a>
      </p>
    </SitePage>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Says that no certificate has this number and what to check, with a field to correct the number. */
export function NotGivenPage({ request, typed }: Asked & { readonly typed: string }) {
  const language = languageOfPage(request);
  const title = render('certificate.notGiven', language);
  return (
    <SitePage request={request} title={title}>
      <h1>{title}</h1>
      <p>{render('certificate.notGivenHint', language)}</p>
      <NumberForm request={request} typed={typed} />
    </SitePage>
  );
}

/** Asks for the number of a certificate. */
export function AskNumberPage({ request }: Asked) {
  const language = languageOfPage(request);
  const title = render('certificate.check', language);
  return (
    <SitePage request={request} title={title}>
      <h1>{title}</h1>
      <NumberForm request={request} typed="" />
    </SitePage>
  );
}

function NumberForm({ request, typed }: Asked & { readonly typed: string }) {
  const language = languageOfPage(request);
  return (
    <form class="panel" method="get" action={`/${language}/certificates`}>
      <Field
        language={language}
        name="number"
        label={render('certificate.number', language)}
        control={(attributes) => (
          <input
            type="text"
            {...attributes}
            value={typed.slice(0, 40)}
            dir="ltr"
            maxLength={100}
            autocomplete="off"
            autocapitalize="characters"
            required
          />
        )}
      />
      <p class="actions">
        <button type="submit">{render('certificate.checkNow', language)}</button>
      </p>
    </form>
  );
}
