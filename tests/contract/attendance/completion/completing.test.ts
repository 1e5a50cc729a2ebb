import { expect, it } from 'vitest';
import type { EventOf } from '#events/index.ts';
import { cancelSession, sessionsOf } from '#shared/activities/index.ts';
import { completePage, decideAgain, endOf } from '#shared/attendance/completion/index.ts';
import { cancel, isActive, register, registrationsFor } from '#shared/registration/index.ts';
import { asks, participant, phoneNumber, registerMany, staff } from '#tests/support/builders.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { completes, heldAs, notes, sessionsEveryOtherDay } from '#tests/support/courses/courses.ts';
import { aCourse, type Course } from '#tests/support/courses/sheets.ts';
import { worldOf } from '#tests/support/phones/world.ts';
import { broken, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

const db = tableForEachTest();

/** How each person of the course stands, in their order. */
const standing = async ({ activityId, personIds }: Course) => {
  const all = await registrationsFor(db.context.table, activityId, personIds);
  return personIds.map((personId) => all.find((each) => each.personId === personId)?.status);
};
const certificates = async () =>
  (await db.items()).filter(({ pk }) => pk.startsWith('CERTIFICATE#')).map(({ pk }) => pk.slice(12));
const completedEvents = async () =>
  (await db.events()).filter(
    (event): event is EventOf<'registration.completed'> => event.type === 'registration.completed',
  );

onTheTable('an activity that is over', () => {
  it('is completed by those who came often enough, who get a certificate, and dropped by others', async () => {
    const course = await aCourse(db, 5, { sessions: sessionsEveryOtherDay(4) });
    await heldAs(db, course, [
      ['present', 'present', 'present', 'excused', '-'],
      ['late', 'present', 'absent', 'present', '-'],
      ['present', 'absent', 'absent', 'present', '-'],
      ['present', 'present', 'present', 'absent', '-'],
    ]);
    await completes(db.context, course.activityId);
    // 4 of 4, 3 of 4, 2 of 4, 2 of 3 (excused once), 0 of 4; 70 % are asked for.
    expect(await standing(course)).toEqual(['completed', 'completed', 'dropped', 'dropped', 'dropped']);
    expect(
      (await completedEvents()).map(({ data }) => `${data.attended}/${data.sessions}`).toSorted(),
    ).toEqual(['3/4', '4/4']);
    const numbers = (await completedEvents()).map(({ data }) => data.certificate);
    expect(numbers.every((number) => /^KRK26-[34679ACDEFGHJKMNPQRTWXY]{6}$/.test(number))).toBe(true);
    expect((await certificates()).toSorted()).toEqual(numbers.toSorted());
    expect(broken(await db.items())).toEqual([]);
  });

  it('asks for the share that it was announced with', async () => {
    const course = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(4), attendanceShare: 50 });
    await heldAs(db, course, [
      ['present', 'present'],
      ['present', 'absent'],
      ['absent', 'absent'],
      ['absent', 'absent'],
    ]);
    await completes(db.context, course.activityId);
    // Nobody came to the last two: they were not held.
    expect(await standing(course)).toEqual(['completed', 'completed']);
  });

  it('counts neither sessions that were cancelled nor those to which nobody came', async () => {
    const course = await aCourse(db, 1, { sessions: sessionsEveryOtherDay(3) });
    const [cancelled] = await sessionsOf(db.context.table, course.activityId);
    if (cancelled === undefined) throw new Error('A course without sessions');
    const { activityId } = course;
    const { sessionId } = cancelled;
    db.clock.set('2026-11-30T07:00:00.000Z');
    expect(await cancelSession(db.context, { activityId, sessionId }, staff)).not.toHaveProperty('refused');
    await heldAs(db, { ...course, sessionIds: ['', ...course.sessionIds.slice(1)] }, [
      ['-'],
      ['present'],
      ['-'],
    ]);
    await completes(db.context, course.activityId);
    expect(await standing(course)).toEqual(['completed']);
  });

  it('decides nothing where no session was held, nor before the last is over, nor for another end', async () => {
    const course = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(2) });
    const over = endOf(await sessionsOf(db.context.table, course.activityId)) ?? '';
    await completePage(db.context, { activityId: course.activityId, over });
    await heldAs(db, course, [['absent', 'absent']]);
    await completes(db.context, course.activityId);
    await notes(db.context, course, 0, ['present']);
    await completePage(db.context, { activityId: course.activityId, over: '2026-12-01T09:00:00.000Z' });
    expect(await standing(course)).toEqual(['confirmed', 'confirmed']);
    await completes(db.context, course.activityId);
    expect(await standing(course)).toEqual(['completed', 'dropped']);
  });

  it('leaves alone who gave up her place, and who stood in line to the end', async () => {
    const course = await aCourse(db, 1, { sessions: sessionsEveryOtherDay(1), capacity: 1 });
    db.clock.set('2026-11-24T07:00:00.000Z');
    const [waiting] = await registerMany(db.context, 1, 1);
    await heldAs(db, course, [['present']]);
    await completes(db.context, course.activityId);
    const { registration } = waiting ?? {};
    const [after] = await registrationsFor(db.context.table, course.activityId, [
      registration?.personId ?? '',
    ]);
    expect(after?.status).toBe('waitlisted');
    const items = await db.items();
    // Nobody is to be moved up by a place that is over.
    expect([...broken(items), ...wakeUpsLost(items)]).toEqual([]);
  });

  it('goes on page by page, and a page that comes again finds its work done', async () => {
    const course = await aCourse(db, 120, { sessions: sessionsEveryOtherDay(12), capacity: 120 });
    await heldAs(
      db,
      course,
      Array.from({ length: 12 }, () =>
        course.personIds.map((_, person) => (person % 2 === 0 ? 'present' : 'absent')),
      ),
    );
    expect(await completes(db.context, course.activityId)).toBe(2);
    const events = (await db.events()).length;
    expect(new Set(await certificates()).size).toBe(60);
    await completes(db.context, course.activityId);
    expect((await db.events()).length).toBe(events);
    expect(broken(await db.items())).toEqual([]);
  }, 180_000);

  it('tells those who completed it their number, in one text, and the others nothing; counts both', async () => {
    const course = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(1) });
    const world = worldOf(db, { repeats: 0.5 });
    await world.settle();
    const before = [0, 1].map((person) => world.saidTo(phoneNumber(person)).length);
    await heldAs(db, course, [['present', 'absent']]);
    await completes(db.context, course.activityId);
    await world.settle();
    const [number] = await certificates();
    const said = [0, 1].map((person) => world.saidTo(phoneNumber(person)).slice(before[person]));
    expect(said).toEqual([[expect.stringContaining(`رقم الشهادة: ${number}`)], []]);
    expect(totalsIn(await db.items())).toEqual(totalsOf(await db.events()));
    const totals = totalsIn(await db.items());
    const of = (measure: string) =>
      Object.entries(totals)
        .filter(([cell]) => cell.startsWith(`all|all|${measure}|`))
        .reduce((sum, [, by]) => sum + by, 0);
    expect(['completed', 'dropped', 'confirmed', 'reached'].map(of)).toEqual([1, 1, 0, 2]);
  });
});

onTheTable('what is noted after the end', () => {
  it('makes up for it, and takes back no certificate', async () => {
    const course = await aCourse(db, 3, { sessions: sessionsEveryOtherDay(3) });
    await heldAs(db, course, [
      ['present', 'absent', 'present'],
      ['present', 'present', '-'],
      ['present', 'present', 'present'],
    ]);
    const world = worldOf(db, { repeats: 0.3 });
    await completes(db.context, course.activityId);
    await world.settle();
    expect(await standing(course)).toEqual(['completed', 'dropped', 'dropped']);
    // The sheet of the first day was wrong about two of them, and one was excused from the second.
    await notes(db.context, course, 0, ['absent', 'late']);
    await notes(db.context, course, 1, ['absent', '-', 'excused']);
    await world.settle();
    expect(await standing(course)).toEqual(['completed', 'completed', 'completed']);
    expect(await certificates()).toHaveLength(3);
    expect((await completedEvents()).map(({ data }) => data.from).toSorted()).toEqual([
      'confirmed',
      'dropped',
      'dropped',
    ]);
    expect(totalsIn(await db.items())).toEqual(totalsOf(await db.events()));
    expect(broken(await db.items())).toEqual([]);
  });

  it('is seen too when it was noted between the reading and the writing', async () => {
    const course = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(1) });
    await heldAs(db, course, [['absent', 'present']]);
    const world = worldOf(db);
    await world.settle();
    let slipped = false;
    const slow = db.process({
      wire: async (call, carryOut) => {
        // The page has read what was noted, and is about to write: the late sheet comes first, and what follows from it.
        if (call.command === 'TransactWriteItems' && !slipped) {
          slipped = true;
          await notes(db.context, course, 0, ['present']);
          await world.settle();
        }
        return carryOut();
      },
    });
    await completes(slow, course.activityId);
    expect(slipped).toBe(true);
    expect(await standing(course)).toEqual(['dropped', 'completed']);
    await world.settle();
    expect(await standing(course)).toEqual(['completed', 'completed']);
  });
});

onTheTable('who has completed an activity', () => {
  it('has no place to give up, and registers for it no more', async () => {
    const course = await aCourse(db, 1, { sessions: sessionsEveryOtherDay(1), capacity: 2 });
    await heldAs(db, course, [['present']]);
    await completes(db.context, course.activityId);
    const [registration] = await registrationsFor(db.context.table, course.activityId, course.personIds);
    if (registration === undefined) throw new Error('She is registered');
    expect(isActive(registration)).toBe(false);
    expect(registration.certificate).toBe((await certificates())[0]);
    expect(await cancel(db.context, registration, participant)).toMatchObject({ refused: 'not-registered' });
    db.clock.set('2026-11-24T07:00:00.000Z');
    expect(await register(db.context, asks(db.context, 0))).toMatchObject({ refused: 'enrolment-closed' });
    expect(broken(await db.items())).toEqual([]);
  });

  it('is not looked at again by what comes later', async () => {
    const course = await aCourse(db, 1, { sessions: sessionsEveryOtherDay(2) });
    await heldAs(db, course, [['present'], ['present']]);
    await completes(db.context, course.activityId);
    await notes(db.context, course, 0, ['absent']);
    await decideAgain(db.context, { activityId: course.activityId, personId: course.personIds[0] ?? '' });
    await completes(db.context, course.activityId);
    expect(await standing(course)).toEqual(['completed']);
    expect(await completedEvents()).toHaveLength(1);
  });
});
