import type { Language } from '#events/index.ts';
import type { SessionTimes } from '#shared/activities/index.ts';
import { formatDayTimeLong } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/site/index.ts';

export type SessionsProps = {
  readonly sessions: readonly SessionTimes[];
  readonly language: Language;
  readonly now: Date;
};

/** How many sessions are shown at once; the others of a long course are one touch away. */
const inSight = 3;

/** The coming sessions with their rooms, and how many are over; for an activity that is over, all of them. */
export function Sessions({ sessions, language, now }: SessionsProps) {
  const toCome = sessions.filter(({ end }) => end > now.toISOString());
  const shown = toCome.length === 0 ? sessions : toCome;
  const line = ({ start, room }: SessionTimes) => (
    <li key={start}>
      {formatDayTimeLong(start, language)}
      {room !== undefined && (
        <>
          {' · '}
          <bdi>{room}</bdi>
        </>
      )}
    </li>
  );
  if (shown.length === 0) return <p>{render('page.noSessions', language)}</p>;
  const over = sessions.length - toCome.length;
  const gone = toCome.length > 0 && over > 0 && (
    <p class="hint">{render('page.sessionsOver', language, { over, sessions: sessions.length })}</p>
  );
  if (shown.length <= inSight)
    return (
      <>
        <ol>{shown.map(line)}</ol>
        {gone}
      </>
    );
  return (
    <>
      <ol>{shown.slice(0, 1).map(line)}</ol>
      <details>
        <summary>{render('page.sessions', language, { count: shown.length })}</summary>
        <ol>{shown.map(line)}</ol>
      </details>
      {gone}
    </>
  );
}
