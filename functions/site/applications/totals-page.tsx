import type { GrantTotals } from '#api/public/grant-totals.ts';
import { centreIds, grantThemes } from '#events/index.ts';
import { localeOf, money } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import { briefly, languageOfPage, type Outcome, oneOf, type Request, Select } from '#shared/web/index.ts';
import type { Asked } from '../frame/pages.ts';
import { pageAnswer, SitePage } from '../pages/site-page.tsx';
import { grantTotals } from './totals.ts';

/** `GET /grants?theme=`: the totals of all centres and of each, for anyone. */
export async function totalsPage({ context, request }: Asked): Promise<Outcome> {
  const language = languageOfPage(request);
  const theme = oneOf(grantThemes)(request.query.get('theme') ?? '');
  const [all, ...ofCentres] = await Promise.all([
    grantTotals(context.table, { theme }),
    ...centreIds.map((centre) => grantTotals(context.table, { centre })),
  ]);
  const title = render('apply.totalsTitle', language);
  const parts = [
    {
      name:
        theme === undefined ? render('page.allCentres', language) : render(`grantTheme.${theme}`, language),
      totals: all,
    },
    // A theme is counted for all centres together.
    ...(theme === undefined
      ? ofCentres.flatMap((totals, at) => {
          const centre = centreIds[at];
          return centre === undefined ? [] : [{ name: render(`centre.${centre}`, language), totals }];
        })
      : []),
  ];
  return pageAnswer(
    request,
    200,
    <SitePage request={request} title={title}>
      <div>
        <h1>{title}</h1>
        <p class="lead">{render('apply.totalsLead', language)}</p>
        <p>
          <a href="/apply">{render('page.apply', language)}</a>
        </p>
      </div>
      <form class="panel" method="get" action="/grants">
        <Select
          language={language}
          name="theme"
          label={render('apply.theme', language)}
          unchosen={render('apply.allThemes', language)}
          options={grantThemes.map((each) => ({ value: each, text: render(`grantTheme.${each}`, language) }))}
          chosen={theme}
        />
        <p class="actions">
          <button type="submit">{render('page.show', language)}</button>
        </p>
      </form>
      {parts.map(({ name, totals }) => (
        <section class="panel" key={name}>
          <h2>{name}</h2>
          <Totals totals={totals} request={request} />
        </section>
      ))}
    </SitePage>,
    briefly,
  );
}

function Totals({ totals, request }: { readonly totals: GrantTotals; readonly request: Request }) {
  const language = languageOfPage(request);
  const shown = new Intl.NumberFormat(localeOf[language]);
  const rows = [
    [render('totals.grantsSubmitted', language), shown.format(totals.submitted)],
    [render('totals.grantsApproved', language), shown.format(totals.approved)],
    [render('totals.grantsClosed', language), shown.format(totals.closed)],
    [render('totals.grantPeopleReached', language), shown.format(totals.peopleReached)],
    ...totals.sums.flatMap(({ currency, asked, approved, paid, returned }) => [
      [render('totals.asked', language), money(asked, currency, language)],
      [render('totals.approvedSum', language), money(approved, currency, language)],
      [render('totals.paid', language), money(paid, currency, language)],
      [render('totals.returned', language), money(returned, currency, language)],
    ]),
    ...(totals.decisionDays === null
      ? []
      : [
          [render('totals.decidedByHalf', language), shown.format(totals.decisionDays.median)],
          [render('totals.decidedByNinety', language), shown.format(totals.decisionDays.ninetieth)],
        ]),
  ];
  return (
    <dl class="facts">
      {rows.map(([label, value]) => (
        <div key={`${label} ${value}`}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
