import type { Language } from '#events/index.ts';
import { type Activity, type OpenActivity, placesGivenUntil, titleIn } from '#shared/activities/index.ts';
import { callsIdOf } from '#shared/concerns/index.ts';
import { costOfTexts, formatDayTimeLong, inDigitsOf, lastMinute, localTime } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { CostOfReminders } from '#shared/reminders/index.ts';
import type { SessionAnswer } from '#shared/staff/index.ts';
import { fieldErrors, InLanguage, languageOfPage, ProblemSummary } from '#shared/web/index.ts';
import { OnClosedDays } from '../closed-days/on-closed-days.tsx';
import { callsPath } from '../concerns/list-page.tsx';
import { coursePath } from '../courses/list-page.tsx';
import { ConsoleForm } from '../frame/console-form.tsx';
import { ConsolePage } from '../frame/console-page.tsx';
import { Done } from '../frame/done.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { PageHeading } from '../frame/page-heading.tsx';
import type { ToCall } from '../untold/not-told-in-time.ts';
import { activitiesPath } from './activities-page.tsx';
import { labelOf, PlacesFields, PlacesUntilField, TimetableFields } from './fields.tsx';
import {
  dayOfPlacesUntil,
  errorsOfForm,
  fieldAt,
  placesFields,
  shownPlacesUntil,
  timetableFields,
} from './form.ts';

/** The steps that the address can name as just done. */
export const doneSteps = ['announced', 'sessionsAdded', 'placesChanged'] as const;

/** The page of an activity. */
export const timetablePath = (activityId: string): string => `${activitiesPath}/${activityId}`;
/** The page of a session below its activity. */
export const sessionPath = ({ activityId, sessionId }: Pick<SessionAnswer, 'activityId' | 'sessionId'>) =>
  `${timetablePath(activityId)}/sessions/${sessionId}`;

export type TimetablePageProps = FormPageProps & {
  readonly now: Date;
  readonly activity: Activity;
  /** As it stands under its code, while it does. */
  readonly open: OpenActivity | undefined;
  readonly sessions: readonly SessionAnswer[];
  /** The cost of reminding of the coming sessions if every place is taken. */
  readonly reminders: CostOfReminders;
  readonly done: (typeof doneSteps)[number] | undefined;
  /** The sessions just added about which people are to be called. */
  readonly toCall: readonly ToCall[];
  /** The form as it was filled in. */
  readonly entered: URLSearchParams;
};

/** The sessions of an activity, each leading to its own page, and a form for more. */
export function TimetablePage(props: TimetablePageProps) {
  const { request, formToken, formId, now, activity, open, sessions, reminders } = props;
  const { done, toCall, entered, problem } = props;
  const language = languageOfPage(request);
  const told = errorsOfForm(problem?.errors ?? [], entered);
  const errors = fieldErrors(told, [...placesFields, ...timetableFields], language, fieldAt);
  const isOfPlaces = problem !== undefined && entered.has('capacity');
  const shownPlaces = { entered: isOfPlaces ? entered : placesOf(activity), errors, language };
  const path = timetablePath(activity.activityId);
  const form = { marks: { formToken, formId }, hidden: { version: activity.version }, noValidate: true };
  const [past, toCome] = [true, false].map((isPast) =>
    sessions.filter(({ end }) => end <= now.toISOString() === isPast),
  );
  return (
    <ConsolePage request={request} title={`${titleIn(activity, language).text} ${activity.code}`}>
      <Heading activity={activity} language={language} />
      {done !== undefined && <Done>{render(`console.${done}`, language)}</Done>}
      {toCall.map(({ sessionId, count }) => (
        <p key={sessionId} class="note wait">
          <a href={callsPath(callsIdOf(sessionId))}>{render('console.stillToCall', language, { count })}</a>
        </p>
      ))}
      {problem !== undefined && <ProblemSummary {...{ problem, errors, labelOf, language }} />}
      <OnClosedDays sessions={toCome ?? []} centre={activity.centre} language={language} />
      <Facts {...{ activity, open, reminders, language }} />
      <section class="panel">
        <h2>{render('console.timetable', language)}</h2>
        <Sessions sessions={toCome ?? []} language={language} />
        {past !== undefined && past.length > 0 && (
          <details>
            <summary>{render('console.pastSessions', language)}</summary>
            <Sessions sessions={past} language={language} />
          </details>
        )}
      </section>
      {!isOver(sessions, now) && (
        <details class="panel" open={isOfPlaces}>
          <summary>{render('console.changePlaces', language)}</summary>
          <ConsoleForm
            {...form}
            action={`${path}/places`}
            above={<p>{render('console.changePlacesHint', language)}</p>}
            button={render('console.save', language)}
          >
            <PlacesFields shown={shownPlaces} />
            <PlacesUntilField shown={shownPlaces} />
            <input type="hidden" name={shownPlacesUntil} value={dayOfPlacesUntil(activity.placesUntil)} />
          </ConsoleForm>
        </details>
      )}
      <details class="panel" open={problem !== undefined && !isOfPlaces}>
        <summary>{render('console.addSessions', language)}</summary>
        <ConsoleForm {...form} action={path} button={render('console.add', language)}>
          <TimetableFields shown={{ entered, errors, language }} />
        </ConsoleForm>
      </details>
      {isOver(sessions, now) && (
        <p>
          <a href={`${path}/certificates`}>{render('console.certificates', language)}</a>
        </p>
      )}
    </ConsolePage>
  );
}

const isOver = (sessions: readonly SessionAnswer[], now: Date): boolean =>
  sessions.length > 0 && sessions.every(({ end }) => end <= now.toISOString());

/** The places as the values of the form. */
const placesOf = ({ capacity, childcareCapacity, placesUntil }: Activity): URLSearchParams =>
  new URLSearchParams({
    capacity: String(capacity),
    childcareCapacity: String(childcareCapacity),
    placesUntil: dayOfPlacesUntil(placesUntil),
  });

const Heading = ({
  activity,
  language,
}: Pick<TimetablePageProps, 'activity'> & { readonly language: Language }) => (
  <PageHeading back={[`${activitiesPath}?centre=${activity.centre}`, render('console.activities', language)]}>
    <h1>
      <InLanguage said={titleIn(activity, language)} language={language} />{' '}
      <span class="code">{activity.code}</span>
    </h1>
    <p class="lead">{`${render(`kind.${activity.kind}`, language)} · ${render(`centre.${activity.centre}`, language)}`}</p>
    <p>
      <a href={coursePath(activity.activityId)}>{render('console.course.lookBack', language)}</a>
    </p>
  </PageHeading>
);

/** The public facts of an activity, and how many places are taken. */
function Facts({
  activity,
  open,
  reminders,
  language,
}: Pick<TimetablePageProps, 'activity' | 'open' | 'reminders'> & { readonly language: Language }) {
  const { capacity, enrolment } = activity;
  const until = placesGivenUntil(activity);
  const at = (instant: string) => formatDayTimeLong(instant, language);
  return (
    <ul class="panel">
      <li>{render('detail.opensOn', language, { opensAt: at(enrolment.opensAt) })}</li>
      <li>{render('page.closesOn', language, { closesAt: at(lastMinute(enrolment.closesAt)) })}</li>
      {until !== undefined && (
        <li>{render('page.placesUntil', language, { deadline: at(lastMinute(until)) })}</li>
      )}
      {open !== undefined && (
        <li>
          {render('console.placesTaken', language, {
            count: open.capacity - open.placesLeft,
            max: open.capacity,
          })}
        </li>
      )}
      {open === undefined && <li>{render('detail.atMost', language, { max: capacity })}</li>}
      {reminders.texts > 0 && (
        <li>
          {render('console.costOfReminders', language, {
            count: reminders.texts,
            sum: costOfTexts(reminders.cost, language),
          })}
        </li>
      )}
    </ul>
  );
}

function Sessions({
  sessions,
  language,
}: {
  readonly sessions: readonly SessionAnswer[];
  readonly language: Language;
}) {
  if (sessions.length === 0) return <p>{render('problem.no-sessions', language)}</p>;
  return (
    <ul>
      {sessions.map((session) => (
        <li key={session.sessionId}>
          <a href={sessionPath(session)}>
            <time dateTime={session.start}>{formatDayTimeLong(session.start, language)}</time>
          </a>
          {` – ${inDigitsOf(language, localTime(session.end))}`}
          {session.room !== null && (
            <>
              {' · '}
              <bdi>{session.room}</bdi>
            </>
          )}
          {session.closed !== undefined && (
            <>
              {' '}
              <span class="tag full">{session.closed.names[language]}</span>
            </>
          )}
          {session.status === 'cancelled' && (
            <>
              {' '}
              <span class="tag full">{render('console.sessionCancelled', language)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
