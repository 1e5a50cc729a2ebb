import { afterEach, beforeEach, expect, it } from 'vitest';
import { moveSession } from '#shared/activities/index.ts';
import { completePage } from '#shared/attendance/completion/index.ts';
import {
  clocksAfter,
  type Found,
  nothingFound,
  reconcile,
  type SweepPlace,
  setTimetableClocks,
  type TimetableEvent,
} from '#shared/clocks/index.ts';
import { remind } from '#shared/reminders/index.ts';
import { anActivity, staff } from '#tests/support/builders.ts';
import { heldAs, sessionsEveryOtherDay } from '#tests/support/courses/courses.ts';
import { aCourse } from '#tests/support/courses/sheets.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';
import { type Clocks, newClocks } from '#tests/support/time/clocks.ts';

const times = { leads: { default: [86_400, 7_200] }, last: 3_600 };
let db: TestTable;
let clocks: Clocks;
beforeEach(async () => {
  db = await newTable();
  clocks = newClocks({ now: db.clock.now });
});
afterEach(() => db.drop());

/** The clocks that the function `schedule` sets on what has happened. */
async function scheduled(): Promise<void> {
  for (const event of await db.events()) {
    if (!['activity.timetabled', 'session.moved', 'session.cancelled'].includes(event.type)) continue;
    // The types are those of a timetable, which the compiler does not see in `includes`.
    await setTimetableClocks(db.context, clocks.clockwork(times), clocksAfter(event as TimetableEvent));
  }
}
const sweep = async (wanted: Parameters<typeof reconcile>[2] = {}): Promise<Partial<Found>> => {
  const { found } = await reconcile(db.context, clocks.clockwork(times), wanted);
  const counts = Object.entries(found).filter(([name, count]) => name !== 'activities' && count !== 0);
  return Object.fromEntries(counts);
};
const jobs = () => clocks.queued.map(({ queue, job }) => [queue, job]);

onTheTable('clocks that were lost', () => {
  it('are all set again, as they were, and once', async () => {
    await anActivity(db.context);
    await anActivity(db.context, { code: '215', centre: 'ninewa' });
    await scheduled();
    const before = new Map(clocks.set);
    db.clock.forward({ hours: 1 });
    expect(await sweep()).toEqual({});
    clocks.set.clear();
    expect(await sweep()).toEqual({ remindersUnset: 18, completionsUnset: 2 });
    expect(new Map(clocks.set)).toEqual(before);
    expect(await sweep()).toEqual({});
  });

  it.each([1, 5, 9])('are found one by one among the others (without number %i)', async (lost) => {
    await anActivity(db.context);
    await scheduled();
    db.clock.forward({ hours: 1 });
    const name = [...clocks.set.keys()][lost] ?? '';
    clocks.set.delete(name);
    expect(await sweep()).toEqual(
      name.startsWith('complete-') ? { completionsUnset: 1 } : { remindersUnset: 1 },
    );
    expect(clocks.set.has(name)).toBe(true);
  });

  it('are told of by a dry run as they would be set, and not set', async () => {
    const { activityId } = await anActivity(db.context);
    db.clock.forward({ hours: 1 });
    const findings: { readonly activityId: string; readonly due: string }[] = [];
    const dry = await sweep({ isDry: true, onFound: (finding) => findings.push(finding) });
    expect(dry).toEqual({ remindersUnset: 9, completionsUnset: 1 });
    expect(clocks.set.size).toBe(0);
    expect(findings).toHaveLength(10);
    for (const finding of findings) expect(finding).toMatchObject({ activityId, code: '214' });
    expect(await sweep()).toEqual(dry);
  });

  it('of what was announced a moment ago are left to the function that sets them', async () => {
    await anActivity(db.context);
    expect(await sweep()).toEqual({});
    expect(await sweep({ sparing: 0 })).toEqual({ remindersUnset: 9, completionsUnset: 1 });
  });

  it('are those of the present hours of a session that was moved, not of its former', async () => {
    const { activityId, sessions } = await anActivity(db.context);
    const [{ sessionId, start, end } = { sessionId: '', start: '', end: '' }] = sessions;
    const hours = { start: after(start, { hours: 5 }), end: after(end, { hours: 5 }) };
    await moveSession(db.context, { activityId, sessionId, ...hours }, staff);
    db.clock.forward({ hours: 1 });
    await sweep();
    const [first] = [...clocks.set.values()]
      .map(({ Target }) => JSON.parse(Target?.Input ?? '').remind)
      .filter((job) => job?.sessionId === sessionId);
    expect(first).toMatchObject({ startsAt: hours.start, at: after(hours.start, { hours: -24 }) });
  });

  it('leave a reminder to be carried out when it is found, while it is of use, until it was carried out', async () => {
    const { activityId, sessions } = await anActivity(db.context);
    await scheduled();
    const [{ sessionId, start } = { sessionId: '', start: '' }] = sessions;
    const firing = { lead: '86400', at: after(start, { hours: -24 }) };
    // The clock is lost before it rings.
    clocks.set.delete(
      [...clocks.set.keys()].find((name) => name.startsWith(sessionId) && name.endsWith('_86400')) ?? '',
    );
    db.clock.set(after(firing.at, { hours: 2 }));
    expect(await sweep()).toEqual({ remindersMissed: 1 });
    const job = { activityId, sessionId, startsAt: start, ...firing };
    expect(jobs()).toEqual([['reminders', { remind: job }]]);
    // Whose page is lost too is found the next hour.
    expect(await sweep()).toEqual({ remindersMissed: 1 });
    await remind(db.context, { pushAll: async () => [] }, { times, limits: looseLimits }, job);
    expect(await sweep()).toEqual({});
    db.clock.set(after(start, { minutes: 1 }));
    expect(await sweep()).toEqual({});
  });

  it('leave no reminder to be carried out that was not set for the present hour of its session', async () => {
    const { activityId, sessions } = await anActivity(db.context);
    const [{ sessionId, start, end } = { sessionId: '', start: '', end: '' }] = sessions;
    // Moved, the day before, so that the lead of a day had passed already.
    db.clock.set(after(start, { hours: -20 }));
    await moveSession(
      db.context,
      { activityId, sessionId, start: after(start, { hours: 1 }), end: after(end, { hours: 1 }) },
      staff,
    );
    await scheduled();
    db.clock.forward({ hours: 1 });
    expect(await sweep()).toEqual({});
  });

  it('leave a completion to be decided when it is found, until it was decided', async () => {
    const course = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(3) });
    await heldAs(db, course, [['present'], ['present'], ['present']]);
    db.clock.forward({ hours: 1 });
    expect(await sweep()).toEqual({ completionsUnset: 1 });
    clocks.set.clear();
    db.clock.forward({ days: 1 });
    expect(await sweep()).toEqual({ completionsMissed: 1 });
    const [[, job] = []] = jobs();
    const { complete } = job as { readonly complete: Parameters<typeof completePage>[1] };
    await completePage(db.context, complete);
    expect(await sweep()).toEqual({});
  });

  it('leave the team leader to be told that a course is over without sheets, once', async () => {
    const course = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(3) });
    db.clock.set(after(sessionsEveryOtherDay(3)[2]?.end ?? '', { days: 1, hours: 1 }));
    expect(await sweep()).toEqual({ completionsMissed: 1 });
    const over = sessionsEveryOtherDay(3)[2]?.end ?? '';
    await completePage(db.context, { activityId: course.activityId, over });
    expect(await sweep()).toEqual({});
  });

  it('leave nothing to decide where nobody had a place', async () => {
    await anActivity(db.context);
    db.clock.forward({ days: 25 });
    expect(await sweep()).toEqual({});
    expect(jobs()).toEqual([]);
  });
});

onTheTable('a sweep', () => {
  it('goes on where it was left, through every activity of every centre, each once', async () => {
    for (let number = 0; number < 28; number++)
      await anActivity(db.context, {
        code: String(300 + number),
        ...(number < 26 ? {} : { centre: 'diyala' }),
      });
    db.clock.forward({ hours: 1 });
    const seen: string[] = [];
    let from: SweepPlace | undefined;
    let runs = 0;
    do {
      let looked = 0;
      const isEnough = () => ++looked > 5;
      const { found, next } = await reconcile(db.context, clocks.clockwork(times), {
        ...{ from, isEnough },
        onFound: ({ what, code }) => void (what === 'completionsUnset' && seen.push(code)),
      });
      expect(found.activities).toBeLessThanOrEqual(5);
      from = next === undefined ? undefined : JSON.parse(JSON.stringify(next));
      runs += 1;
    } while (from !== undefined);
    expect(seen.toSorted()).toEqual(Array.from({ length: 28 }, (_, number) => String(300 + number)));
    expect(runs).toBe(6);
  });

  it('lets an activity that fails keep no other waiting, and says which', async () => {
    const [first, second] = [await anActivity(db.context), await anActivity(db.context, { code: '215' })];
    db.clock.forward({ hours: 1 });
    clocks = newClocks({ now: db.clock.now });
    const table = {
      ...db.context.table,
      query: async <T>(query: Parameters<typeof db.context.table.query>[0]) => {
        if (query.pk.includes(first.activityId)) throw new Error('no answer');
        return db.context.table.query<T>(query);
      },
    };
    const failed: string[] = [];
    const { found } = await reconcile({ ...db.context, table }, clocks.clockwork(times), {
      onFailed: ({ activityId }) => failed.push(activityId),
    });
    expect(failed).toEqual([first.activityId]);
    expect(found).toEqual({
      ...nothingFound,
      ...{ activities: 2, failed: 1, remindersUnset: 9, completionsUnset: 1 },
    });
    expect([...clocks.set.keys()].some((name) => name.includes(second.activityId))).toBe(true);
  });

  it('does not look at what is long over', async () => {
    await anActivity(db.context);
    db.clock.forward({ days: 80 });
    const { found } = await reconcile(db.context, clocks.clockwork(times));
    expect(found).toEqual(nothingFound);
  });
});
