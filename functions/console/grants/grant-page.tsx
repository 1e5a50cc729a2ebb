import type { Language } from '#events/index.ts';
import { formatDate, localDate, localeOf, money } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { GrantAnswer, HistoryItem, Staff } from '#shared/staff/index.ts';
import { detailOf, ErrorSummary, languageOfPage, titleOf } from '#shared/web/index.ts';
import { ConsolePage } from '../frame/console-page.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { PageHeading } from '../frame/page-heading.tsx';
import { NotTold } from '../untold/not-told-notice.tsx';
import { History } from './history-table.tsx';
import { grantsPath } from './list-page.tsx';
import { Moves } from './move-forms.tsx';
import { errorTexts, sumsOfMove } from './refused-sums.ts';

export type GrantPageProps = FormPageProps & {
  readonly staff: Staff;
  readonly grant: GrantAnswer;
  readonly history: readonly HistoryItem[];
  /** Whether the latest news of the grant did not reach the contact person. */
  readonly isUntold: boolean;
  /** The form of a refused move, as it was filled in. */
  readonly entered: URLSearchParams | undefined;
};

/**
 * A grant: the application and its contact person, the status, the moves left to this login, and the history.
 */
export function GrantPage(props: GrantPageProps) {
  const { request, formToken, staff, grant, history, isUntold, problem, entered } = props;
  const language = languageOfPage(request);
  const { number, centre, theme, status, currency, application } = grant;
  const today = localDate(request.receivedAt.toISOString());
  const isOwedMoney = status === 'approved' || status === 'disbursing';
  const late = <strong class="error"> · {render('console.pastDue', language)}</strong>;
  const sum = (amount: number) => <bdi>{money(amount, currency, language)}</bdi>;
  return (
    <ConsolePage request={request} title={`${render('console.grants', language)} ${number}`}>
      <PageHeading back={[`${grantsPath}?centre=${centre}`, render('console.grants', language)]}>
        <h1>
          <bdi dir="ltr">{number}</bdi> · {render(`grantTheme.${theme}`, language)}
        </h1>
        <p class="lead">
          {render(`centre.${centre}`, language)} · {render(`grantStatus.${status}`, language)} ·{' '}
          {render('console.versionOf', language, { count: application })}
        </p>
      </PageHeading>
      {problem !== undefined && (
        <ErrorSummary
          title={titleOf(problem, language)}
          errors={[
            ...(detailOf(problem, language) === undefined
              ? []
              : [{ text: detailOf(problem, language) ?? '' }]),
            ...errorTexts(problem.errors, sumsOfMove(entered, currency), language),
          ]}
        />
      )}
      {isUntold && <NotTold {...{ staff, centre, language }} count={1} />}
      <Money grant={grant} language={language} />
      <Application grant={grant} language={language} />
      {grant.reason !== null && (
        <section class="panel">
          <h2>{render('console.lastReason', language)}</h2>
          {history.findLast(({ reason }) => reason !== null)?.isAnswered === true && (
            <p class="hint">{render('console.answered', language)}</p>
          )}
          <p dir="auto">{grant.reason}</p>
        </section>
      )}
      {grant.tranches.length > 0 && (
        <section class="panel">
          <h2>{render('console.tranches', language)}</h2>
          <dl class="facts">
            {grant.tranches.map(({ tranche, amount, dueOn, condition, disbursed, confirmed }) => (
              <div key={tranche}>
                <dt>
                  {render('console.tranche', language, { position: tranche })} · {formatDate(dueOn, language)}
                </dt>
                <dd>
                  {sum(amount)}
                  {condition !== '' && (
                    <>
                      {' · '}
                      <bdi>{condition}</bdi>
                    </>
                  )}
                  {disbursed === null && isOwedMoney && dueOn < today && late}
                  {disbursed !== null && ` · ${render('console.trancheHandedOver', language)}`}
                  {confirmed !== null && ` · ${render('console.trancheConfirmed', language)}`}
                </dd>
              </div>
            ))}
          </dl>
          {grant.reportDueOn !== null && (
            <p>
              {render('console.reportDueOn', language)}: {formatDate(grant.reportDueOn, language)}
              {status === 'disbursing' && grant.reportDueOn < today && late}
            </p>
          )}
        </section>
      )}
      {grant.report !== null && (
        <section class="panel">
          <h2>{render('console.report', language)}</h2>
          <p dir="auto">{grant.report.story}</p>
          <dl class="facts">
            <div>
              <dt>{render('console.peopleReached', language)}</dt>
              <dd>{new Intl.NumberFormat(localeOf[language]).format(grant.report.peopleReached)}</dd>
            </div>
            {grant.content.lines.map(({ what }, at) => (
              <div key={`${what} ${at}`}>
                <dt dir="auto">{what}</dt>
                <dd>{sum(grant.report?.spent[at] ?? 0)}</dd>
              </div>
            ))}
          </dl>
          <FilesOf files={grant.report.files} grantId={grant.grantId} />
        </section>
      )}
      <Moves grant={grant} formToken={formToken} language={language} entered={entered} />
      <History grant={grant} history={history} language={language} />
    </ConsolePage>
  );
}

/** The files of the application, each with a link that fetches it. */
function FilesOf({
  files,
  grantId,
}: {
  readonly files: GrantAnswer['content']['files'];
  readonly grantId: string;
}) {
  const kept = files.filter(({ status }) => status === 'kept');
  if (kept.length === 0) return null;
  return (
    <ul>
      {kept.map(({ fileId, name }) => (
        <li key={fileId}>
          <a href={`${grantsPath}/${grantId}/files/${fileId}`} dir="auto">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Money({ grant, language }: { readonly grant: GrantAnswer; readonly language: Language }) {
  const { currency, asked, proposed, approved, paid, returned, owed, takenBack } = grant;
  const sum = (amount: number | null) =>
    amount === null ? '–' : <bdi>{money(amount, currency, language)}</bdi>;
  return (
    <section class="panel">
      <dl class="facts">
        {(
          [
            ['totals.asked', asked],
            ['totals.approvedSum', approved],
            ['totals.paid', paid],
            ['totals.returned', returned],
            ...(owed > 0 ? ([['console.owed', owed]] as const) : []),
          ] as const
        ).map(([key, amount]) => (
          <div key={key}>
            <dt>{render(key, language)}</dt>
            <dd>{sum(amount)}</dd>
          </div>
        ))}
      </dl>
      {proposed !== null && (
        <p class="note">
          {render('console.firstApproval', language, { amount: isolated(proposed, currency, language) })}
        </p>
      )}
      {takenBack !== null && (
        <p class="note wait">
          {render('console.takenBack', language, { amount: isolated(takenBack, currency, language) })}
        </p>
      )}
    </section>
  );
}

/** A sum within a sentence, kept apart from its direction (Unicode: FIRST STRONG ISOLATE). */
const isolated = (amount: number, currency: GrantAnswer['currency'], language: Language): string =>
  `\u2068${money(amount, currency, language)}\u2069`;

function Application({ grant, language }: { readonly grant: GrantAnswer; readonly language: Language }) {
  const { content, contact, members, currency } = grant;
  return (
    <section class="panel">
      <h2 dir="auto">{content.place}</h2>
      <p dir="auto">{content.what}</p>
      <p dir="auto">{content.why}</p>
      <dl class="facts">
        <div>
          <dt>{render('console.applicant', language)}</dt>
          <dd>
            {contact === null ? (
              render('console.erased', language)
            ) : (
              <>
                <bdi>{contact.name ?? '–'}</bdi> <bdi dir="ltr">{contact.phone}</bdi>
              </>
            )}
            {members.map((name) => (
              <span key={name}>
                {' · '}
                <bdi>{name}</bdi>
              </span>
            ))}
          </dd>
        </div>
        <div>
          <dt>
            {render('apply.startsOn', language)} – {render('apply.endsOn', language)}
          </dt>
          <dd>
            {formatDate(content.startsOn, language)} – {formatDate(content.endsOn, language)}
          </dd>
        </div>
        {content.lines.map(({ what, amount }, at) => (
          <div key={`${what} ${at}`}>
            <dt dir="auto">{what}</dt>
            <dd>
              <bdi>{money(amount, currency, language)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <FilesOf files={content.files} grantId={grant.grantId} />
    </section>
  );
}
