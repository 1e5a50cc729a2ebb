import { expect, it } from 'vitest';
import { cancelSession, moveSession } from '#shared/activities/index.ts';
import { accept, cancel, promote, register } from '#shared/registration/index.ts';
import { anActivity, asks, participant, registers, staff, system } from '#tests/support/builders.ts';
import { countedCalls } from '#tests/support/table/calls.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { aMonday, onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';

const db = tableForEachTest({ broken });

const at = (days: number, hours = 0) => {
  const start = after(aMonday, { days, hours });
  return { start, end: after(start, { hours: 2 }) };
};
const wants = (person: number, code: string, more = {}) =>
  register(db.context, asks(db.context, person, { code, ...more }));

onTheTable('registering for what is at the same time as something else of hers', () => {
  it('is refused, naming both, until she says that she wants it; nothing is written before', async () => {
    await anActivity(db.context, { sessions: [at(14), at(16)] });
    await anActivity(db.context, { code: '215', sessions: [at(15), at(16, 1)] });
    await registers(db.context, 1);
    const before = await db.items();
    const refused = { refused: 'overlapping', code: '215', other: '214', at: at(16, 1).start };
    expect(await wants(1, '215')).toMatchObject(refused);
    expect(await db.items()).toEqual(before);
    expect(await wants(1, '215', { acceptsOverlap: true })).toMatchObject({
      registration: { code: '215', status: 'confirmed' },
    });
  });

  it('is refused for what she waits for and for what she is offered, and not for what she gave up', async () => {
    await anActivity(db.context, { capacity: 1, sessions: [at(14)] });
    await anActivity(db.context, { code: '215', sessions: [at(14)] });
    const held = await registers(db.context, 2);
    const { registration } = await registers(db.context, 1);
    expect(registration.status).toBe('waitlisted');
    expect(await wants(1, '215')).toMatchObject({ refused: 'overlapping', other: '214' });
    await cancel(db.context, held.registration, participant);
    await promote(db.context, '214', system);
    expect(await wants(1, '215')).toMatchObject({ refused: 'overlapping', other: '214' });
    await cancel(db.context, registration, participant);
    expect(await wants(1, '215')).toMatchObject({ registration: { status: 'confirmed' } });
  });

  it('follows sessions that are moved and cancelled', async () => {
    const sewing = await anActivity(db.context, { sessions: [at(14)] });
    const theatre = await anActivity(db.context, { code: '215', sessions: [at(20), at(21)] });
    await registers(db.context, 1);
    const [first] = sewing.sessions;
    const moved = { activityId: sewing.activityId, sessionId: first?.sessionId ?? '', start: at(21).start };
    await moveSession(db.context, moved, staff);
    expect(await wants(1, '215')).toMatchObject({ refused: 'overlapping', at: at(21).start });
    const last = theatre.sessions[1];
    await cancelSession(
      db.context,
      { activityId: theatre.activityId, sessionId: last?.sessionId ?? '' },
      staff,
    );
    expect(await wants(1, '215')).toMatchObject({ registration: { status: 'confirmed' } });
  });

  it('is another person’s on the same phone, and costs a new one no read', async () => {
    await anActivity(db.context, { sessions: [at(14)] });
    await anActivity(db.context, { code: '215', sessions: [at(14)] });
    await anActivity(db.context, { code: '216', sessions: [at(18)] });
    const { phone } = asks(db.context, 1);
    await registers(db.context, 1);
    const reads = async (wanted: Parameters<typeof asks>[2]) => {
      const counted = countedCalls();
      const outcome = await register(
        db.process({ wire: counted.wire }),
        asks(db.context, 1, { phone, ...wanted }),
      );
      expect(outcome).toHaveProperty('registration');
      const { Query = 0, BatchGetItem = 0 } = counted.calls();
      return { Query, BatchGetItem };
    };
    // The code, the phone, and what those on a phone that never texted are registered for.
    expect(await reads({ code: '215', name: 'Layla' })).toEqual({ Query: 3, BatchGetItem: 0 });
    // Known and with something else: what she has, and when all of it is. Two are on the phone by now.
    expect(await reads({ code: '216' })).toEqual({ Query: 5, BatchGetItem: 1 });
  });
});

onTheTable('a first session that is moved', () => {
  it('is what an offer is accepted for, and an offer for what is over by then has ended', async () => {
    const { activityId, sessions } = await anActivity(db.context, { capacity: 1, sessions: [at(14)] });
    const held = await registers(db.context, 1);
    const { registration } = await registers(db.context, 2);
    await cancel(db.context, held.registration, participant);
    await promote(db.context, '214', system);
    const sessionId = sessions[0]?.sessionId ?? '';
    await moveSession(db.context, { activityId, sessionId, start: at(0, 3).start }, staff);
    const early = await accept(db.context, registration, participant);
    expect(early).toMatchObject({ status: 'confirmed', startsAt: at(0, 3).start });
    expect((await db.events()).at(-1)).toMatchObject({ data: { startsAt: at(0, 3).start } });
  });

  it('to before its deadline leaves an offer that cannot be accepted once it is over', async () => {
    const { activityId, sessions } = await anActivity(db.context, { capacity: 1, sessions: [at(14)] });
    const held = await registers(db.context, 1);
    const { registration } = await registers(db.context, 2);
    await cancel(db.context, held.registration, participant);
    await promote(db.context, '214', system);
    const sessionId = sessions[0]?.sessionId ?? '';
    await moveSession(db.context, { activityId, sessionId, start: at(0, 3).start }, staff);
    db.clock.set(after(at(0, 3).start, { minutes: 1 }));
    expect(await accept(db.context, registration, participant)).toEqual({
      refused: 'offer-ended',
      code: '214',
    });
  });

  it('is what those are told who are given a place from the line', async () => {
    const { activityId, sessions } = await anActivity(db.context, { capacity: 1, sessions: [at(14)] });
    const held = await registers(db.context, 1);
    await registers(db.context, 2);
    await moveSession(
      db.context,
      { activityId, sessionId: sessions[0]?.sessionId ?? '', start: at(0, 3).start },
      staff,
    );
    await cancel(db.context, held.registration, participant);
    await promote(db.context, '214', system);
    expect((await db.events()).at(-1)).toMatchObject({
      type: 'registration.confirmed',
      data: { startsAt: at(0, 3).start },
    });
  });
});
