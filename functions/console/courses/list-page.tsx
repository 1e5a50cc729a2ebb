import type { CentreId } from '#events/index.ts';
import type { Activity } from '#shared/activities/index.ts';
import { formatDate, localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { languageOfPage, type Request } from '#shared/web/index.ts';
import { ActivityCard } from '../frame/activity-card.tsx';
import { CentreChoice } from '../frame/centre-choice.tsx';
import { ConsolePage } from '../frame/console-page.tsx';
import { More } from '../frame/more.tsx';
import { PageHeading } from '../frame/page-heading.tsx';
import { type CourseStage, courseStages } from './actions.ts';

export const coursesPath = '/console/courses';
/** The page of a course. */
export const coursePath = (activityId: string): string => `${coursesPath}/${activityId}`;
/** The courses of a centre at a stage. */
export const coursesAt = (centre: CentreId, stage: CourseStage): string =>
  `${coursesPath}?${new URLSearchParams({ centre, stage })}`;

export type CoursesPageProps = {
  readonly request: Request;
  /** The centres to choose from. */
  readonly centres: readonly CentreId[];
  readonly centre: CentreId;
  readonly stage: CourseStage;
  readonly courses: readonly Activity[];
  /** Where the list goes on. */
  readonly more: string | undefined;
};

/** A centre's courses at a stage, each leading to its page. */
export function CoursesPage({ request, centres, centre, stage, courses, more }: CoursesPageProps) {
  const language = languageOfPage(request);
  const day = (instant: string) => formatDate(localDate(instant), language);
  return (
    <ConsolePage request={request} title={render('console.courses', language)}>
      <PageHeading back={['/console', render('console.title', language)]}>
        <h1>{render('console.courses', language)}</h1>
        <p class="lead">{render('console.coursesHint', language)}</p>
      </PageHeading>
      <CentreChoice {...{ centres, centre, language }} addressOf={(id) => coursesAt(id, stage)} />
      <nav class="filter" aria-label={render('console.courses', language)}>
        {courseStages.map((each) => (
          <a key={each} href={coursesAt(centre, each)} aria-current={each === stage ? 'page' : undefined}>
            {render(`console.courses.${each}`, language)}
          </a>
        ))}
      </nav>
      {courses.length === 0 ? (
        <p class="panel">{render('console.noCourses', language)}</p>
      ) : (
        <ul class="cards">
          {courses.map((activity) => {
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
        </ul>
      )}
      <More address={more} language={language} />
    </ConsolePage>
  );
}
