import { beforeEach, expect, it } from 'vitest';
import { consoleHandler } from '#functions/console/console.ts';
import { countEvents } from '#shared/counting/index.ts';
import { languages } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { cancel } from '#shared/registration/index.ts';
import { type SignIn, staffIn } from '#shared/staff/index.ts';
import { anActivity, participant, registerMany } from '#tests/support/builders.ts';
import { daysOf } from '#tests/support/counting/days.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { hiddenIn, siteUrl, type Visitor, visitorOf } from '#tests/support/web/visitor.ts';

/** Stands for Cognito, which is met in the end-to-end tests: a token names its groups. */
const verify = async (token: string) =>
  token === 'forged' ? undefined : staffIn('leader', token.split('~'));
const signIn: SignIn = async (username, password) => {
  if (username === 'new') return { refused: 'new-password-required' };
  if (password !== 'right') return { refused: 'sign-in-failed' };
  return { accessToken: 'manager~centre-kirkuk', expiresIn: 3600 };
};

const db = tableForEachTest();
let caller: Visitor;
let activityId = '';
beforeEach(async () => {
  const logger = {
    error: (...said: unknown[]) => {
      throw new Error(JSON.stringify(said));
    },
  };
  caller = visitorOf(
    consoleHandler(
      db.context,
      { siteUrl, signIn, verify, allowedPrefixes: ['+9647'], limits: looseLimits },
      logger,
    ),
    db.clock,
  );
  ({ activityId } = await anActivity(db.context, { capacity: 2 }));
  await registerMany(db.context, 1, 3);
  await countEvents(db.context, await db.events());
});

const counts = (query: string, token: string) =>
  caller.get(`/api/counts${query}`, { authorization: `Bearer ${token}`, 'accept-language': 'en' });
const admin = 'admin';
const manager = 'manager~centre-kirkuk';

onTheTable('GET /api/counts', () => {
  it('tells totals and their breakdown', async () => {
    const { status, json } = await counts('?scope=centre:kirkuk&period=2026-11', manager);
    expect(status).toBe(200);
    expect(json).toEqual({
      scope: 'centre:kirkuk',
      period: '2026-11',
      totals: {
        confirmed: 2,
        waitlisted: 1,
        offered: 0,
        cancelled: 0,
        expired: 0,
        completed: 0,
        dropped: 0,
        becameConfirmed: 2,
        becameWaitlisted: 1,
        becameOffered: 0,
        becameCancelled: 0,
        becameExpired: 0,
        becameCompleted: 0,
        becameDropped: 0,
        reached: 2,
        participations: 0,
        noShows: 0,
        excused: 0,
        sessionsHeld: 0,
        messagesSent: 0,
        messagesDelivered: 0,
        messagesFailed: 0,
        messagesDropped: 0,
        messagesOptedOut: 0,
        segments: 0,
        cost: 0,
        grantsSubmitted: 0,
        grantsApproved: 0,
        grantsRejected: 0,
        grantsClosed: 0,
        grantPeopleReached: 0,
        askedIQD: 0,
        askedUSD: 0,
        approvedIQD: 0,
        approvedUSD: 0,
        paidIQD: 0,
        paidUSD: 0,
        returnedIQD: 0,
        returnedUSD: 0,
      },
      attendanceShare: null,
      completionShare: null,
      decisionDays: null,
      arrivalsSince: '2026-11-23',
      breakdown: [
        ['confirmed', 2],
        ['waitlisted', 1],
        ['becameConfirmed', 2],
        ['becameWaitlisted', 1],
        ['reached', 2],
      ].map(([measure, count]) => ({
        measure,
        group: 'undisclosed',
        gender: 'undisclosed',
        ageBand: 'unknown',
        count,
      })),
    });
  });

  it('knows an activity by its code and by its id', async () => {
    for (const name of ['214', activityId]) {
      expect((await counts(`?scope=activity:${name}`, manager)).json.totals).toMatchObject({
        confirmed: 2,
        waitlisted: 1,
      });
    }
    expect((await counts('?scope=activity:999', admin)).status).toBe(404);
  });

  it('tells who came, what took place and what texts cost, the shares worked out of them', async () => {
    const days = daysOf([
      { person: 0, session: 0, mark: 0, minutes: 0 },
      { person: 1, session: 0, mark: 1, minutes: 0 },
      { person: 2, session: 0, mark: 2, minutes: 0 },
      { person: 0, session: 2, mark: 3, minutes: 0 },
      { message: 5, news: 0, minutes: 0 },
      { message: 5, news: 0, minutes: 0 },
      { message: 5, news: 3, minutes: 0 },
      { message: 7, news: 5, minutes: 0 },
    ]);
    await countEvents(db.context, days);
    const { json } = await counts('?scope=centre:kirkuk', manager);
    expect(json.totals).toMatchObject({
      participations: 2,
      noShows: 1,
      excused: 1,
      sessionsHeld: 1,
      messagesSent: 1,
      messagesDelivered: 1,
      messagesFailed: 0,
      messagesDropped: 1,
      messagesOptedOut: 1,
      segments: 6,
      cost: 240_000,
      confirmed: 2,
    });
    expect(json).toMatchObject({ attendanceShare: 66.7, completionShare: null });
    const came = json.breakdown.filter(({ measure }: { measure: string }) => measure === 'participations');
    expect(came).toHaveLength(2);
    const asPartner = (await counts('?scope=all', 'partner')).json;
    expect(asPartner).toMatchObject({ totals: { participations: 2, cost: 240_000 }, attendanceShare: 66.7 });
    expect(asPartner).not.toHaveProperty('breakdown');
    caller.cookies.set('session', manager);
    const { text } = await caller.get('/console?scope=centre:kirkuk&lang=en');
    expect(text).toMatch(/Share who came<\/th><td class="number">66.7%/);
    expect(text).toMatch(/Cost<\/th><td class="number">USD 0\.24/);
    for (const lang of ['ar', 'ckb'])
      expect((await caller.get(`/console?scope=centre:kirkuk&lang=${lang}`)).status).toBe(200);
  });

  it('tells of a month what was registered in it, and beside that what happened in it', async () => {
    const [left] = await registerMany(db.context, 7, 1);
    if (left === undefined) throw new Error('She stands in line');
    db.clock.set('2026-12-02T08:00:00.000Z');
    await cancel(db.context, left.registration, participant);
    await countEvents(db.context, await db.events());
    const totals = async (month: string) => (await counts(`?scope=all&period=${month}`, admin)).json.totals;
    expect(await totals('2026-11')).toMatchObject({ waitlisted: 1, becameWaitlisted: 2, cancelled: 1 });
    expect(await totals('2026-11')).toMatchObject({ becameCancelled: 0 });
    expect(await totals('2026-12')).toMatchObject({ cancelled: 0, becameCancelled: 1 });
    caller.cookies.set('session', admin);
    for (const lang of languages) {
      const { text } = await caller.get(`/console?scope=all&period=2026-12&lang=${lang}`);
      for (const key of ['registrationsMeaning', 'arrivalsMeaning', 'reachedMeaning'] as const)
        expect(text).toContain(render(`console.${key}`, lang));
      const happened = text.slice(text.indexOf(render('console.arrivals', lang)));
      const one = new RegExp(`${render('status.cancelled', lang)}</th><td class="number">[1١]<`);
      expect(happened).toMatch(one);
    }
  });

  it('is empty where nothing has been counted', async () => {
    const { json } = await counts('?scope=kind:theatre&period=2020-01', admin);
    expect(json).toMatchObject({ totals: { confirmed: 0, reached: 0 }, breakdown: [] });
  });

  it.each([
    ['?scope=centre:baghdad', manager, 403, 'forbidden'],
    ['?scope=all', manager, 403, 'forbidden'],
    ['?scope=activity:214', 'facilitator~centre-diyala', 403, 'forbidden'],
    ['?scope=all', 'nobody', 403, 'forbidden'],
    ['?scope=nowhere', admin, 400, 'invalid-request'],
    ['?scope=centre:kirkuk:x', admin, 400, 'invalid-request'],
    ['?scope=all&period=2026-13', admin, 400, 'invalid-request'],
    ['?scope=all&scope=all', admin, 400, 'invalid-request'],
    ['?scope=all', 'forged', 401, 'unauthorized'],
  ])('%s for %s: %i', async (query, token, status, type) => {
    expect(await counts(query, token)).toMatchObject({ status, json: { type: `/problems/${type}`, status } });
  });

  it('asks for a token', async () => {
    for (const headers of [{}, { authorization: 'Basic abc' }, { authorization: 'Bearer' }]) {
      expect(await caller.get('/api/counts', headers)).toMatchObject({
        status: 401,
        headers: { 'www-authenticate': 'Bearer' },
      });
    }
  });

  it('tells partners totals only', async () => {
    const { json } = await counts('?scope=all', 'partner');
    expect(json.totals.confirmed).toBe(2);
    expect(json).not.toHaveProperty('breakdown');
  });
});

onTheTable('POST /api/staff/tokens', () => {
  it.each([
    [{ username: 'manager', password: 'right' }, 200, undefined],
    [{ username: 'manager', password: 'wrong' }, 401, 'sign-in-failed'],
    [{ username: 'new', password: 'right' }, 409, 'new-password-required'],
    [{ username: 'manager' }, 400, 'invalid-request'],
    [{ username: 'manager', password: 'right', pool: 'x' }, 400, 'invalid-request'],
  ])('%j: %i', async (body, status, type) => {
    const got = await caller.post('/api/staff/tokens', body);
    expect(got.status).toBe(status);
    expect(got.headers['cache-control']).toBe('no-store');
    if (type === undefined)
      expect(got.json).toEqual({ accessToken: 'manager~centre-kirkuk', expiresIn: 3600 });
    else expect(got.json.type).toBe(`/problems/${type}`);
  });
});

onTheTable('the console', () => {
  const signInAs = async (password: string) => {
    const formToken = hiddenIn(await caller.get('/console?lang=en'), 'formToken');
    return caller.submit('/console/sign-in', { formToken, username: 'manager', password });
  };

  it('signs in, shows the numbers, signs out', async () => {
    expect(await signInAs('right')).toMatchObject({ status: 303, headers: { location: '/console' } });
    const page = await caller.get('/console?scope=centre:kirkuk');
    expect(page.text).toMatch(/<th scope="row">Confirmed<\/th><td class="number">2<\/td>/);
    await caller.submit('/console/sign-out', { formToken: hiddenIn(page, 'formToken') });
    expect((await caller.get('/console')).text).toContain('type="password"');
  });

  it('goes on to the page that was asked for, also after a slip, and to nowhere else', async () => {
    const asked = await caller.get('/console/courses?centre=kirkuk&stage=running&lang=en');
    const formToken = hiddenIn(asked, 'formToken');
    const given = { formToken, username: 'manager' };
    const to = hiddenIn(asked, 'to').replaceAll('&amp;', '&');
    expect(to).toBe('/console/courses?centre=kirkuk&stage=running');
    const slip = await caller.submit('/console/sign-in', { ...given, password: 'wrong', to });
    expect(hiddenIn(slip, 'to').replaceAll('&amp;', '&')).toBe(to);
    for (const [wanted, location] of [
      [to, to],
      ['https://elsewhere.example/console', '/console'],
      ['//elsewhere.example', '/console'],
      ['/console//elsewhere.example', '/console//elsewhere.example'],
      ['/console@elsewhere.example', '/console'],
      ['/consoles', '/console'],
      ['/console\r\nset-cookie: a=b', '/console'],
      ['', '/console'],
    ] as const) {
      const { status, headers } = await caller.submit('/console/sign-in', {
        ...given,
        password: 'right',
        to: wanted,
      });
      expect({ status, location: headers.location }).toEqual({ status: 303, location });
    }
  });

  it('keeps the session where no script and no other site gets it', async () => {
    const formToken = hiddenIn(await caller.get('/console'), 'formToken');
    const answers: (readonly string[])[] = [];
    const logger = { error: () => undefined };
    const handler = consoleHandler(
      db.context,
      { siteUrl, signIn, verify, allowedPrefixes: ['+9647'], limits: looseLimits },
      logger,
    );
    const watched = visitorOf(async (event, context) => {
      const answer = await handler(event, context);
      answers.push(answer.cookies ?? []);
      return answer;
    }, db.clock);
    watched.cookies.set('form', formToken);
    await watched.submit('/console/sign-in', { formToken, username: 'manager', password: 'right' });
    expect(answers[0]).toEqual([
      'session=manager~centre-kirkuk; Path=/console; Max-Age=3600; HttpOnly; SameSite=Lax; Secure',
    ]);
  });

  it('begins with what someone may see, and offers nothing else', async () => {
    await signInAs('right');
    const { text } = await caller.get('/console?lang=en');
    expect(text).toMatch(/<th scope="row">Confirmed<\/th><td class="number">2<\/td>/);
    expect(text).not.toContain('You may not do this');
    const offered = () =>
      [...text.matchAll(/<option value="([a-z-]+(?::[a-z-]+)?)"/g)].map(([, value]) => value);
    expect(offered()).toEqual(['centre:kirkuk', 'all']);
    // The period `all` stands among them; of all centres together there is nothing to see.
    expect(text).not.toContain('All centres');
    caller.cookies.set('session', 'nawal~admin');
    const every = (await caller.get('/console?lang=en')).text;
    expect(every).toContain('<option value="all" selected>All centres</option>');
    expect(every).toContain('<option value="kind:theatre"');
  });

  it('says that a centre is not for this login', async () => {
    await signInAs('right');
    expect((await caller.get('/console?scope=centre:baghdad')).text).toContain('You may not do this');
  });

  it('shows a wrong password as wrong and never shows it again', async () => {
    const { status, text } = await signInAs('secret-guess');
    expect(status).toBe(401);
    expect(text).toContain('value="manager"');
    expect(text).not.toContain('secret-guess');
  });

  it('takes no form that is not its own', async () => {
    await caller.get('/console');
    const fields = { formToken: 'A'.repeat(22), username: 'manager', password: 'right' };
    expect((await caller.submit('/console/sign-in', fields)).status).toBe(403);
    expect((await caller.submit('/console/sign-out', {})).status).toBe(403);
  });
});
