import { describe, expect, it } from 'vitest';
import {
  decideAdding,
  decideCancelling,
  decideMoving,
  planned,
} from '#shared/activities/decide-timetable.ts';
import type { Activity, Session } from '#shared/activities/index.ts';
import { activityPlan, staff } from '#tests/support/builders.ts';
import { after } from '#tests/support/time/clock.ts';

const now = '2026-11-23T07:00:00.000Z';
const given = { now: new Date(now), eventId: 'e1', actor: staff };
const plan = activityPlan(now);
const activity: Activity = {
  ...plan,
  activityId: 'a1',
  version: 4,
  sessions: plan.sessions.map((times, position) => ({ ...times, sessionId: `s${position + 1}` })),
};
const [first, second, third] = plan.sessions;
if (first === undefined || second === undefined || third === undefined) throw new Error('The plan has three');
const session: Session = planned(activity, { ...second, sessionId: 's2' }, new Date(now));
const at = (days: number, hours = 0) => ({
  start: after(now, { days, hours }),
  end: after(now, { days, hours: hours + 2 }),
});
const add = (...dates: ReturnType<typeof at>[]) =>
  decideAdding(activity, dates, { ...given, sessionIds: dates.map((_, position) => `n${position + 1}`) });

describe('adding sessions', () => {
  it('puts them where they belong in the timetable, and tells of them in the order of time', () => {
    const change = add(at(30), at(1));
    expect(change).toMatchObject({
      sessions: [
        { ...at(30), sessionId: 'n1', activityId: 'a1', status: 'planned', came: 0, version: 1 },
        { ...at(1), sessionId: 'n2' },
      ],
      event: {
        type: 'activity.timetabled',
        subject: 'activity/a1',
        data: { sessions: [{ sessionId: 'n2', startsAt: at(1).start }, { sessionId: 'n1' }] },
      },
    });
    expect('timetable' in change && change.timetable.map(({ sessionId }) => sessionId)).toEqual([
      'n2',
      's1',
      's2',
      's3',
      'n1',
    ]);
  });

  it.each([
    ['none', [], { refused: 'no-sessions' }],
    ['one that is past', [at(-1)], { refused: 'session-past', at: at(-1).start }],
    [
      'one that ends before it begins',
      [{ start: at(2).end, end: at(2).start }],
      { refused: 'sessions-out-of-order' },
    ],
    ['two at once', [at(2), at(2, 1)], { refused: 'sessions-overlap', at: at(2, 1).start }],
    ['one at the time of another', [at(14, 1)], { refused: 'sessions-overlap', at: at(14, 1).start }],
    [
      'one around another',
      [{ start: at(13).start, end: at(15).start }],
      { refused: 'sessions-overlap', at: first.start },
    ],
    [
      'too many for a call',
      Array.from({ length: 91 }, (_, day) => at(100 + day)),
      { refused: 'too-many-sessions', max: 90 },
    ],
  ])('refuses %s', (_what, dates, expected) => {
    expect(add(...dates)).toEqual(expected);
  });

  it('one right after another is none at once', () => {
    expect(add({ start: first.end, end: after(first.end, { hours: 1 }) })).toMatchObject({ sessions: [{}] });
  });

  it('refuses more than an activity may have', () => {
    const full = {
      ...activity,
      sessions: Array.from({ length: 400 }, (_, day) => ({ ...at(100 + day), sessionId: `x${day}` })),
    };
    expect(decideAdding(full, [at(1)], { ...given, sessionIds: ['n1'] })).toEqual({
      refused: 'too-many-sessions',
      max: 400,
    });
  });
});

describe('moving a session', () => {
  it('puts it at another time and keeps its length and room, and says what it was', () => {
    const inRoom = { ...session, room: 'Room 1' };
    expect(decideMoving(activity, inRoom, { start: at(40).start }, given)).toMatchObject({
      sessions: [{ ...at(40), room: 'Room 1', version: 2, status: 'planned' }],
      timetable: [{ sessionId: 's1' }, { sessionId: 's3' }, { sessionId: 's2', ...at(40), room: 'Room 1' }],
      event: {
        type: 'session.moved',
        subject: 'session/s2',
        data: {
          sessionId: 's2',
          startsAt: at(40).start,
          endsAt: at(40).end,
          room: 'Room 1',
          before: { startsAt: second.start, endsAt: second.end },
        },
      },
    });
  });

  it('into another room, or out of any, is a change too', () => {
    const inRoom = { ...session, room: 'Room 1' };
    expect(decideMoving(activity, inRoom, { room: 'Hall' }, given)).toMatchObject({
      sessions: [{ room: 'Hall' }],
      event: { data: { room: 'Hall', startsAt: second.start } },
    });
    const out = decideMoving(activity, inRoom, { room: null }, given);
    expect(out).toMatchObject({ event: { data: { room: null } } });
    expect(out && 'sessions' in out && out.sessions[0]).not.toHaveProperty('room');
  });

  it('to where it is already is nothing', () => {
    expect(
      decideMoving(activity, session, { start: second.start, end: second.end, room: null }, given),
    ).toBeUndefined();
  });

  it.each([
    ['onto another', session, { start: first.start }, { refused: 'sessions-overlap', at: first.start }],
    ['into the past', session, { start: at(-2).start }, { refused: 'session-past', at: at(-2).start }],
    ['to end before it begins', session, { end: second.start }, { refused: 'sessions-out-of-order' }],
    ['once someone was there', { ...session, came: 1 }, { start: at(40).start }, { refused: 'session-held' }],
    [
      'once it is cancelled',
      { ...session, status: 'cancelled' as const },
      { room: 'Hall' },
      { refused: 'session-cancelled' },
    ],
  ])('is refused %s', (_what, of, wanted, expected) => {
    expect(decideMoving(activity, of, wanted, given)).toEqual(expected);
  });

  it('into another room is possible while people are there', () => {
    expect(decideMoving(activity, { ...session, came: 3 }, { room: 'Hall' }, given)).toMatchObject({
      sessions: [{ room: 'Hall', came: 3 }],
    });
  });
});

describe('cancelling a session', () => {
  it('takes it out of the timetable, and tells of it', () => {
    expect(decideCancelling(activity, session, given)).toMatchObject({
      sessions: [{ sessionId: 's2', status: 'cancelled', version: 2 }],
      timetable: [{ sessionId: 's1' }, { sessionId: 's3' }],
      event: { type: 'session.cancelled', subject: 'session/s2', data: { startsAt: second.start } },
    });
  });

  it('that is cancelled is nothing, and one where people were is refused', () => {
    expect(decideCancelling(activity, { ...session, status: 'cancelled' }, given)).toBeUndefined();
    expect(decideCancelling(activity, { ...session, came: 2 }, given)).toEqual({ refused: 'session-held' });
  });
});
