import type { Language } from '#events/index.ts';
import { type Activity, titleIn } from '#shared/activities/index.ts';
import { formatDate, localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { InLanguage, languageOfPage, type Request } from '#shared/web/index.ts';
import { ConsolePage } from '../frame/console-page.tsx';
import { PageHeading } from '../frame/page-heading.tsx';
import { timetablePath } from '../timetable/timetable-page.tsx';
import { type CourseSeen, courseStages, isAt } from './actions.ts';
import { CourseNumbers, CoursePeople } from './course-numbers.tsx';
import { CourseMarks, CourseSessions } from './course-tables.tsx';
import { coursePath, coursesAt } from './list-page.tsx';

type Props = { readonly request: Request; readonly course: CourseSeen; readonly now: Date };

/** A course looked back on: its numbers, its sessions with their sheets, and how each person did. */
export function CoursePage({ request, course, mayChange, now }: Props & { readonly mayChange: boolean }) {
  const language = languageOfPage(request);
  const { activity, names, book } = course;
  // A course that runs and is still open stands in both lists.
  const stage = courseStages.findLast((each) => isAt(each, activity, now)) ?? 'ended';
  const report = `${coursePath(activity.activityId)}/report`;
  return (
    <ConsolePage request={request} title={`${titleIn(activity, language).text} ${activity.code}`}>
      <PageHeading back={[coursesAt(activity.centre, stage), render('console.courses', language)]}>
        <Heading activity={activity} language={language} />
      </PageHeading>
      <p class="actions">
        <a class="button" href={report}>
          {render('console.course.report', language)}
        </a>
        {names !== undefined && (
          <a class="button plain" href={`${report}?people=yes`}>
            {render('console.course.reportWithPeople', language)}
          </a>
        )}
        {names !== undefined && (
          <a class="button plain" href={`${timetablePath(activity.activityId)}/certificates`}>
            {render('console.certificates', language)}
          </a>
        )}
        {mayChange && (
          <a class="button plain" href={timetablePath(activity.activityId)}>
            {render('console.timetable', language)}
          </a>
        )}
      </p>
      {book === undefined && <p class="note over">{render('console.course.tooLarge', language)}</p>}
      <CourseNumbers {...{ course, language }} />
      <CoursePeople {...{ course, language }} />
      <CourseSessions {...{ course, language, now }} leads />
      <CourseMarks {...{ course, language }} />
    </ConsolePage>
  );
}

/** The course for print: subject, numbers, sessions; people only if asked for and this login may see them. */
export function ReportPage({ request, course, withPeople, now }: Props & { readonly withPeople: boolean }) {
  const language = languageOfPage(request);
  const { activity } = course;
  const madeOn = formatDate(localDate(now.toISOString()), language);
  return (
    <ConsolePage
      request={request}
      title={`${render('console.course.report', language)}: ${titleIn(activity, language).text}`}
    >
      <p class="kind only-screen">
        <a href={coursePath(activity.activityId)}>
          <InLanguage said={titleIn(activity, language)} language={language} />
        </a>
      </p>
      <p class="hint only-screen">{render('console.course.printHint', language)}</p>
      <article class="report">
        <header>
          <p class="kind">{`${render('page.title', language)} · ${render('console.course.reportOf', language)}`}</p>
          <Heading activity={activity} language={language} />
          <p class="soft">{render('console.course.madeOn', language, { text: madeOn })}</p>
        </header>
        <CourseNumbers {...{ course, language }} />
        <CoursePeople {...{ course, language }} />
        <CourseSessions {...{ course, language, now }} leads={false} />
        {withPeople && <CourseMarks {...{ course, language }} />}
      </article>
    </ConsolePage>
  );
}

function Heading({ activity, language }: { readonly activity: Activity; readonly language: Language }) {
  const { centre, code, kind, sessions } = activity;
  const [first, last] = [sessions[0], sessions.at(-1)];
  const day = (instant: string) => formatDate(localDate(instant), language);
  return (
    <>
      <h1>
        <InLanguage said={titleIn(activity, language)} language={language} /> <span class="code">{code}</span>
      </h1>
      <p class="lead">{`${render(`kind.${kind}`, language)} · ${render(`centre.${centre}`, language)}`}</p>
      {first !== undefined && last !== undefined && (
        <p>
          <time dateTime={first.start}>{day(first.start)}</time>
          {' – '}
          <time dateTime={last.end}>{day(last.end)}</time>
        </p>
      )}
    </>
  );
}
