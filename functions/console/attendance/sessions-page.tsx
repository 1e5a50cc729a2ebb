import type { Language } from '#events/index.ts';
import type { Session } from '#shared/activities/index.ts';
import { daysAfter, formatDay, formatDayTimeLong, localToUtc } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { languageOfPage, type Request } from '#shared/web/index.ts';
import { Cards, type ListOfCentre, ListPage } from '../frame/list-page.tsx';

export type SessionsPageProps = ListOfCentre & {
  readonly request: Request;
  /** The day in Baghdad: `2026-11-30`. */
  readonly day: string;
  readonly sessions: readonly Session[];
};

const path = '/console/sessions';
/** The sheet of a session. */
export const sheetPath = ({ activityId, sessionId }: Pick<Session, 'activityId' | 'sessionId'>): string =>
  `${path}/${activityId}/${sessionId}`;

/** A centre's sessions of one day, each leading to its sheet. */
export function SessionsPage({ request, centres, centre, day, sessions }: SessionsPageProps) {
  const language = languageOfPage(request);
  return (
    <ListPage
      request={request}
      title={render('console.sessions', language)}
      lead={`${render(`centre.${centre}`, language)} · ${formatDay(localToUtc(day, '12:00'), language)}`}
      choice={{ centres, centre, addressOf: (id) => `${path}?${new URLSearchParams({ centre: id, day })}` }}
      items={sessions}
      none={render('console.noSessions', language)}
      list={(items) => (
        <Cards>
          {items.map((session) => (
            <Card key={session.sessionId} session={session} language={language} />
          ))}
        </Cards>
      )}
      below={
        <p class="actions">
          {([-1, 1] as const).map((step) => (
            <a
              key={step}
              class="button plain"
              href={`${path}?${new URLSearchParams({ centre, day: daysAfter(day, step) })}`}
            >
              {render(step === -1 ? 'console.dayBefore' : 'console.dayAfter', language)}
            </a>
          ))}
        </p>
      }
    />
  );
}

function Card({ session, language }: { readonly session: Session; readonly language: Language }) {
  const { code, kind, start, room, status, came } = session;
  return (
    <li class="card">
      <p class="kind">{render(`kind.${kind}`, language)}</p>
      <h2>
        <a href={sheetPath(session)}>
          <time dateTime={start}>{formatDayTimeLong(start, language)}</time>
        </a>
      </h2>
      <p class="soft">
        {room !== undefined && <span>{room}</span>}
        {status === 'cancelled' ? (
          <span class="tag full">{render('console.sessionCancelled', language)}</span>
        ) : (
          <span>{render('console.came', language, { count: came })}</span>
        )}
      </p>
      <span class="code">{code}</span>
    </li>
  );
}
