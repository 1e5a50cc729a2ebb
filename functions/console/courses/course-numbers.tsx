import { ageBands, genders, groups, type Language } from '#events/index.ts';
import { type Counter, share, total, withoutFew } from '#shared/counting/index.ts';
import { costOfTexts, directionOf, inDigitsOf, localeOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { Scrolling } from '../frame/scrolling.tsx';
import type { CourseSeen } from './actions.ts';

type Props = { readonly course: CourseSeen; readonly language: Language };

/** Formats a number in the digits of a language. */
export const inFigures = (language: Language) => new Intl.NumberFormat(localeOf[language]);

/** A course in numbers: its sessions, the people in it, who came, and the texts about it. */
export function CourseNumbers({ course, language }: Props) {
  const { activity, sessions, held, counter, book } = course;
  const figures = inFigures(language);
  const count = (measure: Parameters<typeof total>[1]) => figures.format(total(counter, measure));
  const percent = new Intl.NumberFormat(localeOf[language], { style: 'percent', maximumFractionDigits: 1 });
  const shareOf = (part: number | null) => (part === null ? '–' : percent.format(part / 100));
  const hours =
    held.reduce((sum, { start, end }) => sum + Date.parse(end) - Date.parse(start), 0) / 3_600_000;
  const planned = sessions.filter(({ status }) => status === 'planned').length;
  const children = book && [...book.childrenAt.values()].reduce((sum, each) => sum + each, 0);
  const came = total(counter, 'participations');
  const rows: readonly (readonly [label: string, value: string])[] = [
    [
      render('console.sessionsHeld', language),
      render('console.course.of', language, { count: held.length, max: planned }),
    ],
    [render('console.course.hours', language), figures.format(Math.round(hours * 10) / 10)],
    [render('console.places', language), figures.format(activity.capacity)],
    [render('console.course.hadPlace', language), count('reached')],
    [render('status.completed', language), count('completed')],
    [render('status.dropped', language), count('dropped')],
    [
      render('console.completionShare', language),
      shareOf(share(total(counter, 'completed'), total(counter, 'dropped'))),
    ],
    [render('status.cancelled', language), count('cancelled')],
    [render('console.participations', language), figures.format(came)],
    [render('console.noShows', language), count('noShows')],
    [render('console.excused', language), count('excused')],
    [render('console.attendanceShare', language), shareOf(share(came, total(counter, 'noShows')))],
    ...(children === undefined
      ? []
      : [[render('console.course.childrenInAll', language), figures.format(children)] as const]),
    [render('console.course.texts', language), count('messagesSent')],
    [render('console.segments', language), count('segments')],
    [render('console.cost', language), costOfTexts(total(counter, 'cost'), language)],
  ];
  return (
    <section>
      <h2>{render('console.course.numbers', language)}</h2>
      <Scrolling label={render('console.course.numbers', language)}>
        <table>
          <tbody>
            {rows.map(([label, value]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td class="number">
                  <bdi>{value}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p class="hint">{render('console.reachedMeaning', language)}</p>
      <p class="hint">{render('console.course.textsHint', language)}</p>
    </section>
  );
}

const shownMeasures = ['reached', 'completed', 'participations'] as const;

/** The people by gender, by age and by group, never crossed; without few if only totals may be seen. */
export function CoursePeople({ course: { counter, access }, language }: Props) {
  const parts = [
    {
      title: render('form.gender', language),
      rows: genders.map((gender) => ({
        label: render(`gender.${gender}`, language),
        counts: countsWhere(counter, (cell) => cell.gender === gender),
      })),
    },
    {
      title: render('console.ageBand', language),
      rows: ageBands.map((ageBand) => ({
        label: ageBand === 'unknown' ? render('console.ageUnknown', language) : ageBand,
        counts: countsWhere(counter, (cell) => cell.ageBand === ageBand),
      })),
    },
    {
      title: render('console.group', language),
      rows: groups.map((group) => ({
        label: render(`group.${group}`, language),
        counts: countsWhere(counter, (cell) => cell.group === group),
      })),
    },
  ];
  return (
    <section>
      <h2>{render('console.course.who', language)}</h2>
      {access === 'totals' && <p class="hint">{render('console.course.fewHidden', language)}</p>}
      {parts.map(({ title, rows }) => (
        <Scrolling key={title} label={title}>
          <Part {...{ title, rows, language }} isHidden={access === 'totals'} />
        </Scrolling>
      ))}
    </section>
  );
}

type Row = { readonly label: string; readonly counts: readonly number[] };

function Part({
  title,
  rows,
  isHidden,
  language,
}: {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly isHidden: boolean;
  readonly language: Language;
}) {
  const columns = shownMeasures.map((_, column) => rows.map(({ counts }) => counts[column] ?? 0));
  const shown = columns.map((column) => (isHidden ? withoutFew(column) : column));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {shownMeasures.map((measure) => (
            <th key={measure} scope="col" class="number">
              {render(headings[measure], language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label }, row) => (
          <tr key={label}>
            <th scope="row">
              {/^\d/.test(label) ? (
                <bdi dir={directionOf[language]}>{inDigitsOf(language, label)}</bdi>
              ) : (
                label
              )}
            </th>
            {shown.map((column, at) => (
              <Few key={shownMeasures[at]} count={column[row] ?? null} language={language} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const headings = {
  reached: 'console.course.hadPlace',
  completed: 'status.completed',
  participations: 'console.participations',
} as const;

/** A number, or a note that it is not shown. */
export const Few = ({ count, language }: { readonly count: number | null; readonly language: Language }) => (
  <td class="number">
    {count === null ? (
      <>
        <span aria-hidden="true">…</span>
        <span class="unseen">{render('console.course.notShown', language)}</span>
      </>
    ) : (
      inFigures(language).format(count)
    )}
  </td>
);

type PeopleCell = Extract<Counter[number], { readonly gender: unknown }>;

const countsWhere = (counter: Counter, isMeant: (cell: PeopleCell) => boolean): readonly number[] =>
  shownMeasures.map((measure) =>
    counter.reduce(
      (sum, cell) => ('gender' in cell && cell.measure === measure && isMeant(cell) ? sum + cell.count : sum),
      0,
    ),
  );
