import { beforeEach, expect, it } from 'vitest';
import { type Activity, activityById, sessionById } from '#shared/activities/index.ts';
import { attendanceAt } from '#shared/attendance/index.ts';
import { openConcerns } from '#shared/concerns/index.ts';
import { localToUtc } from '#shared/language/index.ts';
import { stopWrite } from '#shared/people/index.ts';
import { withdraw } from '#shared/registration/index.ts';
import { anActivity, names, participant, phoneNumber, registers } from '#tests/support/builders.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { type Login, logins, staffCaller } from '#tests/support/web/staff-caller.ts';
import { hiddenIn } from '#tests/support/web/visitor.ts';

const at = (date: string, time: string) => localToUtc(`2026-11-${date}`, time);

const db = tableForEachTest();
let call: ReturnType<typeof staffCaller>;
let activity: Activity;
let people: readonly string[];
let keys = 0;

/** It is Monday, 23 November 2026, 10:00 in Baghdad. Sessions on Wednesday and Thursday; three women, each with a phone. */
beforeEach(async () => {
  call = staffCaller(db, undefined, strictLimits);
  activity = await anActivity(db.context, {
    sessions: ['25', '26'].map((day) => ({ start: at(day, '08:00'), end: at(day, '10:00') })),
    enrolment: { opensAt: at('20', '08:00'), closesAt: at('25', '08:00') },
  });
  const registered = [];
  for (const nth of [1, 2, 3]) registered.push(await registers(db.context, nth));
  people = registered.map(({ registration }) => registration.personId);
});

const session = (nth = 0) => {
  const { activityId } = activity;
  const sessionId = activity.sessions[nth]?.sessionId ?? '';
  return { activityId, sessionId };
};
const path = (nth = 0) => `/activities/${activity.activityId}/sessions/${session(nth).sessionId}`;
const versionOf = async () =>
  (await sessionById(db.context.table, activity.activityId, session().sessionId))?.version;
const asked = async (body?: unknown) => ({
  body,
  key: `key-${++keys}-0000`,
  version: (await versionOf()) ?? 0,
});
const callsOff = async (body?: unknown, login: Login = 'manager') =>
  call(login, 'POST', `${path()}/cancel`, await asked(body));
const moves = async (body: unknown, login: Login = 'manager') =>
  call(login, 'PATCH', path(), await asked(body));
const open = async () => (await openConcerns(db.context.table, 'kirkuk', 10)).items;
const concernId = () => `calls-${session().sessionId}`;
const notes = (personId: string | undefined, login: Login = 'manager', key = `key-${++keys}-0000`) =>
  call(login, 'POST', `/concerns/${concernId()}/calls`, { body: { personId }, key });
const marks = async (status: string, personIds: readonly string[]) => {
  const body = {
    deviceId: 'tablet',
    marks: personIds.map((personId) => ({
      ...{ personId, status, markId: crypto.randomUUID(), replaces: [] },
      markedAt: db.clock.now().toISOString(),
    })),
  };
  const answer = await call('facilitator', 'POST', `${path()}/attendance`, {
    body,
    key: `key-${++keys}-0000`,
  });
  expect(answer.status).toBe(200);
};
const noted = async () => {
  const found = await attendanceAt(db.context.table, session());
  return people.map((id) => found.find(({ personId }) => personId === id)?.status ?? null);
};

onTheTable('a session that is added shortly before it begins', () => {
  /** Adds one of two hours, and what it came to. */
  const adds = async (...starts: readonly (readonly [date: string, time: string])[]) => {
    const { version = 0 } = (await activityById(db.context.table, activity.activityId)) ?? {};
    const dates = starts.map(([date, time]) => ({
      start: at(date, time),
      end: new Date(Date.parse(at(date, time)) + 7_200_000).toISOString(),
    }));
    const key = `key-${++keys}-0000`;
    const added = await call('manager', 'POST', `/activities/${activity.activityId}/sessions`, {
      body: { dates },
      key,
      version,
    });
    expect(added.status).toBe(201);
    const items: readonly { readonly sessionId: string }[] = added.json.items;
    return Promise.all(
      items.map(({ sessionId }) => sessionById(db.context.table, activity.activityId, sessionId)),
    );
  };

  it('at night for the morning has everyone called, and nobody marked away who could not know', async () => {
    db.clock.set(at('24', '22:00'));
    const [added] = await adds(['25', '06:00']);
    expect(added?.couldNotKnow).toEqual(people);
    expect(await open()).toMatchObject([
      { about: 'calls', concernId: `calls-${added?.sessionId}`, tellBy: at('25', '05:00') },
    ]);
    const called = await call('manager', 'POST', `/concerns/calls-${added?.sessionId}/calls`, {
      body: { personId: people[0] },
      key: `key-${++keys}-0000`,
    });
    expect(called.status).toBe(200);
    const { activityId } = activity;
    const known = await sessionById(db.context.table, activityId, added?.sessionId ?? '');
    expect(known?.couldNotKnow).toEqual(people.slice(1));
  });

  it.each([
    ['at night, for when a reminder comes in the morning', '22:00', ['25', '10:30']],
    ['by day for the next morning', '12:00', ['25', '06:00']],
    ['at night, for another week', '22:00', ['30', '06:00']],
  ] as const)('%s calls nobody', async (_, time, session) => {
    db.clock.set(at('24', time));
    const [added] = await adds(session);
    expect(added).not.toHaveProperty('couldNotKnow');
    expect(await open()).toEqual([]);
  });

  it('is looked at by itself where several are added', async () => {
    db.clock.set(at('24', '22:00'));
    const [first, second] = await adds(['25', '06:00'], ['27', '06:00']);
    expect([first?.couldNotKnow, second?.couldNotKnow]).toEqual([people, undefined]);
    expect(await open()).toHaveLength(1);
  });

  it.each([
    ['en', 'Not told in time, to be called: 3'],
    ['ar', '٣'],
    ['ckb', '٣'],
  ] as const)('leads from its page to whom to call: %s', async (language, says) => {
    db.clock.set(at('24', '22:00'));
    const [added] = await adds(['25', '06:00']);
    const visitor = consoleVisitor(db, { limits: strictLimits });
    visitor.cookies.set('session', logins.manager);
    const page = `/console/activities/${activity.activityId}?done=sessionsAdded&lang=${language}`;
    const { text } = await visitor.get(page);
    const link = new RegExp(`<a href="[^"]*calls-${added?.sessionId}[^"]*">([^<]*)</a>`).exec(text);
    expect(link?.[1]).toContain(says);
  });
});

onTheTable('a session that is called off at night for the morning', () => {
  beforeEach(() => db.clock.set(at('24', '22:00')));

  it('is not, before it was seen whom no text tells in time, with the numbers to call', async () => {
    const { status, json } = await callsOff();
    expect([status, json.type, json.notTold]).toEqual([409, '/problems/not-told-in-time', 3]);
    expect(json.people).toEqual(
      people.map((personId, nth) => ({
        ...{ personId, name: names[nth + 1], phone: phoneNumber(nth + 1) },
        reason: 'night',
      })),
    );
    expect(await open()).toEqual([]);
    expect((await callsOff({ notTold: 2 })).status).toBe(409);
    expect(await versionOf()).toBe(1);
  });

  it('tells no name to who may not change it', async () => {
    for (const login of ['facilitator', 'manager of another centre', 'analyst', 'partner'] as const) {
      const { status, text } = await callsOff(undefined, login);
      expect(status).toBe(403);
      for (const nth of [1, 2, 3]) expect(text).not.toContain(phoneNumber(nth));
    }
  });

  it('stands then as something to do until all are called', async () => {
    expect((await callsOff({ notTold: 3 })).status).toBe(200);
    expect(await open()).toMatchObject([{ about: 'calls', concernId: concernId(), code: '214' }]);
    const list = await call('manager', 'GET', `/concerns/${concernId()}/calls`);
    expect(list.json).toMatchObject({ status: 'open', tellBy: at('25', '07:00') });
    expect(list.json.items.map(({ calledAt }: { calledAt: unknown }) => calledAt)).toEqual([
      null,
      null,
      null,
    ]);
    for (const personId of people) expect((await notes(personId)).status).toBe(200);
    expect(await open()).toEqual([]);
    const done = await call('admin', 'GET', `/concerns/${concernId()}/calls`);
    expect(done.json).toMatchObject({ status: 'settled', items: [{ calledBy: 'shirin' }, {}, {}] });
    const events = (await db.events()).filter(({ type }) => type.startsWith('concern.'));
    expect(events.map(({ type }) => type)).toEqual([
      'concern.raised',
      ...people.map(() => 'concern.called'),
      'concern.settled',
    ]);
    expect(JSON.stringify(events)).not.toContain(phoneNumber(1));
  });

  it('notes a call once, however often it is said, and of nobody else', async () => {
    await callsOff({ notTold: 3 });
    const [first] = people;
    const key = 'the-same-key';
    expect((await notes(first, 'manager', key)).status).toBe(200);
    expect((await notes(first, 'manager', key)).status).toBe(200);
    expect((await notes(first)).status).toBe(200);
    expect((await notes(people[1], 'manager', key)).status).toBe(422);
    expect((await db.events()).filter(({ type }) => type === 'concern.called')).toHaveLength(1);
    expect((await notes('01a20734-5581-7000-8000-000000000000')).status).toBe(404);
    expect((await notes('no one')).status).toBe(400);
    for (const login of ['facilitator', 'manager of another centre', 'analyst'] as const) {
      expect((await notes(people[1], login)).status).toBe(403);
      expect((await call(login, 'GET', `/concerns/${concernId()}/calls`)).status).toBe(403);
    }
    expect((await call('manager', 'GET', '/concerns/calls-unknown/calls')).status).toBe(404);
  });

  it('is on no list any more when it is over, and whoever is erased never', async () => {
    await callsOff({ notTold: 3 });
    await withdraw(db.context, { personId: people[0] ?? '', phone: phoneNumber(1) }, participant);
    const list = await call('manager', 'GET', `/concerns/${concernId()}/calls`);
    expect(list.json.items).toHaveLength(2);
    const listed = async () => (await call('manager', 'GET', '/concerns?centre=kirkuk')).json.items;
    expect(await listed()).toMatchObject([{ about: 'calls' }]);
    db.clock.set(at('25', '10:00'));
    expect(await listed()).toEqual([]);
  });

  it('is done at once when asked again with the same key', async () => {
    const request = { ...(await asked({ notTold: 3 })), key: 'called-off-once' };
    const first = await call('manager', 'POST', `${path()}/cancel`, request);
    await db.context.table.write([stopWrite(phoneNumber(1), db.clock.now())]);
    const again = await call('manager', 'POST', `${path()}/cancel`, request);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.json).toEqual(first.json);
  });
});

onTheTable('a session that is called off by day', () => {
  it('is at once, where a text tells everyone', async () => {
    expect((await callsOff()).status).toBe(200);
    expect(await open()).toEqual([]);
  });

  it('asks about a phone that has stopped, and about a month that is used up', async () => {
    await db.context.table.write([stopWrite(phoneNumber(2), db.clock.now())]);
    expect((await callsOff()).json).toMatchObject({
      notTold: 1,
      people: [{ personId: people[1], reason: 'stopped' }],
    });
    expect((await callsOff({ notTold: 1 })).status).toBe(200);
    expect(await open()).toMatchObject([{ calls: [{ personId: people[1], reason: 'stopped' }] }]);
  });

  it('asks about nobody when it is over', async () => {
    db.clock.set(at('25', '11:00'));
    expect((await callsOff()).status).toBe(200);
    expect(await open()).toEqual([]);
  });

  it('asks about everybody half an hour before it begins', async () => {
    const later = at('25', '09:00');
    await moves({ start: later });
    db.clock.set(at('25', '08:30'));
    expect((await callsOff()).json).toMatchObject({ notTold: 3, people: [{ reason: 'short' }, {}, {}] });
  });
});

onTheTable('a session that is moved at night to the morning', () => {
  beforeEach(async () => {
    // On Wednesday at three in the afternoon; on Tuesday night it is put to eight in the morning.
    await moves({ start: at('25', '15:00') });
    db.clock.set(at('24', '22:00'));
  });
  const toTheMorning = () => moves({ start: at('25', '08:00'), notTold: 3 });

  it('is not before that was seen, nor is anything kept', async () => {
    expect((await moves({ start: at('25', '08:00') })).json).toMatchObject({ notTold: 3 });
    expect(await sessionById(db.context.table, activity.activityId, session().sessionId)).toMatchObject({
      start: at('25', '15:00'),
    });
  });

  it('counts no absence of those who could not know, and everyone who came', async () => {
    expect((await toTheMorning()).status).toBe(200);
    const sheet = await call('facilitator', 'GET', `${path()}/attendance`);
    expect(sheet.json.items.map(({ couldNotKnow }: { couldNotKnow: boolean }) => couldNotKnow)).toEqual([
      true,
      true,
      true,
    ]);
    db.clock.set(at('25', '08:20'));
    await marks('absent', people.slice(0, 2));
    await marks('late', people.slice(2));
    expect(await noted()).toEqual(['excused', 'excused', 'late']);
  });

  it('counts the absence of whoever was called in time', async () => {
    await toTheMorning();
    await notes(people[0]);
    db.clock.set(at('25', '07:30'));
    await notes(people[1]);
    db.clock.set(at('25', '08:20'));
    await marks('absent', people);
    expect(await noted()).toEqual(['absent', 'excused', 'excused']);
  });

  it('takes back the list when it is moved to an hour that everyone hears of in time', async () => {
    await toTheMorning();
    db.clock.set(at('25', '06:00'));
    // They know three in the afternoon, and hear at eight; but for one, who was called about eight in the morning.
    await notes(people[0]);
    const { json } = await moves({ start: at('27', '15:00') });
    expect(json.people.map(({ personId }: { personId: string }) => personId)).toEqual([people[0]]);
    expect((await moves({ start: at('27', '15:00'), notTold: 1 })).status).toBe(200);
    const list = await call('manager', 'GET', `/concerns/${concernId()}/calls`);
    expect(list.json).toMatchObject({ tellBy: at('25', '07:00'), items: [{ calledAt: null }] });
    db.clock.set(at('25', '12:00'));
    expect((await moves({ start: at('28', '15:00') })).status).toBe(200);
    expect(await open()).toEqual([]);
    const now = await sessionById(db.context.table, activity.activityId, session().sessionId);
    expect(now).not.toHaveProperty('couldNotKnow');
  });

  it('asks nothing where only the room or the end is another', async () => {
    expect((await moves({ room: 'Hall' })).status).toBe(200);
    expect((await moves({ end: at('25', '18:00') })).status).toBe(200);
    expect(await open()).toEqual([]);
  });
});

onTheTable('a session that is changed more than once in a night', () => {
  const evening = at('25', '18:00');
  /** At ten at night it is put from eight in the morning to the evening; nobody hears of it by seven. */
  beforeEach(async () => {
    db.clock.set(at('24', '22:00'));
    expect((await moves({ start: evening, notTold: 3 })).status).toBe(200);
    db.clock.set(at('24', '22:30'));
  });
  const listed = async () =>
    (await call('manager', 'GET', `/concerns/${concernId()}/calls`)).json.items.map(
      ({ personId }: { personId: string }) => personId,
    );

  it('keeps its list where it is called off then, for they come at eight', async () => {
    expect((await callsOff()).json).toMatchObject({ notTold: 3 });
    expect((await callsOff({ notTold: 3 })).status).toBe(200);
    expect(await open()).toMatchObject([{ about: 'calls', tellBy: at('25', '07:00') }]);
  });

  it('and where it is put to later still; who was called meanwhile is told by a text', async () => {
    await notes(people[1]);
    expect((await moves({ start: at('25', '20:00') })).json).toMatchObject({ notTold: 2 });
    expect((await moves({ start: at('25', '20:00'), notTold: 2 })).status).toBe(200);
    expect(await listed()).toEqual([people[0], people[2]]);
  });

  it('needs a call of those alone who were called, where it is put back', async () => {
    await notes(people[1]);
    const back = { start: at('25', '08:00') };
    expect((await moves(back)).json).toMatchObject({ notTold: 1, people: [{ personId: people[1] }] });
    expect((await moves({ ...back, notTold: 1 })).status).toBe(200);
    expect(await listed()).toEqual([people[1]]);
    db.clock.set(at('25', '08:20'));
    await marks('absent', people);
    expect(await noted()).toEqual(['absent', 'excused', 'absent']);
  });

  it('needs none where it is put back and nobody was called; and none of who got her place since', async () => {
    const back = await moves({ start: at('25', '08:00') });
    expect(back.status).toBe(200);
    expect(await open()).toEqual([]);
    expect((await moves({ start: evening, notTold: 3 })).status).toBe(200);
    await registers(db.context, 4);
    expect((await callsOff()).json).toMatchObject({ notTold: 3 });
  });
});

onTheTable('the pages of a session that not all are told of', () => {
  it('show whom to call before it is called off, and lead to the list after', async () => {
    db.clock.set(at('24', '22:00'));
    const visitor = consoleVisitor(db, { limits: strictLimits });
    visitor.cookies.set('session', logins.manager);
    const address = `/console${path()}`;
    const page = await visitor.get(address);
    const hidden = (of: typeof page) =>
      Object.fromEntries(['formToken', 'formId', 'version'].map((name) => [name, hiddenIn(of, name)]));
    const first = await visitor.submit(`${address}?lang=en`, { ...hidden(page), step: 'cancel' });
    expect(first.status).toBe(409);
    expect(first.text).toContain('Not everyone can be told in time');
    for (const nth of [1, 2, 3]) expect(first.text).toContain(phoneNumber(nth));
    expect(await versionOf()).toBe(1);
    const confirmed = { ...hidden(first), step: 'cancel', notTold: hiddenIn(first, 'notTold') ?? '' };
    const done = await visitor.submit(`${address}?lang=en`, confirmed);
    expect(done.status).toBe(303);
    const after = await visitor.get(`${done.headers.location}&lang=en`);
    expect(after.text).toContain('Not told in time, to be called: 3');
    const list = await visitor.get(`/console/concerns/${concernId()}/calls?lang=en`);
    expect(list.text).toContain(phoneNumber(1));
    const called = { formToken: hiddenIn(list, 'formToken') ?? '', personId: people[0] ?? '' };
    expect((await visitor.submit(`/console/concerns/${concernId()}/calls`, called)).status).toBe(303);
    const again = await visitor.get(`${address}?lang=en`);
    expect(again.text).toContain('Not told in time, to be called: 2');
    expect((await visitor.get('/console/concerns?centre=kirkuk&lang=en')).text).toContain(
      `/console/concerns/${concernId()}/calls`,
    );
  });

  it('show the same before it is moved, with the hour that was asked for', async () => {
    db.clock.set(at('24', '22:00'));
    const visitor = consoleVisitor(db, { limits: strictLimits });
    visitor.cookies.set('session', logins.manager);
    const address = `/console${path()}`;
    const page = await visitor.get(address);
    const fields = { first: '2026-11-25', from: '09:00', to: '11:00', room: '' };
    const hidden = (of: typeof page) =>
      Object.fromEntries(['formToken', 'formId', 'version'].map((name) => [name, hiddenIn(of, name)]));
    const first = await visitor.submit(`${address}?lang=ar`, { ...hidden(page), ...fields, step: 'move' });
    expect(first.status).toBe(409);
    expect(first.text).toContain('لا تصل الرسالة إلى الجميع في الوقت المناسب');
    const names = ['notTold', 'first', 'from', 'to', 'room'];
    const confirmed = Object.fromEntries(names.map((name) => [name, hiddenIn(first, name) ?? '']));
    const done = await visitor.submit(address, { ...hidden(first), ...confirmed, step: 'move' });
    expect(done.status).toBe(303);
    expect(await sessionById(db.context.table, activity.activityId, session().sessionId)).toMatchObject({
      start: at('25', '09:00'),
      couldNotKnow: people,
    });
    const sheet = await visitor.get(
      `/console/sessions/${activity.activityId}/${session().sessionId}?lang=en`,
    );
    expect(sheet.text).toContain('Did not hear of it in time');
  });
});
