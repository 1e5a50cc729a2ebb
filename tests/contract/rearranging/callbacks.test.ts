/** Whom no text tells in time of sessions that are changed in one act: seen before it is done, called from one list after it. */
import { beforeEach, expect, it } from 'vitest';
import { languages } from '#events/index.ts';
import { rearranger } from '#functions/rearrange/page.ts';
import { type Activity, sessionsOf } from '#shared/activities/index.ts';
import { callsIdOf, concernById } from '#shared/concerns/index.ts';
import { formatDayTimeLong, localToUtc } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { stopWrite } from '#shared/people/index.ts';
import { withdraw } from '#shared/registration/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { type Login, logins, staffCaller } from '#tests/support/web/staff-caller.ts';
import { hiddenIn } from '#tests/support/web/visitor.ts';

const at = (date: string, time: string) => localToUtc(`2026-11-${date}`, time);
const path = '/rearrangements';
const page = `/console${path}`;

const db = tableForEachTest();
let call: ReturnType<typeof staffCaller>;
let courses: readonly Activity[];
let keys = 0;
const aKey = () => `key-${++keys}-0000`;

/** It is Monday, 23 November 2026, 10:00 in Baghdad. Two courses on Wednesday and Thursday. */
beforeEach(async () => {
  call = staffCaller(db, undefined, strictLimits);
  const made = [];
  for (const [code, hour] of [
    ['214', '08:00'],
    ['215', '11:00'],
  ] as const)
    made.push(
      await anActivity(db.context, {
        ...{ code, capacity: 200 },
        sessions: ['25', '26'].map((day) => ({
          start: at(day, hour),
          end: new Date(Date.parse(at(day, hour)) + 7_200_000).toISOString(),
        })),
        enrolment: { opensAt: at('20', '08:00'), closesAt: at('25', '08:00') },
      }),
    );
  courses = made;
});

/** Someone with a place in these courses; asked for no more texts where that is said. */
async function someone(nth: number, codes: readonly string[], isStopped = true): Promise<string> {
  let personId = '';
  for (const code of codes) personId = (await registers(db.context, nth, { code })).registration.personId;
  if (isStopped) await db.context.table.write([stopWrite(phoneNumber(nth), db.clock.now())]);
  return personId;
}

async function carriesOut(job: object): Promise<void> {
  const jobs: object[] = [job];
  const queues = {
    messages: { pushAll: async () => [] },
    pages: { push: async (next: object) => void jobs.push(next) },
  };
  const handle = rearranger(db.context, queues, { limits: strictLimits, pageLength: 40 });
  for (let next = jobs.shift(); next !== undefined; next = jobs.shift()) await handle(next);
}
const preview = { people: 0, texts: 0, notInTime: 0, segments: 0, cost: 0 };

async function ready(how: object = { as: 'cancel' }): Promise<string> {
  const body = { centre: 'kirkuk', first: '2026-11-25', last: '2026-11-26', how };
  const { rearrangementId } = (await call('manager', 'POST', path, { key: aKey(), body })).json;
  await carriesOut({ count: { rearrangementId, part: 0, preview } });
  return rearrangementId;
}
async function done(how?: object): Promise<string> {
  const id = await ready(how);
  await call('manager', 'POST', `${path}/${id}/confirm`, { key: aKey(), version: 2 });
  await carriesOut({ change: { rearrangementId: id, part: 0 } });
  return id;
}
const listOf = async (id: string, query = '', login: Login = 'manager') =>
  call(login, 'GET', `${path}/${id}/calls${query}`);
const visitorFor = (login: Login) => {
  const visitor = consoleVisitor(db, { limits: strictLimits });
  visitor.cookies.set('session', logins[login] ?? '');
  return visitor;
};
const idsIn = ({ json }: Awaited<ReturnType<typeof listOf>>): readonly string[] =>
  json.items.map(({ personId }: { personId: string }) => personId);

onTheTable('before sessions are changed together', () => {
  it('staff see who is not told in time: name, number, and each session of hers with its course, once', async () => {
    const both = await someone(1, ['214', '215']);
    const one = await someone(2, ['215']);
    await someone(3, ['214'], false);
    const id = await ready();
    expect((await call('manager', 'GET', `${path}/${id}`)).json.preview).toMatchObject({
      people: 3,
      notInTime: 2,
    });
    const { status, json } = await listOf(id);
    expect(status).toBe(200);
    expect(json).toMatchObject({ centre: 'kirkuk', isDone: false, people: 2, toCall: 0, cursor: null });
    expect(json.items).toMatchObject([
      { personId: both, phone: phoneNumber(1), reason: 'stopped', isOpen: false, calledAt: null },
      { personId: one, phone: phoneNumber(2), reason: 'stopped', isOpen: false, calledAt: null },
    ]);
    const sessions = json.items.map((each: { sessions: readonly { code: string; from: string }[] }) =>
      each.sessions.map(({ code, from }) => `${code} ${from}`),
    );
    expect(sessions).toEqual([
      ['214', '215'].flatMap((code) =>
        ['25', '26'].map((day) => `${code} ${at(day, code === '214' ? '08:00' : '11:00')}`),
      ),
      ['25', '26'].map((day) => `215 ${at(day, '11:00')}`),
    ]);
    for (const language of languages) {
      const { text } = await visitorFor('manager').get(`${page}/${id}?lang=${language}`);
      for (const said of [
        phoneNumber(1),
        phoneNumber(2),
        render('console.toCallHint', language),
        render('console.untoldReason.stopped', language),
        formatDayTimeLong(at('26', '11:00'), language),
      ])
        expect(text).toContain(said);
      expect(text.match(new RegExp(`who-${both}`, 'g'))).toHaveLength(1);
      expect(text).not.toContain(phoneNumber(3));
      expect(text).not.toContain('<script');
    }
    expect(
      (await sessionsOf(db.context.table, courses[0]?.activityId ?? '')).map(({ status: is }) => is),
    ).toEqual(['planned', 'planned']);
  });

  it('at night it is everyone of the morning, and of the morning’s sessions alone', async () => {
    db.clock.set(at('24', '22:00'));
    const both = await someone(1, ['214', '215'], false);
    await someone(2, ['215'], false);
    const id = await ready({ as: 'minutes', minutes: 30 });
    const { json } = await listOf(id);
    expect(json.items).toMatchObject([
      {
        personId: both,
        reason: 'night',
        sessions: [
          { code: '214', from: at('25', '08:00'), to: at('25', '08:30'), tellBy: at('25', '07:00') },
        ],
      },
    ]);
  });

  it('shows the first of hundreds with a link to a list in pages, each person once', async () => {
    const ids = [];
    for (let nth = 1; nth <= 107; nth++) ids.push(await someone(nth, [nth % 2 === 0 ? '214' : '215']));
    const id = await ready();
    const visitor = visitorFor('manager');
    const first = await visitor.get(`${page}/${id}?lang=en`);
    expect(first.text.match(/id="who-/g)).toHaveLength(20);
    expect(first.text).toContain('All who are to be called (107)');
    const seen: string[] = [];
    const lengths: number[] = [];
    let address: string | undefined = `${page}/${id}/calls`;
    while (address !== undefined) {
      const { text }: { readonly text: string } = await visitor.get(address);
      const shown = [...text.matchAll(/id="who-([^"]+)"/g)].map(([, who = '']) => who);
      seen.push(...shown);
      lengths.push(shown.length);
      expect(lengths.length).toBeLessThan(5);
      address = /class="button plain" href="([^"]*after=[^"]*)"/.exec(text)?.[1];
    }
    expect(lengths).toEqual([50, 50, 7]);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    const apiPages = [];
    for (let query = ''; ; ) {
      const { status, json } = await listOf(id, query);
      expect(status).toBe(200);
      apiPages.push(...json.items.map(({ personId }: { personId: string }) => personId));
      if (json.cursor === null) break;
      query = `?cursor=${json.cursor}`;
    }
    expect(apiPages).toEqual(seen);
    expect((await listOf(id, '?cursor=made-up')).status).toBe(400);
  });

  it('is for those who may see whom concerns are about; who is erased is on no list', async () => {
    await someone(1, ['214']);
    const gone = await someone(2, ['214']);
    const id = await ready();
    for (const login of ['manager of another centre', 'facilitator', 'analyst', 'no groups'] as const) {
      expect([login, (await listOf(id, '', login)).status]).toEqual([login, 403]);
      expect([login, (await visitorFor(login).get(`${page}/${id}/calls`)).status]).toEqual([login, 403]);
    }
    expect((await listOf(id, '', 'nobody')).status).toBe(401);
    expect((await listOf('01a20734-5581-7000-8000-000000000000')).status).toBe(404);
    await withdraw(db.context, { personId: gone, phone: phoneNumber(2) }, staff);
    expect(idsIn(await listOf(id))).not.toContain(gone);
    await call('manager', 'POST', `${path}/${id}/discard`, { key: aKey(), version: 2 });
    expect((await listOf(id)).json).toMatchObject({ people: 0, items: [] });
  });
});

onTheTable('once sessions are changed together', () => {
  it('there is one list, one row of what is to be followed up, and one call a person', async () => {
    const both = await someone(1, ['214', '215']);
    const one = await someone(2, ['215']);
    const id = await done();
    const visitor = visitorFor('manager');
    const concerns = await visitor.get('/console/concerns?centre=kirkuk&lang=en');
    expect(concerns.text.match(/sessions that were changed together/g)).toHaveLength(1);
    expect(concerns.text).toContain(`href="${page}/${id}/calls"`);
    expect(concerns.text).not.toContain('people to be called about a session');
    const shown = await visitor.get(`${page}/${id}?lang=en`);
    expect(shown.text).toContain('Not told in time, to be called: 2');
    const list = await visitor.get(`${page}/${id}/calls?lang=en`);
    expect(list.text.match(/id="who-/g)).toHaveLength(2);
    expect(list.text).not.toContain('<script');

    const token = { formToken: hiddenIn(list, 'formToken') };
    for (const _twice of [1, 2]) {
      const { status, headers } = await visitor.submit(`${page}/${id}/calls`, { ...token, personId: both });
      expect([status, headers.location]).toEqual([303, `${page}/${id}/calls`]);
    }
    const { json } = await listOf(id);
    expect(json).toMatchObject({ isDone: true, people: 2, toCall: 1 });
    expect(json.items).toMatchObject([
      {
        personId: both,
        isOpen: false,
        calledAt: expect.stringMatching(/^2026-11-23T07:0/),
        calledBy: 'shirin',
      },
      { personId: one, isOpen: true, calledAt: null },
    ]);
    const called = (await db.events()).filter(({ type }) => type === 'concern.called');
    expect(called).toHaveLength(4);
    await visitor.submit(`${page}/${id}/calls`, { ...token, personId: one });
    const all = courses.flatMap(({ sessions }) => sessions);
    for (const { sessionId } of all)
      expect((await concernById(db.context.table, callsIdOf(sessionId)))?.status).toBe('settled');
    expect((await visitor.get(`${page}/${id}/calls?lang=en`)).text).toContain('Everyone is called.');
    expect((await visitor.get('/console/concerns?centre=kirkuk&lang=en')).text).not.toContain(id);
  });

  it('who is called in time knows of each of her sessions; nobody else does', async () => {
    const called = await someone(1, ['214', '215']);
    const uncalled = await someone(2, ['214']);
    const id = await done({ as: 'minutes', minutes: 15 });
    const key = aKey();
    const note = { key, body: { personId: called } };
    const first = await call('manager', 'POST', `${path}/${id}/calls`, note);
    expect([first.status, first.json.toCall]).toEqual([200, 1]);
    expect((await call('manager', 'POST', `${path}/${id}/calls`, note)).status).toBe(200);
    const other = await call('manager', 'POST', `${path}/${id}/calls`, { key, body: { personId: uncalled } });
    expect(other.status).toBe(422);
    const nobody = { key: aKey(), body: { personId: '01a20734-5581-7000-8000-000000000000' } };
    expect((await call('manager', 'POST', `${path}/${id}/calls`, nobody)).status).toBe(404);
    const without = await call('manager', 'POST', `${path}/${id}/calls`, { body: { personId: called } });
    expect(without.json.type).toBe('/problems/idempotency-key-missing');
    for (const { activityId, code } of courses)
      for (const { couldNotKnow = [] } of await sessionsOf(db.context.table, activityId))
        expect([code, couldNotKnow]).toEqual([code, code === '214' ? [uncalled] : []]);
    expect((await db.events()).filter(({ type }) => type === 'concern.called')).toHaveLength(4);
  });

  it('a session that is changed again by itself leaves the list, with a list of its own', async () => {
    await someone(1, ['214', '215']);
    const id = await done({ as: 'minutes', minutes: 15 });
    const [course] = courses;
    const [session] = course?.sessions ?? [];
    const which = { activityId: course?.activityId ?? '', sessionId: session?.sessionId ?? '' };
    const [now] = await sessionsOf(db.context.table, which.activityId);
    const moved = await call(
      'manager',
      'PATCH',
      `/activities/${which.activityId}/sessions/${which.sessionId}`,
      {
        ...{ key: aKey(), version: now?.version ?? 0 },
        body: { start: at('25', '09:00'), notTold: 1 },
      },
    );
    expect(moved.status).toBe(200);
    const { json } = await listOf(id);
    const about = json.items.flatMap(({ sessions }: { sessions: readonly { sessionId: string }[] }) =>
      sessions.map(({ sessionId }) => sessionId),
    );
    expect(about).toHaveLength(3);
    expect(about).not.toContain(which.sessionId);
    const visitor = visitorFor('manager');
    const alone = await visitor.get(`/console/concerns/${callsIdOf(which.sessionId)}/calls?lang=en`);
    expect(alone.status).toBe(200);
    const other = course?.sessions[1]?.sessionId ?? '';
    const together = await visitor.get(`/console/concerns/${callsIdOf(other)}/calls?lang=en`);
    expect([together.status, together.headers.location]).toEqual([303, `${page}/${id}/calls`]);
    const { text } = await visitor.get('/console/concerns?centre=kirkuk&lang=en');
    expect(text.match(/sessions that were changed together/g)).toHaveLength(1);
    expect(text.match(/214: people to be called about a session/g)).toHaveLength(1);
  });

  it('is done as a whole where nobody can be reached, and from nowhere else', async () => {
    await someone(1, ['214', '215']);
    const id = await done();
    const visitor = visitorFor('manager');
    const list = await visitor.get(`${page}/${id}/calls?lang=en`);
    const token = { formToken: hiddenIn(list, 'formToken') };
    expect(
      (await visitor.submit(`${page}/${id}/calls`, { formToken: 'forged', step: 'settle' })).status,
    ).toBeGreaterThanOrEqual(400);
    const stranger = visitorFor('manager of another centre');
    const theirs = { formToken: hiddenIn(await stranger.get(page), 'formToken'), step: 'settle' };
    expect((await stranger.submit(`${page}/${id}/calls`, theirs)).status).toBe(403);
    expect((await listOf(id)).json.toCall).toBe(1);
    expect((await visitor.submit(`${page}/${id}/calls`, { ...token, step: 'settle' })).status).toBe(303);
    expect((await listOf(id)).json).toMatchObject({ toCall: 0, items: [{ isOpen: false, calledAt: null }] });
    expect((await visitor.get('/console/concerns?centre=kirkuk&lang=en')).text).not.toContain(id);
  });
});
