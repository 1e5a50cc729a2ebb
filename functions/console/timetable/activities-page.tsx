import { type Activity, nextSession } from '#shared/activities/index.ts';
import { formatDayTimeLong } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { languageOfPage, type Request } from '#shared/web/index.ts';
import { coursesAt } from '../courses/list-page.tsx';
import { ActivityCard } from '../frame/activity-card.tsx';
import { Cards, type ListOfCentre, ListPage } from '../frame/list-page.tsx';

export const activitiesPath = '/console/activities';

export type ActivitiesPageProps = ListOfCentre & {
  readonly request: Request;
  readonly now: Date;
  readonly activities: readonly Activity[];
  /** Where the list goes on. */
  readonly more: string | undefined;
};

/** A centre's activities, each leading to its timetable. */
export function ActivitiesPage({ request, centres, centre, now, activities, more }: ActivitiesPageProps) {
  const language = languageOfPage(request);
  return (
    <ListPage
      {...{ request, more }}
      title={render('console.activities', language)}
      lead={render('console.activitiesHint', language)}
      choice={{ centres, centre, addressOf: (id) => `${activitiesPath}?centre=${id}` }}
      items={activities}
      none={render('console.noActivities', language)}
      list={(items) => (
        <Cards>
          {items.map((activity) => {
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
        </Cards>
      )}
    >
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
    </ListPage>
  );
}
