/** The days of a feast in one act: every session changed once, one text a person, whatever comes twice, late, or breaks off. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DiwanEvent } from '#events/index.ts';
import { mostAtOnce, moveSession, sessionsOf } from '#shared/activities/index.ts';
import { callsIdOf, concernById } from '#shared/concerns/index.ts';
import { localDate, localTime, localToUtc } from '#shared/language/index.ts';
import { stopWrite } from '#shared/people/index.ts';
import {
  changePart,
  changeRearrangement,
  countingOf,
  countSome,
  lookAtPart,
  tellSome,
} from '#shared/rearranging/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import {
  beforeEid,
  carriedOut,
  counted,
  coursesOverEid,
  drafted,
  eid,
  leader,
  peopleOverEid,
} from '#tests/support/courses/eid.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { remindingWorld, type Text } from '#tests/support/messaging/reminding.ts';
import { faultAt, faults } from '#tests/support/table/faults.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

const quiet = { ...looseLimits, quietHours: { from: '21:00', until: '08:00' } };
const isOfEid = (iso: string) => eid.first <= localDate(iso) && localDate(iso) <= eid.last;

async function everySession(db: TestTable, activities: readonly { readonly activityId: string }[]) {
  const found = await Promise.all(
    activities.map(({ activityId }) => sessionsOf(db.context.table, activityId)),
  );
  return found.flat();
}

/** What a phone was sent besides reminders. */
const newsTo = (sent: readonly Text[], person: number) =>
  sent.filter(({ phone, text }) => phone === phoneNumber(person) && !text.includes('Not coming?'));

onTheTable('Eid of four days in a centre with ten courses', () => {
  it('is one act: one text a person, every roster and every reminder right', async () => {
    const db = await newTable(beforeEid);
    const world = remindingWorld(db, { limits: quiet });
    const activities = await coursesOverEid(db, 10);
    await peopleOverEid(db, 12, 10);
    const done = await carriedOut(db, world, {});
    expect(done).toMatchObject({ status: 'finished', sessions: 30, leftSessions: 0, partsDone: 10 });
    expect(done.preview).toMatchObject({ people: 12, texts: 12, segments: 12, notInTime: 0 });
    for (let person = 1; person <= 12; person++) {
      const codes = [person % 10, (person + 1) % 10].toSorted((a, b) => a - b).map((course) => 214 + course);
      expect(newsTo(world.sent, person).map(({ text }) => text)).toEqual([
        `No sessions: ${codes.join(', ')}, Kirkuk\nWed 10 Mar - Sat 13 Mar\nYour place stays`,
      ]);
    }
    const sessions = await everySession(db, activities);
    expect(sessions.filter(({ status }) => status === 'cancelled')).toHaveLength(30);
    for (const { start, status } of sessions) expect(status === 'cancelled').toBe(isOfEid(start));
    expect(broken(await db.items())).toEqual([]);
    const cancelled = (await db.events()).filter(({ type }) => type === 'session.cancelled');
    expect(cancelled).toHaveLength(30);
    for (const { actor, data } of cancelled) {
      expect(actor).toEqual({ kind: 'staff', id: 'leader' });
      expect(data).toMatchObject({ rearrangementId: done.rearrangementId });
    }
    // The clocks of the days that are left are set, and none of the feast.
    const planned = sessions.filter(({ status }) => status === 'planned').map(({ sessionId }) => sessionId);
    const clocks = new Set([...world.clocks.set.keys()].map((name) => name.split('_')[0]));
    expect([...clocks].toSorted()).toEqual(planned.toSorted());
    await db.drop();
  });

  it.each([
    [{ as: 'shift', days: 7 } as const, ['2027-03-17', '2027-03-18', '2027-03-20'], 2],
    [{ as: 'next-open-day' } as const, ['2027-03-14', '2027-03-15', '2027-03-17'], 0],
    [{ as: 'append' } as const, ['2027-03-20', '2027-03-23', '2027-03-24'], 0],
  ])('is moved by %j to days that are open and free', async (how, days, left) => {
    const db = await newTable(beforeEid);
    const world = remindingWorld(db, { limits: quiet });
    const [activity] = await coursesOverEid(db, 1);
    await peopleOverEid(db, 2, 1);
    const done = await carriedOut(db, world, { how });
    expect(done.status).toBe('finished');
    const sessions = await everySession(db, activity === undefined ? [] : [activity]);
    const moved = sessions.filter(({ version }) => version > 1).map(({ start }) => localDate(start));
    // Thursday the 18th has a session already: what would be put there is left, and said before.
    expect(moved).toEqual(days.filter((day) => left === 0 || day !== '2027-03-18'));
    if (left > 0) expect(done.remarks).toMatchObject([{ what: 'sessions-overlap' }]);
    const [text] = newsTo(world.sent, 1);
    expect(newsTo(world.sent, 1)).toHaveLength(1);
    expect(text?.text).toContain('New times, Kirkuk:\n214: ');
    for (const { start } of sessions) expect(localTime(start)).toBe('08:00');
    expect(broken(await db.items())).toEqual([]);
    await db.drop();
  });

  it('shifts the hours of a whole month at once, and says them in one line a course', async () => {
    const db = await newTable(beforeEid);
    const world = remindingWorld(db, { limits: quiet });
    const activities = await coursesOverEid(db, 2);
    await peopleOverEid(db, 3, 2);
    await carriedOut(db, world, {
      first: '2027-03-01',
      last: '2027-03-31',
      how: { as: 'minutes', minutes: 90 },
    });
    const times = new Set(
      (await everySession(db, activities)).map(({ code, start }) => `${code} ${localTime(start)}`),
    );
    expect([...times].toSorted()).toEqual(['214 09:30', '215 10:30']);
    expect(newsTo(world.sent, 1).map(({ text }) => text)).toEqual([
      'New times, Kirkuk:\n214: 09:30, Tue 9 Mar - Thu 18 Mar\n215: 10:30, Tue 9 Mar - Thu 18 Mar',
    ]);
    await db.drop();
  });

  it('waits for the morning, and says then what is so', async () => {
    const db = await newTable(beforeEid);
    const world = remindingWorld(db, { limits: quiet });
    const [activity] = await coursesOverEid(db, 1);
    await peopleOverEid(db, 1, 1);
    await world.until('2027-02-27T19:00:00.000Z');
    await carriedOut(db, world, { how: { as: 'cancel' } });
    expect(newsTo(world.sent, 1)).toEqual([]);
    await world.until('2027-02-28T06:00:00.000Z');
    expect(newsTo(world.sent, 1).map(({ at }) => localTime(at))).toEqual(['08:00']);
    expect(activity?.sessions).toHaveLength(6);
    await db.drop();
  });
});

onTheTable('a rearrangement, when everything comes twice, mixed up, and is refused now and then', () => {
  it('changes each session once and tells each person once', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const db = await newTable(beforeEid);
        try {
          const world = remindingWorld(db, {
            ...{ chance: chanceFrom(seed), repeats: 0.4, refuses: 0.3, fails: 0.2, limits: quiet },
          });
          await coursesOverEid(db, 3);
          await peopleOverEid(db, 5, 3);
          const done = await carriedOut(db, world, {});
          await world.until('2027-03-08T07:00:00.000Z');
          expect((await counted(db, done.rearrangementId)).status).toBe('finished');
          expect((await db.events()).filter(({ type }) => type === 'session.cancelled')).toHaveLength(9);
          for (let person = 1; person <= 5; person++) expect(newsTo(world.sent, person)).toHaveLength(1);
          expect(broken(await db.items())).toEqual([]);
        } finally {
          await db.drop();
        }
      }),
      { numRuns: runs(2) },
    ));

  it.each(faults)('is done once when it is killed anywhere: %s', async (fault) => {
    for (let call = 1; call <= 14; call += 2) {
      const db = await newTable(beforeEid);
      const activities = await coursesOverEid(db, 2);
      await peopleOverEid(db, 2, 2);
      await db.context.table.write([stopWrite(phoneNumber(1), db.clock.now())]);
      const { rearrangementId } = await drafted(db, { how: { as: 'minutes', minutes: 30 } });
      const settings = { limits: quiet };
      for (let at: Parameters<typeof countSome>[2] | undefined = countingOf(rearrangementId); at; )
        at = await countSome(db.context, settings, at);
      await changeRearrangement(db.context, { rearrangementId, step: 'confirm', version: 2 }, leader);
      const pushed: string[] = [];
      const queue = {
        pushAll: async (messages: readonly { readonly messageId: string }[]) => {
          pushed.push(...messages.map(({ messageId }) => messageId));
          return [];
        },
      };
      const process = db.process({ wire: faultAt(call, fault).wire });
      const through = async (context: typeof process) => {
        for (let part = 0; ; ) {
          const next = await changePart(context, { rearrangementId, part });
          if (next === undefined || 'look' in next) break;
          part = next.change.part;
        }
        for (let part = 0; ; ) {
          const next = await lookAtPart(context, quiet, { rearrangementId, part });
          if (next === undefined || 'tell' in next) break;
          part = next.look.part;
        }
        for (let at: Parameters<typeof tellSome>[3] | undefined = { rearrangementId, part: 0 }; at; )
          at = await tellSome(context, queue, settings, at);
      };
      // What breaks off comes again, from its beginning; twice, for a queue delivers at least once.
      const first = await through(process).then(
        () => 'done',
        () => 'broken off',
      );
      expect(broken(await db.items()), `${first} at call ${call}`).toEqual([]);
      await Promise.all([through(db.context), through(db.process())]);
      await through(db.context);
      expect((await counted(db, rearrangementId)).status).toBe('finished');
      const times = (type: DiwanEvent['type'], events: readonly DiwanEvent[]) =>
        events.filter((event) => event.type === type).length;
      const events = await db.events();
      expect(times('session.moved', events), `${fault} at call ${call}`).toBe(6);
      expect(times('concern.raised', events), `${fault} at call ${call}`).toBe(6);
      expect(times('rearrangement.finished', events)).toBe(1);
      expect(new Set(pushed).size).toBe(2);
      const sessions = await everySession(db, activities);
      const moved = sessions.filter(({ version }) => version === 2);
      expect(moved.map(({ couldNotKnow }) => couldNotKnow?.length)).toEqual([1, 1, 1, 1, 1, 1]);
      expect(sessions.filter(({ couldNotKnow }) => couldNotKnow !== undefined)).toHaveLength(6);
      expect(broken(await db.items())).toEqual([]);
      await db.drop();
    }
  });
});

onTheTable('those whom no text tells in time of what is rearranged', () => {
  const listAt = (db: TestTable, sessionId: string) => concernById(db.context.table, callsIdOf(sessionId));

  it('are to be called about the sessions of the morning alone, where it is done at night', async () => {
    const db = await newTable(beforeEid);
    const world = remindingWorld(db, { limits: quiet });
    const activities = await coursesOverEid(db, 2);
    await peopleOverEid(db, 3, 2);
    await world.until(localToUtc('2027-03-09', '21:30'));
    const { rearrangementId } = await carriedOut(db, world, { how: { as: 'minutes', minutes: 60 } });
    expect((await counted(db, rearrangementId)).preview).toMatchObject({ people: 3, notInTime: 3 });
    const sessions = await everySession(db, activities);
    // At eight they are told: of the session of nine in time, of that of eight not.
    const early = sessions.filter(({ start }) => start === localToUtc('2027-03-10', '09:00'));
    expect(early).toMatchObject([
      { code: '214', couldNotKnow: [expect.any(String), expect.any(String), expect.any(String)] },
    ]);
    for (const { sessionId, couldNotKnow } of sessions) {
      const list = await listAt(db, sessionId);
      if (early[0]?.sessionId !== sessionId) {
        expect([couldNotKnow, list]).toEqual([undefined, undefined]);
        continue;
      }
      expect(list).toMatchObject({ about: 'calls', status: 'open', code: '214' });
      expect(list).toMatchObject({ tellBy: localToUtc('2027-03-10', '07:00') });
      expect(list?.calls?.map(({ personId }) => personId)).toEqual(couldNotKnow);
      expect(list?.calls?.map(({ reason }) => reason)).toEqual(['quiet-hours', 'quiet-hours', 'quiet-hours']);
    }
    const raised = (await db.events()).filter(({ type }) => type === 'concern.raised');
    expect(raised).toMatchObject([{ actor: { kind: 'staff', id: 'leader' } }]);
    await db.drop();
  });

  it('are to be called about what is cancelled, and nobody is kept with a session that is not held', async () => {
    const db = await newTable(beforeEid);
    const world = remindingWorld(db, { limits: quiet });
    const activities = await coursesOverEid(db, 1);
    await peopleOverEid(db, 2, 1);
    await db.context.table.write([stopWrite(phoneNumber(2), db.clock.now())]);
    await carriedOut(db, world, {});
    for (const { sessionId, status, couldNotKnow } of await everySession(db, activities)) {
      expect(couldNotKnow).toBeUndefined();
      const list = await listAt(db, sessionId);
      if (status === 'cancelled') expect(list?.calls).toMatchObject([{ reason: 'stopped' }]);
      else expect(list).toBeUndefined();
    }
    await db.drop();
  });

  it('are asked about no more, once it is put to an hour that all hear of', async () => {
    const db = await newTable(beforeEid);
    const world = remindingWorld(db, { limits: quiet });
    const [activity] = await coursesOverEid(db, 1);
    await peopleOverEid(db, 2, 1);
    await world.until(localToUtc('2027-03-09', '21:30'));
    await carriedOut(db, world, { how: { as: 'minutes', minutes: 420 } });
    const sessionId = activity?.sessions[1]?.sessionId ?? '';
    expect((await listAt(db, sessionId))?.status).toBe('open');
    await world.until(localToUtc('2027-03-10', '09:00'));
    await carriedOut(db, world, { how: { as: 'minutes', minutes: 60 } });
    expect(await listAt(db, sessionId)).toMatchObject({ status: 'settled', outcome: 'moved-on' });
    for (const session of await everySession(db, activity === undefined ? [] : [activity]))
      expect(session.couldNotKnow).toBeUndefined();
    await db.drop();
  });

  it('stand with every one of as many sessions as one act may change', async () => {
    const db = await newTable(beforeEid);
    const world = remindingWorld(db, { limits: quiet });
    const sessions = Array.from({ length: mostAtOnce }, (_, day) => {
      const start = after(localToUtc('2027-03-01', '10:00'), { days: day });
      return { start, end: after(start, { hours: 1 }) };
    });
    const activity = await anActivity(db.context, {
      ...{ code: '214', sessions },
      enrolment: { opensAt: after(beforeEid, { days: -1 }), closesAt: '2027-03-01T00:00:00.000Z' },
    });
    await peopleOverEid(db, 2, 1);
    await db.context.table.write([stopWrite(phoneNumber(1), db.clock.now())]);
    const wanted = { first: '2027-03-01', last: '2027-04-20' };
    const done = await carriedOut(db, world, { ...wanted, how: { as: 'minutes', minutes: 90 } });
    expect(done).toMatchObject({ status: 'finished', sessions: mostAtOnce, leftSessions: 0 });
    const all = await everySession(db, [activity]);
    expect(all.map(({ couldNotKnow }) => couldNotKnow?.length)).toEqual(all.map(() => 1));
    const raised = (await db.events()).filter(
      ({ type, data }) => type === 'concern.raised' && data.about === 'calls',
    );
    expect(raised).toHaveLength(mostAtOnce);
    expect(broken(await db.items())).toEqual([]);
    await db.drop();
  });
});

onTheTable('what has changed since a rearrangement was written down', () => {
  it('is left as it is, and the others are changed', async () => {
    const db = await newTable(beforeEid);
    const world = remindingWorld(db, { limits: quiet });
    const [activity] = await coursesOverEid(db, 1);
    await peopleOverEid(db, 1, 1);
    const { rearrangementId } = await drafted(db, {});
    await world.until(after(beforeEid, { minutes: 20 }));
    const session = activity?.sessions[1];
    const to = '2027-03-15T07:00:00.000Z';
    await moveSession(
      db.context,
      { activityId: activity?.activityId ?? '', sessionId: session?.sessionId ?? '', start: to },
      staff,
    );
    await registers(db.context, 9, { code: '214', language: 'en' });
    await changeRearrangement(db.context, { rearrangementId, step: 'confirm', version: 2 }, leader);
    await world.until(after(beforeEid, { hours: 2 }));
    expect(await counted(db, rearrangementId)).toMatchObject({ status: 'finished', leftSessions: 1 });
    const sessions = await everySession(db, activity === undefined ? [] : [activity]);
    expect(
      sessions.filter(({ status }) => status === 'cancelled').map(({ start }) => localDate(start)),
    ).toEqual([...['2027-03-11', '2027-03-13']]);
    expect(newsTo(world.sent, 1).map(({ text }) => text)).toEqual([
      expect.stringContaining('New time: 214'),
      expect.stringContaining('No sessions: 214, Kirkuk\nThu 11 Mar - Sat 13 Mar'),
    ]);
    await db.drop();
  });

  it('a discarded one changes nothing, and can be neither confirmed nor discarded again', async () => {
    const db = await newTable(beforeEid);
    const world = remindingWorld(db, { limits: quiet });
    await coursesOverEid(db, 1);
    await peopleOverEid(db, 1, 1);
    const { rearrangementId } = await drafted(db, {});
    await world.until(after(beforeEid, { minutes: 20 }));
    const step = (which: 'confirm' | 'discard', version: number) =>
      changeRearrangement(db.context, { rearrangementId, step: which, version }, leader);
    expect(await step('confirm', 1)).toEqual({ refused: 'version-changed', version: 2 });
    expect(await step('discard', 2)).toMatchObject({ status: 'discarded' });
    expect(await step('confirm', 3)).toEqual({ refused: 'not-now', status: 'discarded' });
    await world.until(after(beforeEid, { hours: 2 }));
    expect((await db.events()).filter(({ type }) => type === 'session.cancelled')).toEqual([]);
    expect(newsTo(world.sent, 1)).toEqual([]);
    await db.drop();
  });
});
