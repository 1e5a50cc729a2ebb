import type { ComponentChildren } from 'preact';
import { isEnrolling, nextSession, titleIn } from '#shared/activities/index.ts';
import { lastMinute } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/site/index.ts';
import { freeForChildren } from '#shared/registration/index.ts';
import { InLanguage, languageOfPage, type Request } from '#shared/web/index.ts';
import type { Shown } from '../activities.ts';
import { Availability, audienceTexts, isFull, registersUntil } from './activity-facts.tsx';
import { Sessions } from './sessions.tsx';
import { SitePage } from './site-page.tsx';

export type ActivityPageProps = {
  readonly request: Request;
  readonly shown: Shown;
  readonly now: Date;
  readonly smsNumber: string | undefined;
};

/** `/activities/{code}`: everything there is to know before registering. */
export function ActivityPage({ request, shown, now, smsNumber }: ActivityPageProps) {
  const language = languageOfPage(request);
  const { announced, open, waiting } = shown;
  const isOpen = isEnrolling(open, now);
  const audience = audienceTexts(open, language);
  return (
    <SitePage request={request} title={titleIn(announced, language).text}>
      <div>
        <p class="kind">{render(`kind.${open.kind}`, language)}</p>
        <h1>
          <InLanguage said={titleIn(announced, language)} language={language} />
        </h1>
        <p class="tags">
          <Availability open={open} waiting={waiting} language={language} now={now} />
        </p>
      </div>
      <div class="panel">
        <dl class="facts">
          <Fact name={render('page.codeLabel', language)}>
            <strong class="code">{open.code}</strong>
          </Fact>
          <Fact name={render('page.centre', language)}>{render(`centre.${open.centre}`, language)}</Fact>
          <Fact name={render('page.when', language)}>
            <Sessions sessions={announced.sessions} language={language} now={now} />
          </Fact>
          {audience.length > 0 && <Fact name={render('page.whoFor', language)}>{audience.join(' · ')}</Fact>}
          {open.childcareCapacity > 0 && now.toISOString() < registersUntil(open) && (
            <Fact name={render('page.childcare', language)}>
              {render('page.childcareLeft', language, { count: freeForChildren(open) })}
            </Fact>
          )}
          {isOpen && (
            <Fact name={render('page.registration', language)}>
              {render('page.closesOn', language, { closesAt: lastMinute(registersUntil(open)) })}
            </Fact>
          )}
        </dl>
        {isOpen && (
          <p class="actions">
            <a class="button" href={`/activities/${open.code}/register`}>
              {render(isFull(open) ? 'page.joinLine' : 'page.register', language)}
            </a>
          </p>
        )}
        {isOpen && smsNumber !== undefined && (
          <p class="hint">
            {render('page.smsHint', language, { code: open.code })}{' '}
            <a href={`sms:${smsNumber}?body=${open.code}`}>
              <bdi dir="ltr">{smsNumber}</bdi>
            </a>
          </p>
        )}
      </div>
      {nextSession(announced, now) !== undefined && (
        <p>
          <a href={`/api/activities/${open.code}/calendar.ics?language=${language}`}>
            {render('page.calendar', language)}
          </a>
        </p>
      )}
      <p>
        <a href={isOpen ? '/' : `/?centre=${open.centre}`}>{render('page.back', language)}</a>
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
