import { beforeEach, describe, expect, it } from 'vitest';
import { appointFocalPoint, phoneStateOf } from '#shared/people/index.ts';
import { phoneNumber } from '#tests/support/builders.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import type { Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let caller: Visitor;
beforeEach(() => {
  caller = consoleVisitor(db);
});

const manager = 'shirin~manager~centre-kirkuk';
const admin = 'nawal~admin';
const headersOf = (token: string, key?: string) => ({
  authorization: `Bearer ${token}`,
  'accept-language': 'en',
  ...(key === undefined ? {} : { 'idempotency-key': key }),
});
const kirkuk = { phone: '٠٧٧٠ ٠٠٠ ٠٠٠١', centre: 'kirkuk' };
const appoint = (body: unknown = kirkuk, token = manager, key = 'key-00001') =>
  caller.post('/api/focal-points', body, headersOf(token, key));
const list = (query: string, token = manager) => caller.get(`/api/focal-points${query}`, headersOf(token));
const release = (id: string, token = manager, key = 'key-00009') =>
  caller.send(`/api/focal-points/${id}`, { method: 'DELETE', headers: headersOf(token, key) });
const isFocalPoint = async (phone = phoneNumber(1)) =>
  (await phoneStateOf(db.context.table, phone)).focalPointId !== undefined;
const noOne = '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10';

onTheTable('POST /api/focal-points', () => {
  it('marks the phone, and says who did it', async () => {
    const { status, json, headers } = await appoint();
    expect(status).toBe(201);
    expect(json).toEqual({
      focalPointId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      phone: phoneNumber(1),
      centre: 'kirkuk',
      appointedAt: expect.stringMatching(/^2026-11-23T07:00:00\.\d{3}Z$/),
    });
    expect(headers['cache-control']).toBe('no-store');
    expect(await isFocalPoint()).toBe(true);
    expect(await db.events()).toMatchObject([
      { type: 'focal-point.appointed', centre: 'kirkuk', actor: { kind: 'staff', id: 'shirin' } },
    ]);
  });

  it('answers a phone that is one already with what is there', async () => {
    const first = await appoint();
    expect(await appoint(kirkuk, manager, 'key-00002')).toMatchObject({ status: 200, json: first.json });
    expect(await db.events()).toHaveLength(1);
  });

  it('leaves a phone of another centre where it is', async () => {
    await appoint({ ...kirkuk, centre: 'baghdad' }, admin);
    expect(await appoint(kirkuk, manager, 'key-00002')).toMatchObject({
      status: 409,
      json: { type: '/problems/focal-point-elsewhere', title: expect.stringMatching(/another centre/) },
    });
    expect((await list('?centre=kirkuk')).json.items).toEqual([]);
  });

  it('gives the same request the same answer, even after the focal point has ended', async () => {
    const first = await appoint();
    expect(await appoint({ ...kirkuk, phone: '+964 770 000 0001' })).toMatchObject({
      status: 201,
      json: first.json,
    });
    const known = await appoint(kirkuk, manager, 'key-00002');
    await release(first.json.focalPointId);
    expect(await appoint()).toMatchObject({ status: 201, json: first.json });
    expect(await appoint(kirkuk, manager, 'key-00002')).toMatchObject({ status: 200, json: known.json });
    expect(await isFocalPoint()).toBe(false);
    expect(await db.events()).toHaveLength(2);
  });

  it('gives one request that comes twice at once one answer', async () => {
    const [first, second] = await Promise.all([appoint(), appoint()]);
    expect(first).toMatchObject({ status: 201 });
    expect(second).toMatchObject({ status: 201, json: first.json });
    expect(await db.events()).toHaveLength(1);
  });

  it('knows a key that comes with something else, but not that of someone else', async () => {
    await appoint();
    expect(await appoint({ ...kirkuk, phone: phoneNumber(2) })).toMatchObject({
      status: 422,
      json: { type: '/problems/idempotency-key-reused' },
    });
    expect(await isFocalPoint(phoneNumber(2))).toBe(false);
    expect((await appoint({ ...kirkuk, phone: phoneNumber(3) }, admin)).status).toBe(201);
  });

  it('keeps the phone with the focal point and nowhere else', async () => {
    await appoint();
    const holding = (await db.items()).filter((item) => JSON.stringify(item).includes('7700000001'));
    expect(holding.map(({ pk }) => pk.replace(/#.*/, '')).toSorted()).toEqual(['FOCAL', 'PHONE']);
  });

  it.each([
    ['no phone', { centre: 'kirkuk' }, '/phone'],
    ['what is no phone', { ...kirkuk, phone: '0770' }, '/phone'],
    ['a phone that may not be texted', { ...kirkuk, phone: '+44 7911 123456' }, '/phone'],
    ['a number', { ...kirkuk, phone: 7700000001 }, '/phone'],
    ['no centre', { phone: kirkuk.phone }, '/centre'],
    ['another centre', { ...kirkuk, centre: 'paris' }, '/centre'],
    ['a name', { ...kirkuk, name: 'Rebin' }, '/name'],
  ])('points at what is wrong: %s', async (_what, body, pointer) => {
    const { status, json } = await appoint(body);
    expect({ status, type: json.type }).toEqual({ status: 400, type: '/problems/invalid-request' });
    expect(json.errors).toEqual([{ pointer, detail: expect.stringMatching(/\p{L}/u) }]);
    expect(await db.items()).toEqual([]);
  });

  it('wants a key', async () => {
    const without = await caller.post('/api/focal-points', kirkuk, headersOf(manager));
    expect(without).toMatchObject({ status: 400, json: { type: '/problems/idempotency-key-missing' } });
    expect((await appoint(kirkuk, manager, 'short')).json.errors).toMatchObject([
      { header: 'Idempotency-Key' },
    ]);
  });
});

onTheTable('GET /api/focal-points', () => {
  it('lists a centre page by page, the first appointed first', async () => {
    for (let person = 1; person <= 60; person++) {
      db.clock.forward({ minutes: 1 });
      const wanted = { phone: phoneNumber(person), centre: person === 7 ? 'baghdad' : 'kirkuk' } as const;
      await appointFocalPoint(db.context, wanted, { kind: 'staff', id: 'shirin' });
    }
    const first = (await list('?centre=kirkuk')).json;
    expect(first.items).toHaveLength(50);
    const second = (await list(`?centre=kirkuk&cursor=${first.cursor}`)).json;
    expect(second.cursor).toBeNull();
    const phones = [...first.items, ...second.items].map(({ phone }: { phone: string }) => phone);
    const expected = Array.from({ length: 60 }, (_, index) => phoneNumber(index + 1));
    expect(phones).toEqual(expected.filter((phone) => phone !== phoneNumber(7)));
    expect(Object.keys(first.items[0])).toEqual(['focalPointId', 'phone', 'centre', 'appointedAt']);
    expect(first.cursor).toMatch(/^[\w-]+$/);
    expect((await list(`?centre=baghdad&cursor=${first.cursor}`, admin)).json.errors).toMatchObject([
      { parameter: 'cursor' },
    ]);
  });

  it.each([
    ['', ['centre']],
    ['?centre=paris', ['centre']],
    ['?cursor=abc', ['centre', 'cursor']],
    ['?centre=kirkuk&cursor=W10', ['cursor']],
    ['?centre=kirkuk&centre=kirkuk', ['centre']],
    ['?centre=kirkuk&phone=0770', ['phone']],
  ])('says what is wrong with %s', async (query, parameters) => {
    const { status, json } = await list(query);
    expect(status).toBe(400);
    expect(json.errors.map(({ parameter }: { parameter: string }) => parameter)).toEqual(parameters);
  });
});

onTheTable('DELETE /api/focal-points/{focalPointId}', () => {
  it('ends it, and says who did', async () => {
    const { json } = await appoint();
    const ended = await release(json.focalPointId);
    expect(ended).toMatchObject({ status: 204, text: '' });
    expect(await isFocalPoint()).toBe(false);
    expect((await list('?centre=kirkuk')).json).toEqual({ items: [], cursor: null });
    expect((await db.events()).at(-1)).toMatchObject({
      type: 'focal-point.released',
      actor: { kind: 'staff', id: 'shirin' },
    });
  });

  it('is done still when the same request comes again, at once too; with another key there is none', async () => {
    const { json } = await appoint();
    const both = await Promise.all([release(json.focalPointId), release(json.focalPointId)]);
    expect(both.map(({ status }) => status)).toEqual([204, 204]);
    expect((await release(json.focalPointId)).status).toBe(204);
    expect((await release(json.focalPointId, manager, 'key-00010')).status).toBe(404);
    expect(await db.events()).toHaveLength(2);
  });

  it('takes no key that ended another', async () => {
    const [one, other] = [await appoint(), await appoint({ ...kirkuk, phone: phoneNumber(2) }, admin)];
    expect((await release(one.json.focalPointId)).status).toBe(204);
    expect((await release(other.json.focalPointId)).status).toBe(422);
    expect(await isFocalPoint(phoneNumber(2))).toBe(true);
  });

  it('finds none where there is none', async () => {
    for (const id of [noOne, 'x', 'META', '%00', 'a'.repeat(400)]) {
      expect(await release(id)).toMatchObject({ status: 404, json: { type: '/problems/not-found' } });
    }
    const keyless = { method: 'DELETE', headers: headersOf(manager) };
    expect((await caller.send(`/api/focal-points/${noOne}`, keyless)).status).toBe(400);
  });
});

onTheTable('focal points', () => {
  const everyCentre = '~centre-baghdad~centre-diyala~centre-kirkuk~centre-ninewa';
  //                                                        appoint  list  release, of Kirkuk
  it.each([
    ['a manager of the centre', manager, [201, 200, 204]],
    ['an administrator', admin, [201, 200, 204]],
    ['a manager of another centre', 'heman~manager~centre-baghdad', [403, 403, 403]],
    ['a manager of none', 'heman~manager', [403, 403, 403]],
    ['a facilitator', 'heman~facilitator~centre-kirkuk', [403, 403, 403]],
    ['an approver', 'heman~approver~centre-kirkuk', [403, 403, 403]],
    ['an analyst', `heman~analyst${everyCentre}`, [403, 403, 403]],
    ['a partner', `heman~partner${everyCentre}`, [403, 403, 403]],
    ['a centre without a role', 'heman~centre-kirkuk', [403, 403, 403]],
    ['nobody', 'forged', [401, 401, 401]],
  ])('are for %s: or not', async (_who, token, expected) => {
    const { focalPointId } = await appointFocalPoint(
      db.context,
      { phone: phoneNumber(2), centre: 'kirkuk' },
      { kind: 'staff', id: 'shirin' },
    );
    const answers = [
      await appoint(kirkuk, token),
      await list('?centre=kirkuk', token),
      await release(focalPointId, token),
    ];
    expect(answers.map(({ status }) => status)).toEqual(expected);
    const [code = 0] = expected;
    if (code >= 400) {
      for (const { text } of answers) expect(text).not.toContain('770');
      expect(await db.events()).toHaveLength(1);
    }
  });

  describe('their calls', () => {
    it('name their methods', async () => {
      for (const [path, allow] of [
        ['/api/focal-points', 'GET, HEAD, POST'],
        [`/api/focal-points/${noOne}`, 'DELETE'],
      ] as const) {
        const got = await caller.send(path, { method: 'TRACE' });
        expect(got).toMatchObject({ status: 405, headers: { allow } });
      }
    });
  });
});
