import type { Language } from '#events/index.ts';
import { formatDayTimeLong } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { RearrangedCallsAnswer } from '#shared/staff/index.ts';

type Missed = RearrangedCallsAnswer['items'][number]['sessions'];

/** The sessions that someone is called about: when each was to begin, and begins now. */
export const MissedSessions = ({
  sessions,
  language,
}: {
  readonly sessions: Missed;
  readonly language: Language;
}) => (
  <ul>
    {sessions.map(({ code, sessionId, from, to }) => (
      <li key={sessionId}>
        <bdi>{code}</bdi> <time dateTime={from}>{formatDayTimeLong(from, language)}</time>
        {': '}
        {to === null ? (
          render('console.sessionCancelled', language)
        ) : (
          <time dateTime={to}>{formatDayTimeLong(to, language)}</time>
        )}
      </li>
    ))}
  </ul>
);
