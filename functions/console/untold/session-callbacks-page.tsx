import { render } from '#shared/language/messages/console/index.ts';
import type { CallsAnswer } from '#shared/staff/index.ts';
import { languageOfPage } from '#shared/web/index.ts';
import { callsPath, concernsPath } from '../concerns/list-page.tsx';
import { ConsolePage } from '../frame/console-page.tsx';
import { Done } from '../frame/done.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { PageHeading } from '../frame/page-heading.tsx';
import { CalledButton, PeopleToCall } from './people-to-call.tsx';

type CallsPageProps = FormPageProps & { readonly calls: CallsAnswer };

/** The people to call about a session, each with her number and a button that notes the call. */
export function CallsPage({ request, formToken, calls }: CallsPageProps) {
  const language = languageOfPage(request);
  const { concernId, centre, code, activityId, sessionId, items, status } = calls;
  return (
    <ConsolePage request={request} title={render('console.toCall', language)}>
      <PageHeading back={[`${concernsPath}?centre=${centre}`, render('console.concerns', language)]}>
        <h1>{render('console.concern.calls', language, { code })}</h1>
        <p class="lead">{render('console.callsHint', language)}</p>
        <p>
          <a href={`/console/activities/${activityId}/sessions/${sessionId}`}>
            {render('console.timetable', language)}
          </a>
        </p>
      </PageHeading>
      {status === 'settled' && <Done>{render('console.callsDone', language)}</Done>}
      <PeopleToCall
        people={items}
        language={language}
        action={({ personId, calledAt }) => (
          <CalledButton
            {...{ personId, calledAt, language }}
            action={callsPath(concernId)}
            fields={{ formToken }}
          />
        )}
      />
    </ConsolePage>
  );
}
