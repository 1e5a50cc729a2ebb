import { beforeEach, expect, it } from 'vitest';
import { countEvents } from '#shared/counting/index.ts';
import { anActivity, registerMany } from '#tests/support/builders.ts';
import { aMonday, onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after as later } from '#tests/support/time/clock.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import type { Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let caller: Visitor;
beforeEach(() => {
  caller = siteVisitor(db);
});

const codesOf = ({ json }: Awaited<ReturnType<Visitor['get']>>) =>
  json.items.map(({ code }: { code: string }) => code);

onTheTable('GET /api/activities', () => {
  it('tells one activity as the contract has it, and no participant', async () => {
    await anActivity(db.context, {
      capacity: 1,
      childcareCapacity: 3,
      audience: { gender: 'female', minAge: 16 },
    });
    await registerMany(db.context, 1, 3);
    const { status, json, text } = await caller.get('/api/activities/214', {
      'accept-language': 'ku-IQ, en;q=0.5',
    });
    expect(status).toBe(200);
    expect(json).toEqual({
      code: '214',
      centre: 'kirkuk',
      kind: 'sewing',
      title: 'خولی بەرگدروویی',
      capacity: 1,
      placesLeft: 0,
      waiting: 2,
      childcareLeft: 3,
      audience: { gender: 'female', minAge: 16 },
      enrolment: { opensAt: expect.any(String), closesAt: expect.any(String) },
      sessions: expect.arrayContaining([{ start: expect.any(String), end: expect.any(String) }]),
    });
    expect(text).not.toMatch(/\+9647|personId|secret/);
  });

  it('lists those one can register for now or soon, with how many wait as counted', async () => {
    await anActivity(db.context, { capacity: 1 });
    await anActivity(db.context, { code: '301', centre: 'baghdad', kind: 'english' });
    await anActivity(db.context, { code: '302', centre: 'baghdad', kind: 'mediation', sensitive: true });
    const day = (days: number) => later(aMonday, { days });
    await anActivity(db.context, {
      code: '303',
      centre: 'diyala',
      enrolment: { opensAt: day(1), closesAt: day(9) },
    });
    await anActivity(db.context, {
      code: '304',
      centre: 'diyala',
      enrolment: { opensAt: day(-9), closesAt: day(-1) },
    });
    await registerMany(db.context, 1, 3);
    await countEvents(db.context, await db.events());
    const all = await caller.get('/api/activities');
    expect(codesOf(all).sort()).toEqual(['214', '301', '302', '303']);
    expect(all.json.items.find(({ code }: { code: string }) => code === '214')).toMatchObject({
      placesLeft: 0,
      waiting: 2,
    });
    expect(codesOf(await caller.get('/api/activities?centre=baghdad')).sort()).toEqual(['301', '302']);
    expect(codesOf(await caller.get('/api/activities?kind=english'))).toEqual(['301']);
    expect((await caller.get('/api/activities?centre=kirkuk&language=en')).json.items[0].title).toBe(
      'Sewing course',
    );
  });

  it('pages through every activity once', async () => {
    const codes = Array.from({ length: 57 }, (_, position) => String(100 + position));
    for (const code of codes)
      await anActivity(db.context, { code, centre: Number(code) % 2 === 0 ? 'baghdad' : 'ninewa' });
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null && page < 9; page++) {
      const got = await caller.get(`/api/activities${cursor === '' ? '' : `?cursor=${cursor}`}`);
      seen.push(...codesOf(got));
      cursor = got.json.cursor;
    }
    expect(cursor).toBeNull();
    expect(seen.sort()).toEqual(codes);
  });

  const otherCentre = Buffer.from('["ninewa",null]').toString('base64url');
  const wrongKey = Buffer.from('["ninewa",["2026-13-99","x"]]').toString('base64url');
  it.each([
    ['centre=atlantis', 'centre'],
    ['kind=', 'kind'],
    ['language=fr', 'language'],
    ['cursor=bm90IG91cnM', 'cursor'],
    [`cursor=${wrongKey}`, 'cursor'],
    [`centre=baghdad&cursor=${otherCentre}`, 'cursor'],
    ['centre=baghdad&centre=kirkuk', 'centre'],
    ['center=kirkuk', 'center'],
    ['__proto__=1', '__proto__'],
    ['%ff=%zz', '\ufffd'],
  ])('refuses ?%s', async (query, name) => {
    expect(await caller.get(`/api/activities?${query}`)).toMatchObject({
      status: 400,
      json: { type: '/problems/invalid-request', errors: [{ parameter: name }] },
    });
  });

  it('has nothing under a code that stands for nothing', async () => {
    for (const code of ['999', 'abc', '%00', '0214']) {
      expect(await caller.get(`/api/activities/${code}`)).toMatchObject({
        status: 404,
        json: { type: '/problems/unknown-code' },
      });
    }
  });
});

onTheTable('the API around them', () => {
  it('names the centres in the asked language', async () => {
    const { json } = await caller.get('/api/centres?language=en');
    expect(json).toEqual({
      items: ['Baghdad', 'Diyala', 'Kirkuk', 'Ninewa'].map((name) => ({ id: name.toLowerCase(), name })),
      cursor: null,
    });
  });

  it.each([
    ['POST', '/api/centres', 'GET, HEAD'],
    ['PUT', '/api/registrations', 'POST'],
    ['GET', '/api/registrations/x/cancel', 'POST'],
    ['GET', '/api/staff/tokens', 'POST'],
    ['POST', '/api/counts', 'GET, HEAD'],
    ['TRACE', '/api/openapi.json', 'GET, HEAD'],
  ])('answers %s %s with the methods there are', async (method, path, allow) => {
    expect(await caller.send(path, { method })).toMatchObject({
      status: 405,
      headers: { allow },
      json: { status: 405 },
    });
  });

  it.each([
    '/api',
    '/api/',
    '/api/nothing',
    '/api/registrations/../activities',
    '/api/activities/214/register',
  ])('knows no %s', async (path) => {
    expect(await caller.get(path)).toMatchObject({ status: 404 });
  });

  it('answers HEAD as GET, without the body', async () => {
    expect(await caller.send('/api/openapi.json', { method: 'HEAD' })).toMatchObject({
      status: 200,
      text: '',
      headers: { 'content-type': 'application/json' },
    });
  });

  it('guards every answer with the same headers', async () => {
    for (const path of ['/api/centres', '/', '/nowhere', '/api/nowhere']) {
      expect((await caller.get(path)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
    }
  });
});
