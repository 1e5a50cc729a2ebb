import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkInWords } from '#shared/language/index.ts';
import { withdraw } from '#shared/registration/index.ts';
import { anActivity, participant, phoneNumber, registers } from '#tests/support/builders.ts';
import { completes, heldAs } from '#tests/support/courses/courses.ts';
import { markNumber } from '#tests/support/courses/marks.ts';
import { aCourse, attendanceBroken, type Course } from '#tests/support/courses/sheets.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import type { Visitor } from '#tests/support/web/visitor.ts';

const facilitator = 'rebin~facilitator~centre-kirkuk';
const manager = 'shirin~manager~centre-kirkuk';
const admin = 'nawal~admin';
const mayNot = [
  'huda~facilitator~centre-baghdad',
  'dilnaz~manager~centre-baghdad',
  'omar~approver~centre-kirkuk',
  'sara~analyst~centre-kirkuk',
  'zana~partner~centre-kirkuk',
  'noor~centre-kirkuk',
];

let db: TestTable;
let caller: Visitor;
let course: Course;
beforeEach(async () => {
  db = await newTable();
  caller = consoleVisitor(db);
});
afterEach(() => db.drop());

const headersOf = (token: string, key?: string) => ({
  authorization: `Bearer ${token}`,
  'accept-language': 'en',
  ...(key === undefined ? {} : { 'idempotency-key': key }),
});
const address = (
  what: string,
  { activityId, sessionId }: Pick<Course, 'activityId' | 'sessionId'> = course,
) => `/api/activities/${activityId}/sessions/${sessionId}/${what}`;
const look = (token = facilitator, query = '') =>
  caller.get(`${address('attendance')}${query}`, headersOf(token));
const mark = (person: number, position: number, status = 'present', more: object = {}) => ({
  personId: course.personIds[person] ?? '',
  status,
  markId: markNumber(position),
  markedAt: course.start,
  ...more,
});
const send = (marks: readonly object[], token = facilitator, key = 'key-00001', deviceId = 'tablet-1') =>
  caller.post(address('attendance'), { deviceId, marks }, headersOf(token, key));
const huda = {
  ...{ name: 'Huda Salman', phone: '٠٧٧٠ ٠٠٠ ٠٠٩٩', language: 'en', gender: 'female', birthYear: 1990 },
  consent: true,
};
const walkIn = (body: object = huda, token = facilitator, key = 'key-00001') =>
  caller.post(address('walk-ins'), body, headersOf(token, key));
const openFor = (token = facilitator, key = 'key-00001') =>
  caller.send(address('check-in'), { method: 'POST', headers: headersOf(token, key) });
const close = (token = facilitator, key = 'key-00002') =>
  caller.send(address('check-in'), { method: 'DELETE', headers: headersOf(token, key) });

onTheTable('the sheet of a session', () => {
  beforeEach(async () => {
    course = await aCourse(db, 3, { capacity: 4 });
  });

  it('shows the session and who has a place, by first names and without phones', async () => {
    await send([mark(0, 1), mark(1, 2, 'late')]);
    const { status, json, text, headers } = await look();
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(json.session).toEqual({
      ...{ activityId: course.activityId, sessionId: course.sessionId, code: '214', centre: 'kirkuk' },
      ...{ kind: 'sewing', start: course.start, end: after(course.start, { hours: 2 }), room: null },
      ...{ status: 'planned', came: 2, checkIn: null },
    });
    expect(json.cursor).toBeNull();
    expect(json.items).toHaveLength(3);
    expect(json.items.find(({ personId }: { personId: string }) => personId === course.personIds[1])).toEqual(
      {
        personId: course.personIds[1],
        registrationId: expect.any(String),
        name: 'زينب',
        registration: 'confirmed',
        status: 'late',
        isDisputed: false,
        couldNotKnow: false,
        childcare: 0,
        childrenWaiting: 0,
        standing: [
          {
            ...{
              markId: markNumber(2),
              status: 'late',
              markedAt: course.start,
              by: 'staff',
              staffId: 'rebin',
            },
            receivedAt: expect.stringMatching(/^2026-12-07T07:00:00/),
          },
        ],
      },
    );
    expect(text).not.toContain('9647');
  });

  it('tells apart who is called alike, in whichever script, and has nobody who was erased', async () => {
    const { activityId, start } = course;
    db.clock.set(after(start, { hours: -30 }));
    const { activityId: other, sessions } = await anActivity(db.context, { code: '215', capacity: 9 });
    const named = ['كريم عثمان', 'کریم سالار', 'ڕێبوار', 'ژیان', 'زانا', 'عبد الله حسن', 'د. سارة علي'];
    for (const [at, name] of named.entries()) await registers(db.context, 20 + at, { code: '215', name });
    const erased = await registers(db.context, 40, { code: '215', name: 'ئازاد' });
    const { personId } = erased.registration;
    const sessionId = sessions[0]?.sessionId ?? '';
    await withdraw(db.context, { personId, phone: phoneNumber(40) }, participant);
    expect(activityId).not.toBe(other);
    const { json } = await caller.get(
      address('attendance', { activityId: other, sessionId }),
      headersOf(facilitator),
    );
    expect(json.items.map(({ name }: { name: string | null }) => name)).toEqual([
      'ڕێبوار',
      'زانا',
      'ژیان',
      'سارة',
      'عبد الله',
      'کریم سالار',
      'كريم عثمان',
    ]);
  });

  it('takes marks, and says how many came', async () => {
    const { status, json } = await send([mark(0, 1), mark(1, 2, 'absent'), mark(2, 3)]);
    expect(status).toBe(200);
    expect(json).toEqual({ came: 2, disputed: [], refused: [] });
    const events = await db.events();
    expect(events.filter(({ type }) => type === 'attendance.recorded')).toMatchObject(
      Array.from({ length: 3 }, () => ({ actor: { kind: 'staff', id: 'rebin' } })),
    );
  });

  it('says which marks differ from another device’s, and takes the word of who saw both', async () => {
    await send([mark(0, 1)]);
    const other = await send([mark(0, 2, 'absent')], manager, 'key-00002', 'phone-7');
    expect(other.json).toEqual({ came: 0, disputed: [course.personIds[0]], refused: [] });
    const { json } = await look();
    const row = json.items.find(({ personId }: { personId: string }) => personId === course.personIds[0]);
    expect(row.standing.map(({ status, staffId }: Record<string, string>) => [status, staffId])).toEqual([
      ['present', 'rebin'],
      ['absent', 'shirin'],
    ]);
    const replaces = row.standing.map(({ markId }: { markId: string }) => markId);
    const last = await send([mark(0, 3, 'late', { replaces })], admin, 'key-00003', 'desk');
    expect(last.json).toEqual({ came: 1, disputed: [], refused: [] });
    const items = await db.items();
    expect([...broken(items), ...attendanceBroken(items, await db.events())]).toEqual([]);
  });

  it('gives the same request the same answer, whatever was said since, and its key to no other', async () => {
    const first = await send([mark(0, 1)]);
    await send([mark(1, 2)], facilitator, 'key-00002');
    expect((await send([mark(0, 1)])).json).toEqual(first.json);
    expect(await send([mark(2, 3)])).toMatchObject({
      status: 422,
      json: { type: '/problems/idempotency-key-reused' },
    });
    expect((await send([mark(2, 3)], manager)).json).toMatchObject({ came: 3 });
  });

  it('takes two hundred marks with what they replace, and not one more', async () => {
    const nobody = '01a20a6f-803b-7000-b9e6-97e5a1651619';
    const marks = Array.from({ length: 200 }, (_, position) => ({
      ...mark(0, position),
      personId: nobody,
      replaces: [markNumber(1000 + position), markNumber(2000 + position)],
    }));
    const { status, json } = await send(marks);
    expect(status).toBe(200);
    expect(json.refused).toHaveLength(200);
    expect(json.refused[0]).toEqual({ personId: nobody, markId: markNumber(0), reason: 'not-registered' });
    expect(await send([...marks, mark(0, 201)], facilitator, 'key-00002')).toMatchObject({
      status: 400,
      json: { errors: [{ pointer: '/marks' }] },
    });
    const huge = await send([mark(0, 1)], facilitator, 'key-00003', 'x'.repeat(70_000));
    expect(huge.status).toBe(413);
  });

  it.each([
    ['no marks', { deviceId: 'a', marks: [] }, '/marks'],
    ['a mark that is none', { deviceId: 'a', marks: [{ status: 'here' }] }, '/marks/0/status'],
    ['no device', { marks: [] }, '/deviceId'],
    ['more than is asked', { deviceId: 'a', marks: [], sessionId: 'x' }, '/sessionId'],
  ])('refuses %s', async (_what, body, pointer) => {
    const { status, json } = await caller.post(
      address('attendance'),
      body,
      headersOf(facilitator, 'key-00001'),
    );
    expect(status).toBe(400);
    expect(json.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  it('is nowhere but at its own address', async () => {
    const { activityId, sessionId } = course;
    for (const ref of [
      { activityId, sessionId: activityId },
      { activityId: sessionId, sessionId },
      { activityId: '214', sessionId },
    ]) {
      expect((await caller.get(address('attendance', ref), headersOf(facilitator))).status).toBe(404);
    }
    expect((await look(facilitator, '?cursor=made-up')).status).toBe(400);
  });

  it('is paged', async () => {
    await db.drop();
    db = await newTable();
    caller = consoleVisitor(db);
    course = await aCourse(db, 103, { capacity: 110 });
    const first = await look();
    expect(first.json.items).toHaveLength(100);
    const rest = await look(facilitator, `?cursor=${first.json.cursor}`);
    expect(rest.json).toMatchObject({ items: { length: 3 }, cursor: null });
  });
});

onTheTable('those who stand at the door', () => {
  beforeEach(async () => {
    course = await aCourse(db, 1, { capacity: 2, audience: { minAge: 18 } });
  });

  it('are registered and noted present in one request, which can be sent twice', async () => {
    const first = await walkIn();
    expect(first).toMatchObject({ status: 201, json: { status: 'present', came: 1 } });
    expect((await walkIn()).json).toEqual(first.json);
    expect(await walkIn({ ...huda, name: 'Sara' })).toMatchObject({ status: 422 });
    const row = (await look()).json.items.find(
      ({ personId }: { personId: string }) => personId === first.json.personId,
    );
    expect(row).toMatchObject({ name: 'Huda', registration: 'confirmed', status: 'present' });
  });

  it('are refused where there is no place, with why', async () => {
    await walkIn();
    const sara = { ...huda, name: 'Sara', phone: phoneNumber(98) };
    expect(await walkIn(sara, manager, 'key-00002')).toMatchObject({
      status: 409,
      json: { type: '/problems/full', title: 'There is no free place' },
    });
  });

  it('are told that it is over for them who have completed the course or were dropped from it', async () => {
    await heldAs(db, course, [['present'], ['absent'], ['absent']]);
    await completes(db.context, course.activityId);
    const manal = { ...huda, name: 'منال', phone: phoneNumber(0) };
    expect(await walkIn(manal)).toMatchObject({ status: 409, json: { type: '/problems/enrolment-closed' } });
  });

  it('are told when no more can be noted of them', async () => {
    const marks = Array.from({ length: 40 }, (_, position) => mark(0, position));
    await send(marks, facilitator, 'key-00009');
    const manal = { ...huda, name: 'منال', phone: phoneNumber(0) };
    expect(await walkIn(manal)).toMatchObject({ status: 409, json: { type: '/problems/too-many-marks' } });
  });

  it('are refused whom it is not for, who may not be texted, who was not asked for consent, and the day before', async () => {
    expect(await walkIn({ ...huda, birthYear: 2015 })).toMatchObject({
      status: 409,
      json: { type: '/problems/audience-age' },
    });
    expect((await walkIn({ ...huda, phone: '+4915112345678' })).json.errors).toEqual([
      expect.objectContaining({ pointer: '/phone' }),
    ]);
    const { consent: _consent, ...unasked } = huda;
    expect((await walkIn(unasked)).json.errors).toEqual([expect.objectContaining({ pointer: '/consent' })]);
    db.clock.set(after(course.start, { days: -1 }));
    expect(await walkIn()).toMatchObject({ status: 409, json: { type: '/problems/too-early' } });
  });
});

onTheTable('checking in by text', () => {
  beforeEach(async () => {
    course = await aCourse(db, 1);
  });

  it('is opened with a word in three languages, the same to whoever asks again, and closed', async () => {
    const opened = await openFor();
    expect(opened.status).toBe(200);
    expect(checkInWords).toContainEqual(opened.json.words);
    expect((await openFor()).json).toEqual(opened.json);
    expect((await openFor(manager, 'key-00003')).json).toEqual(opened.json);
    expect((await look()).json.session.checkIn).toEqual(opened.json.words);
    expect(await close()).toMatchObject({ status: 204, text: '' });
    expect((await close()).status).toBe(204);
    expect((await look()).json.session.checkIn).toBeNull();
    expect((await openFor()).json).toEqual(opened.json);
    expect((await look()).json.session.checkIn).toBeNull();
  });

  it('is not opened the day before', async () => {
    db.clock.set(after(course.start, { days: -1 }));
    expect(await openFor()).toMatchObject({
      status: 409,
      json: { type: '/problems/not-session-time' },
    });
  });
});

onTheTable('who may keep a sheet', () => {
  beforeEach(async () => {
    course = await aCourse(db, 1, { capacity: 4 });
  });
  const calls: readonly [string, (token: string) => Promise<{ readonly status: number }>][] = [
    ['see it', (token) => look(token)],
    ['mark', (token) => send([mark(0, 1)], token)],
    ['register at the door', (token) => walkIn(huda, token)],
    ['open checking in', (token) => openFor(token)],
    ['close checking in', (token) => close(token)],
  ];

  describe.each(calls)('may %s', (_what, call) => {
    it.each([facilitator, manager, admin])('%s', async (token) => {
      expect((await call(token)).status).toBeLessThan(300);
    });
  });

  describe.each(calls)('who may not %s', (_what, call) => {
    it.each(mayNot)('%s', async (token) => {
      expect((await call(token)).status).toBe(403);
      expect((await db.events()).some(({ type }) => type.startsWith('attendance.'))).toBe(false);
    });

    it('no one, or someone with a forged token', async () => {
      expect((await call('forged')).status).toBe(401);
    });
  });

  it('no write goes without a key', async () => {
    for (const [what, method, body] of [
      ['attendance', 'POST', { deviceId: 'a', marks: [mark(0, 1)] }],
      ['walk-ins', 'POST', huda],
      ['check-in', 'POST', undefined],
      ['check-in', 'DELETE', undefined],
    ] as const) {
      const got = await caller.send(address(what), {
        method,
        headers: { ...headersOf(facilitator), 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      expect(got).toMatchObject({ status: 400, json: { type: '/problems/idempotency-key-missing' } });
    }
  });
});
