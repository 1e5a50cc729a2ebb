import { type CentreId, centreIds, type Language } from '#events/index.ts';
import { nextSession, sessionsOver, titleIn } from '#shared/activities/index.ts';
import { render } from '#shared/language/messages/site/index.ts';
import { InLanguage, languageOfPage, type Request } from '#shared/web/index.ts';
import type { Shown } from '../activities.ts';
import { Availability, audienceTexts } from './activity-facts.tsx';
import { SitePage } from './site-page.tsx';

export type ActivityListProps = {
  readonly request: Request;
  readonly centre: CentreId | undefined;
  readonly activities: readonly Shown[];
  readonly cursor: string | undefined;
  readonly now: Date;
};

/** `/`: what one can register for, at all centres or one. */
export function ActivityList({ request, centre, activities, cursor, now }: ActivityListProps) {
  const language = languageOfPage(request);
  return (
    <SitePage request={request} title={render('page.openActivities', language)}>
      <div>
        <h1>{render('page.openActivities', language)}</h1>
        <p class="lead">{render('page.tagline', language)}</p>
      </div>
      <nav class="filter" aria-label={render('page.centre', language)}>
        <a href="/" aria-current={centre === undefined ? 'page' : undefined}>
          {render('page.allCentres', language)}
        </a>
        {centreIds.map((id) => (
          <a key={id} href={`/?centre=${id}`} aria-current={centre === id ? 'page' : undefined}>
            {render(`centre.${id}`, language)}
          </a>
        ))}
      </nav>
      {activities.length === 0 && <p class="panel">{render('page.noneOpen', language)}</p>}
      <ul class="cards">
        {activities.map((shown) => (
          <li key={shown.open.code}>
            <Card shown={shown} request={request} now={now} />
          </li>
        ))}
      </ul>
      {cursor !== undefined && (
        <p>
          <a class="button plain" href={`/?${new URLSearchParams({ ...(centre && { centre }), cursor })}`}>
            {render('page.more', language)}
          </a>
        </p>
      )}
      <p>
        <a href="/apply">{render('page.grantsLink', language)}</a>
      </p>
      <p>
        <a href={`/${language}/certificates`}>{render('certificate.check', language)}</a>
      </p>
    </SitePage>
  );
}

/** When an activity begins; once it has begun, its next session and how much is over. */
function When({
  activity,
  language,
  now,
}: {
  readonly activity: Shown['announced'];
  readonly language: Language;
  readonly now: Date;
}) {
  const { sessions } = activity;
  const next = nextSession(activity, now);
  const over = sessionsOver(activity, now);
  if (next === undefined) return <span>{render('page.noSessions', language)}</span>;
  return over === 0 ? (
    <>
      <span>{render('page.starts', language, { start: next.start })}</span>{' '}
      <span>{render('page.sessions', language, { count: sessions.length })}</span>
    </>
  ) : (
    <>
      <span>{render('page.next', language, { start: next.start })}</span>{' '}
      <span>{render('page.sessionsOver', language, { over, sessions: sessions.length })}</span>
    </>
  );
}

function Card({
  shown,
  request,
  now,
}: {
  readonly shown: Shown;
  readonly request: Request;
  readonly now: Date;
}) {
  const language = languageOfPage(request);
  const { announced, open, waiting } = shown;
  return (
    <article class="card">
      <p class="kind">
        {render(`kind.${open.kind}`, language)} · {render(`centre.${open.centre}`, language)}
      </p>
      <h2>
        <a href={`/activities/${open.code}`}>
          <InLanguage said={titleIn(announced, language)} language={language} />
        </a>
      </h2>
      <p class="soft">
        <When activity={announced} language={language} now={now} />
      </p>
      <p class="tags">
        <Availability open={open} waiting={waiting} language={language} now={now} />
        {audienceTexts(open, language).map((text) => (
          <span class="tag" key={text}>
            {text}
          </span>
        ))}
        {open.childcareCapacity > 0 && <span class="tag">{render('page.childcare', language)}</span>}
      </p>
      <p class="code">
        <span class="unseen">{render('page.codeLabel', language)} </span>
        {open.code}
      </p>
    </article>
  );
}
