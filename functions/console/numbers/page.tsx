import { activityKinds, centreIds, grantThemes, type Language } from '#events/index.ts';
import { allTime } from '#shared/counting/index.ts';
import { formatMonth, localToUtc } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import {
  attendanceCentres,
  broadcastCentres,
  type CountScope,
  type CountsAnswer,
  concernCentres,
  countAccess,
  courseCentres,
  focalPointCentres,
  grantCentres,
  type Staff,
  timetableCentres,
} from '#shared/staff/index.ts';
import {
  ErrorSummary,
  languageOfPage,
  type Option,
  type Problem,
  Select,
  titleOf,
} from '#shared/web/index.ts';
import { ConsolePage } from '../frame/console-page.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { Numbers } from './tables.tsx';

export type CountsPageProps = FormPageProps & {
  readonly staff: Staff;
  readonly scope: string;
  readonly period: string;
  /** The months to choose from, the latest first. */
  readonly months: readonly string[];
  readonly counts: CountsAnswer | Problem;
};

/** The numbers of a scope and a period, and a way to choose others. */
export function CountsPage({ request, formToken, staff, scope, period, months, counts }: CountsPageProps) {
  const language = languageOfPage(request);
  return (
    <ConsolePage request={request} title={render('console.counts', language)}>
      <h1>{render('console.counts', language)}</h1>
      <nav class="filter" aria-label={render('console.title', language)}>
        {pagesFor(staff).map(({ path, title }) => (
          <a key={path} href={path}>
            {render(title, language)}
          </a>
        ))}
      </nav>
      <form class="panel" method="get" action="/console">
        <Select
          language={language}
          name="scope"
          label={render('console.scope', language)}
          options={scopesOffered(scope, staff, language)}
          chosen={scope}
        />
        <Select
          language={language}
          name="period"
          label={render('console.period', language)}
          options={[allTime, ...months].map((value) => ({
            value,
            text: value === allTime ? render('console.allTime', language) : monthName(value, language),
          }))}
          chosen={period}
        />
        <p class="actions">
          <button type="submit">{render('page.show', language)}</button>
        </p>
      </form>
      {'problem' in counts ? (
        <ErrorSummary title={titleOf(counts, language)} errors={[]} />
      ) : (
        <Numbers counts={counts} language={language} />
      )}
      <form method="post" action="/console/sign-out">
        <input type="hidden" name="formToken" value={formToken} />
        <p>
          <button type="submit" class="plain">
            {render('console.signOut', language)}
          </button>
        </p>
      </form>
    </ConsolePage>
  );
}

/** Links to the pages where she may do something at a centre. */
const pagesFor = (staff: Staff) =>
  (
    [
      ['/console/sessions', 'console.sessions', attendanceCentres],
      ['/console/activities', 'console.activities', timetableCentres],
      ['/console/courses', 'console.courses', courseCentres],
      ['/console/focal-points', 'console.focalPoints', focalPointCentres],
      ['/console/concerns', 'console.concerns', concernCentres],
      ['/console/grants', 'console.grants', grantCentres],
      ['/console/broadcasts', 'console.broadcasts', broadcastCentres],
    ] as const
  ).flatMap(([path, title, centresOf]) => (centresOf(staff).length > 0 ? [{ path, title }] : []));

/** A month (`2026-11`) in words. */
const monthName = (month: string, language: Language): string =>
  formatMonth(localToUtc(`${month}-15`, '12:00'), language);

type Offered = Option & { readonly scope: CountScope };

const everyScope = (language: Language): readonly Offered[] => [
  { scope: { of: 'all' }, value: 'all', text: render('page.allCentres', language) },
  ...centreIds.map((centre) => ({
    scope: { of: 'centre', centre } as const,
    value: `centre:${centre}`,
    text: render(`centre.${centre}`, language),
  })),
  ...activityKinds.map((kind) => ({
    scope: { of: 'kind', kind } as const,
    value: `kind:${kind}`,
    text: render(`kind.${kind}`, language),
  })),
  ...grantThemes.map((theme) => ({
    scope: { of: 'theme', theme } as const,
    value: `theme:${theme}`,
    text: `${render('console.grants', language)}: ${render(`grantTheme.${theme}`, language)}`,
  })),
];

/** The scopes whose numbers someone may see; the one that is shown in any case. */
function scopesOffered(chosen: string, staff: Staff, language: Language): readonly Option[] {
  const every = everyScope(language);
  const offered = every.filter(
    ({ scope, value }) => value === chosen || countAccess(staff, scope) !== 'none',
  );
  return offered.some(({ value }) => value === chosen)
    ? offered
    : [{ value: chosen, text: chosen.replace('activity:', '') }, ...offered];
}
