import type { Language } from '#events/index.ts';
import type { Session } from '#shared/activities/index.ts';
import { withoutFew } from '#shared/counting/index.ts';
import { formatDayTimeLong, nameOrder } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { sheetPath } from '../attendance/sessions-page.tsx';
import { Scrolling } from '../frame/scrolling.tsx';
import type { CourseSeen } from './actions.ts';
import { Few, inFigures } from './course-numbers.tsx';

type Props = {
  readonly course: CourseSeen;
  readonly language: Language;
  /** Whether sessions lead to their sheets: not on paper. */
  readonly leads: boolean;
  /** Sessions that begin later have no attendance yet. */
  readonly now: Date;
};

/** Every planned session: how many people came, and how many of their children. */
export function CourseSessions({ course, language, leads, now }: Props) {
  const { sessions, access, book, mayKeepSheets } = course;
  const planned = sessions.filter(({ status }) => status === 'planned');
  const hidden = (counts: readonly number[]) => (access === 'totals' ? withoutFew(counts) : counts);
  const came = hidden(planned.map((session) => session.came));
  const children = hidden(planned.map(({ sessionId }) => book?.childrenAt.get(sessionId) ?? 0));
  const columns = book === undefined ? 1 : 2;
  const at = new Map(planned.map(({ sessionId }, position) => [sessionId, position]));
  const told = (counts: readonly (number | null)[], { sessionId }: Session) =>
    counts[at.get(sessionId) ?? -1] ?? null;
  return (
    <section>
      <h2>{render('console.sessions', language)}</h2>
      {sessions.length === 0 ? (
        <p class="panel">{render('problem.no-sessions', language)}</p>
      ) : (
        <Scrolling label={render('console.sessions', language)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{render('console.day', language)}</th>
                <th scope="col" class="number">
                  {render('console.course.came', language)}
                </th>
                {book !== undefined && (
                  <th scope="col" class="number">
                    {render('console.course.children', language)}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {sessions.map((session) => (
                <tr key={session.sessionId}>
                  <th scope="row">
                    {leads && mayKeepSheets ? (
                      <a href={sheetPath(session)}>
                        <Day session={session} language={language} />
                      </a>
                    ) : (
                      <Day session={session} language={language} />
                    )}
                  </th>
                  {session.status === 'cancelled' ? (
                    <td class="number" colSpan={columns}>
                      {render('console.sessionCancelled', language)}
                    </td>
                  ) : session.start > now.toISOString() ? (
                    <td class="number" colSpan={columns}>
                      –
                    </td>
                  ) : (
                    <>
                      <Few count={told(came, session)} language={language} />
                      {book !== undefined && <Few count={told(children, session)} language={language} />}
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
      <p class="hint">{render('console.course.childrenHint', language)}</p>
    </section>
  );
}

const Day = ({
  session: { start },
  language,
}: {
  readonly session: Session;
  readonly language: Language;
}) => <time dateTime={start}>{formatDayTimeLong(start, language)}</time>;

/** How each person did, by name; nothing if this login may not know who is in a course. */
export function CourseMarks({ course: { book, names }, language }: Omit<Props, 'leads' | 'now'>) {
  if (book === undefined || names === undefined) return null;
  const figures = inFigures(language);
  const nameOf = (personId: string) => names.get(personId) ?? render('console.nameErased', language);
  const rows = book.people.map((person) => ({ ...person, name: nameOf(person.registration.personId) }));
  const byName = nameOrder(rows.map(({ name }) => name));
  return (
    <section>
      <h2>{render('console.course.marks', language)}</h2>
      <p class="hint">{render('console.course.marksHint', language)}</p>
      {rows.length === 0 ? (
        <p class="panel">{render('console.nobodyYet', language)}</p>
      ) : (
        <Scrolling label={render('console.course.marks', language)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{render('form.name', language)}</th>
                <th scope="col" class="number">
                  {render('console.course.came', language)}
                </th>
                <th scope="col" class="number">
                  {render('console.noShows', language)}
                </th>
                <th scope="col" class="number">
                  {render('console.excused', language)}
                </th>
                <th scope="col">{render('console.status', language)}</th>
              </tr>
            </thead>
            <tbody>
              {rows
                .toSorted((a, b) => byName(a.name, b.name))
                .map(({ registration: { personId, status }, name, attended, sessions, excused }) => (
                  <tr key={personId}>
                    <th scope="row">
                      <bdi>{name}</bdi>
                    </th>
                    <td class="number">
                      <bdi>{render('console.course.of', language, { count: attended, max: sessions })}</bdi>
                    </td>
                    <td class="number">{figures.format(sessions - attended)}</td>
                    <td class="number">{figures.format(excused)}</td>
                    <td>{render(`status.${status}`, language)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </section>
  );
}
