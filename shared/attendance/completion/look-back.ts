import type { Activity, Session } from '#shared/activities/index.ts';
import { type Registration, rosterPage } from '#shared/registration/index.ts';
import type { Table } from '#shared/table/index.ts';
import { type Attendance, attendanceAt, hasCome } from '../index.ts';
import { cameTo, heldOf } from './decide.ts';

/** How a person did in a course. */
export type PersonInCourse = {
  readonly registration: Registration;
  /**
   * To how many sessions she came, of those that were held and count for her (`cameTo`), while she had her
   * place.
   */
  readonly attended: number;
  readonly sessions: number;
  readonly excused: number;
};

/** A course in retrospect: its people, and how many children came along to each session. */
export type CourseBook = {
  /** The people who have a place, or had one and have a mark, by person id. */
  readonly people: readonly PersonInCourse[];
  /** For each held session, the childcare places of the people who came. */
  readonly childrenAt: ReadonlyMap<string, number>;
};

/** A longer roster is too large for a page: 2,000 people, or as many marks as that times ten sessions. */
const mostPeople = 2_000;
const mostMarks = 20_000;
const pageLength = 500;
/** How many sheets are read side by side. */
const sideBySide = 10;

const hasPlace: ReadonlySet<Registration['status']> = new Set(['confirmed', 'completed', 'dropped']);

/**
 * Reads a course back from its roster and its sheets: a Query for every 500 people, and one for each session
 * that was held. Children are counted as registered now, or as they were when the person left. `undefined`
 * for a course that is too large for a page.
 */
export async function courseBook(
  table: Table,
  { activityId }: Pick<Activity, 'activityId'>,
  sessions: readonly Session[],
): Promise<CourseBook | undefined> {
  const held = heldOf(sessions);
  if (held.reduce((sum, { came }) => sum + came, 0) > mostMarks) return undefined;
  const roster = await wholeRoster(table, activityId);
  if (roster === undefined) return undefined;
  const sheets: (readonly Attendance[])[] = [];
  for (let start = 0; start < held.length; start += sideBySide)
    sheets.push(
      ...(await Promise.all(
        held.slice(start, start + sideBySide).map((session) => attendanceAt(table, session)),
      )),
    );
  const notedOf = Map.groupBy(sheets.flat(), ({ personId }) => personId);
  // Also for people who have left or were erased since: the registration keeps their number of children.
  const childrenOfPerson = new Map(roster.map(({ personId, childcare }) => [personId, childcare]));
  const childrenAt = held.map(({ sessionId }, at) => {
    const there = (sheets[at] ?? []).filter(({ status }) => hasCome(status));
    const children = there.reduce((sum, { personId }) => sum + (childrenOfPerson.get(personId) ?? 0), 0);
    return [sessionId, children] as const;
  });
  const people = roster.flatMap((registration): readonly PersonInCourse[] => {
    const noted = notedOf.get(registration.personId) ?? [];
    if (!hasPlace.has(registration.status) && noted.length === 0) return [];
    const excused = noted.filter(({ status }) => status === 'excused').length;
    const { personId, confirmedAt: since, toldAt } = registration;
    // Completion is decided already, so no least number is asked here.
    const countedFor = { personId, since, toldAt, least: 0 };
    // A person who gave her place up is not absent from later sessions: only her marks count.
    const isNoted = ({ sessionId }: Session) => noted.some((each) => each.sessionId === sessionId);
    const hers = hasPlace.has(registration.status) ? held : held.filter(isNoted);
    const { attended, sessions: counted } = cameTo({ sessions, held: hers }, noted, countedFor);
    return [{ registration, attended, sessions: counted, excused }];
  });
  return { people, childrenAt: new Map(childrenAt) };
}

async function wholeRoster(table: Table, activityId: string): Promise<readonly Registration[] | undefined> {
  const roster: Registration[] = [];
  let after: string | undefined;
  do {
    const page = await rosterPage(table, activityId, pageLength, after);
    roster.push(...page.items);
    after = page.next;
    if (roster.length > mostPeople) return undefined;
  } while (after !== undefined);
  return roster;
}
