import { type CentreId, type GrantStatus, grantStatuses, type Language } from '#events/index.ts';
import { localDate, money } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { BudgetAnswer, GrantItem } from '#shared/staff/index.ts';
import { ErrorSummary, Field, languageOfPage, titleOf } from '#shared/web/index.ts';
import { ConsoleForm } from '../frame/console-form.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { type ListOfCentre, ListPage } from '../frame/list-page.tsx';
import { Scrolling } from '../frame/scrolling.tsx';
import { errorTexts, sumOfBudget } from './refused-sums.ts';

export const grantsPath = '/console/grants';

export type GrantsPageProps = FormPageProps &
  ListOfCentre & {
    readonly status: GrantStatus | undefined;
    readonly items: readonly GrantItem[];
    /** Where the list goes on. */
    readonly more: string | undefined;
    /** Absent for those who do not see it. */
    readonly budget: BudgetAnswer | undefined;
    /** The year it is in Baghdad. */
    readonly thisYear: number;
    readonly maySetBudget: boolean;
    readonly mayHandIn: boolean;
    /** The budget that was not taken, as it was typed. */
    readonly entered: URLSearchParams | undefined;
  };

/** The grants of a centre on one page, those of one status where one is chosen; and the budget of the year. */
export function GrantsPage(props: GrantsPageProps) {
  const { request, centres, centre, status, items, more, budget, problem, entered } = props;
  const language = languageOfPage(request);
  const address = (of: CentreId, as: GrantStatus | undefined) =>
    `${grantsPath}?${new URLSearchParams({ centre: of, ...(as === undefined ? {} : { status: as }) })}`;
  return (
    <ListPage
      {...{ request, more, items }}
      title={render('console.grants', language)}
      lead={render('console.grantsHint', language)}
      aboveChoice={
        <>
          {problem !== undefined && (
            <ErrorSummary
              title={titleOf(problem, language)}
              errors={errorTexts(problem.errors, sumOfBudget(entered, budget?.currency ?? 'IQD'), language)}
            />
          )}
          {props.mayHandIn && (
            <p>
              <a class="button plain" href={`${grantsPath}/new?centre=${centre}`}>
                {render('console.handIn', language)}
              </a>
            </p>
          )}
        </>
      }
      choice={{ centres, centre, addressOf: (id) => address(id, status) }}
      none={render('console.noGrants', language)}
      list={(shown) => <GrantTable items={shown} language={language} />}
      below={
        budget !== undefined && (
          <>
            <Budget {...props} budget={budget} language={language} />
            <p>
              <a href={`/console/panels?centre=${centre}`}>{render('console.panels', language)}</a>
            </p>
          </>
        )
      }
    >
      <nav class="filter" aria-label={render('console.status', language)}>
        <a href={address(centre, undefined)} aria-current={status === undefined ? 'page' : undefined}>
          {render('console.anyStatus', language)}
        </a>
        {grantStatuses.map((each) => (
          <a key={each} href={address(centre, each)} aria-current={each === status ? 'page' : undefined}>
            {render(`grantStatus.${each}`, language)}
          </a>
        ))}
      </nav>
    </ListPage>
  );
}

/** Grants in a table, each leading to its page. */
export function GrantTable({
  items,
  language,
}: {
  readonly items: readonly GrantItem[];
  readonly language: Language;
}) {
  return (
    <Scrolling label={render('console.grants', language)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{render('console.grantNumber', language)}</th>
            <th scope="col">{render('apply.theme', language)}</th>
            <th scope="col">{render('apply.place', language)}</th>
            <th scope="col" class="number">
              {render('totals.asked', language)}
            </th>
            <th scope="col" class="number">
              {render('totals.approvedSum', language)}
            </th>
            <th scope="col">{render('console.status', language)}</th>
            <th scope="col">{render('console.since', language)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((grant) => (
            <tr key={grant.grantId}>
              <th scope="row">
                <a href={`${grantsPath}/${grant.grantId}`}>
                  <bdi dir="ltr">{grant.number}</bdi>
                </a>
              </th>
              <td>{render(`grantTheme.${grant.theme}`, language)}</td>
              <td dir="auto">{grant.place}</td>
              <td class="number">
                <bdi>{money(grant.asked, grant.currency, language)}</bdi>
              </td>
              <td class="number">
                {grant.approved === null ? '–' : <bdi>{money(grant.approved, grant.currency, language)}</bdi>}
              </td>
              <td>{render(`grantStatus.${grant.status}`, language)}</td>
              <td>
                <time dateTime={grant.since}>
                  <bdi dir="ltr">{localDate(grant.since)}</bdi>
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

function Budget({
  budget,
  thisYear,
  maySetBudget,
  formToken,
  centre,
  entered,
  language,
}: GrantsPageProps & { readonly budget: BudgetAnswer; readonly language: Language }) {
  const { currency, total, reserved, paid, free, year, version } = budget;
  const title = render('console.budgetOf', language, { count: year });
  // In December the next is asked for.
  const otherYear = year === thisYear ? thisYear + 1 : thisYear;
  const rows = [
    [render('console.budgetTotal', language), total],
    [render('console.budgetReserved', language), reserved],
    [render('console.budgetPaid', language), paid],
    [render('console.budgetIsFree', language), free],
  ] as const;
  return (
    <section class="panel">
      <h2>{title}</h2>
      <table>
        <tbody>
          {rows.map(([label, amount]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="number">
                <bdi>{money(amount, currency, language)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <a href={`${grantsPath}?${new URLSearchParams({ centre, year: String(otherYear) })}`}>
          {render('console.budgetOf', language, { count: otherYear })}
        </a>
      </p>
      {maySetBudget && (
        <ConsoleForm
          action={grantsPath}
          marks={{ formToken }}
          hidden={{ centre, year, version }}
          button={render('console.setBudget', language)}
        >
          <Field
            language={language}
            name="total"
            label={`${render('console.budgetTotal', language)} (${render(`currency.${currency}`, language)})`}
            control={(attributes) => (
              <input
                {...attributes}
                type="text"
                inputMode="decimal"
                required
                value={entered?.get('total') ?? undefined}
              />
            )}
          />
        </ConsoleForm>
      )}
    </section>
  );
}
