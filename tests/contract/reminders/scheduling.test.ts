import { beforeEach, expect, it } from 'vitest';
import { type Activity, cancelSession, moveSession } from '#shared/activities/index.ts';
import {
  clocksAfter,
  setTimetableClocks,
  type TimetableEvent,
  type TimetableJob,
  timetableJob,
} from '#shared/clocks/index.ts';
import type { FanOutQueue } from '#shared/messaging/index.ts';
import { remind } from '#shared/reminders/index.ts';
import type { Context } from '#shared/table/index.ts';
import { anActivity, staff } from '#tests/support/builders.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';
import { type Clocks, newClocks } from '#tests/support/time/clocks.ts';

const times = {
  leads: { default: [86_400, 7_200], ninewa: [3 * 86_400] },
  last: 3_600,
  quietHours: { from: '21:00', until: '08:00' },
};

const db = tableForEachTest();
let clocks: Clocks;
beforeEach(() => {
  clocks = newClocks({ now: () => db.clock.now() });
});

const schedule = (event: TimetableEvent, context: Pick<Context, 'table' | 'now'> = db.context) =>
  setTimetableClocks(context, clocks.clockwork(times), clocksAfter(event));
async function timetableEvents(): Promise<readonly TimetableEvent[]> {
  const isTimetable = (type: string) =>
    ['activity.timetabled', 'session.moved', 'session.cancelled'].includes(type);
  return (await db.events()).filter((event): event is TimetableEvent => isTimetable(event.type));
}
const reminderClocks = () => [...clocks.set.values()].filter(({ GroupName }) => GroupName === 'reminders');
/** What is set, as what it says when it fires. */
const set = () =>
  reminderClocks()
    .map(({ Target }) => JSON.parse(Target?.Input ?? '').remind)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
const leads = () => set().map(({ lead, startsAt }) => [startsAt, lead]);
const first = (activity: Activity) => {
  const session = activity.sessions[0];
  if (session === undefined) throw new Error('No session');
  return { activityId: activity.activityId, ...session };
};
const move = (activity: Activity, hours: number) => {
  const { activityId, sessionId, start, end } = first(activity);
  return moveSession(
    db.context,
    { activityId, sessionId, start: after(start, { hours }), end: after(end, { hours }) },
    staff,
  );
};

onTheTable('the clocks of a timetable', () => {
  it('are set for every session and lead, and once though the news comes twice', async () => {
    const activity = await anActivity(db.context);
    const [news] = await timetableEvents();
    if (news === undefined) throw new Error('Nothing was timetabled');
    await schedule(news);
    await schedule(news);
    expect(set().length).toBe(9);
    const { activityId, sessionId, start } = first(activity);
    expect(set().slice(0, 3)).toEqual([
      { activityId, sessionId, startsAt: start, lead: '86400', at: after(start, { hours: -24 }) },
      { activityId, sessionId, startsAt: start, lead: '7200', at: after(start, { hours: -2 }) },
      {
        activityId,
        sessionId,
        startsAt: start,
        lead: 'last',
        at: after(start, { hours: -1 }),
        since: after(start, { hours: -2 }),
      },
    ]);
    for (const clock of reminderClocks()) {
      expect(clock).toMatchObject({
        GroupName: 'reminders',
        ActionAfterCompletion: 'DELETE',
        ScheduleExpressionTimezone: 'UTC',
        Target: { Arn: 'arn:aws:sqs:x:0:reminders', RoleArn: 'arn:aws:iam::0:role/reminders' },
      });
      expect(clock.Name).toMatch(/^[\w.-]{1,64}$/);
    }
  });

  it('keep to the leads of the centre', async () => {
    await anActivity(db.context, { centre: 'ninewa' });
    for (const event of await timetableEvents()) await schedule(event);
    expect(
      set()
        .map(({ lead }) => lead)
        .toSorted(),
    ).toEqual([...['259200', '259200', '259200'], ...['last', 'last', 'last']]);
  });

  it('move with a session, and go with one that is cancelled', async () => {
    const activity = await anActivity(db.context);
    await move(activity, 3);
    for (const event of await timetableEvents()) await schedule(event);
    const { activityId, sessionId, start } = first(activity);
    expect(leads().slice(0, 3)).toEqual([
      [after(start, { hours: 3 }), '86400'],
      [after(start, { hours: 3 }), '7200'],
      [after(start, { hours: 3 }), 'last'],
    ]);
    expect(set().length).toBe(9);
    await cancelSession(db.context, { activityId, sessionId }, staff);
    for (const event of await timetableEvents()) await schedule(event);
    expect(set().length).toBe(6);
  });

  it('are never brought back by news that comes late, in whatever order it comes', async () => {
    const activity = await anActivity(db.context);
    await move(activity, 3);
    await move(activity, 5);
    await move(activity, 0);
    const events = await timetableEvents();
    const orders = [events, events.toReversed(), [...events.slice(2), ...events.slice(0, 2)]];
    for (const order of orders) {
      clocks = newClocks({ now: () => db.clock.now() });
      for (const event of [...order, ...order]) await schedule(event);
      expect(new Set(leads().map(([startsAt]) => startsAt))).toEqual(
        new Set(activity.sessions.map(({ start }) => start)),
      );
      expect(set().length).toBe(9);
    }
    const { activityId, sessionId } = first(activity);
    await cancelSession(db.context, { activityId, sessionId }, staff);
    for (const event of (await timetableEvents()).toReversed()) await schedule(event);
    expect(set().length).toBe(6);
  });

  it('are set again when a session is moved back while the old ones are being removed', async () => {
    const activity = await anActivity(db.context);
    const [announced] = await timetableEvents();
    if (announced === undefined) throw new Error('Nothing was timetabled');
    await schedule(announced);
    await move(activity, 3);
    const moved = (await timetableEvents()).at(-1);
    if (moved === undefined) throw new Error('Nothing was moved');
    // Someone moves it back, and that is handled, just before the first clock of the old start is removed.
    let back: Promise<unknown> | undefined;
    const { table } = db.context;
    let reads = 0;
    const watching = {
      ...db.context,
      table: {
        ...table,
        get: async <T>(key: Parameters<typeof table.get>[0]) => {
          const found = await table.get<T>(key);
          reads += 1;
          if (reads === 1) {
            await move({ ...activity }, 0);
            const event = (await timetableEvents()).at(-1);
            if (event !== undefined) back = schedule(event);
            await back;
          }
          return found;
        },
      },
    };
    await schedule(moved, watching);
    const { start } = first(activity);
    expect(leads().filter(([startsAt]) => startsAt === start)).toHaveLength(3);
  });

  it('are all set in the end, whichever call to the scheduler fails', async () => {
    await anActivity(db.context);
    const [news] = await timetableEvents();
    if (news === undefined) throw new Error('Nothing was timetabled');
    for (let failing = 1; failing <= 9; failing++) {
      let calls = 0;
      clocks = newClocks({
        before: () => {
          calls += 1;
          if (calls === failing) throw new Error('The scheduler does not answer');
        },
      });
      await expect(schedule(news)).rejects.toThrow('does not answer');
      await schedule(news);
      expect(set().length).toBe(9);
    }
  });

  it('are set for what is to come when news is brought back hours later; what is due is done now, once', async () => {
    const activity = await anActivity(db.context);
    const [news] = await timetableEvents();
    if (news === undefined) throw new Error('Nothing was timetabled');
    const { activityId, sessionId, start } = first(activity);
    db.clock.set(after(start, { hours: -3 }));
    await schedule(news);
    // The lead of a day is past. AWS refuses a clock for it; everyone may still be told.
    const [due, ...others] = clocks.queued;
    const missed = {
      activityId,
      sessionId,
      startsAt: start,
      lead: '86400',
      at: after(start, { hours: -24 }),
    };
    expect([due, others]).toEqual([{ queue: 'reminders', job: { remind: missed }, inSeconds: 0 }, []]);
    expect(leads().filter(([startsAt]) => startsAt === start)).toEqual([
      [start, '7200'],
      [start, 'last'],
    ]);
    // Once it has been carried out, it is not carried out again.
    await remind(db.context, nobodyElse, { times, limits: looseLimits }, missed);
    await schedule(news);
    expect(clocks.queued).toHaveLength(1);
    // When the session has begun there is nothing left to tell.
    db.clock.set(after(start, { minutes: 1 }));
    await schedule(news);
    expect(clocks.queued.filter(({ queue }) => queue === 'reminders')).toHaveLength(1);
  });

  it('of a long timetable are set some sessions at a time, and the rest goes on where it was', async () => {
    const now = db.clock.now().toISOString();
    const sessions = Array.from({ length: 50 }, (_, position) => {
      const start = after(now, { days: 14 + position });
      return { start, end: after(start, { hours: 2 }) };
    });
    const activity = await anActivity(db.context, { sessions });
    const [news] = await timetableEvents();
    if (news === undefined) throw new Error('Nothing was timetabled');
    const runs: number[] = [];
    let job: TimetableJob | undefined = clocksAfter(news);
    while (job !== undefined) {
      const text: unknown = JSON.parse(JSON.stringify({ setClocks: job }));
      job = await setTimetableClocks(db.context, clocks.clockwork(times), timetableJob.parse(text).setClocks);
      runs.push(clocks.set.size);
    }
    // Twenty sessions of three clocks, twice; then ten, and the clock of the activity itself.
    expect(runs).toEqual([60, 120, 151]);
    expect(new Set(set().map(({ sessionId }) => sessionId)).size).toBe(activity.sessions.length);
  });
});

const nobodyElse: FanOutQueue = { pushAll: async () => [] };
