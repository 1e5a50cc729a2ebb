import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siteHandler } from '#functions/site/site.ts';
import { anActivity, registerMany } from '#tests/support/builders.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { aMonday, newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after as later } from '#tests/support/time/clock.ts';
import { siteSettings, type Visitor, visitorOf } from '#tests/support/web/visitor.ts';

let db: TestTable;
let caller: Visitor;
const faults: unknown[] = [];
beforeEach(async () => {
  db = await newTable();
  faults.length = 0;
  const logger = { error: (...said: unknown[]) => void faults.push(said) };
  caller = visitorOf(siteHandler(db.context, siteSettings, logger), db.clock);
});
afterEach(async () => {
  expect(faults).toEqual([]);
  expect(broken(await db.items())).toEqual([]);
  await db.drop();
});

const manal = {
  activityCode: '214',
  name: 'منال كريم',
  phone: '٠٧٥٠ ١٢٣ ٤٥٦٧',
  language: 'ar',
  consent: true,
};
const register = (changes: Record<string, unknown> = {}, key = 'key-00001', headers = {}) =>
  caller.post('/api/registrations', { ...manal, ...changes }, { 'idempotency-key': key, ...headers });

/** Everything in the table but activities. */
const kept = async () =>
  (await db.items()).filter(({ pk }) => !/^(ACTIVITY|CODE)#/.test(pk)).map(({ pk }) => pk);

onTheTable('POST /api/registrations', () => {
  it('is refused for what is at the same time, by the same key too, until that is accepted', async () => {
    await anActivity(db.context);
    const { sessions } = await anActivity(db.context, { code: '217' });
    await anActivity(db.context, {
      code: '215',
      sessions: sessions.map(({ start, end }) => ({ start, end })),
    });
    await register({ activityCode: '217' });
    const asked = await register({ activityCode: '215' }, 'key-00002', { 'accept-language': 'en' });
    expect(asked).toMatchObject({ status: 409, json: { type: '/problems/overlapping-sessions' } });
    expect(asked.json.detail).toMatch(/\p{L}/u);
    expect(asked.text).not.toContain('217');
    const accepted = await register({ activityCode: '215', acceptsOverlap: true }, 'key-00002');
    expect(accepted).toMatchObject({ status: 201, json: { status: 'confirmed' } });
    expect((await register({ activityCode: '215' }, 'key-00002')).status).toBe(422);
    expect((await register({ activityCode: '214', acceptsOverlap: 'yes' }, 'key-00003')).status).toBe(400);
  });

  it('registers, and answers with the link that leads back', async () => {
    await anActivity(db.context);
    const { status, json, headers } = await register();
    expect(status).toBe(201);
    expect(json).toEqual({
      registrationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      status: 'confirmed',
      position: null,
      childcare: 0,
      childrenWaiting: 0,
      manageUrl: expect.stringMatching(/^https:\/\/diwan\.example\/registrations\/[\w-]{64}$/),
    });
    expect(headers['cache-control']).toBe('no-store');
    expect(await kept()).toContain('PHONE#+9647501234567');
  });

  it('says which number in line someone is when the course is full', async () => {
    await anActivity(db.context, { capacity: 1 });
    await registerMany(db.context, 1, 2);
    expect((await register()).json).toMatchObject({ status: 'waitlisted', position: 2 });
  });

  it('says what there is for the children: the place is hers, and those who find none wait', async () => {
    await anActivity(db.context, { childcareCapacity: 3 });
    await register({ childcare: 2 });
    const huda = { name: 'هدى', phone: '0750 123 4568', childcare: 2 };
    const { status, json } = await register(huda, 'key-00002');
    expect(status).toBe(201);
    expect(json).toMatchObject({ status: 'confirmed', position: null, childcare: 1, childrenWaiting: 1 });
    expect((await register(huda, 'key-00002')).json).toEqual(json);
    const path = json.manageUrl.replace(/^.*\/registrations/, '/api/registrations');
    expect((await caller.get(path)).json).toMatchObject({ childcare: 1, childrenWaiting: 1 });
    expect((await caller.get('/api/activities/214')).json).toMatchObject({ placesLeft: 8, childcareLeft: 0 });
  });

  it('has no place for the children of someone who is in line for one herself', async () => {
    await anActivity(db.context, { capacity: 1, childcareCapacity: 3 });
    await registerMany(db.context, 1, 1);
    const { json } = await register({ childcare: 2 });
    expect(json).toMatchObject({ status: 'waitlisted', position: 1, childcare: 0, childrenWaiting: 2 });
    expect((await caller.get('/api/activities/214')).json).toMatchObject({ childcareLeft: 3 });
  });

  it('gives the same request the same answer, however the body is written', async () => {
    await anActivity(db.context);
    const first = await register();
    const again = await register({ phone: '+964 750 123 4567', childcare: 0 });
    expect(again).toMatchObject({ status: 201, json: first.json });
    expect((await db.items()).filter(({ sk }) => sk.startsWith('REG#'))).toHaveLength(1);
    expect(await register({ childcare: undefined, birthYear: 1990 })).toMatchObject({
      status: 422,
      json: { type: '/problems/idempotency-key-reused' },
    });
  });

  it('says of someone registered already nothing but that', async () => {
    await anActivity(db.context);
    const { json } = await register();
    const again = await register({}, 'key-00002');
    expect(again).toMatchObject({ status: 409, json: { type: '/problems/already-registered', status: 409 } });
    expect(again.text).not.toContain(json.registrationId);
    expect(again.text).not.toMatch(/manageUrl|confirmed/);
  });

  describe('refuses, saying why', () => {
    it.each([
      ['unknown-code', 404, {}, { activityCode: '999' }],
      [
        'enrolment-not-open',
        409,
        { enrolment: { opensAt: later(aMonday, { days: 1 }), closesAt: later(aMonday, { days: 3 }) } },
        {},
      ],
      [
        'enrolment-closed',
        409,
        { enrolment: { opensAt: later(aMonday, { days: -3 }), closesAt: later(aMonday, { days: -1 }) } },
        {},
      ],
      ['audience-gender', 409, { audience: { gender: 'female' as const } }, { gender: 'male' }],
      ['audience-age', 409, { audience: { minAge: 30 } }, { birthYear: 2010 }],
      ['childcare-not-offered', 409, {}, { childcare: 1 }],
      ['childcare-too-many', 409, { childcareCapacity: 2 }, { childcare: 3 }],
    ])('%s', async (type, status, activity, changes) => {
      await anActivity(db.context, activity);
      const refused = await register(changes, 'key-00001', { 'accept-language': 'en' });
      expect(refused).toMatchObject({
        status,
        headers: { 'content-type': 'application/problem+json', 'content-language': 'en' },
        json: { type: `/problems/${type}`, status, title: expect.stringMatching(/^[A-Z]/) },
      });
      expect(await kept()).toEqual([]);
    });
  });

  it.each(['+44 7911 123456', '447911123456', '0044 7911 123456', '٩٠٥٣٢١٢٣٤٥٦٧', '"989121234567",'])(
    'says that the phone %s may not be texted, and what else is wrong',
    async (phone) => {
      await anActivity(db.context);
      const changes = { phone, birthYear: 2030 };
      expect((await register(changes, 'key-00001', { 'accept-language': 'en' })).json.errors).toEqual([
        { pointer: '/phone', detail: 'We can only text mobile numbers of Iraq' },
        { pointer: '/birthYear', detail: expect.any(String) },
      ]);
    },
  );

  describe('speaks the language of the body where neither address nor header asks for one', () => {
    const wrongs: readonly (readonly [string, Record<string, unknown>, number])[] = [
      ['a code of nothing', { activityCode: '999' }, 404],
      ['no name', { name: undefined }, 400],
      ['a phone abroad', { phone: '+44 7911 123456' }, 400],
      ['an unknown field', { shoeSize: 41 }, 400],
      ['no consent', { consent: false }, 400],
    ];
    const languagesOfBodies = ['ar', 'ckb', 'en'] as const;

    it.each(wrongs.flatMap((wrong) => languagesOfBodies.map((language) => [...wrong, language] as const)))(
      '%s %j (%d), in %s',
      async (_what, changes, status, language) => {
        await anActivity(db.context);
        for (const accept of [undefined, '*', '*;q=0.5', 'fr, *', '']) {
          const headers = accept === undefined ? {} : { 'accept-language': accept };
          const refused = await register({ ...changes, language }, 'key-00001', headers);
          expect(refused.status).toBe(status);
          expect(refused.headers['content-language'], accept).toBe(language);
          const latin = /^[A-Z]/.test(refused.json.title);
          expect(latin).toBe(language === 'en');
        }
      },
    );

    it('also before the body is looked at', async () => {
      const body = { ...manal, language: 'ckb' };
      const keyless = await caller.post('/api/registrations', body);
      expect(keyless.status).toBe(400);
      expect(keyless.headers['content-language']).toBe('ckb');
      const nowhere = await caller.post('/api/nowhere', body);
      expect(nowhere).toMatchObject({ status: 404, headers: { 'content-language': 'ckb' } });
    });

    it('not where the address or a header asks for one of ours, nor where the body names none', async () => {
      const asked = await register({ name: '', language: 'ckb' }, 'key-00001', {
        'accept-language': 'fr, en',
      });
      expect(asked.headers['content-language']).toBe('en');
      const address = await caller.post('/api/registrations?language=ar', { language: 'ckb' });
      expect(address.headers['content-language']).toBe('ar');
      for (const language of ['fr', 7, null, { ar: 1 }, undefined]) {
        const unnamed = await register({ name: '', language });
        expect(unnamed.headers['content-language']).toBe('ar');
      }
    });
  });

  describe('points at what is wrong, and stores nothing', () => {
    it.each<[string, Record<string, unknown>, string]>([
      ['no name', { name: undefined }, '/name'],
      ['an empty name', { name: '  ' }, '/name'],
      ['a name that is none', { name: '<b>' }, '/name'],
      ['half a letter', { name: '\ud83d' }, '/name'],
      ['no phone number', { phone: 'ring me' }, '/phone'],
      ['a number that may not be texted', { phone: '+44 7911 123456' }, '/phone'],
      ['a number as a number', { phone: 7501234567 }, '/phone'],
      ['a year to come', { birthYear: 2030 }, '/birthYear'],
      ['a huge number', { birthYear: 1e300 }, '/birthYear'],
      ['too many children', { childcare: 6 }, '/childcare'],
      ['half a child', { childcare: 0.5 }, '/childcare'],
      ['no consent', { consent: false }, '/consent'],
      ['another language', { language: 'fr' }, '/language'],
      ['a code that is none', { activityCode: '٢١٤' }, '/activityCode'],
      ['an unknown field', { shoeSize: 41 }, '/shoeSize'],
      ['a field with a slash', { 'a/b~c': 1 }, '/a~1b~0c'],
    ])('%s', async (_what, changes, pointer) => {
      await anActivity(db.context);
      const { status, json } = await register(changes);
      expect(status).toBe(400);
      expect(json.type).toBe('/problems/invalid-request');
      expect(json.errors).toEqual([{ pointer, detail: expect.stringMatching(/\p{L}/u) }]);
      expect(await kept()).toEqual([]);
    });
  });
});

onTheTable('bad requests', () => {
  const key = { 'idempotency-key': 'key-00001' };
  const jsonType = { 'content-type': 'application/json', ...key };
  const deep = `${'['.repeat(8_000)}${']'.repeat(8_000)}`;
  const ours = JSON.stringify(manal);

  it.each<[string, number, Parameters<Visitor['send']>[1]]>([
    ['no key', 400, { headers: { 'content-type': 'application/json' }, body: ours }],
    ['a short key', 400, { headers: { ...jsonType, 'idempotency-key': 'short' }, body: ours }],
    [
      'a key sent twice',
      400,
      { headers: { ...jsonType, 'idempotency-key': 'key-00001,key-00002' }, body: ours },
    ],
    ['no body', 400, { headers: jsonType }],
    ['null for no body', 400, { headers: jsonType, body: null as unknown as string }],
    ['not JSON', 400, { headers: jsonType, body: '{' }],
    ['null', 400, { headers: jsonType, body: 'null' }],
    ['a list', 400, { headers: jsonType, body: '[]' }],
    ['deep nesting', 400, { headers: jsonType, body: deep.slice(0, 8_000) + deep.slice(-8_000) }],
    ['__proto__', 400, { headers: jsonType, body: ours.replace('{', '{"__proto__":{"consent":true},') }],
    ['constructor', 400, { headers: jsonType, body: ours.replace('{', '{"constructor":{"prototype":{}},') }],
    [
      'a number too large for anything',
      400,
      { headers: jsonType, body: ours.replace('{', '{"childcare":1e999,') },
    ],
    [
      'another charset',
      415,
      { headers: { ...key, 'content-type': 'application/json; charset=utf-16' }, body: ours },
    ],
    [
      'a form',
      415,
      { headers: { ...key, 'content-type': 'application/x-www-form-urlencoded' }, body: 'name=a' },
    ],
    ['no type', 415, { headers: key, body: ours }],
    [
      'bytes that are no UTF-8',
      400,
      { headers: jsonType, body: Buffer.from([0x7b, 0xff, 0x7d]).toString('base64'), isBase64Encoded: true },
    ],
    ['base64 that is none', 400, { headers: jsonType, body: '{"a":1}', isBase64Encoded: true }],
    ['too large', 413, { headers: jsonType, body: `"${'ب'.repeat(9_000)}"` }],
  ])('%s', async (_what, status, sent) => {
    await anActivity(db.context);
    const got = await caller.send('/api/registrations', { method: 'POST', ...sent });
    expect(got).toMatchObject({
      status,
      headers: { 'content-type': 'application/problem+json' },
      json: { status },
    });
    expect(await kept()).toEqual([]);
    expect(({} as { consent?: unknown }).consent).toBeUndefined();
  });

  it('takes a body in base64, as API Gateway may send it', async () => {
    await anActivity(db.context);
    const body = Buffer.from(ours).toString('base64');
    const got = await caller.send('/api/registrations', {
      method: 'POST',
      headers: jsonType,
      body,
      isBase64Encoded: true,
    });
    expect(got.status).toBe(201);
  });
});
