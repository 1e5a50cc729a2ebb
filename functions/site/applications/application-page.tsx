import type { Language } from '#events/index.ts';
import { type Entered, enteredFrom, errorsOf, labelOf } from '#shared/grants/application-form/index.ts';
import { flawsIn, keptUntil, stepsOf } from '#shared/grants/index.ts';
import { localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import { languageOfPage, type Problem, ProblemSummary, type Request } from '#shared/web/index.ts';
import { SitePage } from '../pages/site-page.tsx';
import { Details } from './details.tsx';
import { DraftForm } from './draft-form.tsx';
import { FileList } from './files/file-list.tsx';
import { filesNow } from './files/files.ts';
import { ReportForm, reportErrors, reportLabel } from './report-form.tsx';
import { Standing } from './standing.tsx';
import { UnlockForms } from './unlock-forms.tsx';
import { isReportOpen, type Seen, type Submitted } from './view.ts';

export type ApplicationPageProps = {
  readonly request: Request;
  readonly seen: Seen;
  readonly token: string;
  /** Sent with the report, so that a report sent twice reports once. */
  readonly formKey: string;
  /** The values of a form just sent, if it is shown again. */
  readonly entered?: Entered;
  /** Why the form was refused. */
  readonly problem?: Problem;
  /** If the page shut during typing: the version read before. Nothing typed is saved. */
  readonly typedOn?: string;
  /** Whether a code was just asked for. */
  readonly isCodeSent?: boolean;
};

/** `/applications/{token}`: a draft as a form; a submitted application with its status and the steps left. */
export function ApplicationPage(props: ApplicationPageProps) {
  const { request, seen } = props;
  const language = languageOfPage(request);
  const title = render('apply.formTitle', language);
  return (
    <SitePage request={request} title={title}>
      <div>
        <h1>{title}</h1>
        <p class="lead">
          {render('apply.number', language)} <bdi dir="ltr">{seen.draft.number}</bdi>
          {seen.grant === undefined && <> · {render(`centre.${seen.draft.centre}`, language)}</>}
        </p>
      </div>
      {seen.grant === undefined ? <Written {...props} /> : <Standings {...props} seen={seen} />}
    </SitePage>
  );
}

/** The draft as a form, with what is missing. */
function Written({ request, seen, token, entered, problem, typedOn }: ApplicationPageProps) {
  const language = languageOfPage(request);
  const { draft } = seen;
  const shown = entered ?? enteredFrom(draft, language);
  const errors = errorsOf(problem?.errors ?? [], shown, draft.currency, language);
  return (
    <>
      {problem !== undefined && (
        <ProblemSummary problem={problem} errors={errors} labelOf={labelOf} language={language} />
      )}
      {problem === undefined && typedOn === undefined && <Missing {...{ request, seen, entered: shown }} />}
      {problem === undefined && typedOn !== undefined && <TypedBack language={language} />}
      {draft.grantId === null && (
        <p class="hint">
          {render('apply.keepLink', language, { deadline: localDate(keptUntil(draft)) })}
          {draft.textedFrom === null && ` ${render('apply.keepReminded', language)}`}
        </p>
      )}
      <DraftForm
        {...{ draft, token, entered: shown, errors, language }}
        version={typedOn ?? String(draft.version)}
      />
      <FileList files={filesNow(seen)} token={token} language={language} />
    </>
  );
}

/** Warns that the text put back into the form after unlocking is not saved. */
const TypedBack = ({ language }: { readonly language: Language }) => (
  <p class="note wait" role="status">
    {render('apply.typedBack', language)}
  </p>
);

/** Says that the draft was saved, and what it still needs to be submitted, each with a link to its field. */
function Missing({
  request,
  seen: { draft },
  entered,
}: Pick<ApplicationPageProps, 'request' | 'seen'> & { readonly entered: Entered }) {
  const language = languageOfPage(request);
  const missing = errorsOf(flawsIn(draft), entered, draft.currency, language);
  const isSaved = request.query.get('done') === 'save';
  return (
    <div class={missing.size === 0 ? 'note' : 'note wait'} role="status">
      {isSaved && (
        <p>
          <strong>{render('apply.saved', language)}</strong>
        </p>
      )}
      {missing.size === 0 ? (
        <p>{render('apply.whole', language)}</p>
      ) : (
        <>
          <p>{render('apply.missing', language)}</p>
          <ul>
            {[...missing].map(([name, text]) => (
              <li key={name}>
                <a href={`#${name}`}>{labelOf(name, language)}</a>
                {text !== render('field.required', language) && <>: {text}</>}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** A submitted application: its status, then the form for the code, then the content behind the code. */
function Standings(props: ApplicationPageProps & { readonly seen: Submitted }) {
  const { request, seen, token, problem, entered, typedOn } = props;
  const { opened } = seen;
  const language = languageOfPage(request);
  const steps = stepsOf(seen.grant);
  // Also while a payment waits to be confirmed: a report begun is not taken away.
  const isReporting = steps.includes('report') || (isReportOpen(seen) && entered !== undefined);
  const isAboutCode = problem?.errors.some((error) => 'pointer' in error && error.pointer === '/code');
  const isAboutForm = opened !== undefined && (steps.includes('change') || isReporting);
  return (
    <>
      {problem !== undefined && !isAboutForm && (
        <ProblemSummary
          problem={problem}
          errors={new Map(isAboutCode ? [['code', render('field.codeInvalid', language)]] : [])}
          labelOf={() => render('apply.code', language)}
          language={language}
        />
      )}
      <Standing seen={seen} language={language} />
      {opened === undefined ? (
        <UnlockForms
          token={token}
          isSent={
            props.isCodeSent === true ||
            request.query.get('done') === 'code' ||
            problem?.problem === 'wrong-code'
          }
          typed={typedOn === undefined ? {} : { ...entered, version: typedOn }}
          error={isAboutCode ? render('field.codeInvalid', language) : undefined}
          language={language}
        />
      ) : (
        <>
          <Details {...{ seen, opened, token, language }} />
          {steps.includes('change') && (
            <section aria-labelledby="again">
              <h2 id="again">{render('apply.changeAgain', language)}</h2>
              <Written {...props} />
            </section>
          )}
          {isReporting && <Report {...props} />}
          {steps.includes('withdraw') && (
            <p>
              <a class="button plain" href={`/applications/${token}/withdraw`}>
                {render('apply.withdraw', language)}
              </a>
            </p>
          )}
        </>
      )}
      <p class="hint">{render('apply.keepAddress', language)}</p>
    </>
  );
}

/** The form of the report, filled in with the report before if that was returned. */
function Report({
  request,
  seen,
  token,
  formKey,
  entered,
  problem,
  typedOn,
}: ApplicationPageProps & { readonly seen: Submitted }) {
  const language = languageOfPage(request);
  const of = seen.opened?.versions.at(-1);
  if (of === undefined) return null;
  const errors = reportErrors(problem?.errors ?? [], entered ?? {}, of, language);
  const label = (name: string) => reportLabel(name, of, language);
  return (
    <>
      {problem !== undefined && (
        <ProblemSummary problem={problem} errors={errors} labelOf={label} language={language} />
      )}
      {problem === undefined && typedOn !== undefined && <TypedBack language={language} />}
      <ReportForm
        {...{ of, token, formKey, errors, language }}
        entered={entered ?? { story: seen.opened?.report?.story }}
      />
      <FileList files={filesNow(seen)} token={token} language={language} />
    </>
  );
}

/**
 * `/applications/{token}/withdraw`: an application withdrawn by a slip of the thumb is gone, so the page asks
 * once more.
 */
export function WithdrawPage({ request, token }: Pick<ApplicationPageProps, 'request' | 'token'>) {
  const language = languageOfPage(request);
  return (
    <SitePage request={request} title={render('apply.withdraw', language)}>
      <h1>{render('apply.withdraw', language)}</h1>
      <div class="panel">
        <p>{render('apply.confirmWithdraw', language)}</p>
        <div class="actions">
          <form method="post" action={`/applications/${token}/withdraw`}>
            <button type="submit" class="danger">
              {render('apply.withdraw', language)}
            </button>
          </form>
          <a class="button plain" href={`/applications/${token}`}>
            {render('apply.keep', language)}
          </a>
        </div>
      </div>
    </SitePage>
  );
}
