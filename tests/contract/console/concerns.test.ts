import { beforeEach, expect, it } from 'vitest';
import { languages } from '#events/index.ts';
import { type ConcernWanted, grantSteps, raise } from '#shared/concerns/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { withdraw } from '#shared/registration/index.ts';
import { anActivity, names, participant, phoneNumber, registers, system } from '#tests/support/builders.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { hiddenIn, type Visitor } from '#tests/support/web/visitor.ts';

const manager = 'shirin~manager~centre-kirkuk';
const admin = 'nawal~admin';

const db = tableForEachTest();
let caller: Visitor;
let hers: { readonly personId: string; readonly concernId: string };
beforeEach(async () => {
  caller = consoleVisitor(db);
  await anActivity(db.context);
  const { registration } = await registers(db.context, 1);
  const { activityId, code, kind, registrationId, personId, language } = registration;
  const facts = { activityId, code, kind, registrationId, personId, language };
  await raise(db.context, { about: 'absences', centre: 'kirkuk', ...facts, occasions: ['s1'] }, system);
  hers = { personId, concernId: `absences-${registrationId}` };
});

const headersOf = (token: string, more: Readonly<Record<string, string>> = {}) => ({
  authorization: `Bearer ${token}`,
  'accept-language': 'en',
  ...more,
});
const list = (query = '?centre=kirkuk', token = manager) =>
  caller.get(`/api/concerns${query}`, headersOf(token));
const settle = (
  token = manager,
  { version = '"1"', key = 'key-00001', outcome = 'seen', concernId = hers.concernId } = {},
) =>
  caller.post(
    `/api/concerns/${concernId}/settle`,
    { outcome },
    headersOf(token, { 'idempotency-key': key, 'if-match': version }),
  );
const settledEvents = async () => (await db.events()).filter(({ type }) => type === 'concern.settled');
const unreachable = (personId: string, centre: ConcernWanted['centre'] = 'kirkuk') =>
  raise(db.context, { about: 'unreachable', centre, personId, occasions: ['m'] }, system);

onTheTable('GET /api/concerns', () => {
  it('tells what is open, and whom it is about', async () => {
    const { status, json, headers } = await list();
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(json).toEqual({
      items: [
        expect.objectContaining({
          concernId: hers.concernId,
          about: 'absences',
          code: '214',
          status: 'open',
          version: 1,
          outcome: null,
          person: { name: names[1], phone: phoneNumber(1) },
        }),
      ],
      cursor: null,
    });
  });

  it('knows no one by name who is erased', async () => {
    await withdraw(db.context, { personId: hers.personId, phone: phoneNumber(1) }, participant);
    const { json, text } = await list();
    expect(json.items).toMatchObject([{ person: null }]);
    expect(text).not.toContain(names[1]);
  });

  it('lists a centre page by page, the oldest first', async () => {
    const people = Array.from(
      { length: 54 },
      (_, each) => `01a20734-5581-7000-8000-${String(each).padStart(12, '0')}`,
    );
    for (const personId of people) {
      db.clock.forward({ minutes: 1 });
      await unreachable(personId);
    }
    await unreachable('01a20734-5581-7000-8000-0000000000ff', 'baghdad');
    const first = (await list()).json;
    const second = (await list(`?centre=kirkuk&cursor=${first.cursor}`)).json;
    const told = [...first.items, ...second.items].map(({ personId }: { personId: string }) => personId);
    expect(told).toEqual([hers.personId, ...people]);
    expect(first.items).toHaveLength(50);
    expect(second.cursor).toBeNull();
    expect((await list(`?centre=baghdad&cursor=${first.cursor}`, admin)).json.errors).toMatchObject([
      { parameter: 'cursor' },
    ]);
  });

  it.each([
    ['', ['centre']],
    ['?centre=paris', ['centre']],
    ['?centre=kirkuk&cursor=abc', ['cursor']],
    ['?centre=kirkuk&about=absences', ['about']],
  ])('says what is wrong with %s', async (query, parameters) => {
    const { status, json } = await list(query);
    expect(status).toBe(400);
    expect(json.errors.map(({ parameter }: { parameter: string }) => parameter)).toEqual(parameters);
  });
});

onTheTable('POST /api/concerns/{concernId}/settle', () => {
  it('settles it, says who did, and takes it from the list', async () => {
    const { status, json, headers } = await settle();
    expect({ status, etag: headers.etag }).toEqual({ status: 200, etag: '"2"' });
    expect(json).toMatchObject({ status: 'settled', outcome: 'seen', version: 2 });
    expect(json).not.toHaveProperty('person');
    expect(await settledEvents()).toMatchObject([
      { actor: { kind: 'staff', id: 'shirin' }, centre: 'kirkuk', data: { outcome: 'seen' } },
    ]);
    expect((await list()).json.items).toEqual([]);
  });

  it('gives the same request the same answer, also twice at once; the same key with another is refused', async () => {
    const [one, other] = await Promise.all([settle(), settle()]);
    expect(one.status).toBe(200);
    expect(other).toMatchObject({ status: 200, json: one.json });
    expect(await settle()).toMatchObject({ status: 200, json: one.json });
    expect(await settle(manager, { outcome: 'kept' })).toMatchObject({ status: 422 });
    expect(await settledEvents()).toHaveLength(1);
  });

  it('lets two who look at it see each other', async () => {
    await settle();
    expect(await settle(admin, { key: 'key-00002', outcome: 'kept' })).toMatchObject({
      status: 412,
      headers: { etag: '"2"' },
      json: { type: '/problems/version-changed' },
    });
    expect(await settledEvents()).toHaveLength(1);
  });

  it('wants a key, the version, an outcome, and a concern', async () => {
    const path = `/api/concerns/${hers.concernId}/settle`;
    const keyed = { 'idempotency-key': 'key-00001' };
    const send = (body: unknown, more: Readonly<Record<string, string>>) =>
      caller.post(path, body, headersOf(manager, more));
    expect((await send({ outcome: 'seen' }, { 'if-match': '"1"' })).status).toBe(400);
    expect((await send({ outcome: 'seen' }, keyed)).status).toBe(428);
    expect((await send({ outcome: 'given-up' }, { ...keyed, 'if-match': '"1"' })).status).toBe(400);
    expect((await send({ outcome: 'seen', why: 'x' }, { ...keyed, 'if-match': '"1"' })).status).toBe(400);
    for (const concernId of ['absences-none', 'META', '%00', 'a'.repeat(300)])
      expect((await settle(manager, { concernId })).status).toBe(404);
    expect(await settledEvents()).toEqual([]);
  });
});

const everyCentre = '~centre-baghdad~centre-diyala~centre-kirkuk~centre-ninewa';
onTheTable('concerns', () => {
  it.each([
    ['a manager of the centre', manager, [200, 200]],
    ['an administrator', admin, [200, 200]],
    ['a manager of another centre', 'heman~manager~centre-baghdad', [403, 403]],
    ['a manager of none', 'heman~manager', [403, 403]],
    ['a facilitator', 'heman~facilitator~centre-kirkuk', [403, 403]],
    ['an approver', 'heman~approver~centre-kirkuk', [403, 403]],
    ['an analyst', `heman~analyst${everyCentre}`, [403, 403]],
    ['a partner', `heman~partner${everyCentre}`, [403, 403]],
    ['a centre without a role', 'heman~centre-kirkuk', [403, 403]],
    ['nobody', 'forged', [401, 401]],
  ])('are for %s: or not', async (_who, token, expected) => {
    const answers = [await list('?centre=kirkuk', token), await settle(token)];
    expect(answers.map(({ status }) => status)).toEqual(expected);
    const [code = 0] = expected;
    if (code < 400) return;
    for (const { text } of answers) expect(text).not.toContain('770');
    expect(await settledEvents()).toEqual([]);
  });
});

onTheTable('the page of what is to be followed up', () => {
  const signInAs = (groups: string) => caller.cookies.set('session', `shirin~${groups}`);
  const path = '/console/concerns';

  it('is found from the numbers by those who follow up, and by nobody else', async () => {
    signInAs('manager~centre-kirkuk');
    expect((await caller.get('/console')).text).toContain(`href="${path}"`);
    signInAs('facilitator~centre-kirkuk');
    expect((await caller.get('/console')).text).not.toContain(path);
    expect((await caller.get(path)).status).toBe(403);
    caller.cookies.delete('session');
    expect((await caller.get(path)).text).toContain('type="password"');
  });

  it.each(['en', 'ar', 'ckb'])('shows what and whom in %s, and settles it with a button', async (lang) => {
    signInAs('manager~centre-kirkuk');
    await unreachable(hers.personId);
    await raise(
      db.context,
      { about: 'spending', centre: 'kirkuk', month: '2026-11', occasions: ['80'] },
      system,
    );
    const page = await caller.get(`${path}?lang=${lang}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(phoneNumber(1));
    expect(page.text.match(/method="post"/g)).toHaveLength(3);
    const formToken = hiddenIn(page, 'formToken');
    const fields = { formToken, centre: 'kirkuk', version: '1', outcome: 'seen' };
    const done = await caller.submit(`${path}/${hers.concernId}/settle`, fields);
    expect(done).toMatchObject({ status: 303, headers: { location: `${path}?centre=kirkuk&done=settled` } });
    const again = await caller.submit(`${path}/${hers.concernId}/settle`, fields);
    expect(again).toMatchObject({ status: 303, headers: { location: `${path}?centre=kirkuk&done=changed` } });
    expect(await settledEvents()).toHaveLength(1);
    const after = await caller.get(`${path}?lang=${lang}&done=settled`);
    expect(after.text.match(/method="post"/g)).toHaveLength(2);
  });

  it.each(grantSteps)('says in each language that a grant waits for: %s', async (waitsFor) => {
    const aboutGrant = '01a20734-5581-7000-8000-0000000000aa';
    const grant = { about: 'grant', centre: 'kirkuk', aboutGrant, number: '123456', waitsFor } as const;
    await raise(db.context, { ...grant, occasions: [waitsFor] }, system);
    // A month late, it is the administrators' to see to.
    const whose = waitsFor === 'report-long' ? 'all' : 'kirkuk';
    signInAs(whose === 'all' ? 'admin' : 'manager~centre-kirkuk');
    for (const language of languages) {
      const { text } = await caller.get(`${path}?centre=${whose}&lang=${language}`);
      const said = render(`console.concern.grant.${waitsFor}`, language, { number: '123456' });
      expect(text).toContain(`<a href="/console/grants/${aboutGrant}">${said}</a>`);
    }
  });

  it('leads from each to where it can be looked at and put right', async () => {
    const id = (end: string) => `01a20734-5581-7000-8000-0000000000${end}`;
    const [activityId, sessionId, personId] = [id('a1'), id('a2'), id('a3')];
    const course = { centre: 'kirkuk', activityId, code: '214', occasions: ['one'] } as const;
    const registrationId = personId;
    await raise(db.context, { about: 'dispute', ...course, sessionId, registrationId, personId }, system);
    await raise(db.context, { about: 'no-sheet', ...course, kind: 'sewing' }, system);
    signInAs('manager~centre-kirkuk');
    const { text } = await caller.get(`${path}?lang=en`);
    const leads = [...text.matchAll(/<th scope="row"[^>]*><a href="([^"]*)">/g)].map(([, to]) => to);
    expect(leads).toContain(`/console/sessions/${activityId}/${sessionId}`);
    expect(leads).toContain(`/console/courses/${activityId}`);
    // Of her absences too, which stand there from the start.
    expect(leads).toHaveLength(3);
  });

  it('takes no form that is not its own', async () => {
    signInAs('manager~centre-kirkuk');
    const forged = { formToken: 'A'.repeat(22), centre: 'kirkuk', version: '1', outcome: 'seen' };
    expect((await caller.submit(`${path}/${hers.concernId}/settle`, forged)).status).toBe(403);
    expect(await settledEvents()).toEqual([]);
  });

  it('goes on where a long list ends', async () => {
    for (let each = 0; each < 50; each++)
      await unreachable(`01a20734-5581-7000-8000-${String(each).padStart(12, '0')}`);
    signInAs('manager~centre-kirkuk');
    const { text } = await caller.get(path);
    const [, more = ''] = /class="button plain" href="([^"]*after=[^"]*)"/.exec(text) ?? [];
    const next = await caller.get(more.replaceAll('&amp;', '&'));
    expect(next.text.match(/method="post"/g)).toHaveLength(1);
  });
});
