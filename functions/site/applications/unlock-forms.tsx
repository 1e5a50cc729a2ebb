import type { Language } from '#events/index.ts';
import type { Entered } from '#shared/grants/application-form/index.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import { Field } from '#shared/web/index.ts';

/**
 * Forms that have a code texted and take it. Text typed when the page shut goes along until it is open again.
 */
export function UnlockForms({
  token,
  isSent,
  typed,
  error,
  language,
}: {
  readonly token: string;
  /** Whether a code was just asked for. */
  readonly isSent: boolean;
  readonly typed: Entered;
  readonly error: string | undefined;
  readonly language: Language;
}) {
  const along = Object.entries(typed).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
  const give = (
    <form method="post" action={`/applications/${token}/unlock`} noValidate autocomplete="off">
      {along}
      <Field
        language={language}
        name="code"
        label={render('apply.code', language)}
        error={error}
        control={(attributes) => (
          <input
            type="text"
            class="short"
            {...attributes}
            inputMode="numeric"
            autocomplete="one-time-code"
            maxLength={16}
            dir="ltr"
          />
        )}
      />
      <p class="actions">
        <button type="submit" class={isSent ? undefined : 'plain'}>
          {render('apply.open', language)}
        </button>
      </p>
    </form>
  );
  const send = (
    <form method="post" action={`/applications/${token}/code`}>
      {along}
      <p class="actions">
        <button type="submit" class={isSent ? 'plain' : undefined}>
          {render(isSent ? 'apply.sendAgain' : 'apply.sendCode', language)}
        </button>
      </p>
    </form>
  );
  return (
    <section class="panel" aria-labelledby="unlock">
      <h2 id="unlock">{render('apply.unlock', language)}</h2>
      {isSent ? (
        <p role="status">{render('apply.codeSent', language)}</p>
      ) : (
        <p>{render('apply.unlockHint', language)}</p>
      )}
      {along.length > 0 && <p>{render('apply.typedKept', language)}</p>}
      {isSent ? [give, send] : [send, give]}
    </section>
  );
}
