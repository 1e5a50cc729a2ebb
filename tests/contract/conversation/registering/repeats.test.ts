/** Texts of several lines, where a person, an activity or a phone stands in more than one of them. */
import { beforeEach, expect, it } from 'vitest';
import { activityById, openUnderCodes } from '#shared/activities/index.ts';
import { attendanceAt, recordSheet } from '#shared/attendance/index.ts';
import { appointFocalPoint } from '#shared/people/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { remindingWorld } from '#tests/support/messaging/reminding.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

onTheTable('a text whose lines repeat whom and what they are about', () => {
  eachWithPhones();
  beforeEach(async () => {
    for (const code of ['214', '215', '216']) await anActivity(db.context, { code, capacity: 2 });
  });
  const linesOf = async (person: number, body: string) => {
    const texts = await phones.converses(person, body);
    expect(texts, body).toHaveLength(1);
    return (texts[0] ?? '').split('\n');
  };

  it.each([
    ['status', /215.*Layla|Layla.*215/],
    ['حالة', /215.*Layla|Layla.*215/],
    ['دۆخ', /215.*Layla|Layla.*215/],
  ])('“%s” of a phone of two people, one of them in two activities', async (body, line) => {
    await phones.texts(1, '214 Layla');
    await phones.texts(1, '215 Layla');
    await phones.texts(1, 'join 214 Sara');
    const lines = await linesOf(1, body);
    expect(lines).toHaveLength(3);
    expect(lines.filter((each) => line.test(each))).toHaveLength(1);
    expect(lines.filter((each) => each.includes('Layla'))).toHaveLength(2);
    expect(lines.filter((each) => each.includes('Sara'))).toHaveLength(1);
  });

  it('STATUS of a phone of two people, both in both', async () => {
    for (const body of ['214 Layla', 'join 214 Sara', '215 Layla', 'join 215 Sara'])
      await phones.texts(1, body);
    expect(await linesOf(1, 'status')).toHaveLength(4);
  });

  it('STATUS of a phone of two, one with a place, a place in line and an offer', async () => {
    await registers(db.context, 8, { code: '215' });
    await registers(db.context, 9, { code: '215' });
    for (const person of [6, 7]) await phones.texts(person, 'join 216');
    for (const body of ['214 Layla', '215 Layla', '216 Layla', 'join 214 Sara']) await phones.texts(1, body);
    await phones.texts(6, 'cancel 216');
    const lines = await linesOf(1, 'status');
    expect(lines.filter((each) => each.includes('Layla'))).toHaveLength(3);
    expect(lines.filter((each) => each.includes('Sara'))).toHaveLength(1);
  });

  it('STATUS of a focal point with a neighbour in two activities, on her phone and on his', async () => {
    await appointFocalPoint(db.context, { phone: phoneNumber(20), centre: 'kirkuk' }, staff);
    await phones.texts(20, '214 Layla 1990 0770 000 0007');
    await phones.texts(20, '215 Layla 1990 0770 000 0007');
    expect(await linesOf(20, 'status')).toHaveLength(2);
    await phones.texts(20, '214 Karim male 1980');
    await phones.texts(20, '216 Karim male 1980');
    const lines = await linesOf(20, 'status');
    expect(lines.filter((each) => each.includes('Layla'))).toHaveLength(2);
    expect(lines.filter((each) => each.includes('Karim'))).toHaveLength(2);
  });

  it('STATUS goes on when one of its people is erased meanwhile', async () => {
    for (const body of ['214 Layla', '215 Layla', 'join 214 Sara']) await phones.texts(1, body);
    await phones.texts(1, 'erase me Sara');
    expect(await linesOf(1, 'status')).toHaveLength(2);
  });

  it('NO of a phone of two, one of them in two sessions of that day', async () => {
    const [course] = await openUnderCodes(db.context.table, ['214']);
    const start = after(course?.firstSessionAt ?? '', { days: 9 });
    await anActivity(db.context, { code: '300', sessions: [{ start, end: after(start, { hours: 2 }) }] });
    for (const body of ['214 Layla', '215 Layla', 'join 300 Sara']) await phones.texts(1, body);
    db.clock.set(after(course?.firstSessionAt ?? '', { hours: -10 }));
    const lines = await linesOf(1, 'no');
    expect(lines.filter((each) => each.includes('Layla'))).toHaveLength(2);
  });

  it('reminders of two people on one phone, each in two activities of one day', async () => {
    for (const body of ['214 Layla', 'join 214 Sara', '215 Layla', 'join 215 Sara'])
      await phones.texts(1, body);
    const world = remindingWorld(db);
    await world.until('2026-12-07T06:00:00.000Z');
    const texts = world.sent.filter(({ at }) => at < '2026-12-07').map(({ text }) => text);
    expect(texts.filter((text) => text.includes('Layla'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('Sara'))).toHaveLength(1);
    for (const text of texts) expect(text).toMatch(/214[\s\S]*215/);
  });

  it('a sheet that brings two marks of one person, and a page of it', async () => {
    await phones.texts(1, '214 Layla');
    await phones.texts(1, '215 Layla');
    const [registration] = registrationsIn(await db.items());
    const [activity] = await openUnderCodes(db.context.table, ['214']);
    if (registration === undefined || activity === undefined) throw new Error('No one is registered');
    db.clock.set(activity.firstSessionAt);
    const course = await activityById(db.context.table, activity.activityId);
    const { personId } = registration;
    const marks = (['present', 'late'] as const).map((status, nth) => ({
      personId,
      status,
      markId: `00000000-0000-4000-8000-00000000000${nth}`,
      markedAt: after(activity.firstSessionAt, { minutes: nth }),
      deviceId: 'tablet',
    }));
    const sessionId = course?.sessions[0]?.sessionId ?? '';
    db.clock.forward({ minutes: 5 });
    await recordSheet(db.context, { activityId: activity.activityId, sessionId, marks, author: staff });
    expect(
      await attendanceAt(db.context.table, { activityId: activity.activityId, sessionId }),
    ).toMatchObject([{ personId, status: 'late' }]);
  });
});
