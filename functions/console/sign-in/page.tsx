import { render } from '#shared/language/messages/console/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  asFor,
  ErrorSummary,
  Field,
  languageOfPage,
  type Outcome,
  type Problem,
  type Request,
  titleOf,
} from '#shared/web/index.ts';
import { ConsoleForm } from '../frame/console-form.tsx';
import { ConsolePage } from '../frame/console-page.tsx';
import { type FormPageProps, formAnswer } from '../frame/form-answer.tsx';

type SignInPageProps = FormPageProps & {
  readonly username: string;
  /** The page that was asked for, shown after signing in. */
  readonly to: string;
};

/** A page of the console that one may be sent on to: no address elsewhere, and none that breaks a header. */
export const pageToGoOn = (asked: string): string =>
  /^\/console(?:\/[\w./-]*)?(?:\?[\w.&=%:+-]*)?$/.test(asked) ? asked : '/console';

/** The page that asks to sign in, as an answer. */
export function signInPage(
  context: Context,
  request: Request,
  status = 200,
  username = '',
  problem?: Problem,
  to?: string,
): Outcome {
  // A form was sent after its session ended, and its address has no page to show.
  const here = request.method === 'POST' ? asFor(request, '/console') : request;
  const props = { request: here, username, to: pageToGoOn(to ?? addressOf(here)), problem };
  return formAnswer({ context, request }, SignInPage, props, status);
}

const addressOf = ({ path, query }: Request): string => {
  const kept = new URLSearchParams([...query].filter(([name]) => name !== 'done' && name !== 'lang'));
  return kept.size === 0 ? path : `${path}?${kept}`;
};

/** Asks for name and password. A password is never shown again. */
function SignInPage({ request, formToken, username, to, problem }: SignInPageProps) {
  const language = languageOfPage(request);
  return (
    <ConsolePage request={request} title={render('console.signIn', language)}>
      <h1>{render('console.title', language)}</h1>
      {problem !== undefined && <ErrorSummary title={titleOf(problem, language)} errors={[]} />}
      <ConsoleForm
        class="panel"
        action="/console/sign-in"
        marks={{ formToken }}
        hidden={{ to }}
        button={render('console.signIn', language)}
      >
        <Field
          language={language}
          name="username"
          label={render('console.username', language)}
          control={(attributes) => (
            <input
              type="text"
              {...attributes}
              value={username}
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
              dir="ltr"
              required
            />
          )}
        />
        <Field
          language={language}
          name="password"
          label={render('console.password', language)}
          control={(attributes) => (
            <input type="password" {...attributes} autocomplete="current-password" dir="ltr" required />
          )}
        />
      </ConsoleForm>
    </ConsolePage>
  );
}
