import type { CentreId } from '#events/index.ts';
import type { Activity } from '#shared/activities/index.ts';
import { formatDate, localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { languageOfPage, type Request } from '#shared/web/index.ts';
import { ActivityCard } from '../frame/activity-card.tsx';
import { Cards, type ListOfCentre, ListPage } from '../frame/list-page.tsx';
import { type CourseStage, courseStages } from './actions.ts';

export const coursesPath = '/console/courses';
/** The page of a course. */
export const coursePath = (activityId: string): string => `${coursesPath}/${activityId}`;
/** The courses of a centre at a stage. */
export const coursesAt = (centre: CentreId, stage: CourseStage): string =>
  `${coursesPath}?${new URLSearchParams({ centre, stage })}`;

export type CoursesPageProps = ListOfCentre & {
  readonly request: Request;
  readonly stage: CourseStage;
  readonly courses: readonly Activity[];
  /** Where the list goes on. */
  readonly more: string | undefined;
};

/** A centre's courses at a stage, each leading to its page. */
export function CoursesPage({ request, centres, centre, stage, courses, more }: CoursesPageProps) {
  const language = languageOfPage(request);
  const title = render('console.courses', language);
  const day = (instant: string) => formatDate(localDate(instant), language);
  return (
    <ListPage
      {...{ request, title, more }}
      lead={render('console.coursesHint', language)}
      choice={{ centres, centre, addressOf: (id) => coursesAt(id, stage) }}
      items={courses}
      none={render('console.noCourses', language)}
      list={(items) => (
        <Cards>
          {items.map((activity) => {
            const { activityId, sessions } = activity;
            const [first, last] = [sessions[0], sessions.at(-1)];
            return (
              <ActivityCard key={activityId} {...{ activity, language }} address={coursePath(activityId)}>
                {first !== undefined && last !== undefined && (
                  <span>
                    <time dateTime={first.start}>{day(first.start)}</time>
                    {' – '}
                    <time dateTime={last.end}>{day(last.end)}</time>
                  </span>
                )}
              </ActivityCard>
            );
          })}
        </Cards>
      )}
    >
      <nav class="filter" aria-label={title}>
        {courseStages.map((each) => (
          <a key={each} href={coursesAt(centre, each)} aria-current={each === stage ? 'page' : undefined}>
            {render(`console.courses.${each}`, language)}
          </a>
        ))}
      </nav>
    </ListPage>
  );
}
