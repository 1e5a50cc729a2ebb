import { expect, it } from 'vitest';
import { recordSheet, type WalkIn, walkIn } from '#shared/attendance/index.ts';
import { cancel, promote } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import { anActivity, asks, participant, registers, system } from '#tests/support/builders.ts';
import { authorOn, markNumber } from '#tests/support/courses/marks.ts';
import { aCourse, attendanceBroken, type Course, outcomeOf } from '#tests/support/courses/sheets.ts';
import { broken, registrationsIn } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

const atTheDoor = (
  context: Context,
  { activityId, sessionId }: Pick<Course, 'activityId' | 'sessionId'>,
  person: number,
  wanted: Partial<WalkIn['person']> = {},
): WalkIn => ({
  activityId,
  sessionId,
  person: { ...asks(context, person, { gender: 'female' }), atTheDoorBy: 'facilitator', ...wanted },
});

const wellKept = async (db: TestTable) => {
  const items = await db.items();
  expect([...broken(items), ...attendanceBroken(items, await db.events())]).toEqual([]);
  return items;
};

onTheTable('someone who stands at the door', () => {
  it('gets a place and is noted present in one step, though enrolment is closed', async () => {
    const db = await newTable();
    const course = await aCourse(db, 1, { capacity: 3 });
    db.clock.forward({ minutes: 5 });
    const walkedIn = await walkIn(db.context, atTheDoor(db.context, course, 7));
    expect(walkedIn).toMatchObject({
      registration: { status: 'confirmed', gender: 'female' },
      attendance: { status: 'present', isDisputed: false },
      session: { came: 1 },
    });
    const events = await db.events();
    expect(events.slice(-3).map(({ type, actor }) => [type, actor])).toEqual([
      ['registration.confirmed', { kind: 'staff', id: 'facilitator' }],
      ['attendance.recorded', { kind: 'staff', id: 'facilitator' }],
      ['session.held', { kind: 'staff', id: 'facilitator' }],
    ]);
    await wellKept(db);
    await db.drop();
  });

  it('gets one place and one mark when the same is sent again', async () => {
    const db = await newTable();
    const course = await aCourse(db, 1, { capacity: 3 });
    const command = atTheDoor(db.context, course, 7);
    const first = await walkIn(db.context, command);
    const events = (await db.events()).length;
    const again = await walkIn(db.context, command);
    expect(again).toMatchObject(first);
    expect(await db.events()).toHaveLength(events);
    await db.drop();
  });

  it('is refused where no place is free, or someone waits for it, and is told nothing of a line', async () => {
    const db = await newTable();
    const { activityId, sessions } = await anActivity(db.context, { capacity: 2 });
    const [first] = sessions;
    const course = { activityId, sessionId: first?.sessionId ?? '' };
    const { registration } = await registers(db.context, 1);
    await registers(db.context, 2);
    await registers(db.context, 3);
    db.clock.set(first?.start ?? '');
    const full = { refused: 'full', code: '214' };
    expect(await walkIn(db.context, atTheDoor(db.context, course, 7))).toEqual(full);
    await cancel(db.context, registration, participant);
    expect(await walkIn(db.context, atTheDoor(db.context, course, 7))).toEqual(full);
    expect(registrationsIn(await wellKept(db))).toHaveLength(3);
    await db.drop();
  });

  it('is told first when she has something else at that time, and is registered for both once she wants it', async () => {
    const db = await newTable();
    const course = await aCourse(db, 1, { capacity: 3 });
    const session = { start: after(course.start, { hours: 1 }), end: after(course.start, { hours: 3 }) };
    await anActivity(db.context, {
      code: '219',
      sessions: [session],
      enrolment: { opensAt: after(course.start, { days: -1 }), closesAt: session.start },
    });
    await registers(db.context, 7, { code: '219' });
    const before = await db.items();
    expect(await walkIn(db.context, atTheDoor(db.context, course, 7))).toMatchObject({
      refused: 'overlapping',
      other: '219',
      at: course.start,
    });
    expect(await db.items()).toEqual(before);
    expect(
      await walkIn(db.context, atTheDoor(db.context, course, 7, { acceptsOverlap: true })),
    ).toMatchObject({ registration: { status: 'confirmed' }, attendance: { status: 'present' } });
    await wellKept(db);
    await db.drop();
  });

  it('is refused whom the activity is not for', async () => {
    const db = await newTable();
    const course = await aCourse(db, 0, { capacity: 2, audience: { gender: 'male' } });
    expect(await walkIn(db.context, atTheDoor(db.context, course, 7))).toMatchObject({
      refused: 'audience-gender',
    });
    expect(outcomeOf(await wellKept(db)).people).toEqual([]);
    await db.drop();
  });

  it('is refused the day before, and at no session', async () => {
    const db = await newTable();
    const course = await aCourse(db, 0, { capacity: 2 });
    db.clock.set(after(course.start, { days: -1 }));
    expect(await walkIn(db.context, atTheDoor(db.context, course, 7))).toEqual({ refused: 'too-early' });
    const nowhere = { ...course, sessionId: course.activityId };
    expect(await walkIn(db.context, atTheDoor(db.context, nowhere, 7))).toEqual({
      refused: 'unknown-session',
    });
    await db.drop();
  });

  it('is noted present where she has a place already', async () => {
    const db = await newTable();
    const course = await aCourse(db, 2, { capacity: 2 });
    const command = atTheDoor(db.context, course, 1);
    const walkedIn = await walkIn(db.context, command);
    expect(walkedIn).toMatchObject({
      registration: { personId: course.personIds[1] },
      attendance: { status: 'present' },
    });
    const { person, ...where } = command;
    const other = { ...where, person: { ...person, requestHash: 'of another request' } };
    expect(await walkIn(db.context, other)).toEqual({ refused: 'request-reused' });
    expect(await walkIn(db.context, command)).toMatchObject({ session: { came: 1 } });
    await wellKept(db);
    await db.drop();
  });

  it('takes the place that was given to her as she comes, and has none while she waits for one', async () => {
    const db = await newTable();
    const { activityId, sessions } = await anActivity(db.context, { capacity: 1 });
    const [, second] = sessions;
    const course = { activityId, sessionId: second?.sessionId ?? '' };
    const { registration } = await registers(db.context, 1);
    await registers(db.context, 7);
    db.clock.set(after(second?.start ?? '', { minutes: -20 }));
    expect(await walkIn(db.context, atTheDoor(db.context, course, 7))).toEqual({
      refused: 'full',
      code: '214',
    });
    await cancel(db.context, registration, participant);
    await promote(db.context, '214', system);
    expect(registrationsIn(await db.items()).map(({ status }) => status)).toEqual(
      expect.arrayContaining(['cancelled', 'confirmed']),
    );
    const command = atTheDoor(db.context, course, 7);
    const walkedIn = await walkIn(db.context, command);
    expect(walkedIn).toMatchObject({
      registration: { status: 'confirmed' },
      attendance: { status: 'present' },
      session: { came: 1 },
    });
    expect(await walkIn(db.context, command)).toMatchObject({ session: { came: 1 } });
    await wellKept(db);
    await db.drop();
  });

  it('is noted present though she was excused, and gave up her place, before', async () => {
    const db = await newTable();
    const course = await aCourse(db, 1, { capacity: 2 });
    const [huda = ''] = course.personIds;
    const excused = {
      personId: huda,
      status: 'absent' as const,
      markId: markNumber(1),
      deviceId: 'a',
      markedAt: course.start,
    };
    await recordSheet(db.context, { ...course, marks: [excused], author: authorOn('a') });
    await cancel(db.context, { activityId: course.activityId, personId: huda }, participant);
    const walkedIn = await walkIn(db.context, atTheDoor(db.context, course, 0));
    expect(walkedIn).toMatchObject({
      registration: { status: 'confirmed', personId: huda },
      attendance: { status: 'present', isDisputed: false },
    });
    await wellKept(db);
    await db.drop();
  });

  it('is one of two who come through both doors at once', async () => {
    const db = await newTable();
    const course = await aCourse(db, 0, { capacity: 5 });
    const both = [7, 8].map((person) => walkIn(db.context, atTheDoor(db.context, course, person)));
    for (const each of await Promise.all(both)) expect(each).toMatchObject({ attendance: {} });
    expect(outcomeOf(await wellKept(db)).came[0]).toMatch(/ 2$/);
    await db.drop();
  });
});
