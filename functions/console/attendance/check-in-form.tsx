import type { Language } from '#events/index.ts';
import type { Session } from '#shared/activities/index.ts';
import { checkInWord, languages } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';

/** The word of the day, to be told in the room, and the button that opens or closes checking in. */
export function CheckIn({
  session,
  path,
  formToken,
  language,
}: {
  readonly session: Session;
  readonly path: string;
  readonly formToken: string;
  readonly language: Language;
}) {
  const { code, checkIn } = session;
  const words = checkIn && checkInWord(checkIn.word);
  return (
    <form class="panel" method="post" action={`${path}/check-in`}>
      <h2>{render('console.checkIn', language)}</h2>
      <p>{render('console.checkInHint', language, { code })}</p>
      <input type="hidden" name="formToken" value={formToken} />
      {words !== undefined && (
        <p class="words" role="status">
          <span class="unseen">{render('console.wordOfTheDay', language)}</span>
          {languages.map((one) => (
            <bdi key={one} lang={one} class="code">
              {words[one]}
            </bdi>
          ))}
        </p>
      )}
      <p>
        <button type="submit" class="plain" name="step" value={words === undefined ? 'open' : 'close'}>
          {render(words === undefined ? 'console.checkInOpen' : 'console.checkInClose', language)}
        </button>
      </p>
    </form>
  );
}
