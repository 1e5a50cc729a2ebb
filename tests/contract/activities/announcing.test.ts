import { expect, it } from 'vitest';
import {
  activityById,
  announcedActivities,
  changeCapacity,
  createActivity,
  openUnderCodes,
  sessionsOf,
  underCode,
} from '#shared/activities/index.ts';
import { cancel } from '#shared/registration/index.ts';
import { activityPlan, anActivity, participant, registers, staff } from '#tests/support/builders.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';

const db = tableForEachTest();
const announce = (wanted: Parameters<typeof activityPlan>[1] = {}) =>
  createActivity(db.context, activityPlan(db.clock.now().toISOString(), wanted), staff);

onTheTable('announcing an activity', () => {
  it('opens it under its code with all its places, and tells of it', async () => {
    const activity = await anActivity(db.context, { capacity: 12, childcareCapacity: 4 });
    expect(await activityById(db.context.table, activity.activityId)).toMatchObject({
      code: '214',
      capacity: 12,
    });
    expect((await underCode(db.context.table, '214')).activity).toMatchObject({
      activityId: activity.activityId,
      placesLeft: 12,
      childcareLeft: 4,
      firstSessionAt: activity.sessions[0]?.start,
      lastSessionAt: activity.sessions.at(-1)?.start,
    });
    expect(await db.events()).toMatchObject([
      { type: 'activity.created', data: { capacity: 12, childcareCapacity: 4 } },
      {
        type: 'activity.timetabled',
        data: { sessions: activity.sessions.map(({ sessionId, start }) => ({ sessionId, startsAt: start })) },
      },
    ]);
    expect(await sessionsOf(db.context.table, activity.activityId)).toMatchObject(
      activity.sessions.map((session) => ({ ...session, status: 'planned', came: 0 })),
    );
  });

  it('under a code in use is refused, until a month after the last session', async () => {
    const { sessions } = await anActivity(db.context);
    const last = sessions.at(-1)?.start ?? '';
    expect(await announce()).toEqual({ refused: 'code-in-use' });
    db.clock.set(after(last, { days: 30 }));
    expect(await announce()).toEqual({ refused: 'code-in-use' });
    db.clock.set(after(last, { days: 31, minutes: 1 }));
    expect(await announce({ kind: 'theatre' })).toMatchObject({ kind: 'theatre' });
    expect((await underCode(db.context.table, '214')).activity).toMatchObject({
      kind: 'theatre',
      placesLeft: 10,
    });
  });

  it('leaves a cancellation in the code’s last activity without effect on the new one', async () => {
    const old = await anActivity(db.context, { capacity: 1 });
    const [has, waits] = [await registers(db.context, 1), await registers(db.context, 2)];
    db.clock.set(after(old.sessions.at(-1)?.start ?? '', { days: 40 }));
    await announce({ capacity: 3 });
    expect(await cancel(db.context, waits.registration, participant)).toMatchObject({ status: 'cancelled' });
    // What became of a place in it is decided.
    expect(await cancel(db.context, has.registration, participant)).toEqual({
      refused: 'course-over',
      code: '214',
    });
    expect((await underCode(db.context.table, '214')).activity).toMatchObject({ placesLeft: 3 });
  });

  it('is refused with sessions or an enrolment that end before they begin', async () => {
    const at = db.clock.now().toISOString();
    const backwards = [{ start: after(at, { days: 9 }), end: after(at, { days: 8 }) }];
    expect(await announce({ sessions: backwards })).toEqual({ refused: 'sessions-out-of-order' });
    const closed = { opensAt: after(at, { days: 2 }), closesAt: after(at, { days: 1 }) };
    expect(await announce({ enrolment: closed })).toEqual({ refused: 'enrolment-out-of-order' });
    expect(await db.items()).toEqual([]);
  });

  it('by two at once succeeds for one', async () => {
    const plan = activityPlan(db.clock.now().toISOString());
    const outcomes = await Promise.all([1, 2, 3].map(() => createActivity(db.process(), plan, staff)));
    expect(outcomes.filter((outcome) => 'refused' in outcome)).toHaveLength(2);
    expect(await db.events()).toMatchObject([{ type: 'activity.created' }, { type: 'activity.timetabled' }]);
  });
});

onTheTable('changing the number of places', () => {
  it('moves what is left by the difference, and tells of it', async () => {
    const { activityId } = await anActivity(db.context, { capacity: 3 });
    await registers(db.context, 1);
    const wanted = { activityId, capacity: 5, childcareCapacity: 2 };
    expect(await changeCapacity(db.context, wanted, staff)).toMatchObject({ capacity: 5, version: 2 });
    const { activity } = await underCode(db.context.table, '214');
    expect(activity).toMatchObject({
      capacity: 5,
      placesLeft: 4,
      childcareCapacity: 2,
      childcareLeft: 2,
      version: 2,
    });
    expect(await activityById(db.context.table, activityId)).toMatchObject({ capacity: 5, version: 2 });
    const told = (await db.events()).filter(({ type }) => type === 'activity.capacity-changed');
    expect(told).toMatchObject([{ data: { capacity: 5 } }]);
    // As many as there are: nothing happened.
    expect(await changeCapacity(db.context, wanted, staff)).toMatchObject({ version: 2 });
    expect((await db.events()).filter(({ type }) => type === 'activity.capacity-changed')).toEqual(told);
  });

  it('of an activity that is not there, or whose code is another’s by now, is refused', async () => {
    const activityId = '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10';
    const more = { capacity: 50, childcareCapacity: 0 };
    expect(await changeCapacity(db.context, { ...more, activityId }, staff)).toEqual({ refused: 'unknown' });
    const old = await anActivity(db.context);
    db.clock.set(after(old.sessions.at(-1)?.start ?? '', { days: 32 }));
    await anActivity(db.context);
    const wanted = { ...more, activityId: old.activityId };
    expect(await changeCapacity(db.context, wanted, staff)).toEqual({ refused: 'course-over' });
    expect((await underCode(db.context.table, '214')).activity).toMatchObject({
      capacity: 10,
      placesLeft: 10,
    });
  });

  it('by two at once is done one after the other, or by one where both mean one version', async () => {
    const { activityId } = await anActivity(db.context, { capacity: 3 });
    const both = (version?: number) =>
      Promise.all(
        [4, 5].map((capacity) =>
          changeCapacity(
            db.process(),
            { activityId, capacity, childcareCapacity: 0, ...(version === undefined ? {} : { version }) },
            staff,
          ),
        ),
      );
    const outcomes = await both(1);
    expect(outcomes.filter((outcome) => 'refused' in outcome)).toEqual([
      { refused: 'version-changed', version: 2 },
    ]);
    expect((await both()).filter((outcome) => 'refused' in outcome)).toEqual([]);
    const { activity } = await underCode(db.context.table, '214');
    expect(activity?.placesLeft).toBe(activity?.capacity);
  });
});

onTheTable('the announced activities', () => {
  it('are told centre by centre, by the end of their enrolment, in pages without gap or repeat', async () => {
    const centres = ['ninewa', 'baghdad', 'kirkuk'] as const;
    for (let position = 0; position < 11; position++) {
      const first = after(db.clock.now().toISOString(), { days: 30 - position });
      const sessions = [{ start: first, end: after(first, { hours: 2 }) }];
      const centre = centres[position % centres.length] ?? 'kirkuk';
      const enrolment = { opensAt: db.clock.now().toISOString(), closesAt: first };
      await anActivity(db.context, { code: String(300 + position), centre, sessions, enrolment });
    }
    const codes: string[] = [];
    let from: Awaited<ReturnType<typeof announcedActivities>>['next'];
    for (let page = 0; page < 20; page++) {
      const read = await announcedActivities(db.context.table, {}, db.clock.now(), 2, from);
      expect(read.items.length).toBeLessThanOrEqual(2);
      codes.push(...read.items.map(({ code }) => code));
      from = read.next;
      if (from === undefined) break;
    }
    expect(from).toBeUndefined();
    expect(codes).toEqual(['310', '307', '304', '301', '308', '305', '302', '309', '306', '303', '300']);
  });

  it('does not read what is over, however much that is', async () => {
    for (let past = 0; past < 30; past++) await anActivity(db.context, { code: String(400 + past) });
    db.clock.forward({ days: 40 });
    await anActivity(db.context, { code: '500' });
    const { items, next } = await announcedActivities(db.context.table, {}, db.clock.now(), 20, undefined);
    expect(items.map(({ code }) => code)).toEqual(['500']);
    expect(next).toBeUndefined();
  });

  it('go on at what is open when the place to go on from is over by then', async () => {
    await anActivity(db.context, { code: '500' });
    const over = { closesAt: '2020-01-01T00:00:00.000Z', activityId: '01a20a88-2d1e-7000-8000-000000000000' };
    const from = { centre: 'kirkuk', after: over } as const;
    const { items } = await announcedActivities(db.context.table, {}, db.clock.now(), 20, from);
    expect(items.map(({ code }) => code)).toEqual(['500']);
  });

  it('can be asked by centre and kind, and by their codes, each once', async () => {
    await anActivity(db.context, { code: '300', kind: 'theatre' });
    await anActivity(db.context, { code: '301' });
    const { items } = await announcedActivities(
      db.context.table,
      { centre: 'kirkuk', kind: 'theatre' },
      db.clock.now(),
      50,
      undefined,
    );
    expect(items.map(({ code }) => code)).toEqual(['300']);
    expect(await openUnderCodes(db.context.table, ['300', '301', '300', '999'])).toHaveLength(2);
  });
});
