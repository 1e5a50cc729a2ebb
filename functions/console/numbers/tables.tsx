import {
  type Currency,
  currencies,
  type Language,
  type RegistrationStatus,
  registrationStatuses,
} from '#events/index.ts';
import { allTime, became, type Measure } from '#shared/counting/index.ts';
import { costOfTexts, directionOf, inDigitsOf, localeOf, money } from '#shared/language/index.ts';
import { isMessageKey, render, renderStored } from '#shared/language/messages/console/index.ts';
import type { CountsAnswer } from '#shared/staff/index.ts';
import { Scrolling } from '../frame/scrolling.tsx';

type Shown = Exclude<Measure, Sum> | 'attendanceShare' | 'completionShare';

const sums = ['asked', 'approved', 'paid', 'returned'] as const;
type Sum = `${(typeof sums)[number]}${Currency}`;

/** The numbers shown together, in this order, with an explanation where one is needed. */
const parts: readonly {
  readonly title:
    | 'console.registrations'
    | 'console.arrivals'
    | 'console.attendance'
    | 'console.messages'
    | 'console.grants';
  readonly meaning?: readonly (
    | 'console.registrationsMeaning'
    | 'console.arrivalsMeaning'
    | 'console.reachedMeaning'
  )[];
  readonly rows: readonly Shown[];
}[] = [
  {
    title: 'console.registrations',
    meaning: ['console.registrationsMeaning'],
    rows: [...registrationStatuses, 'completionShare'],
  },
  {
    title: 'console.arrivals',
    meaning: ['console.arrivalsMeaning', 'console.reachedMeaning'],
    rows: [...registrationStatuses.map((status) => became[status]), 'reached'],
  },
  {
    title: 'console.attendance',
    rows: ['sessionsHeld', 'participations', 'noShows', 'excused', 'attendanceShare'],
  },
  {
    title: 'console.messages',
    rows: [
      'messagesSent',
      'messagesDelivered',
      'messagesFailed',
      'messagesDropped',
      'messagesOptedOut',
      'segments',
      'cost',
    ],
  },
  {
    title: 'console.grants',
    rows: ['grantsSubmitted', 'grantsApproved', 'grantsRejected', 'grantsClosed', 'grantPeopleReached'],
  },
];

type Props = { readonly counts: CountsAnswer; readonly language: Language };

/** The numbers of one scope and period: totals part by part, then the breakdown where it may be seen. */
export function Numbers({ counts, language }: Props) {
  return (
    <>
      {parts.map(({ title, meaning = [], rows }) => (
        <section key={title}>
          <h2>{render(title, language)}</h2>
          {meaning.map((key) => (
            <p class="hint" key={key}>
              {render(key, language)}
            </p>
          ))}
          {title === 'console.arrivals' && <Since counts={counts} language={language} />}
          <Scrolling label={render(title, language)}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{render('console.measure', language)}</th>
                  <th scope="col" class="number">
                    {render('console.count', language)}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((shown) => (
                  <tr key={shown}>
                    <th scope="row">{textOf(statusBecome.get(shown) ?? shown, language)}</th>
                    <td class="number">{shownOf(shown, counts, language)}</td>
                  </tr>
                ))}
                {title === 'console.grants' && <Sums counts={counts} language={language} />}
              </tbody>
            </table>
          </Scrolling>
        </section>
      ))}
      {counts.breakdown === undefined ? (
        <p class="hint">{render('console.totalsOnly', language)}</p>
      ) : (
        <Breakdown breakdown={counts.breakdown} language={language} />
      )}
    </>
  );
}

/** The day from which months are counted, if the period began before that day. */
function Since({ counts: { period, arrivalsSince }, language }: Props) {
  if (arrivalsSince === null) return null;
  const isWhole = period !== allTime && period > arrivalsSince.slice(0, 7);
  if (isWhole) return null;
  return <p class="hint">{render('console.arrivalsSince', language, { start: arrivalsSince })}</p>;
}

/** Sums asked for, approved, paid and given back, in dinars and, if any, in dollars; and the time it took. */
function Sums({ counts: { totals, decisionDays }, language }: Props) {
  const shown = currencies.filter(
    (currency) => currency === 'IQD' || sums.some((sum) => totals[`${sum}${currency}`] !== 0),
  );
  const days = new Intl.NumberFormat(localeOf[language]);
  const rows = [
    ...shown.flatMap((currency) =>
      sums.map((sum) => ({
        label: render(sum === 'approved' ? 'totals.approvedSum' : `totals.${sum}`, language),
        value: money(totals[`${sum}${currency}`], currency, language),
      })),
    ),
    ...(decisionDays === null
      ? []
      : [
          { label: render('totals.decidedByHalf', language), value: days.format(decisionDays.median) },
          { label: render('totals.decidedByNinety', language), value: days.format(decisionDays.ninetieth) },
        ]),
  ];
  return rows.map(({ label, value }) => (
    <tr key={`${label} ${value}`}>
      <th scope="row">{label}</th>
      <td class="number">{value}</td>
    </tr>
  ));
}

/** How many registrations reached each status. */
const statusBecome: ReadonlyMap<Shown, RegistrationStatus> = new Map(
  registrationStatuses.map((status) => [became[status], status]),
);

/** The label of a measure: a status has its own word, any other measure one of the console. */
function textOf(shown: Shown, language: Language): string {
  const status = statusBecome.get(shown);
  if (status !== undefined)
    return render('console.cameToStatus', language, { text: render(`status.${status}`, language) });
  const key = [`status.${shown}`, `console.${shown}`, `totals.${shown}`].find(isMessageKey);
  if (key === undefined) throw new Error(`Nothing says what is counted as ${shown}`);
  return renderStored(key, language, {});
}

function shownOf(shown: Shown, { totals, ...shares }: CountsAnswer, language: Language): string {
  const locale = localeOf[language];
  if (shown === 'attendanceShare' || shown === 'completionShare') {
    const share = shares[shown];
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    return share === null ? '–' : percent.format(share / 100);
  }
  if (shown === 'cost') return costOfTexts(totals.cost, language);
  return new Intl.NumberFormat(locale).format(totals[shown]);
}

type BreakdownProps = {
  readonly breakdown: NonNullable<CountsAnswer['breakdown']>;
  readonly language: Language;
};

function Breakdown({ breakdown, language }: BreakdownProps) {
  if (breakdown.length === 0) return <p class="hint">{render('console.nothing', language)}</p>;
  const shown = new Intl.NumberFormat(localeOf[language]);
  return (
    <details>
      <summary>{render('console.breakdown', language)}</summary>
      <Scrolling label={render('console.breakdown', language)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{render('console.measure', language)}</th>
              <th scope="col">{render('console.group', language)}</th>
              <th scope="col">{render('form.gender', language)}</th>
              <th scope="col">{render('console.ageBand', language)}</th>
              <th scope="col" class="number">
                {render('console.count', language)}
              </th>
            </tr>
          </thead>
          <tbody>
            {breakdown.map(({ measure, group, gender, ageBand, count }) => (
              <tr key={`${measure} ${group} ${gender} ${ageBand}`}>
                <td>{textOf(measure, language)}</td>
                <td>{render(`group.${group}`, language)}</td>
                <td>{render(`gender.${gender}`, language)}</td>
                <td>
                  {ageBand === 'unknown' ? (
                    render('console.ageUnknown', language)
                  ) : (
                    <bdi dir={directionOf[language]}>{inDigitsOf(language, ageBand)}</bdi>
                  )}
                </td>
                <td class="number">{shown.format(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </details>
  );
}
