import { isOver, nextSession, titleIn } from '#shared/activities/index.ts';
import { localeOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/site/index.ts';
import { childrenOf, isActive } from '#shared/registration/index.ts';
import {
  ErrorSummary,
  InLanguage,
  languageOfPage,
  type Problem,
  type Request,
  titleOf,
} from '#shared/web/index.ts';
import type { Held, Step } from '../registration.ts';
import { Sessions } from './sessions.tsx';
import { SitePage } from './site-page.tsx';
import { Standing } from './standing.tsx';

export type RegistrationPageProps = {
  readonly request: Request;
  readonly held: Held;
  readonly token: string;
  readonly now: Date;
  /** Why the last step was refused. */
  readonly problem?: Problem;
};

/** `/registrations/{token}`: the status of a registration, and the steps left. */
export function RegistrationPage({ request, held, token, now, problem }: RegistrationPageProps) {
  const language = languageOfPage(request);
  const { registration, activity } = held;
  const { booked, waiting } = childrenOf(registration);
  const number = new Intl.NumberFormat(localeOf[language]);
  const isPast = isOver(activity, now);
  const hasOffer = registration.status === 'offered' && (registration.deadline ?? '') > now.toISOString();
  return (
    <SitePage request={request} title={render('manage.title', language)}>
      <h1>{render('manage.title', language)}</h1>
      {problem !== undefined && <ErrorSummary title={titleOf(problem, language)} errors={[]} />}
      <Standing
        held={held}
        now={now}
        hasOffer={hasOffer}
        declined={request.query.get('done') === 'decline'}
        language={language}
      />
      <div class="panel">
        <h2>
          <InLanguage said={titleIn(activity, language)} language={language} />
        </h2>
        <dl class="facts">
          <div>
            <dt>{render('page.codeLabel', language)}</dt>
            <dd>
              <strong class="code">{registration.code}</strong>
            </dd>
          </div>
          <div>
            <dt>{render('page.centre', language)}</dt>
            <dd>{render(`centre.${registration.centre}`, language)}</dd>
          </div>
          <div>
            <dt>{render('page.when', language)}</dt>
            <dd>
              <Sessions sessions={activity.sessions} language={language} now={now} />
            </dd>
          </div>
          {registration.certificate !== undefined && (
            <div>
              <dt>{render('manage.certificate', language)}</dt>
              <dd>
                <bdi dir="ltr">{registration.certificate}</bdi>
                <br />
                <a href={`/registrations/${token}/certificate`}>
                  {render('manage.showCertificate', language)}
                </a>
              </dd>
            </div>
          )}
          {booked + waiting > 0 && (
            <div>
              <dt>{render('manage.childrenBooked', language)}</dt>
              <dd>{number.format(booked)}</dd>
            </div>
          )}
          {waiting > 0 && (
            <div>
              <dt>{render('manage.childrenWaiting', language)}</dt>
              <dd>{number.format(waiting)}</dd>
            </div>
          )}
        </dl>
        {hasOffer && (
          <div class="actions">
            <StepForm token={token} step="accept" text={render('manage.accept', language)} />
            <StepForm token={token} step="decline" text={render('manage.decline', language)} look="plain" />
          </div>
        )}
        {isActive(registration) && !hasOffer && !isPast && (
          <p class="actions">
            <a class="button plain" href={`/registrations/${token}/cancel`}>
              {render('manage.cancel', language)}
            </a>
          </p>
        )}
        {held.isOpenAgain && !isDecided(registration) && !isPast && (
          <p>
            <a href={`/activities/${registration.code}`}>{render('manage.again', language)}</a>
          </p>
        )}
      </div>
      {isActive(registration) && nextSession(activity, now) !== undefined && (
        <p>
          <a href={`/api/registrations/${token}/calendar.ics?language=${language}`}>
            {render('page.calendar', language)}
          </a>
        </p>
      )}
      {isActive(registration) && <p class="hint">{render('manage.keepLink', language)}</p>}
    </SitePage>
  );
}

/** Whether completion is decided, after which no step is left. */
const isDecided = ({ status }: Held['registration']): boolean =>
  status === 'completed' || status === 'dropped';

/** A button that takes a step with a registration, and needs no script. */
export function StepForm({
  token,
  step,
  text,
  look,
}: {
  readonly token: string;
  readonly step: Step;
  readonly text: string;
  readonly look?: string;
}) {
  return (
    <form method="post" action={`/registrations/${token}/${step}`}>
      <button type="submit" class={look}>
        {text}
      </button>
    </form>
  );
}

/**
 * `/registrations/{token}/cancel`: a place given up by a slip of the thumb is gone, so it is asked once more.
 */
export function CancelPage({ request, held, token }: Omit<RegistrationPageProps, 'now' | 'problem'>) {
  const language = languageOfPage(request);
  return (
    <SitePage request={request} title={render('manage.cancel', language)}>
      <h1>{render('manage.cancel', language)}</h1>
      <div class="panel">
        <h2>
          <InLanguage said={titleIn(held.activity, language)} language={language} /> ·{' '}
          {held.registration.code}
        </h2>
        <p>{render('manage.confirmCancel', language)}</p>
        <div class="actions">
          <StepForm token={token} step="cancel" text={render('manage.cancel', language)} look="danger" />
          <a class="button plain" href={`/registrations/${token}`}>
            {render('manage.keep', language)}
          </a>
        </div>
      </div>
    </SitePage>
  );
}
