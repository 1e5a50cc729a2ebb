import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EventOf } from '#events/index.ts';
import { scheduleReminders } from '#functions/schedule/schedule-reminders.ts';
import { type Activity, cancelSession, moveSession } from '#shared/activities/index.ts';
import { anActivity, staff } from '#tests/support/builders.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';
import { type Clocks, newClocks } from '#tests/support/time/clocks.ts';

type Timetable = EventOf<'activity.timetabled' | 'session.moved' | 'session.cancelled'>;
const target = { group: 'reminders', queueArn: 'arn:aws:sqs:x:0:remind', roleArn: 'arn:aws:iam::0:role/r' };
const times = {
  leads: { default: [86_400, 7_200], ninewa: [3 * 86_400] },
  last: 3_600,
  quietHours: { from: '21:00', until: '08:00' },
};

let db: TestTable;
let clocks: Clocks;
beforeEach(async () => {
  db = await newTable();
  clocks = newClocks();
});
afterEach(() => db.drop());

const schedule = (event: Timetable) => scheduleReminders(db.context, clocks.client, target, times, event);
async function timetableEvents(): Promise<readonly Timetable[]> {
  const isTimetable = (type: string) =>
    ['activity.timetabled', 'session.moved', 'session.cancelled'].includes(type);
  return (await db.events()).filter((event): event is Timetable => isTimetable(event.type));
}
/** What is set, as what it says when it fires. */
const set = () =>
  [...clocks.set.values()]
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
    expect(clocks.set.size).toBe(9);
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
    for (const clock of clocks.set.values()) {
      expect(clock).toMatchObject({
        GroupName: 'reminders',
        ActionAfterCompletion: 'DELETE',
        ScheduleExpressionTimezone: 'UTC',
        Target: { Arn: target.queueArn, RoleArn: target.roleArn },
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
    expect(clocks.set.size).toBe(9);
    await cancelSession(db.context, { activityId, sessionId }, staff);
    for (const event of await timetableEvents()) await schedule(event);
    expect(clocks.set.size).toBe(6);
  });

  it('are never brought back by news that comes late, in whatever order it comes', async () => {
    const activity = await anActivity(db.context);
    await move(activity, 3);
    await move(activity, 5);
    await move(activity, 0);
    const events = await timetableEvents();
    const orders = [events, events.toReversed(), [...events.slice(2), ...events.slice(0, 2)]];
    for (const order of orders) {
      clocks = newClocks();
      for (const event of [...order, ...order]) await schedule(event);
      expect(new Set(leads().map(([startsAt]) => startsAt))).toEqual(
        new Set(activity.sessions.map(({ start }) => start)),
      );
      expect(clocks.set.size).toBe(9);
    }
    const { activityId, sessionId } = first(activity);
    await cancelSession(db.context, { activityId, sessionId }, staff);
    for (const event of (await timetableEvents()).toReversed()) await schedule(event);
    expect(clocks.set.size).toBe(6);
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
    let back: Promise<void> | undefined;
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
    await scheduleReminders(watching, clocks.client, target, times, moved);
    const { start } = first(activity);
    expect(leads().filter(([startsAt]) => startsAt === start)).toHaveLength(3);
  });

  it('are all set in the end, whichever call to the scheduler fails', async () => {
    await anActivity(db.context);
    const [news] = await timetableEvents();
    if (news === undefined) throw new Error('Nothing was timetabled');
    for (let failing = 1; failing <= 9; failing++) {
      let calls = 0;
      clocks = newClocks(() => {
        calls += 1;
        if (calls === failing) throw new Error('The scheduler does not answer');
      });
      await expect(schedule(news)).rejects.toThrow('does not answer');
      await schedule(news);
      expect(clocks.set.size).toBe(9);
    }
  });
});
