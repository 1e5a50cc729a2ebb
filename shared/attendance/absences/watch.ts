import type { EventOf } from '#events/index.ts';
import { type Session, sessionsOf } from '#shared/activities/index.ts';
import { type ConcernWanted, concernById, concernIdOf, concernWrites } from '#shared/concerns/index.ts';
import { type Registration, registrationsFor } from '#shared/registration/index.ts';
import { type Context, equals, keys, type Table, untilWritten } from '#shared/table/index.ts';
import { attendancesOn, earliestMark } from '../index.ts';
import { missedAround, tooMany } from './decide.ts';

/** How many sessions on either side are read first; a row that goes beyond them is followed to its end. */
const lookedAt = 10;

const actor = { kind: 'system', function: 'watch' } as const;

/** Gives the timetable of an activity; the marks of one sheet share one read. */
export type Timetables = (activityId: string) => Promise<readonly Session[]>;

/** Reads the timetable of each activity once, and keeps it only while one batch of marks is handled. */
export function timetablesOf(table: Table): Timetables {
  const read = new Map<string, ReturnType<Timetables>>();
  return (activityId) => {
    const known = read.get(activityId) ?? sessionsOf(table, activityId);
    read.set(activityId, known);
    return known;
  };
}

/**
 * Looks at an absence that was noted: when it makes three in a row or more, in whatever order the sheets
 * came, a concern is raised, once for each row. By that event the person is asked whether she wants to keep
 * her place; without an answer the place stays hers. Answers whether a concern was raised.
 */
export async function watchAbsence(
  context: Context,
  timetables: Timetables,
  { data }: EventOf<'attendance.recorded'>,
): Promise<boolean> {
  if (data.to !== 'absent') return false;
  return untilWritten(context, 'look at an absence', async () => {
    const missed = await missedBy(context, timetables, data);
    if (missed.length < tooMany) return false;
    const [registration] = await registrationsFor(context.table, data.activityId, [data.personId]);
    if (registration?.status !== 'confirmed') return false;
    const wanted = concernWantedOf(registration, missed);
    const current = await concernById(context.table, concernIdOf(wanted));
    const now = context.now();
    const writes = concernWrites(current, wanted, { now, eventId: context.newId(now), actor });
    if (writes.length === 0) return false;
    // A person who gives up her place meanwhile is not asked whether she wants to keep it.
    const check = keys.registrationKey(registration.activityId, registration.personId);
    const isHers = { as: 'registration', check, when: equals('status', 'confirmed') };
    return { writes: [...writes, isHers], result: true };
  });
}

/** The sessions around this one that she missed in a row, by the marks of this moment. */
async function missedBy(
  { table, now }: Context,
  timetables: Timetables,
  { activityId, personId, sessionId }: EventOf<'attendance.recorded'>['data'],
): Promise<readonly string[]> {
  // A sheet may be kept from an hour before its session; of what begins later no absence is noted yet.
  const latest = new Date(now().getTime() + earliestMark).toISOString();
  const begun = (await timetables(activityId)).filter(
    ({ status, start }) => status === 'planned' && start <= latest,
  );
  const at = begun.findIndex((session) => session.sessionId === sessionId);
  for (let wide = lookedAt; ; wide *= 4) {
    const near = begun.slice(Math.max(0, at - wide), at + wide + 1);
    const noted = await attendancesOn(
      table,
      activityId,
      near.map((session) => ({ personId, sessionId: session.sessionId })),
    );
    const marks = new Map(noted.map((attendance) => [attendance.sessionId, attendance.status]));
    const row = missedAround(
      near.map((session) => ({ sessionId: session.sessionId, mark: marks.get(session.sessionId) })),
      sessionId,
    );
    if (!row.isOpen || near.length === begun.length) return row.sessionIds;
  }
}

const concernWantedOf = (
  { centre, activityId, code, kind, registrationId, personId, language, languageIsGuess }: Registration,
  missed: readonly string[],
): ConcernWanted => ({
  about: 'absences',
  centre,
  activityId,
  code,
  kind,
  registrationId,
  personId,
  language,
  languageIsGuess,
  occasions: missed,
});
