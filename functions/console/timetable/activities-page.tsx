import type { CentreId } from '#events/index.ts';
import { type Activity, nextSession } from '#shared/activities/index.ts';
import { formatDayTimeLong } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { languageOfPage, type Request } from '#shared/web/index.ts';
import { coursesAt } from '../courses/list-page.tsx';
import { ActivityCard } from '../frame/activity-card.tsx';
import { CentreChoice } from '../frame/centre-choice.tsx';
import { ConsolePage } from '../frame/console-page.tsx';
import { More } from '../frame/more.tsx';
import { PageHeading } from '../frame/page-heading.tsx';

export const activitiesPath = '/console/activities';

export type ActivitiesPageProps = {
  readonly request: Request;
  /** The centres to choose from. */
  readonly centres: readonly CentreId[];
  readonly centre: CentreId;
  readonly now: Date;
  readonly activities: readonly Activity[];
  /** Where the list goes on. */
  readonly more: string | undefined;
};

/** A centre's activities, each leading to its timetable. */
export function ActivitiesPage({ request, centres, centre, now, activities, more }: ActivitiesPageProps) {
  const language = languageOfPage(request);
  return (
    <ConsolePage request={request} title={render('console.activities', language)}>
      <PageHeading back={['/console', render('console.title', language)]}>
        <h1>{render('console.activities', language)}</h1>
        <p class="lead">{render('console.activitiesHint', language)}</p>
      </PageHeading>
      <CentreChoice {...{ centres, centre, language }} addressOf={(id) => `${activitiesPath}?centre=${id}`} />
      <p class="actions">
        <a class="button" href={`${activitiesPath}/new?centre=${centre}`}>
          {render('console.announce', language)}
        </a>
        <a class="button plain" href={`/console/closed-days?centre=${centre}`}>
          {render('console.closedDays', language)}
        </a>
        <a class="button plain" href={coursesAt(centre, 'ended')}>
          {render('console.courses', language)}
        </a>
        <a class="button plain" href={`/console/rearrangements?centre=${centre}`}>
          {render('console.rearrange', language)}
        </a>
      </p>
      {activities.length === 0 ? (
        <p class="panel">{render('console.noActivities', language)}</p>
      ) : (
        <ul class="cards">
          {activities.map((activity) => {
            const { activityId } = activity;
            const next = nextSession(activity, now);
            const address = `${activitiesPath}/${activityId}`;
            return (
              <ActivityCard key={activityId} {...{ activity, address, language }}>
                {next !== undefined && (
                  <span>
                    {render('detail.sessionAt', language, { start: formatDayTimeLong(next.start, language) })}
                  </span>
                )}
              </ActivityCard>
            );
          })}
        </ul>
      )}
      <More address={more} language={language} />
    </ConsolePage>
  );
}
