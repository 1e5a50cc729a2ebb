import { beforeEach, describe, expect, it } from 'vitest';
import { stopWrite } from '#shared/people/index.ts';
import { type Context, keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber, registers } from '#tests/support/builders.ts';
import { type BroadcastingWorld, broadcastingWorld } from '#tests/support/messaging/broadcasting.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { knownPhone, spendOf } from '#tests/support/messaging/outbox.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import type { Visitor } from '#tests/support/web/visitor.ts';

const callerWith = (context: Context) => consoleVisitor(db, {}, context);

const db = tableForEachTest();
let caller: Visitor;
let world: BroadcastingWorld;
beforeEach(() => {
  world = broadcastingWorld(db, { limits: strictLimits });
  caller = callerWith(db.context);
});

const shirin = 'shirin~manager~centre-kirkuk';
const dilnaz = 'dilnaz~manager~centre-kirkuk';
const texts = { ar: 'المركز مغلق غداً', ckb: 'سەنتەر سبەی داخراوە', en: 'The centre is closed tomorrow' };
const toAll = { centre: 'kirkuk', audience: { of: 'centre' }, texts };
let keysMade = 0;
const headersOf = (token: string, version?: number, key = `key-${String(++keysMade).padStart(8, '0')}`) => ({
  authorization: `Bearer ${token}`,
  'accept-language': 'en',
  'idempotency-key': key,
  ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
});
const write = (body: unknown = toAll, token = shirin, key?: string) =>
  caller.post('/api/broadcasts', body, headersOf(token, undefined, key));
const show = (id: string, token = shirin) => caller.get(`/api/broadcasts/${id}`, headersOf(token));
const step = (
  id: string,
  what: string,
  version?: number,
  token = shirin,
  key?: string,
  by: Pick<Visitor, 'post'> = caller,
) => by.post(`/api/broadcasts/${id}/${what}`, {}, headersOf(token, version, key));

/** People with a place in 214, each on a phone that has texted us. */
async function people(first: number, count: number, code = '214') {
  for (let person = first; person < first + count; person++) {
    await registers(db.context, person, { code, language: person % 2 === 0 ? 'ar' : 'en' });
    await knownPhone(db, undefined, phoneNumber(person));
  }
}
/** Written and counted. */
async function counted(body: unknown = toAll): Promise<string> {
  const { json, status } = await write(body);
  expect(status).toBe(201);
  await world.settle();
  return json.broadcastId;
}
/** As if so many phones had been counted. */
const withPhones = (broadcastId: string, phones: number) =>
  db.context.table.update({
    update: keys.broadcastKey(broadcastId),
    changes: {
      set: {
        preview: { phones, optedOut: 0, segments: phones, cost: 0, languages: { ar: phones, ckb: 0, en: 0 } },
      },
    },
  });

onTheTable('a broadcast', () => {
  it('is counted before anything is sent: phones, languages, segments and cost, without who said STOP', async () => {
    await anActivity(db.context, { capacity: 4 });
    await people(1, 5);
    await registers(db.context, 1, { name: 'Layla', language: 'en' });
    await db.context.table.write([stopWrite(phoneNumber(3), db.clock.now())]);
    const id = await counted();
    const { json, headers } = await show(id);
    expect(json).toMatchObject({
      status: 'ready',
      needsSecondPerson: false,
      preview: { phones: 4, optedOut: 1, segments: 4, cost: 400_000, languages: { ar: 2, ckb: 0, en: 2 } },
      version: 2,
    });
    expect(headers.etag).toBe('"2"');
    expect(world.sent).toEqual([]);
    expect(await spendOf(db, 'kirkuk', '2026-11')).toBeUndefined();
  });

  it('is sent once it is confirmed, one text a phone in its language, and says what became of it', async () => {
    await anActivity(db.context, { capacity: 3 });
    await people(1, 4);
    await registers(db.context, 1, { name: 'Layla', language: 'en' });
    const id = await counted();
    expect(await step(id, 'confirm', 2)).toMatchObject({ status: 200, json: { status: 'running' } });
    await world.settle();
    expect(world.sent.map(({ phone, text }) => [phone, text]).toSorted()).toEqual([
      [phoneNumber(1), 'From the centre in Kirkuk: The centre is closed tomorrow'],
      [phoneNumber(2), 'مركز كركوك: المركز مغلق غداً'],
      [phoneNumber(3), 'From the centre in Kirkuk: The centre is closed tomorrow'],
      [phoneNumber(4), 'مركز كركوك: المركز مغلق غداً'],
    ]);
    expect((await show(id)).json).toMatchObject({ status: 'finished', pages: 1, pagesDone: 1 });
    const types = (await db.events()).map(({ type, actor }) => [
      type,
      actor.kind === 'staff' ? actor.id : '',
    ]);
    expect(types.filter(([type]) => type?.startsWith('broadcast.'))).toEqual([
      ['broadcast.drafted', 'shirin'],
      ['broadcast.confirmed', 'shirin'],
      ['broadcast.finished', ''],
    ]);
    const sent = (await db.events()).filter(({ type }) => type === 'message.sent');
    expect(sent).toHaveLength(4);
    expect(sent.every(({ data }) => 'broadcastId' in data && data.broadcastId === id)).toBe(true);
  });

  it.each([
    ['ar', 'ar'],
    ['ckb', 'ckb'],
    ['en', 'en'],
    ['all three', undefined],
  ] as const)(
    'costs what its preview says, in %s: some phones know how to stop, others do not',
    async (_, one) => {
      const long = {
        ar: 'المركز مغلق غداً بسبب العطلة الرسمية ونلتقي بعد غد في موعدنا',
        ckb: 'سەنتەر سبەی داخراوە بەهۆی پشووی فەرمی، دوو سبەی دەتانبینینەوە',
        en: 'The centre is closed tomorrow for the public holiday. All sessions are held the day after at the usual times, in the usual rooms. See you',
      };
      await anActivity(db.context, { capacity: 20 });
      const languages = ['ar', 'ckb', 'en'] as const;
      const comes = (person: number, wanted = {}) =>
        registers(db.context, person, { language: one ?? languages[person % 3] ?? 'ar', ...wanted });
      const heardAt = '2026-11-01T07:00:00.000Z';
      const states: readonly Readonly<Record<string, string>>[] = [
        {},
        { stopToldBy: 'another' },
        { heardAt },
        { heardAt, consentToldBy: 'another' },
        { heardAt, stoppedAt: heardAt },
        { stopToldBy: 'another', unreachableAt: heardAt },
        { focalPointId: 'someone' },
      ];
      for (let person = 1; person <= 14; person++) {
        await comes(person);
        const state = states[(person - 1) % states.length] ?? {};
        if (Object.keys(state).length > 0) await knownPhone(db, state, phoneNumber(person));
      }
      // Two on a phone that was never told how to stop are one text.
      await comes(1, { name: 'Layla' });
      const id = await counted({ ...toAll, texts: long });
      const { preview } = (await show(id)).json;
      expect(preview).toMatchObject({ phones: 10, optedOut: 2 });
      // Those that say how to stop cost more: every second text would, if it were priced for all who never texted.
      expect(preview.segments).toBeGreaterThan(preview.phones);
      await step(id, 'confirm', 2);
      await world.settle();
      const { phones, segments, cost } = preview;
      const sent = (await db.events()).flatMap((event) =>
        event.type === 'message.sent' ? [event.data] : [],
      );
      expect(world.sent).toHaveLength(phones);
      expect(sent.reduce((sum, each) => sum + each.segments, 0)).toBe(segments);
      expect(sent.reduce((sum, each) => sum + each.cost, 0)).toBe(cost);
      expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments, cost });
    },
  );

  it('is sent in the languages that it was counted in', async () => {
    await anActivity(db.context);
    await anActivity(db.context, { code: '305', kind: 'english' });
    for (const person of [1, 2]) await registers(db.context, person, { language: 'en' });
    // Later the same people used the form in Arabic.
    for (const person of [1, 2]) await registers(db.context, person, { code: '305', language: 'ar' });
    for (const person of [1, 2]) await knownPhone(db, undefined, phoneNumber(person));
    const id = await counted({ ...toAll, audience: { of: 'activity', code: '305' } });
    const { languages, segments, cost } = (await show(id)).json.preview;
    await step(id, 'confirm', 2);
    await world.settle();
    const inArabic = world.sent.filter(({ text }) => text.includes(texts.ar)).length;
    expect({ ar: inArabic, ckb: 0, en: world.sent.length - inArabic }).toEqual(languages);
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments, cost });
  });

  it('reaches whom it is for: an activity, a kind, those in line, and no one whose course is over', async () => {
    await anActivity(db.context, { capacity: 2 });
    await anActivity(db.context, { code: '305', kind: 'english' });
    await anActivity(db.context, { code: '418', kind: 'english', centre: 'ninewa' });
    await people(1, 3);
    await people(11, 2, '305');
    await people(21, 1, '418');
    const phones = async (audience: object) => {
      const id = await counted({ ...toAll, audience });
      return (await show(id)).json.preview.phones;
    };
    expect(await phones({ of: 'centre' })).toBe(5);
    expect(await phones({ of: 'activity', code: '305' })).toBe(2);
    expect(await phones({ of: 'kind', kind: 'sewing' })).toBe(3);
    expect(await phones({ of: 'waiting' })).toBe(1);
    expect(await phones({ of: 'waiting', code: '305' })).toBe(0);
    db.clock.forward({ days: 60 });
    expect(await phones({ of: 'centre' })).toBe(0);
  });

  it.each(['\u200f', ' \u2067\u2069 ', '\u3164'])(
    'says something that can be seen: not %j',
    async (blank) => {
      const { status, json } = await write({ ...toAll, texts: { ...texts, ckb: blank } });
      expect(status).toBe(400);
      expect(json.errors).toEqual([{ pointer: '/texts/ckb', detail: 'Please fill this in' }]);
    },
  );

  it('to no one cannot be sent', async () => {
    await anActivity(db.context);
    const id = await counted();
    expect(await step(id, 'confirm', 2)).toMatchObject({
      status: 409,
      json: { type: '/problems/no-one-to-tell' },
    });
  });

  it('to more than 500 phones is confirmed by someone else than who wrote it', async () => {
    await anActivity(db.context);
    await people(1, 1);
    const id = await counted();
    await withPhones(id, 501);
    expect((await show(id)).json.needsSecondPerson).toBe(true);
    expect(await step(id, 'confirm', 2)).toMatchObject({
      status: 409,
      json: { type: '/problems/second-person' },
    });
    expect(await step(id, 'confirm', 2, dilnaz)).toMatchObject({ status: 200 });
    const other = await counted();
    await withPhones(other, 500);
    expect(await step(other, 'confirm', 2)).toMatchObject({ status: 200 });
  });

  it('that was written more than four weeks ago is let run no more, and goes on no more', async () => {
    await anActivity(db.context);
    await people(1, 1);
    const [fresh, forgotten, paused] = [await counted(), await counted(), await counted()];
    expect(await step(paused, 'confirm', 2)).toMatchObject({ status: 200 });
    expect(await step(paused, 'pause', 3)).toMatchObject({ status: 200 });
    db.clock.forward({ days: 27 });
    expect(await step(fresh, 'confirm', 2)).toMatchObject({ status: 200 });
    await world.settle();
    expect(world.sent).toHaveLength(1);
    db.clock.forward({ days: 1, hours: 1 });
    const refused = { status: 409, json: { type: '/problems/broadcast-outdated' } };
    expect(await step(forgotten, 'confirm', 2)).toMatchObject(refused);
    expect(await step(paused, 'resume', 4)).toMatchObject(refused);
    expect(await step(paused, 'cancel', 4)).toMatchObject({ status: 200 });
  });

  it('written at night goes out in the morning', async () => {
    await anActivity(db.context);
    await people(1, 2);
    const id = await counted();
    db.clock.set('2026-11-24T20:00:00.000Z');
    await step(id, 'confirm', 2);
    await world.settle();
    expect(world.sent.map(({ at }) => at.slice(0, 16))).toEqual(['2026-11-25T05:00', '2026-11-25T05:00']);
  });

  it('is sent once to each, though everything comes twice', async () => {
    world = broadcastingWorld(db, { twice: true });
    await anActivity(db.context);
    await people(1, 6);
    const id = await counted();
    expect((await show(id)).json.preview.phones).toBe(6);
    await step(id, 'confirm', 2);
    await world.settle();
    expect(world.sent).toHaveLength(6);
    expect((await show(id)).json.status).toBe('finished');
  });
});

onTheTable('a broadcast that runs', () => {
  /** Three pages of two phones each, as counting a big audience leaves them. */
  async function threePages(): Promise<string> {
    await anActivity(db.context);
    await people(1, 6);
    const id = await counted();
    const page = await db.context.table.get<{ personIds: string[] }>(keys.broadcastPageKey(id, 0));
    for (let each = 0; each < 3; each++) {
      const personIds = page?.personIds.slice(each * 2, each * 2 + 2) ?? [];
      await db.context.table.write([
        { as: 'page', put: { ...keys.broadcastPageKey(id, each), personIds, phoneDigests: [] } },
      ]);
    }
    await db.context.table.update({ update: keys.broadcastKey(id), changes: { set: { pages: 3 } } });
    return id;
  }

  it('stops where it is when it is paused, and goes on where it was', async () => {
    const id = await threePages();
    await step(id, 'confirm', 2);
    await world.settle(() => world.sent.length === 2);
    expect(await step(id, 'pause', 3)).toMatchObject({
      status: 200,
      json: { status: 'paused', pagesDone: 1 },
    });
    await world.settle();
    expect(world.sent).toHaveLength(2);
    expect(await step(id, 'resume', 4, dilnaz)).toMatchObject({ status: 200, json: { status: 'running' } });
    await world.settle();
    expect(new Set(world.sent.map(({ phone }) => phone)).size).toBe(6);
    expect(world.sent).toHaveLength(6);
  });

  it('is not sent to anyone else once it is cancelled', async () => {
    const id = await threePages();
    await step(id, 'confirm', 2);
    await world.settle(() => world.sent.length === 2);
    await step(id, 'cancel', 3);
    await world.settle();
    expect(world.sent).toHaveLength(2);
    expect(await step(id, 'resume', 4)).toMatchObject({
      status: 409,
      json: { type: '/problems/broadcast-not-now' },
    });
    expect((await show(id)).json).toMatchObject({ status: 'cancelled', pagesDone: 1 });
  });

  it('keeps behind itself no more than is sent meanwhile: a page every so many seconds', async () => {
    world = broadcastingWorld(db, { limits: strictLimits, perSecond: 0.1 });
    const id = await threePages();
    await step(id, 'confirm', 2);
    await world.settle();
    const [first = '', , third = '', , fifth = ''] = world.sent.map(({ at }) => at).toSorted();
    expect(Date.parse(third) - Date.parse(first)).toBeGreaterThanOrEqual(19_000);
    expect(Date.parse(fifth) - Date.parse(third)).toBeGreaterThanOrEqual(19_000);
  });

  it.each([
    ['it is paused and let run twice in the night before', false],
    ['everything comes twice', true],
  ])('keeps that pace though %s', async (_what, twice) => {
    world = broadcastingWorld(db, { limits: strictLimits, perSecond: 0.1, twice });
    const id = await threePages();
    if (!twice) db.clock.set('2026-11-24T20:00:00.000Z');
    await step(id, 'confirm', 2);
    if (!twice) {
      const midnight = () => db.clock.now().toISOString() > '2026-11-24T21:00:00.000Z';
      await world.settle(midnight);
      for (const [version, what] of ['pause', 'resume', 'pause', 'resume'].entries())
        expect((await step(id, what, version + 3)).status).toBe(200);
    }
    await world.settle();
    const instants = world.sent.map(({ at }) => Date.parse(at)).toSorted();
    expect(instants).toHaveLength(6);
    const [first = 0, , third = 0, , fifth = 0] = instants;
    expect(third - first).toBeGreaterThanOrEqual(19_000);
    expect(fifth - third).toBeGreaterThanOrEqual(19_000);
  });
});

onTheTable('the staff API of broadcasts', () => {
  it.each([
    ['a manager of the centre', shirin, 201],
    ['an administrator', 'nawal~admin', 201],
    ['a manager elsewhere', 'sara~manager~centre-baghdad', 403],
    ['a facilitator', 'omar~facilitator~centre-kirkuk', 403],
    ['an approver', 'omar~approver~centre-kirkuk', 403],
    ['an analyst', 'omar~analyst~centre-kirkuk', 403],
    ['a partner', 'omar~partner~centre-kirkuk', 403],
    ['someone without groups', 'omar', 403],
    ['a forged token', 'forged~admin', 401],
  ])('lets %s write one or not', async (_who, token, status) => {
    expect((await write(toAll, token)).status).toBe(status);
    const id = (await write()).json.broadcastId;
    const reading = status === 201 ? 200 : status;
    expect((await show(id, token)).status).toBe(reading);
    expect((await step(id, 'cancel', 1, token)).status).toBe(reading);
    const listed = await caller.get('/api/broadcasts?centre=kirkuk', headersOf(token));
    expect(listed.status).toBe(reading);
  });

  it('gives the same request the same answer, and knows a key that comes with something else', async () => {
    const first = await write(toAll, shirin, 'key-once-and-again');
    await world.settle();
    const second = await write(toAll, shirin, 'key-once-and-again');
    expect(second).toMatchObject({ status: 201, json: first.json });
    const other = { ...toAll, audience: { of: 'waiting' } };
    expect((await write(other, shirin, 'key-once-and-again')).status).toBe(422);
    const listed = await caller.get('/api/broadcasts?centre=kirkuk', headersOf(shirin));
    expect(listed.json.items).toHaveLength(1);
  });

  it('confirms one version once, however often it is asked', async () => {
    await anActivity(db.context);
    await people(1, 1);
    const id = await counted();
    const [one, two] = await Promise.all([
      step(id, 'confirm', 2, shirin, 'key-confirm-it'),
      step(id, 'confirm', 2, shirin, 'key-confirm-it'),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(two.json).toEqual(one.json);
    expect(await step(id, 'cancel', 2, dilnaz)).toMatchObject({
      status: 412,
      headers: { etag: '"3"' },
    });
    expect((await step(id, 'cancel', undefined, dilnaz)).status).toBe(428);
    const confirmed = (await db.events()).filter(({ type }) => type === 'broadcast.confirmed');
    expect(confirmed).toHaveLength(1);
  });

  it.each([1, 2, 3, 4, 5])(
    'confirms once when the same request comes before call %i of the first',
    async (at) => {
      await anActivity(db.context);
      await people(1, 1);
      const id = await counted();
      let calls = 0;
      let twin: Awaited<ReturnType<typeof step>> | undefined;
      const slow = db.process({
        wire: async (_call, carryOut) => {
          calls += 1;
          if (calls === at) twin = await step(id, 'confirm', 2, shirin, 'key-confirm-it');
          return carryOut();
        },
      });
      const first = await step(id, 'confirm', 2, shirin, 'key-confirm-it', callerWith(slow));
      expect(first).toMatchObject({ status: 200, json: { status: 'running', version: 3 } });
      if (twin !== undefined) expect(twin.json).toEqual(first.json);
      const confirmed = (await db.events()).filter(({ type }) => type === 'broadcast.confirmed');
      expect(confirmed).toHaveLength(1);
    },
  );

  it.each([
    ['no text in one of the languages', { ...toAll, texts: { ar: 'أ', en: 'A' } }],
    ['a text that is too long', { ...toAll, texts: { ...texts, en: 'A'.repeat(301) } }],
    ['an audience that is none', { ...toAll, audience: { of: 'everyone' } }],
    ['a code of another centre', { ...toAll, audience: { of: 'activity', code: '418' } }],
    ['a code of no activity', { ...toAll, audience: { of: 'waiting', code: '999' } }],
    ['a field it does not know', { ...toAll, urgent: true }],
  ])('refuses %s', async (_what, body) => {
    await anActivity(db.context, { code: '418', centre: 'ninewa' });
    expect(await write(body)).toMatchObject({ status: 400, json: { type: '/problems/invalid-request' } });
  });

  it('does not know what is not there', async () => {
    const noOne = '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10';
    expect((await show(noOne)).status).toBe(404);
    expect((await step(noOne, 'confirm', 1)).status).toBe(404);
    expect((await show('214')).status).toBe(404);
  });

  it('lists page by page, the last written first', async () => {
    const written: string[] = [];
    for (let each = 0; each < 51; each++) written.unshift((await write()).json.broadcastId);
    const first = await caller.get('/api/broadcasts?centre=kirkuk', headersOf(shirin));
    const idsOf = (page: typeof first) =>
      page.json.items.map(({ broadcastId }: { broadcastId: string }) => broadcastId);
    expect(idsOf(first)).toEqual(written.slice(0, 50));
    const next = `/api/broadcasts?centre=kirkuk&cursor=${first.json.cursor}`;
    const second = await caller.get(next, headersOf(shirin));
    expect([idsOf(second), second.json.cursor]).toEqual([written.slice(50), null]);
  });
});

describe('what it tells of anyone', () => {
  onTheTable('in its events', () => {
    it('is nothing: no text and no phone', async () => {
      await anActivity(db.context);
      await people(1, 1);
      const id = await counted();
      await step(id, 'confirm', 2);
      await world.settle();
      const told = JSON.stringify((await db.events()).filter(({ type }) => type.startsWith('broadcast.')));
      expect(told).not.toMatch(/closed|\+964/);
    });
  });
});
