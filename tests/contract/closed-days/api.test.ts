import { beforeEach, expect, it } from 'vitest';
import { localDate } from '#shared/language/index.ts';
import { activityPlan, anActivity } from '#tests/support/builders.ts';
import { aMonday, onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { type Login, logins, staffCaller } from '#tests/support/web/staff-caller.ts';

const db = tableForEachTest();
let call: ReturnType<typeof staffCaller>;
beforeEach(() => {
  call = staffCaller(db);
});

const path = '/centres/kirkuk/closed-days';
const names = { ar: 'صيانة', ckb: 'چاککردنەوە', en: 'Repairs' };
const repairs = { first: '2026-12-06', last: '2026-12-08', kind: 'own', names };
const body = { weekly: [5, 6], days: [repairs], open: ['2027-01-06'] };
const put = (sent: object = {}, key = 'key-00001', version = 0, login: Login = 'manager') =>
  call(login, 'PUT', path, { key, version, body: { ...body, ...sent } });

onTheTable('GET and PUT /api/centres/{centre}/closed-days', () => {
  it('begins with Fridays and Iraq’s holidays, at version 0', async () => {
    const { status, json, headers } = await call('facilitator', 'GET', path);
    expect([status, headers.etag]).toEqual([200, '"0"']);
    expect(json).toMatchObject({ centre: 'kirkuk', weekly: [5], days: [], open: [], changedBy: null });
    expect(json.items).toContainEqual({
      ...{ first: '2027-01-01', last: '2027-01-01', kind: 'public-holiday', certainty: 'law', source: 'law' },
      ...{
        holiday: 'new-year',
        names: { ar: 'رأس السنة الميلادية', ckb: 'سەری ساڵی زایینی', en: "New Year's Day" },
      },
    });
    expect(json.items).toContainEqual(
      expect.objectContaining({ holiday: 'eid-al-fitr', first: '2027-03-09', certainty: 'suggested' }),
    );
  });

  it('keeps what it is given, with its author and an event, and answers a repeat the same', async () => {
    const { status, json, headers } = await put();
    expect([status, headers.etag]).toEqual([200, '"1"']);
    expect(json).toMatchObject({ ...body, version: 1, changedBy: 'shirin' });
    expect((await put()).json).toEqual(json);
    expect((await put({ open: [] })).status).toBe(422);
    expect((await call('facilitator', 'GET', path)).json).toEqual(json);
    const { items } = json;
    expect(items[0]).toEqual({ ...repairs, certainty: 'kept' });
    expect(items.map(({ holiday }: { holiday?: string }) => holiday)).not.toContain('army-day');
    expect((await db.events()).map(({ type, actor, data }) => ({ type, actor, data }))).toEqual([
      {
        type: 'closed-days.set',
        actor: { kind: 'staff', id: 'shirin' },
        data: {
          ...{ closedDaysOf: 'kirkuk', weekly: [5, 6], open: ['2027-01-06'] },
          days: [{ first: '2026-12-06', last: '2026-12-08', kind: 'own' }],
        },
      },
    ]);
  });

  it('lets two who read the same see each other', async () => {
    const both = await Promise.all([put(), put({ weekly: [5] }, 'key-00002')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect((await put({}, 'key-00003', 0)).headers.etag).toBe('"1"');
    expect((await put({}, 'key-00004', 1)).status).toBe(200);
    expect(await db.events()).toHaveLength(2);
  });

  it.each([
    ['an eighth day of the week', { weekly: [7] }, '/weekly/0'],
    ['every day of the week', { weekly: [0, 1, 2, 3, 4, 5, 6] }, '/weekly'],
    ['a day of the week twice', { weekly: [5, 5] }, '/weekly'],
    ['no such day', { days: [{ ...repairs, first: '2026-02-30' }] }, '/days/0/first'],
    ['a last day before the first', { days: [{ ...repairs, last: '2026-12-05' }] }, '/days/0/last'],
    ['half a year', { days: [{ ...repairs, last: '2027-06-01' }] }, '/days/0/last'],
    ['a kind of ours that is none', { days: [{ ...repairs, kind: 'weekly' }] }, '/days/0/kind'],
    [
      'no name in Kurdish',
      { days: [{ ...repairs, names: { ar: 'ص', ckb: ' ', en: 'R' } }] },
      '/days/0/names/ckb',
    ],
    ['a holiday of nowhere', { days: [{ ...repairs, holiday: 'thanksgiving' }] }, '/days/0/holiday'],
    ['an open day that is none', { open: ['soon'] }, '/open/0'],
    ['a field of its own', { closed: true }, '/closed'],
  ])('points at what is wrong: %s', async (_what, sent, pointer) => {
    const { status, json } = await put(sent);
    expect(status).toBe(400);
    expect(json.errors.map((each: { pointer: string }) => each.pointer)).toEqual([pointer]);
    expect(await db.items()).toEqual([]);
  });

  it('is for those whose timetables they are; a facilitator may look', async () => {
    const may: readonly Login[] = [
      'manager',
      'admin',
      'second manager',
      'admin who approves',
      'admin who approves elsewhere',
    ];
    for (const login of Object.keys(logins) as Login[]) {
      const { status } = await put({}, `key-of-${login.replaceAll(' ', '-')}`, 9, login);
      const isUnknown = login === 'nobody' || login === 'without a token';
      expect([login, status]).toEqual([login, isUnknown ? 401 : may.includes(login) ? 412 : 403]);
    }
    expect((await call('facilitator', 'GET', path)).status).toBe(200);
    expect((await call('analyst', 'GET', path)).status).toBe(403);
    expect((await call('facilitator of another centre', 'GET', path)).status).toBe(403);
    expect((await call('admin', 'GET', '/centres/basra/closed-days')).status).toBe(404);
    expect((await call('manager', 'PUT', path, { key: 'key-00009', body })).status).toBe(428);
    expect((await call('manager', 'PUT', path, { version: 0, body })).status).toBe(400);
    expect((await call('admin', 'GET', `${path}?from=2027-01-01&until=2026-01-01`)).status).toBe(400);
  });
});

const { sessions: _sessions, ...plan } = activityPlan(aMonday);
const weekly = { days: [3, 5], from: '10:00', to: '12:00', first: '2026-12-16', last: '2027-01-06' };
const announce = (timetable: object) =>
  call('manager', 'POST', '/activities', { key: 'key-00001', body: { ...plan, timetable } });
type Shown = {
  readonly start: string;
  readonly closed?: { readonly kind: string; readonly certainty: string };
};
const closedIn = (sessions: readonly Shown[]) =>
  sessions.flatMap(({ start, closed }) =>
    closed ? [`${localDate(start)} ${closed.kind} ${closed.certainty}`] : [],
  );

onTheTable('sessions on closed days', () => {
  it('are told with a warning when they are announced, in the timetable and in the calendar; none is refused', async () => {
    const { status, json } = await announce({ weekly });
    expect(status).toBe(201);
    expect(json.sessions).toHaveLength(7);
    const warned = [
      '2026-12-18 weekly kept',
      '2026-12-25 public-holiday suggested',
      '2027-01-01 public-holiday law',
      '2027-01-06 public-holiday law',
    ];
    expect(closedIn(json.sessions)).toEqual(warned);
    const timetable = await call('facilitator', 'GET', `/activities/${json.activityId}/sessions`);
    expect(closedIn(timetable.json.items)).toEqual(warned);
    const calendar = await call('facilitator', 'GET', '/sessions?centre=kirkuk&until=2027-01-31');
    expect(closedIn(calendar.json.items)).toEqual(warned);
  });

  it('are left out by a weekly pattern that says so', async () => {
    const { json } = await announce({ weekly: { ...weekly, exceptClosed: true } });
    expect(json.sessions.map(({ start }: Shown) => localDate(start))).toEqual([
      ...['2026-12-16', '2026-12-23', '2026-12-30'],
    ]);
    await put({ weekly: [], days: [{ ...repairs, first: '2026-12-30', last: '2026-12-30' }] }, 'key-00009');
    const added = await call('manager', 'POST', `/activities/${json.activityId}/sessions`, {
      ...{ key: 'key-00002', version: 1 },
      body: { weekly: { ...weekly, from: '14:00', to: '15:00', exceptClosed: true } },
    });
    // Fridays are days like others now, but for Christmas and New Year; 6 January is open.
    expect(added.json.items.map(({ start }: Shown) => localDate(start))).toEqual([
      ...['2026-12-16', '2026-12-18', '2026-12-23', '2027-01-06'],
    ]);
  });

  it('are warned of when one is moved there, or added; not when it is cancelled', async () => {
    const { activityId, sessions } = await anActivity(db.context);
    const [session] = sessions;
    const there = await call('manager', 'PATCH', `/activities/${activityId}/sessions/${session?.sessionId}`, {
      ...{ key: 'key-00002', version: 1 },
      body: { start: '2027-01-01T07:00:00.000Z' },
    });
    expect(there.json.closed).toMatchObject({ kind: 'public-holiday', names: { en: "New Year's Day" } });
    const added = await call('manager', 'POST', `/activities/${activityId}/sessions`, {
      ...{ key: 'key-00003', version: 2 },
      body: { dates: [{ start: '2027-03-21T07:00:00.000Z', end: '2027-03-21T09:00:00.000Z' }] },
    });
    expect(closedIn(added.json.items)).toEqual(['2027-03-21 public-holiday law']);
    const off = await call(
      'manager',
      'POST',
      `/activities/${activityId}/sessions/${session?.sessionId}/cancel`,
      {
        ...{ key: 'key-00004', version: 2 },
      },
    );
    expect(off.json).not.toHaveProperty('closed');
  });
});
