import type { Language } from '#events/index.ts';
import { localeOf, money, moneyFigure } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { PanelAnswer } from '#shared/staff/index.ts';
import { ErrorSummary, Field, languageOfPage, Select, titleOf } from '#shared/web/index.ts';
import { ConsoleForm } from '../../frame/console-form.tsx';
import { ConsolePage } from '../../frame/console-page.tsx';
import type { FormPageProps } from '../../frame/form-answer.tsx';
import { PageHeading } from '../../frame/page-heading.tsx';
import { grantsPath } from '../list-page.tsx';
import { errorTexts, sumsOfOutcome } from '../refused-sums.ts';
import { panelsPath } from './list-page.tsx';

export type PanelPageProps = FormPageProps & {
  readonly panel: PanelAnswer;
  /** The reader, whose own scores can be changed; `undefined` if she gives no scores. */
  readonly scorer: string | undefined;
  /** The refused form, as it was filled in. */
  readonly entered: URLSearchParams | undefined;
};

export const decisions = ['approve', 'reject', 'return', 'postpone'] as const;
const decisionText = {
  approve: 'console.move.approve',
  reject: 'console.move.reject',
  return: 'console.move.return',
  postpone: 'console.postpone',
} as const;

/** A panel: every application on one page, with each member's scores and the decision. */
export function PanelPage({ request, formToken, panel, scorer, problem, entered }: PanelPageProps) {
  const language = languageOfPage(request);
  const { panelId, centre, heldOn, status, applications, version } = panel;
  const isOpen = status === 'called' && scorer !== undefined;
  return (
    <ConsolePage request={request} title={render('console.panels', language)}>
      <PageHeading back={[`${panelsPath}?centre=${centre}`, render('console.panels', language)]}>
        <h1>
          <bdi dir="ltr">{heldOn}</bdi>
        </h1>
        <p class="lead">
          {render(`centre.${centre}`, language)} ·{' '}
          {render(status === 'called' ? 'console.panelCalled' : 'console.panelDecided', language)}
        </p>
      </PageHeading>
      {problem !== undefined && (
        <ErrorSummary
          title={titleOf(problem, language)}
          errors={errorTexts(problem.errors, sumsOfOutcome(entered, panel), language)}
        />
      )}
      {applications.map((application) => (
        <section class="panel" key={application.grantId}>
          <Heading application={application} language={language} />
          {isOpen && (
            <Scores
              panel={panel}
              application={application}
              scorer={scorer}
              formToken={formToken}
              language={language}
            />
          )}
        </section>
      ))}
      {isOpen && (
        <ConsoleForm
          action={`${panelsPath}/${panelId}`}
          class="panel"
          marks={{ formToken }}
          hidden={{ version, step: 'outcome' }}
          above={<h2>{render('console.recordOutcome', language)}</h2>}
          button={render('console.recordOutcome', language)}
        >
          {applications.map((application) => (
            <Outcome key={application.grantId} application={application} language={language} />
          ))}
        </ConsoleForm>
      )}
    </ConsolePage>
  );
}

type Application = PanelAnswer['applications'][number];

function Heading({
  application,
  language,
}: {
  readonly application: Application;
  readonly language: Language;
}) {
  const { grant, grantId, mean, decision } = application;
  const shown = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 1 });
  return (
    <>
      <h2>
        <a href={`${grantsPath}/${grantId}`}>
          <bdi dir="ltr">{grant?.number ?? ''}</bdi>
        </a>{' '}
        <bdi>{grant?.place}</bdi>
      </h2>
      <p>
        {grant !== undefined && money(grant.asked, grant.currency, language)}
        {grant !== undefined && ` · ${render(`grantStatus.${grant.status}`, language)}`}
        {decision !== null && ` · ${render(decisionText[decision], language)}`}
      </p>
      <p>
        {render('console.mean', language)}: {mean === null ? '–' : shown.format(mean)}
      </p>
    </>
  );
}

function Scores({
  panel: { panelId, criteria },
  application: { grantId, scores },
  scorer,
  formToken,
  language,
}: {
  readonly panel: PanelAnswer;
  readonly application: Application;
  readonly scorer: string;
  readonly formToken: string;
  readonly language: Language;
}) {
  const own = scores.find(({ staffId }) => staffId === scorer)?.scores;
  return (
    <ConsoleForm
      action={`${panelsPath}/${panelId}`}
      marks={{ formToken }}
      hidden={{ step: 'scores', grantId }}
      button={render('console.giveScores', language)}
      kind="plain"
    >
      {criteria.map((criterion, at) => (
        <Select
          key={criterion}
          language={language}
          name={`score-${grantId}-${at}`}
          sentAs={`score${at}`}
          label={criterion}
          options={[1, 2, 3, 4, 5].map((value) => ({
            value: String(value),
            text: new Intl.NumberFormat(localeOf[language]).format(value),
          }))}
          chosen={String(own?.[at] ?? 3)}
        />
      ))}
    </ConsoleForm>
  );
}

function Outcome({
  application,
  language,
}: {
  readonly application: Application;
  readonly language: Language;
}) {
  const { grant, grantId } = application;
  if (grant === undefined) return null;
  const { number, version, asked, currency, application: of } = grant;
  return (
    <fieldset>
      <legend>
        <bdi dir="ltr">{number}</bdi>
      </legend>
      <input type="hidden" name={`version-${grantId}`} value={version} />
      <input type="hidden" name={`application-${grantId}`} value={of} />
      <Select
        language={language}
        name={`decision-${grantId}`}
        label={render('console.decision', language)}
        options={decisions.map((value) => ({ value, text: render(decisionText[value], language) }))}
        chosen="postpone"
      />
      <Field
        language={language}
        name={`amount-${grantId}`}
        label={`${render('console.sum', language)} (${render(`currency.${currency}`, language)})`}
        control={(attributes) => (
          <input {...attributes} type="text" value={moneyFigure(asked, currency, language)} dir="auto" />
        )}
      />
      <Field
        language={language}
        name={`reason-${grantId}`}
        label={render('console.reason', language)}
        optional
        control={(attributes) => <textarea {...attributes} rows={2} maxLength={1_000} dir="auto" />}
      />
    </fieldset>
  );
}
