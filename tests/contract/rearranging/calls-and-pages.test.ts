/** What staff are refused who move or cancel the sessions of some days together, and what is done once however often it is asked. */
import { beforeEach, expect, it } from 'vitest';
import { languages } from '#events/index.ts';
import { rearranger } from '#functions/rearrange/page.ts';
import type { Activity } from '#shared/activities/index.ts';
import type { CreateActivity } from '#shared/activities/schema.ts';
import { attendanceAt } from '#shared/attendance/index.ts';
import { localToUtc } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { rearrangementsOf } from '#shared/rearranging/index.ts';
import { cancel } from '#shared/registration/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { type Login, logins, staffCaller } from '#tests/support/web/staff-caller.ts';
import { hiddenIn } from '#tests/support/web/visitor.ts';

const at = (date: string, time: string) => localToUtc(`2026-11-${date}`, time);
const days = { first: '2026-11-25', last: '2026-11-26' };
const cancelled = { centre: 'kirkuk', ...days, how: { as: 'cancel' } };
const path = '/rearrangements';
const unknown = '01a20734-5581-7000-8000-000000000000';

const db = tableForEachTest();
let call: ReturnType<typeof staffCaller>;
let activity: Activity;
let people: readonly string[];
let keys = 0;
const aKey = () => `key-${++keys}-0000`;

/** It is Monday, 23 November 2026, 10:00 in Baghdad. Sessions on Wednesday and Thursday at eight; two women. */
beforeEach(async () => {
  call = staffCaller(db, undefined, strictLimits);
  activity = await anActivity(db.context, {
    sessions: ['25', '26'].map((day) => ({ start: at(day, '08:00'), end: at(day, '10:00') })),
    enrolment: { opensAt: at('20', '08:00'), closesAt: at('25', '08:00') },
  });
  const registered = [];
  for (const nth of [1, 2]) registered.push(await registers(db.context, nth));
  people = registered.map(({ registration }) => registration.personId);
});

const drafts = (sent: object = {}, login: Login = 'manager', key = aKey()) =>
  call(login, 'POST', path, { key, body: { ...cancelled, ...sent } });
const steps = (step: string, id: string, version: number, login: Login = 'manager', key = aKey()) =>
  call(login, 'POST', `${path}/${id}/${step}`, { key, version });
const shows = (id: string) => call('manager', 'GET', `${path}/${id}`);
const kept = async () => (await rearrangementsOf(db.context.table, 'kirkuk', 20)).items;

/** The function that does what was asked for, until nothing is left to do. */
async function carriesOut(job: object): Promise<void> {
  const jobs: object[] = [job];
  const queues = {
    messages: { pushAll: async () => [] },
    pages: { push: async (next: object) => void jobs.push(next) },
  };
  const handle = rearranger(db.context, queues, { limits: strictLimits });
  for (let next = jobs.shift(); next !== undefined; next = jobs.shift()) await handle(next);
}
const counts = (rearrangementId: string) =>
  carriesOut({
    count: {
      ...{ rearrangementId, part: 0 },
      preview: { people: 0, texts: 0, notInTime: 0, segments: 0, cost: 0 },
    },
  });
const changes = (rearrangementId: string) => carriesOut({ change: { rearrangementId, part: 0 } });
async function ready(sent: object = {}): Promise<string> {
  const { rearrangementId } = (await drafts(sent)).json;
  await counts(rearrangementId);
  return rearrangementId;
}

onTheTable('POST /api/rearrangements', () => {
  it.each([
    ['the last before the first', { first: '2026-11-26', last: '2026-11-25' }, '/last'],
    ['more than 62', { first: '2026-11-01', last: '2027-01-02' }, '/last'],
    ['no day of the calendar', { first: '2026-11-31' }, '/first'],
    ['a word', { last: 'Eid' }, '/last'],
    ['long ago', { first: '1999-01-01' }, '/first'],
    ['none', { first: undefined }, '/first'],
    ['another way', { how: { as: 'forget' } }, '/how/as'],
    ['by no day', { how: { as: 'shift', days: 0 } }, '/how/days'],
    ['by too many days', { how: { as: 'shift', days: 61 } }, '/how/days'],
    ['by half a day', { how: { as: 'shift', days: 1.5 } }, '/how/days'],
    ['by too many minutes', { how: { as: 'minutes', minutes: 721 } }, '/how/minutes'],
    ['at no time of day', { how: { as: 'start', at: '24:00' } }, '/how/at'],
    ['of no centre', { centre: 'mosul' }, '/centre'],
    ['of no activity', { activityIds: [] }, '/activityIds'],
    ['of what is none', { activityIds: ['214'] }, '/activityIds/0'],
  ])('refuses days or ways that are none, naming the field: %s', async (_, sent, pointer) => {
    const { status, json } = await drafts(sent);
    expect([status, json.type]).toEqual([400, '/problems/invalid-request']);
    expect(json.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(await kept()).toEqual([]);
  });

  it('refuses days without any session, and sessions that are over', async () => {
    const none = await drafts({ first: '2026-12-10', last: '2026-12-12' });
    expect([none.status, none.json.type]).toEqual([409, '/problems/no-sessions-then']);
    db.clock.set(at('27', '10:00'));
    expect((await drafts()).json.type).toBe('/problems/no-sessions-then');
    expect((await drafts({ activityIds: [unknown] })).json.type).toBe('/problems/no-sessions-then');
    expect(await kept()).toEqual([]);
  });

  it('is for managers of the centre and administrators', async () => {
    for (const login of [
      'manager of another centre',
      'manager of none',
      'facilitator',
      'approver',
      'analyst',
      'partner',
      'no groups',
    ] as const)
      expect([login, (await drafts({}, login)).status]).toEqual([login, 403]);
    for (const login of ['nobody', 'without a token'] as const)
      expect([login, (await drafts({}, login)).status]).toEqual([login, 401]);
    expect(await kept()).toEqual([]);
    expect((await drafts({}, 'admin')).status).toBe(201);
  });

  it('wants a key, answers a repeat the same, and refuses the key for anything else', async () => {
    const without = await call('manager', 'POST', path, { body: cancelled });
    expect([without.status, without.json.type]).toEqual([400, '/problems/idempotency-key-missing']);
    const key = aKey();
    const first = await drafts({}, 'manager', key);
    const again = await drafts({}, 'manager', key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.json.rearrangementId).toBe(first.json.rearrangementId);
    const other = await drafts({ how: { as: 'append' } }, 'manager', key);
    expect([other.status, other.json.type]).toEqual([422, '/problems/idempotency-key-reused']);
    expect(await kept()).toHaveLength(1);
    const both = await Promise.all([1, 2].map(() => drafts({}, 'manager', 'twice-at-once')));
    expect(new Set(both.map(({ json }) => json.rearrangementId)).size).toBe(1);
    expect(await kept()).toHaveLength(2);
  });
});

onTheTable('POST /api/rearrangements/{rearrangementId}/confirm and /discard', () => {
  it('refuses a version that was not read last, and none', async () => {
    const { rearrangementId: id, version } = (await drafts()).json;
    await counts(id);
    const stale = await steps('confirm', id, version);
    expect([stale.status, stale.json.type]).toEqual([412, '/problems/version-changed']);
    expect(stale.headers.etag).toBe((await shows(id)).headers.etag);
    expect((await steps('discard', id, version)).status).toBe(412);
    const without = await call('manager', 'POST', `${path}/${id}/confirm`, { key: aKey() });
    expect([without.status, without.json.type]).toEqual([428, '/problems/version-missing']);
    const keyless = await call('manager', 'POST', `${path}/${id}/confirm`, { version: 2 });
    expect([keyless.status, keyless.json.type]).toEqual([400, '/problems/idempotency-key-missing']);
    expect((await shows(id)).json.status).toBe('ready');
  });

  it('refuses what is not counted yet, and what is done', async () => {
    const { rearrangementId: id } = (await drafts()).json;
    const early = await steps('confirm', id, 1);
    expect([early.status, early.json.type]).toEqual([409, '/problems/rearrangement-not-now']);
    expect((await steps('discard', id, 1)).status).toBe(200);
    for (const step of ['confirm', 'discard']) expect((await steps(step, id, 2)).status).toBe(409);
  });

  it('is for managers of its centre alone, who alone may see it', async () => {
    const id = await ready();
    for (const login of ['manager of another centre', 'facilitator', 'analyst'] as const) {
      for (const step of ['confirm', 'discard'])
        expect([login, (await steps(step, id, 2, login)).status]).toEqual([login, 403]);
      expect((await call(login, 'GET', `${path}/${id}`)).status).toBe(403);
      expect((await call(login, 'GET', `${path}?centre=kirkuk`)).status).toBe(403);
    }
    for (const none of [unknown, 'eid']) {
      expect((await steps('confirm', none, 2)).status).toBe(404);
      expect((await call('manager', 'GET', `${path}/${none}`)).status).toBe(404);
    }
    expect((await shows(id)).json.status).toBe('ready');
  });

  it('is done once with one key, and the key is good for nothing else', async () => {
    const id = await ready();
    const key = aKey();
    const first = await steps('confirm', id, 2, 'manager', key);
    const again = await steps('confirm', id, 2, 'manager', key);
    expect([first.status, again.status, again.json.status]).toEqual([200, 200, 'running']);
    expect(again.json.version).toBe(first.json.version);
    expect((await steps('discard', id, 3, 'manager', key)).status).toBe(422);
    const confirmed = (await db.events()).filter(({ type }) => type === 'rearrangement.confirmed');
    expect(confirmed).toHaveLength(1);
  });
});

onTheTable('what is pointed out of sessions that are put to another hour', () => {
  const room = 'قاعة ١';
  const course = (code: string, from: string, to: string, wanted: Partial<CreateActivity> = {}) =>
    anActivity(db.context, {
      ...{ code, sessions: ['25', '26'].map((day) => ({ start: at(day, from), end: at(day, to), room })) },
      enrolment: { opensAt: at('20', '08:00'), closesAt: at('25', '08:00') },
      ...wanted,
    });
  const toEleven = { how: { as: 'start', at: '11:00' } };
  const pointedOut = async (sent: object = {}) => {
    const { json } = await drafts({ ...toEleven, ...sent });
    return json.remarks
      .map(
        ({ code, what, to }: { code: string; what: string; to: string }) =>
          `${code} ${what} ${to.slice(8, 10)}`,
      )
      .toSorted();
  };

  it('someone of it has a place elsewhere then; told of nobody else', async () => {
    const alone = { activityIds: [activity.activityId] };
    await course('301', '12:00', '14:00', { capacity: 1 });
    await course('302', '12:30', '14:00');
    await course('303', '14:00', '15:00');
    await registers(db.context, 3, { code: '301' });
    await registers(db.context, 4, { code: '302' });
    await registers(db.context, 2, { code: '303' });
    // Others have places there, she one that begins later; and she waits for one.
    expect(await pointedOut(alone)).toEqual([]);
    const waits = await registers(db.context, 1, { code: '301' });
    expect(waits.registration.status).toBe('waitlisted');
    expect(await pointedOut(alone)).toEqual([]);
    await cancel(db.context, waits.registration, staff);
    const { registration } = await registers(db.context, 1, { code: '302' });
    expect(await pointedOut(alone)).toEqual(['214 people-elsewhere 25', '214 people-elsewhere 26']);
    await cancel(db.context, registration, staff);
    expect(await pointedOut(alone)).toEqual([]);
  });

  it('two that are put to one hour, in one room, on a day on which the centre is closed', async () => {
    await course('301', '14:00', '16:00');
    await course('302', '17:00', '18:00');
    await registers(db.context, 1, { code: '301' });
    const thursdays = { weekly: [4], days: [], open: [] };
    await call('manager', 'PUT', '/centres/kirkuk/closed-days', { key: aKey(), version: 0, body: thursdays });
    expect(await pointedOut()).toEqual([
      ...['214 closed-day 26', '214 people-elsewhere 25', '214 people-elsewhere 26'],
      ...['301 closed-day 26', '301 people-elsewhere 25', '301 people-elsewhere 26'],
      ...['301 room-taken 25', '301 room-taken 26'],
      ...['302 closed-day 26', '302 room-taken 25', '302 room-taken 26'],
    ]);
  });

  it.each(languages)('stands on its page: %s', async (language) => {
    await course('301', '12:00', '14:00');
    await registers(db.context, 1, { code: '301' });
    const { rearrangementId } = (await drafts(toEleven)).json;
    const visitor = consoleVisitor(db, { limits: strictLimits });
    visitor.cookies.set('session', logins.manager);
    const { text } = await visitor.get(`/console${path}/${rearrangementId}?lang=${language}`);
    expect(text).toContain(render('console.rearrangeRemark.people-elsewhere', language));
  });
});

onTheTable('GET /api/rearrangements', () => {
  it('wants a centre, and a cursor of that centre', async () => {
    await drafts();
    expect((await call('manager', 'GET', path)).status).toBe(400);
    expect((await call('admin', 'GET', `${path}?centre=mosul`)).status).toBe(400);
    expect((await call('manager', 'GET', `${path}?centre=kirkuk&cursor=none`)).status).toBe(400);
    const { json } = await call('manager', 'GET', `${path}?centre=kirkuk`);
    expect(json).toMatchObject({ items: [{ status: 'counting', sessions: 2 }], cursor: null });
  });
});

onTheTable('sessions that are put to another hour together, at night', () => {
  it('put it to the team leader whom to call, and count no absence of those who were not', async () => {
    db.clock.set(at('24', '22:00'));
    const id = await ready({ how: { as: 'minutes', minutes: 45 } });
    expect((await shows(id)).json.preview).toMatchObject({ people: 2, notInTime: 2 });
    await steps('confirm', id, 2);
    await changes(id);
    expect((await shows(id)).json).toMatchObject({ status: 'finished', sessionsLeft: 0 });

    const { activityId } = activity;
    const [sessionId, other] = activity.sessions.map((each) => each.sessionId);
    const list = await call('manager', 'GET', `/concerns/calls-${sessionId}/calls`);
    expect(list.json).toMatchObject({ status: 'open', tellBy: at('25', '07:00') });
    const numbers = list.json.items.map(({ phone }: { phone: string }) => phone);
    expect(numbers.toSorted()).toEqual([phoneNumber(1), phoneNumber(2)].toSorted());
    expect((await call('manager', 'GET', `/concerns/calls-${other}/calls`)).status).toBe(404);

    // One of them is called in time.
    const [called = '', uncalled = ''] = people;
    const note = { key: aKey(), body: { personId: called } };
    expect((await call('manager', 'POST', `/concerns/calls-${sessionId}/calls`, note)).status).toBe(200);
    db.clock.set(at('25', '09:00'));
    const marks = people.map((personId) => ({
      ...{ personId, status: 'absent', markId: crypto.randomUUID(), replaces: [] },
      markedAt: db.clock.now().toISOString(),
    }));
    const sheet = `/activities/${activityId}/sessions/${sessionId}/attendance`;
    const sent = { key: aKey(), body: { deviceId: 'tablet', marks } };
    expect((await call('facilitator', 'POST', sheet, sent)).status).toBe(200);
    const noted = await attendanceAt(db.context.table, { activityId, sessionId: sessionId ?? '' });
    const statusOf = (id_: string) => noted.find(({ personId }) => personId === id_)?.status;
    expect([statusOf(called), statusOf(uncalled)]).toEqual(['absent', 'excused']);
  });
});

onTheTable('the pages of moving or cancelling the sessions of some days', () => {
  const page = `/console${path}`;
  const visitorFor = (login: Login) => {
    const visitor = consoleVisitor(db, { limits: strictLimits });
    visitor.cookies.set('session', logins[login] ?? '');
    return visitor;
  };
  const fields = { first: '', last: '', codes: '', as: 'cancel', days: '', minutes: '', at: '' };
  const hiddenOf = (of: Parameters<typeof hiddenIn>[0], ...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, hiddenIn(of, name) ?? '']));
  const fills = async (entered: Readonly<Record<string, string>>, language = 'en') => {
    const visitor = visitorFor('manager');
    const form = await visitor.get(page);
    const hidden = hiddenOf(form, 'formToken', 'formId', 'centre');
    const sent = { ...hidden, ...fields, first: '2026-11-25', ...entered };
    return { visitor, sent, answer: await visitor.submit(`${page}?lang=${language}`, sent) };
  };

  it.each([
    ['first', { first: 'Eid' }],
    ['first', { first: '' }],
    ['last', { last: '2026-11-24' }],
    ['codes', { codes: '999' }],
    ['days', { as: 'shift', days: '' }],
    ['days', { as: 'shift', days: '٦١' }],
    ['minutes', { as: 'minutes', minutes: 'later' }],
    ['at', { as: 'start', at: '25:00' }],
    ['as', { as: 'forget' }],
  ])('tells beside the field what is wrong, and keeps what was typed: %s %j', async (name, entered) => {
    for (const language of ['ar', 'ckb', 'en']) {
      const { answer } = await fills(entered, language);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(`id="${name}-error"`);
      expect(answer.text).toContain(`href="#${name}`);
      for (const typed of Object.values(entered).filter((value) => /^[٠-٩\d:-]+$/.test(value)))
        expect(answer.text).toContain(`value="${typed}"`);
    }
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['7', 7],
    ['+7', 7],
    ['٧', 7],
    ['٧+', 7],
    ['-7', -7],
    ['−۷', -7],
    ['٧-', -7],
    ['\u200f- 7', -7],
  ])('take days later or earlier, with the sign where a writer has put it: %s', async (days, meant) => {
    const { answer } = await fills({ first: '2026-11-26', as: 'shift', days });
    const isPast = meant < 0;
    expect(answer.status).toBe(isPast ? 409 : 303);
    if (!isPast) expect(await kept()).toMatchObject([{ how: { as: 'shift', days: meant } }]);
  });

  it.each(['7 days', '+-7', '-7-', '--7', '7.5', '1e1', 'seven'])(
    'take no days for what is no number: %s',
    async (days) => {
      const { answer } = await fills({ as: 'shift', days });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('<a href="#days">');
      expect(await kept()).toEqual([]);
    },
  );

  it('take codes in any digits and with any marks between them, each once', async () => {
    for (const codes of ['214 214', '٢١٤، ٢١٤', '214,214 ,', '\u200f٢١٤\n214'])
      expect([codes, (await fills({ codes })).answer.status]).toEqual([codes, 303]);
    const many = Array.from({ length: 150 }, (_, nth) => 300 + nth).join(' ');
    for (const codes of ['214 315', 'abc', `214 ${'9'.repeat(300)}`, many, '214 or 301'])
      expect([codes, (await fills({ codes })).answer.status]).toEqual([codes, 400]);
  });

  it('say that there is nothing to change then', async () => {
    const { answer } = await fills({ first: '2026-12-10' });
    expect([answer.status, answer.headers.location]).toEqual([409, undefined]);
    expect(await kept()).toEqual([]);
  });

  it('write a form down once, however often it is sent', async () => {
    const { visitor, sent, answer } = await fills({ last: '٢٠٢٦-١١-٢٦' });
    expect(answer.status).toBe(303);
    const again = await visitor.submit(page, sent);
    expect([again.status, again.headers.location]).toEqual([303, answer.headers.location]);
    expect(await kept()).toMatchObject([{ first: '2026-11-25', last: '2026-11-26', sessions: 2 }]);
  });

  it('refuse who is not of the centre, forms from elsewhere and steps that are none', async () => {
    const id = await ready();
    const stranger = visitorFor('manager of another centre');
    expect((await stranger.get(`${page}/${id}`)).status).toBe(403);
    const token = hiddenOf(await stranger.get(page), 'formToken');
    const theirs = await stranger.submit(`${page}/${id}`, { ...token, step: 'confirm', version: '2' });
    expect(theirs.status).toBe(403);
    const own = visitorFor('manager');
    const foreign = await own.submit(`${page}/${id}`, { formToken: 'forged', step: 'confirm', version: '2' });
    expect(foreign.status).toBeGreaterThanOrEqual(400);
    const ours = hiddenOf(await own.get(`${page}/${id}`), 'formToken');
    for (const wrong of [
      { step: 'forget', version: '2' },
      { step: 'confirm', version: '' },
      { step: 'confirm', version: 'two' },
    ])
      expect((await own.submit(`${page}/${id}`, { ...ours, ...wrong })).status).toBe(404);
    expect((await own.get(`${page}/${unknown}`)).status).toBe(404);
    expect((await shows(id)).json.status).toBe('ready');
    expect((await visitorFor('facilitator').get(page)).status).toBe(403);
  });

  it('say what has changed since the page was read, and do it once when pressed twice', async () => {
    const { rearrangementId: id } = (await drafts()).json;
    const visitor = visitorFor('manager');
    const before = hiddenOf(await visitor.get(`${page}/${id}`), 'formToken', 'version');
    await counts(id);
    const stale = await visitor.submit(`${page}/${id}`, { ...before, step: 'discard' });
    expect(stale.status).toBe(412);
    expect(stale.text).toContain('role="alert"');
    const now = hiddenOf(stale, 'formToken', 'version');
    for (const _ of [1, 2])
      expect((await visitor.submit(`${page}/${id}`, { ...now, step: 'confirm' })).status).toBe(303);
    expect((await shows(id)).json.status).toBe('running');
    const late = await visitor.submit(`${page}/${id}`, { ...now, step: 'discard' });
    expect(late.status).toBe(412);
    const confirmed = (await db.events()).filter(({ type }) => type === 'rearrangement.confirmed');
    expect(confirmed).toHaveLength(1);
  });
});
