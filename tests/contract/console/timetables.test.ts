import { beforeEach, expect, it } from 'vitest';
import { languages } from '#events/index.ts';
import { type Activity, activityById, sessionById, underCode } from '#shared/activities/index.ts';
import { localDate, localToUtc } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { activityPlan, anActivity } from '#tests/support/builders.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { aMonday, onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';
import { type Login, logins, staffCaller } from '#tests/support/web/staff-caller.ts';

const db = tableForEachTest({ broken });
let call: ReturnType<typeof staffCaller>;
beforeEach(() => {
  call = staffCaller(db);
});

const noOne = '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10';
const at = (days: number, hours = 0) => {
  const start = after(aMonday, { days, hours });
  return { start, end: after(start, { hours: 2 }) };
};
const term = {
  days: [0, 2, 4],
  from: '10:00',
  to: '12:00',
  first: '2026-11-29',
  last: '2027-02-25',
  except: ['2026-12-31'],
  room: 'Room 2',
};
const { sessions: _sessions, ...plan } = activityPlan(aMonday);
const announce = (body: object = {}, key = 'key-00001', login: Login = 'manager') =>
  call(login, 'POST', '/activities', { key, body: { ...plan, timetable: { weekly: term }, ...body } });

/** Days until which places cannot be given, with what is said of it. */
const placesUntilRefused = languages.flatMap((language) =>
  (
    [
      ['nonsense', () => 'in spring', 'dateInvalid'],
      ['a day without a time', () => '2026-12-01', 'dateInvalid'],
      ['a year that no clock knows', () => '9999-12-31T22:00:00.000Z', 'dateInvalid'],
      ['now', () => aMonday, 'placesUntilPast'],
      ['before now', () => after(aMonday, { minutes: -1 }), 'placesUntilPast'],
      ['last year', () => after(aMonday, { days: -365 }), 'placesUntilPast'],
      ['after the day of the last session', (end: string) => after(end, { days: 1 }), 'placesUntilAfterEnd'],
      ['a year after it', (end: string) => after(end, { days: 365 }), 'placesUntilAfterEnd'],
    ] as const
  ).map(
    ([what, until, reason]) =>
      [what, language, until as (end: string) => string, render(`field.${reason}`, language)] as const,
  ),
);
const overTitles = languages.map((language) => [language, render('problem.course-over', language)] as const);

onTheTable('POST /api/activities', () => {
  it('says until when places are given, and by default while it can still be completed', async () => {
    const dates = Array.from({ length: 10 }, (_, day) => at(day + 1));
    const body = { timetable: { dates }, enrolment: { opensAt: aMonday, closesAt: at(10).end } };
    const { json } = await announce(body);
    expect(json).not.toHaveProperty('placesUntil');
    const open = async (code: string) => (await underCode(db.context.table, code)).activity?.placesUntil;
    // From the sixth on five are left, which are needed.
    expect(await open('214')).toBe(dates[5]?.end);
    const said = await announce({ ...body, code: '215', placesUntil: dates[2]?.end }, 'key-00002');
    expect(said.json).toMatchObject({ placesUntil: dates[2]?.end });
    expect(await open('215')).toBe(dates[2]?.end);
    // Of who need come to less, less is needed.
    await announce({ ...body, code: '216', attendanceShare: 20 }, 'key-00003');
    expect(await open('216')).toBe(dates[8]?.end);
  });

  it.each(placesUntilRefused)(
    'refuses a last day of places that nobody can have meant, naming the field: %s, in %s',
    async (_what, language, until, detail) => {
      const dates = [at(1), at(3)];
      const { status, json } = await call('manager', 'POST', '/activities', {
        ...{ key: 'key-00001', language },
        body: { ...plan, timetable: { dates }, placesUntil: until(at(3).end) },
      });
      expect([status, json.errors]).toEqual([400, [{ pointer: '/placesUntil', detail }]]);
      expect(await db.items()).toEqual([]);
    },
  );

  it('announces an activity with a term of sessions, holidays left out', async () => {
    const { status, json, headers } = await announce();
    expect(status).toBe(201);
    expect(headers).toMatchObject({ etag: '"1"', 'cache-control': 'no-store' });
    expect(json).toMatchObject({ ...plan, version: 1, activityId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(json.sessions).toHaveLength(38);
    // One text a session and place, were every place taken.
    expect(json.reminders).toEqual({ texts: 38 * plan.capacity, cost: expect.any(Number) });
    expect(json.sessions[0]).toEqual({
      activityId: json.activityId,
      sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      code: '214',
      centre: 'kirkuk',
      kind: 'sewing',
      start: '2026-11-29T07:00:00.000Z',
      end: '2026-11-29T09:00:00.000Z',
      room: 'Room 2',
      status: 'planned',
      came: 0,
      version: 1,
    });
    const days = json.sessions.map(({ start }: { start: string }) => localDate(start));
    expect(days).not.toContain('2026-12-31');
    expect((await underCode(db.context.table, '214')).activity).toMatchObject({
      activityId: json.activityId,
    });
    expect((await db.events()).map(({ type, actor }) => [type, actor])).toEqual([
      ['activity.created', { kind: 'staff', id: 'shirin' }],
      ['activity.timetabled', { kind: 'staff', id: 'shirin' }],
    ]);
  });

  it('gives the same request the same answer, at once too, and announces it once', async () => {
    const [first, second] = await Promise.all([announce(), announce()]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.json).toEqual(first.json);
    expect((await announce()).json).toEqual(first.json);
    expect(await db.events()).toHaveLength(2);
    expect((await announce({ capacity: 11 })).status).toBe(422);
    expect(await announce({}, 'key-00002')).toMatchObject({
      status: 409,
      json: { type: '/problems/code-in-use' },
    });
  });

  it.each([
    ['neither dates nor a pattern', { timetable: {} }, '/timetable/dates'],
    ['both', { timetable: { weekly: term, dates: [at(3)] } }, '/timetable/dates'],
    ['an eighth day', { timetable: { weekly: { ...term, days: [8] } } }, '/timetable/weekly/days/0'],
    ['no such day', { timetable: { weekly: { ...term, first: '2026-02-30' } } }, '/timetable/weekly/first'],
    ['sessions by another name', { sessions: [at(3)] }, '/sessions'],
    [
      'a year that the clocks we set do not know',
      { timetable: { dates: [{ ...at(3), end: '9999-12-31T22:00:00.000Z' }] } },
      '/timetable/dates/0/end',
    ],
    ['a room without a name', { timetable: { dates: [{ ...at(3), room: '' }] } }, '/timetable/dates/0/room'],
    [
      'a room of a mark that no one sees',
      { timetable: { dates: [{ ...at(3), room: ' \u200f' }] } },
      '/timetable/dates/0/room',
    ],
    ['a title of blanks', { titles: { ar: 'خياطة', ckb: '  ', en: 'Sewing' } }, '/titles/ckb'],
  ])('points at what is wrong: %s', async (_what, body, pointer) => {
    const { status, json } = await announce(body);
    expect({ status, pointers: json.errors?.map((each: { pointer: string }) => each.pointer) }).toEqual({
      status: 400,
      pointers: [pointer],
    });
    expect(await db.items()).toEqual([]);
  });

  it.each([
    [
      'a pattern that has no session',
      { timetable: { weekly: { ...term, last: '2026-11-28' } } },
      'no-sessions',
    ],
    [
      'a pattern without end',
      { timetable: { weekly: { ...term, last: '2029-01-01' } } },
      'too-many-sessions',
    ],
    [
      'an hour that ends before it begins',
      { timetable: { weekly: { ...term, to: '09:00' } } },
      'sessions-out-of-order',
    ],
    ['two at once', { timetable: { dates: [at(3), at(3, 1)] } }, 'sessions-overlap'],
    [
      'an end of enrolment before its beginning',
      { enrolment: { opensAt: at(3).start, closesAt: at(2).start } },
      'enrolment-out-of-order',
    ],
  ])('refuses %s', async (_what, body, type) => {
    expect(await announce(body)).toMatchObject({ status: 409, json: { type: `/problems/${type}` } });
    expect(await db.items()).toEqual([]);
  });

  it('takes dates in any order', async () => {
    const { json } = await announce({ timetable: { dates: [at(9), at(3)] } });
    expect(json.sessions).toMatchObject([at(3), at(9)]);
  });
});

onTheTable('the sessions of an activity', () => {
  let activity: Activity;
  beforeEach(async () => {
    activity = await anActivity(db.context);
  });
  const path = () => `/activities/${activity.activityId}/sessions`;
  const sessionPath = (position: number) => `${path()}/${activity.sessions[position]?.sessionId}`;

  it('can be seen, added to, moved and cancelled, each change for the version that was read', async () => {
    const seen = await call('facilitator', 'GET', path());
    expect(seen).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      json: { activityVersion: 1, cursor: null },
    });
    expect(seen.json.items).toHaveLength(3);

    const added = await call('manager', 'POST', path(), {
      key: 'key-00001',
      version: 1,
      body: { dates: [at(30), at(1)] },
    });
    expect(added).toMatchObject({ status: 201, headers: { etag: '"2"' }, json: { items: [at(30), at(1)] } });

    const body = { start: at(40).start, room: 'Hall' };
    const moved = await call('manager', 'PATCH', sessionPath(0), { key: 'key-00002', version: 1, body });
    expect(moved).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      json: { ...at(40), room: 'Hall', version: 2, status: 'planned' },
    });

    const cancelled = await call('manager', 'POST', `${sessionPath(1)}/cancel`, {
      key: 'key-00003',
      version: 1,
    });
    expect(cancelled).toMatchObject({ status: 200, json: { status: 'cancelled', version: 2 } });

    expect((await activityById(db.context.table, activity.activityId))?.sessions).toMatchObject([
      at(1),
      { sessionId: activity.sessions[2]?.sessionId },
      at(30),
      at(40),
    ]);
    const after_ = (await call('manager', 'GET', path())).json.items;
    expect(after_.map(({ status }: { status: string }) => status).toSorted()).toEqual([
      'cancelled',
      'planned',
      'planned',
      'planned',
      'planned',
    ]);
    expect((await db.events()).slice(2).map(({ type, actor }) => [type, actor])).toEqual(
      ['activity.timetabled', 'session.moved', 'session.cancelled'].map((type) => [
        type,
        { kind: 'staff', id: 'shirin' },
      ]),
    );
  });

  it('are changed once by a request that comes again, at once too, and answered the same', async () => {
    const requests = {
      add: () => call('manager', 'POST', path(), { key: 'key-00001', version: 1, body: { dates: [at(30)] } }),
      move: () =>
        call('manager', 'PATCH', sessionPath(0), { key: 'key-00002', version: 1, body: { room: 'Hall' } }),
      cancel: () => call('manager', 'POST', `${sessionPath(1)}/cancel`, { key: 'key-00003', version: 1 }),
    };
    for (const send of Object.values(requests)) {
      const [first, second] = await Promise.all([send(), send()]);
      expect(first.status).toBeLessThan(300);
      expect(second).toMatchObject({ status: first.status, json: first.json });
      expect(await send()).toMatchObject({ status: first.status, json: first.json });
    }
    expect(await db.events()).toHaveLength(5);
    const other = { key: 'key-00002', version: 1, body: { room: 'Room 1' } };
    expect(await call('manager', 'PATCH', sessionPath(0), other)).toMatchObject({ status: 422 });
  });

  it('want a key and the version: without it 428, with another 412 that tells the one there is', async () => {
    for (const [method, address, body] of [
      ['POST', path(), { dates: [at(30)] }],
      ['PATCH', sessionPath(0), { room: 'Hall' }],
      ['POST', `${sessionPath(1)}/cancel`, undefined],
    ] as const) {
      const sent = body === undefined ? {} : { body };
      expect(await call('manager', method, address, { version: 1, ...sent })).toMatchObject({
        status: 400,
        json: { type: '/problems/idempotency-key-missing' },
      });
      expect(await call('manager', method, address, { key: 'key-00004', ...sent })).toMatchObject({
        status: 428,
        json: { type: '/problems/version-missing', title: expect.stringMatching(/If-Match/) },
      });
      expect(await call('manager', method, address, { key: 'key-00004', version: 7, ...sent })).toMatchObject(
        {
          status: 412,
          headers: { etag: '"1"' },
          json: { type: '/problems/version-changed' },
        },
      );
    }
    expect(await db.events()).toHaveLength(2);
  });

  it('say why they cannot be so', async () => {
    const move = (body: object, position = 0) =>
      call('manager', 'PATCH', sessionPath(position), {
        key: `key-${JSON.stringify(body).length}-00`,
        version: 1,
        body,
      });
    expect(await move({ start: activity.sessions[1]?.start })).toMatchObject({
      status: 409,
      json: { type: '/problems/sessions-overlap', detail: expect.stringMatching(/Wed 9 Dec/) },
    });
    expect((await move({ start: at(-5).start })).json.type).toBe('/problems/session-past');
    expect((await move({ start: 'tomorrow' })).json.errors).toMatchObject([{ pointer: '/start' }]);
    expect((await move({ begins: at(5).start })).json.errors).toMatchObject([{ pointer: '/begins' }]);
    const cancel = { key: 'key-00008', version: 1, body: { because: 'rain' } };
    expect((await call('manager', 'POST', `${sessionPath(0)}/cancel`, cancel)).status).toBe(400);
  });

  it('are nowhere where there are none', async () => {
    for (const id of [noOne, 'x', '%00', 'META']) {
      const write = { key: 'key-00001', version: 1 };
      const answers = [
        await call('manager', 'GET', `/activities/${id}/sessions`),
        await call('manager', 'POST', `/activities/${id}/sessions`, { ...write, body: { dates: [at(1)] } }),
        await call('manager', 'PATCH', `${path()}/${id}`, { ...write, body: { room: 'Hall' } }),
        await call('manager', 'POST', `${path()}/${id}/cancel`, write),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    }
  });

  //                                       announce  see  calendar  add  move  cancel  places
  const mayChange = [201, 200, 200, 201, 200, 200, 200];
  const mayLook = [403, 200, 200, 403, 403, 403, 403];
  const mayNothing = [403, 403, 403, 403, 403, 403, 403];
  it.each<readonly [Login, readonly number[]]>([
    ['manager', mayChange],
    ['admin', mayChange],
    ['facilitator', mayLook],
    ['manager of another centre', mayNothing],
    ['manager of none', mayNothing],
    ['facilitator of another centre', mayNothing],
    ['approver', mayNothing],
    ['analyst', mayNothing],
    ['partner', mayNothing],
    ['centre without a role', mayNothing],
    ['nobody', [401, 401, 401, 401, 401, 401, 401]],
  ])('are for whom they are for: %s', async (login, expected) => {
    const write = { key: 'key-00001', version: 1 };
    const answers = [
      await call(login, 'POST', '/activities', {
        key: 'key-00001',
        body: { ...plan, code: '300', timetable: { dates: [at(3)] } },
      }),
      await call(login, 'GET', path()),
      await call(login, 'GET', '/sessions?centre=kirkuk'),
      await call(login, 'POST', path(), { ...write, key: 'key-00002', body: { dates: [at(1)] } }),
      await call(login, 'PATCH', sessionPath(0), { ...write, key: 'key-00003', body: { room: 'Hall' } }),
      await call(login, 'POST', `${sessionPath(1)}/cancel`, { ...write, key: 'key-00004' }),
      await call(login, 'PUT', `/activities/${activity.activityId}/places`, {
        ...{ key: 'key-00005', version: 4 },
        body: { capacity: 12, childcareCapacity: 2 },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(expected);
    expect(Object.keys(logins)).toContain(login);
    if (!expected.includes(201)) expect(await db.events()).toHaveLength(2);
    // Whoever may see nothing is not told either whether there is something.
    if (
      expected === mayNothing &&
      login !== 'manager of another centre' &&
      !login.startsWith('facilitator')
    ) {
      expect((await call(login, 'GET', `/activities/${noOne}/sessions`)).status).toBe(403);
    }
  });
});

onTheTable('PUT /api/activities/{activityId}/places', () => {
  let activity: Activity;
  beforeEach(async () => {
    activity = await anActivity(db.context, { capacity: 1 });
  });
  const placesPath = () => `/activities/${activity.activityId}/places`;
  const more = { capacity: 2, childcareCapacity: 1 };
  const put = (body: object, version?: number, key = 'key-00001') =>
    call('manager', 'PUT', placesPath(), { key, body, ...(version === undefined ? {} : { version }) });
  const changed = async () =>
    (await db.events()).filter(({ type }) => type === 'activity.capacity-changed').length;

  it('sets how many there are, once, for the version that was read', async () => {
    const told = { code: '214', activityId: activity.activityId, ...more, version: 2 };
    const both = await Promise.all([put(more, 1), put(more, 1)]);
    for (const answer of [...both, await put(more, 1)]) {
      expect(answer).toMatchObject({ status: 200, json: told, headers: { etag: '"2"' } });
    }
    expect(await changed()).toBe(1);
    expect((await underCode(db.context.table, '214')).activity).toMatchObject({
      placesLeft: 2,
      childcareLeft: 1,
    });
    expect((await put({ ...more, capacity: 3 }, 1)).status).toBe(422);
    expect(await put({ ...more, capacity: 3 }, 1, 'key-00002')).toMatchObject({
      status: 412,
      headers: { etag: '"2"' },
    });
    expect((await put(more, undefined, 'key-00003')).status).toBe(428);
  });

  it.each([
    ['none', { capacity: 0, childcareCapacity: 0 }, '/capacity'],
    ['half a child', { capacity: 1, childcareCapacity: 0.5 }, '/childcareCapacity'],
    ['nothing of childcare', { capacity: 1 }, '/childcareCapacity'],
    ['something unknown', { ...more, chairs: 4 }, '/chairs'],
  ])('points at what is wrong: %s', async (_what, body, pointer) => {
    const { status, json } = await put(body, 1);
    expect([status, json.errors[0].pointer]).toEqual([400, pointer]);
    expect(await changed()).toBe(0);
  });

  it('says until when places are given: as it was told, by default, and as before where it is left out', async () => {
    // Of three sessions two are needed: until the second is over.
    const usual = activity.sessions[1]?.end ?? '';
    const first = activity.sessions[0]?.end ?? '';
    const until = async (body: object, version: number) =>
      (await put({ ...more, ...body }, version, `key-0000${version}`)).json.placesUntil;
    expect(await until({}, 1)).toBe(usual);
    expect(await until({ placesUntil: first }, 2)).toBe(first);
    expect((await underCode(db.context.table, '214')).activity?.placesUntil).toBe(first);
    expect(await until({ capacity: 3 }, 3)).toBe(first);
    expect(await until({ placesUntil: null }, 4)).toBe(usual);
    const events = (await db.events()).filter(({ type }) => type === 'activity.capacity-changed');
    expect(events.map(({ data }) => 'placesUntil' in data && data.placesUntil)).toEqual([
      ...[false, first, false, usual],
    ]);
  });

  it.each(placesUntilRefused)(
    'refuses a day that nobody can have meant, naming the field: %s, in %s',
    async (what, language, until, title) => {
      const answer = await call('manager', 'PUT', placesPath(), {
        ...{ key: 'key-00001', version: 1, language },
        body: { ...more, placesUntil: until(activity.sessions.at(-1)?.end ?? '') },
      });
      expect([answer.status, answer.json.errors]).toEqual([
        400,
        [{ pointer: '/placesUntil', detail: title }],
      ]);
      expect([what, await changed()]).toEqual([what, 0]);
    },
  );

  it('takes the day of the last session to its end, and leaves a day as it is that is past by now', async () => {
    const end = activity.sessions.at(-1)?.end ?? '';
    const endOfDay = localToUtc(localDate(after(end, { days: 1 })), '00:00');
    expect((await put({ ...more, placesUntil: endOfDay }, 1)).json.placesUntil).toBe(endOfDay);
    expect((await put({ ...more, placesUntil: after(aMonday, { hours: 1 }) }, 2, 'key-00002')).status).toBe(
      200,
    );
    db.clock.forward({ minutes: 90 });
    const same = { ...more, capacity: 5, placesUntil: after(aMonday, { hours: 1 }) };
    expect((await put(same, 3, 'key-00003')).json).toMatchObject({ capacity: 5, version: 4 });
  });

  it('gives no more places in a course that is over, and says so', async () => {
    db.clock.set(after(activity.sessions.at(-1)?.end ?? '', { minutes: 1 }));
    for (const [language, title] of overTitles) {
      const answer = await call('manager', 'PUT', placesPath(), {
        ...{ key: 'key-00001', version: 1, body: more, language },
      });
      expect(answer).toMatchObject({ status: 409, json: { type: '/problems/course-over', title } });
    }
    expect(await changed()).toBe(0);
    // What is so already is no change, whenever it is said.
    const { capacity, childcareCapacity } = activity;
    expect((await put({ capacity, childcareCapacity }, 1, 'key-00002')).status).toBe(200);
  });

  it('knows no activity that is not there', async () => {
    const write = { key: 'key-00001', version: 1, body: more };
    expect((await call('manager', 'PUT', `/activities/${noOne}/places`, write)).status).toBe(404);
    expect((await call('manager', 'PUT', '/activities/214/places', write)).status).toBe(404);
  });
});

onTheTable('GET /api/sessions', () => {
  const list = (query: string, login: Login = 'facilitator') => call(login, 'GET', `/sessions${query}`);
  const starts = ({ json }: Awaited<ReturnType<typeof list>>) =>
    json.items.map(({ start }: { start: string }) => start);

  it('is the calendar of a centre, day by day in Baghdad over the ends of months, cancelled ones too', async () => {
    // Half past midnight in Baghdad on the first of December is still November in UTC.
    const night = { start: '2026-11-30T21:30:00.000Z', end: '2026-11-30T23:00:00.000Z' };
    const { sessions, activityId } = await anActivity(db.context, {
      sessions: [at(1), at(6), night, at(20)],
    });
    await anActivity(db.context, { code: '215', sessions: [at(2)] });
    await anActivity(db.context, { code: '311', centre: 'baghdad', sessions: [at(2)] });
    const cancelled = `/activities/${activityId}/sessions/${sessions[1]?.sessionId}/cancel`;
    await call('manager', 'POST', cancelled, { key: 'key-00001', version: 1 });

    const all = await list('?centre=kirkuk');
    expect(starts(all)).toEqual([at(1), at(2), at(6), night, at(20)].map(({ start }) => start));
    expect(all.json).toMatchObject({
      cursor: null,
      items: [{ code: '214' }, { code: '215' }, { status: 'cancelled' }, {}, {}],
    });
    expect(starts(await list('?centre=kirkuk&from=2026-12-01&until=2026-12-01'))).toEqual([night.start]);
    expect(starts(await list('?centre=kirkuk&from=2026-11-25&until=2026-11-30'))).toEqual([
      at(2).start,
      at(6).start,
    ]);
    expect(starts(await list('?centre=kirkuk&from=2027-01-01'))).toEqual([]);
  });

  it('comes page by page, without gap or repeat, also where a page ends with a month', async () => {
    for (const [code, hour] of [
      ['214', 0],
      ['215', 3],
      ['216', 6],
    ] as const) {
      await anActivity(db.context, {
        code,
        sessions: Array.from({ length: 80 }, (_, day) => at(1 + day, hour)),
      });
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const query: string = `?centre=kirkuk&from=2026-11-24&until=2027-03-01${cursor === null ? '' : `&cursor=${cursor}`}`;
      const page = await list(query);
      expect(page.json.items.length).toBeLessThanOrEqual(100);
      seen.push(...starts(page));
      cursor = page.json.cursor;
      pages += 1;
    } while (cursor !== null);
    expect(pages).toBe(3);
    expect(seen).toHaveLength(240);
    expect(seen).toEqual([...new Set(seen)].toSorted());
  });

  it.each([
    ['', ['centre']],
    ['?centre=paris', ['centre']],
    ['?centre=kirkuk&from=yesterday', ['from']],
    ['?centre=kirkuk&from=2026-12-02&until=2026-12-01', ['until']],
    ['?centre=kirkuk&from=2026-12-02&until=2029-12-01', ['until']],
    ['?centre=kirkuk&cursor=W10', ['cursor']],
    ['?centre=kirkuk&room=Hall', ['room']],
  ])('says what is wrong with %s', async (query, parameters) => {
    const { status, json } = await list(query);
    expect(status).toBe(400);
    expect(json.errors.map(({ parameter }: { parameter: string }) => parameter)).toEqual(parameters);
  });
});

onTheTable('a session that is moved while it is looked at', () => {
  it('has its new version for whoever changes it next', async () => {
    const { activityId, sessions } = await anActivity(db.context);
    const sessionId = sessions[0]?.sessionId ?? '';
    const path = `/activities/${activityId}/sessions/${sessionId}`;
    const moves = await Promise.all(
      ['Hall', 'Room 1'].map((room) =>
        call('manager', 'PATCH', path, {
          key: `key-of-${room.replace(' ', '-')}`,
          version: 1,
          body: { room },
        }),
      ),
    );
    expect(moves.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const lost = moves.find(({ status }) => status === 412);
    const version = Number(lost?.headers.etag?.replaceAll('"', ''));
    expect((await sessionById(db.context.table, activityId, sessionId))?.version).toBe(version);
  });
});
