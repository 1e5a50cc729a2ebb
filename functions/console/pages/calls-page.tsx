import { formatDayTimeLong, render } from '../../../shared/language/index.ts';
import type { CallsAnswer } from '../../../shared/staff/index.ts';
import { languageOfPage, type Request } from '../../../shared/web/index.ts';
import { callsPath, concernsPath } from './concerns-page.tsx';
import { ConsolePage } from './console-page.tsx';
import { PeopleToCall } from './people-to-call.tsx';

type CallsPageProps = {
  readonly request: Request;
  readonly formToken: string;
  readonly calls: CallsAnswer;
};

/** Whom to call about a session, each with the number and a button that says that it was done. */
export function CallsPage({ request, formToken, calls }: CallsPageProps) {
  const language = languageOfPage(request);
  const { concernId, centre, code, activityId, sessionId, items, status } = calls;
  return (
    <ConsolePage request={request} title={render('console.toCall', language)}>
      <div>
        <p class="kind">
          <a href={`${concernsPath}?centre=${centre}`}>{render('console.concerns', language)}</a>
        </p>
        <h1>{render('console.concern.calls', language, { code })}</h1>
        <p class="lead">{render('console.callsHint', language)}</p>
        <p>
          <a href={`/console/activities/${activityId}/sessions/${sessionId}`}>
            {render('console.timetable', language)}
          </a>
        </p>
      </div>
      {status === 'settled' && (
        <div class="note" role="status">
          <p>{render('console.callsDone', language)}</p>
        </div>
      )}
      <PeopleToCall
        people={items}
        language={language}
        action={({ personId, calledAt }) =>
          calledAt === null ? (
            <form method="post" action={callsPath(concernId)}>
              <input type="hidden" name="formToken" value={formToken} />
              <input type="hidden" name="personId" value={personId} />
              <button
                type="submit"
                class="plain"
                id={`called-${personId}`}
                aria-labelledby={`called-${personId} who-${personId}`}
              >
                {render('console.called', language)}
              </button>
            </form>
          ) : (
            <time dateTime={calledAt}>{formatDayTimeLong(calledAt, language)}</time>
          )
        }
      />
    </ConsolePage>
  );
}
