import type { CentreId, Language } from '#events/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { SessionAnswer } from '#shared/staff/index.ts';

/** Says that sessions fall on days on which their centre is closed, and leads to those days; nothing where none does. */
export function OnClosedDays({
  sessions,
  centre,
  language,
}: {
  readonly sessions: readonly Pick<SessionAnswer, 'closed'>[];
  readonly centre: CentreId;
  readonly language: Language;
}) {
  const count = sessions.filter(({ closed }) => closed !== undefined).length;
  if (count === 0) return null;
  return (
    <div class="note" role="status">
      <p>{render('console.closedOnSome', language, { count })}</p>
      <p>
        <a href={`/console/closed-days?centre=${centre}`}>{render('console.closedDays', language)}</a>
      </p>
    </div>
  );
}
