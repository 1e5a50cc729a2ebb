import type { Language } from '#events/index.ts';
import type { Session } from '#shared/activities/index.ts';
import type { Closed } from '#shared/closed-days/index.ts';
import { callsIdOf } from '#shared/concerns/index.ts';
import { formatDayTimeLong, inDigitsOf, localDate, localTime } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { NotToldMembers } from '#shared/staff/index.ts';
import { fieldErrors, languageOfPage, ProblemSummary } from '#shared/web/index.ts';
import { sheetPath } from '../attendance/sessions-page.tsx';
import { callsPath, untoldPath } from '../concerns/list-page.tsx';
import { ConsoleForm } from '../frame/console-form.tsx';
import { ConsolePage } from '../frame/console-page.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { HiddenFields } from '../frame/hidden-fields.tsx';
import { PageHeading } from '../frame/page-heading.tsx';
import { PeopleToCall } from '../untold/people-to-call.tsx';
import { Line, labelOf, type Shown, TimesFields } from './fields.tsx';
import { fieldAt, sessionFields } from './form.ts';
import { sessionPath, timetablePath } from './timetable-page.tsx';

/** The steps that the address can name as just done. */
export const doneSteps = ['sessionChanged', 'sessionCalledOff'] as const;

export type SessionPageProps = FormPageProps & {
  readonly session: Session;
  /** Why its centre is closed that day, if it is. */
  readonly closed: Closed | undefined;
  readonly done: (typeof doneSteps)[number] | undefined;
  /** The form as it was filled in; `undefined`: as the session is. */
  readonly entered: URLSearchParams | undefined;
  /** The people no text tells in time of the change asked for, which is made once they were seen. */
  readonly notTold: (NotToldMembers & { readonly step: 'move' | 'cancel' }) | undefined;
  /** How many people are to be called about a change that was made. */
  readonly toCall: number;
};

/** A session, with a form that moves it and a button that cancels it. */
export function SessionPage({
  request,
  formToken,
  formId,
  session,
  closed,
  done,
  entered,
  problem,
  notTold,
  toCall,
}: SessionPageProps) {
  const language = languageOfPage(request);
  const errors = fieldErrors(problem?.errors ?? [], sessionFields, language, fieldAt);
  const shown: Shown = { entered: entered ?? asItIs(session), errors, language };
  const { code, kind, start, end, version } = session;
  const form = { action: sessionPath(session), marks: { formToken, formId } };
  return (
    <ConsolePage request={request} title={`${render('console.timetable', language)} ${code}`}>
      <PageHeading back={[timetablePath(session.activityId), render('console.timetable', language)]}>
        <h1>
          {`${render(`kind.${kind}`, language)} `}
          <span class="code">{code}</span>
        </h1>
        <p class="lead">
          <time dateTime={start}>{formatDayTimeLong(start, language)}</time>
          {` – ${inDigitsOf(language, localTime(end))}`}
          {session.room !== undefined && (
            <>
              {' · '}
              <bdi>{session.room}</bdi>
            </>
          )}
        </p>
        <p>
          <a href={sheetPath(session)}>{render('console.attendance', language)}</a>
        </p>
      </PageHeading>
      {done !== undefined && (
        <div class="note" role="status">
          <p>{render(`console.${done}`, language)}</p>
          <p>
            <a href={`${untoldPath}?centre=${session.centre}`}>{render('console.untold', language)}</a>
          </p>
        </div>
      )}
      {toCall > 0 && (
        <p class="note wait">
          <a href={callsPath(callsIdOf(session.sessionId))}>
            {render('console.stillToCall', language, { count: toCall })}
          </a>
        </p>
      )}
      {problem !== undefined && <ProblemSummary {...{ problem, errors, language }} labelOf={labelHere} />}
      {closed !== undefined && session.status === 'planned' && (
        <div class="note" role="status">
          <p>{render('console.closedThen', language, { text: closed.names[language] })}</p>
          {closed.certainty === 'suggested' && <p>{render('console.closedSuggested', language)}</p>}
        </div>
      )}
      {notTold !== undefined && (
        <ConsoleForm
          {...form}
          class="panel"
          hidden={{ version, step: notTold.step, notTold: notTold.notTold }}
          above={
            <>
              <h2>{render('console.toCall', language)}</h2>
              <p>{render('console.toCallHint', language)}</p>
              <PeopleToCall people={notTold.people} language={language} />
            </>
          }
          button={render(
            notTold.step === 'cancel' ? 'console.callOffAndCall' : 'console.moveAndCall',
            language,
          )}
          kind={notTold.step === 'cancel' ? 'danger' : undefined}
        >
          {notTold.step === 'move' && (
            <HiddenFields
              fields={Object.fromEntries(sessionFields.map((name) => [name, entered?.get(name) ?? '']))}
            />
          )}
        </ConsoleForm>
      )}
      {session.status === 'cancelled' ? (
        <p class="note over">{render('console.refused.session-cancelled', language)}</p>
      ) : (
        <>
          <ConsoleForm
            {...form}
            class="panel"
            noValidate
            hidden={{ version, step: 'move' }}
            above={
              <>
                <h2>{render('console.moveSession', language)}</h2>
                <p>{render('console.moveSessionHint', language)}</p>
              </>
            }
            button={render('console.save', language)}
          >
            <Line name="first" shown={shown} label={labelHere('first', language)} type="date" />
            <TimesFields shown={shown} />
          </ConsoleForm>
          <details class="panel">
            <summary>{render('console.callOff', language)}</summary>
            <ConsoleForm
              {...form}
              hidden={{ version, step: 'cancel' }}
              above={<p>{render('console.callOffHint', language)}</p>}
              button={render('console.callOffNow', language)}
              kind="danger"
            />
          </details>
        </>
      )}
    </ConsolePage>
  );
}

/** It has one day. */
const labelHere = (name: (typeof sessionFields)[number], language: Language): string =>
  name === 'first' ? render('console.day', language) : labelOf(name, language);

/** A session as the values of its form. */
const asItIs = ({ start, end, room = '' }: Session): URLSearchParams =>
  new URLSearchParams({ first: localDate(start), from: localTime(start), to: localTime(end), room });
