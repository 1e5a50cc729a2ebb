import { beforeEach, expect, it } from 'vitest';
import { untold as documented } from '#api/samples/concerns.ts';
import { type ConcernWanted, raise } from '#shared/concerns/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { cancel } from '#shared/registration/index.ts';
import { untoldAnswer, untoldReasons } from '#shared/staff/index.ts';
import { anActivity, phoneNumber, registers, system } from '#tests/support/builders.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { hiddenIn, type Visitor } from '#tests/support/web/visitor.ts';

const manager = 'shirin~manager~centre-kirkuk';
const stranger = 'rebwar~facilitator~centre-kirkuk';

const db = tableForEachTest();
let caller: Visitor;
let personId: string;
beforeEach(async () => {
  caller = consoleVisitor(db);
  await anActivity(db.context);
  personId = (await registers(db.context, 1, { name: 'منال كريم' })).registration.personId;
});

const start = '2026-11-30T07:00:00.000Z';
const missed = (
  more: Partial<Extract<ConcernWanted, { about: 'untold' }>> = {},
): Extract<ConcernWanted, { about: 'untold' }> => ({
  about: 'untold',
  centre: 'kirkuk',
  personId,
  topic: 'a1b2c3d4',
  lines: [{ key: 'sms.sessionCancelled', args: { code: '214', centre: 'kirkuk', start } }],
  reason: 'stopped',
  messageId: 'aMessageOfTwentyFourLett',
  occasions: [more.messageId ?? 'aMessageOfTwentyFourLett'],
  ...more,
});
const headersOf = (token: string, more: Readonly<Record<string, string>> = {}) => ({
  authorization: `Bearer ${token}`,
  'accept-language': 'en',
  ...more,
});
const list = (query = '?centre=kirkuk', token = manager) =>
  caller.get(`/api/untold${query}`, headersOf(token));
type Items = { readonly items: readonly { readonly concernId: string; readonly version: number }[] };
const items = async (query?: string) => ((await list(query)).json as Items).items;

onTheTable('GET /api/untold', () => {
  it('tells who was not told what, why, since when, in the asked language', async () => {
    await raise(db.context, missed({ notAfter: start }), system);
    const { status, json, headers } = await list();
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(json).toEqual({
      items: [
        {
          concernId: `untold-a1b2c3d4-${personId}`,
          centre: 'kirkuk',
          person: { personId, name: 'منال كريم', phone: phoneNumber(1) },
          what: render('sms.sessionCancelled', 'en', { code: '214', centre: 'kirkuk', start }),
          reason: 'stopped',
          activityId: null,
          messageId: 'aMessageOfTwentyFourLett',
          since: expect.stringMatching(/^2026-11-23T07:00:00/),
          until: start,
          version: 1,
        },
      ],
      cursor: null,
    });
    const inArabic = await caller.get(
      '/api/untold?centre=kirkuk',
      headersOf(manager, { 'accept-language': 'ar' }),
    );
    expect(inArabic.json).toMatchObject({
      items: [{ what: render('sms.sessionCancelled', 'ar', { code: '214', centre: 'kirkuk', start }) }],
    });
    // What is to be followed up otherwise is another list.
    expect((await caller.get('/api/concerns?centre=kirkuk', headersOf(manager))).json).toEqual({
      items: [],
      cursor: null,
    });
  });

  it.each([
    ['opted-out', 'stopped'],
    ['unreachable', 'unreachable'],
    ['failed', 'failed'],
    ['prefix', 'prefix'],
    ['budget', 'budget'],
    ['daily-limit', 'limit'],
    ['repeated', 'limit'],
    ['quiet-hours', 'night'],
  ])('says of %s: %s, which each page has words for', async (reason, told) => {
    await raise(db.context, missed({ reason }), system);
    expect(await items()).toMatchObject([{ reason: told }]);
    caller.cookies.set('session', manager);
    const page = await caller.get('/console/untold?centre=kirkuk&lang=ckb');
    const known = untoldReasons.find((each) => each === told) ?? 'failed';
    expect(page.text).toContain(render(`console.untoldReason.${known}`, 'ckb'));
  });

  it('counts a position in line when it is looked at, and leaves out who waits no more', async () => {
    await anActivity(db.context, { code: '219', capacity: 1 });
    const [first, second, third] = [
      await registers(db.context, 5, { code: '219', name: 'شيلان' }),
      await registers(db.context, 6, { code: '219', name: 'نوال' }),
      await registers(db.context, 7, { code: '219', name: 'ڕێبین' }),
    ];
    const { activityId, personId: her } = third.registration;
    const waits = { activityId, personId: her };
    const lines = [
      { key: 'sms.waitlisted', args: { code: '219' }, waits },
      { key: 'sms.ask.gender', args: {} },
    ];
    await raise(db.context, missed({ personId: her, lines, reason: 'unreachable' }), system);
    const text = (position: number) => render('sms.waitlisted', 'en', { code: '219', position });
    expect(await items()).toMatchObject([{ what: text(2), person: { name: 'ڕێبین' } }]);
    await cancel(db.context, second.registration, system);
    expect(await items()).toMatchObject([{ what: text(1) }]);
    caller.cookies.set('session', manager);
    const page = await caller.get('/console/untold?lang=ar');
    expect(page.text).toContain(render('sms.waitlisted', 'ar', { code: '219', position: 1 }));
    await cancel(db.context, third.registration, system);
    expect(await items()).toEqual([]);
    expect(first.registration.status).toBe('confirmed');
  });

  it('tells of others on her phone by name, as the text would', async () => {
    const { registration } = await registers(db.context, 1, { name: 'زينب حسن' });
    const args = { code: '214', centre: 'kirkuk', start };
    const lines = [{ key: 'sms.statusLine.confirmedFor', args, personId: registration.personId }];
    await raise(db.context, missed({ lines, reason: 'budget' }), system);
    const what = render('sms.statusLine.confirmedFor', 'en', { ...args, centre: 'kirkuk', name: 'زينب' });
    expect(await items()).toMatchObject([{ what }]);
  });

  it('has the newest of a thing in the place of what came before, since the first', async () => {
    await raise(db.context, missed(), system);
    db.clock.forward({ hours: 3 });
    await raise(db.context, missed({ messageId: 'anotherOfTwentyFourLette' }), system);
    expect(await items()).toMatchObject([
      {
        messageId: 'anotherOfTwentyFourLette',
        since: expect.stringMatching(/^2026-11-23T07:00:00/),
        version: 2,
      },
    ]);
  });

  it('leaves out what matters no more, and whoever had her data erased', async () => {
    await raise(db.context, missed({ notAfter: start }), system);
    db.clock.set(start);
    expect(await items()).toEqual([]);
    await raise(db.context, missed({ topic: 'another', messageId: 'anotherOfTwentyFourLette' }), system);
    expect(await items()).toHaveLength(1);
    await db.context.table.write([{ as: 'person', delete: { pk: `PERSON#${personId}`, sk: 'META' } }]);
    expect(await items()).toEqual([]);
  });

  it('is taken off by whoever called her, once, with the author', async () => {
    await raise(db.context, missed(), system);
    const [line] = await items();
    const settle = () =>
      caller.post(
        `/api/concerns/${line?.concernId}/settle`,
        { outcome: 'seen' },
        headersOf(manager, { 'idempotency-key': 'key-00001', 'if-match': '"1"' }),
      );
    expect((await settle()).status).toBe(200);
    expect((await settle()).status).toBe(200);
    expect(await items()).toEqual([]);
    const settled = (await db.events()).filter(({ type }) => type === 'concern.settled');
    expect(settled).toMatchObject([{ actor: { kind: 'staff' }, data: { about: 'untold', outcome: 'seen' } }]);
  });

  it('goes on by its cursor, each once', async () => {
    for (let count = 0; count < 53; count++)
      await raise(db.context, missed({ topic: `topic-${count}` }), system);
    const first = (await list()).json as Items & { readonly cursor: string };
    const rest = (await list(`?centre=kirkuk&cursor=${encodeURIComponent(first.cursor)}`)).json as Items;
    const ids = [...first.items, ...rest.items].map(({ concernId }) => concernId);
    expect([first.items.length, new Set(ids).size]).toEqual([50, 53]);
  });

  it.each([
    ['an administrator', 'nawal~admin', 200],
    ['the manager of another centre', 'dilnaz~manager~centre-baghdad', 403],
    ['a facilitator of the centre', stranger, 403],
    ['an analyst', 'sara~analyst~centre-kirkuk', 403],
    ['an approver', 'omar~approver~centre-kirkuk', 403],
    ['a partner', 'zana~partner~centre-kirkuk', 403],
    ['a login without a role', 'noor~centre-kirkuk', 403],
    ['a forged token', 'forged~admin', 401],
  ])('to %s: name, number and button only where they are hers to see', async (_who, token, status) => {
    await raise(db.context, missed(), system);
    const [line] = await items();
    const answers = [
      await list('?centre=kirkuk', token),
      await caller.post(
        `/api/concerns/${line?.concernId}/settle`,
        { outcome: 'seen' },
        headersOf(token, { 'idempotency-key': 'key-00001', 'if-match': '"1"' }),
      ),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([status, status]);
    caller.cookies.set('session', token);
    const page = await caller.get('/console/untold?centre=kirkuk&lang=en');
    for (const { text } of status === 200 ? [] : [...answers, page]) {
      expect(text).not.toContain('منال');
      expect(text).not.toContain(phoneNumber(1));
    }
    expect(await items()).toHaveLength(status === 200 ? 0 : 1);
  });

  it('goes on after no place that is none of its own list', async () => {
    for (let count = 0; count < 52; count++)
      await raise(db.context, missed({ topic: `topic-${count}` }), system);
    const { cursor } = (await list()).json as { readonly cursor: string };
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) throw new Error('A cursor is a list of what it goes on after');
    const [, raisedAt, id] = parts;
    const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const wrong of [
      written(['baghdad', raisedAt, id]),
      written(['kirkuk', 'yesterday', id]),
      written(['kirkuk', raisedAt, 'PERSON#1']),
      written(['kirkuk', raisedAt]),
      written({ centre: 'kirkuk', raisedAt, id }),
      written(null),
      cursor.slice(0, -3),
      `${cursor}&cursor=${cursor}`,
    ]) {
      expect((await list(`?centre=kirkuk&cursor=${wrong}`)).status, wrong).toBe(400);
    }
    // Of the right form, but after what never was: the list goes on from there.
    for (const at of ['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z']) {
      const { status, json } = await list(`?centre=kirkuk&cursor=${written(['kirkuk', at, id])}`);
      expect([status, json.items.length]).toEqual([200, at < '2000' ? 50 : 0]);
    }
    caller.cookies.set('session', manager);
    expect((await caller.get(`/console/untold?centre=kirkuk&after=${cursor}`)).status).toBe(200);
  });

  it('is for managers of the centre and administrators', async () => {
    expect((await list('?centre=baghdad')).status).toBe(403);
    expect((await list('?centre=kirkuk', stranger)).status).toBe(403);
    expect((await list('?centre=kirkuk', 'nawal~admin')).status).toBe(200);
    expect((await caller.get('/api/untold?centre=kirkuk', {})).status).toBe(401);
    expect((await list('')).status).toBe(400);
    expect((await list('?centre=kirkuk&cursor=nonsense')).status).toBe(400);
  });

  it('stands on a page with a button, found from what is to be followed up and from a session', async () => {
    await raise(db.context, missed(), system);
    caller.cookies.set('session', manager);
    expect((await caller.get('/console/concerns')).text).toContain('href="/console/untold?centre=kirkuk"');
    const page = await caller.get('/console/untold?lang=en');
    expect(page.text).toContain('منال كريم');
    expect(page.text).toContain(phoneNumber(1));
    expect(page.text).toContain(render('console.untoldReason.stopped', 'en'));
    const [line] = await items();
    const fields = {
      formToken: hiddenIn(page, 'formToken'),
      centre: 'kirkuk',
      list: 'untold',
      version: '1',
      outcome: 'seen',
    };
    const done = await caller.submit(`/console/concerns/${line?.concernId}/settle`, fields);
    expect(done.headers.location).toBe('/console/untold?centre=kirkuk&done=settled');
    expect((await caller.get('/console/untold?lang=en')).text).toContain(render('console.noUntold', 'en'));
    caller.cookies.set('session', stranger);
    expect((await caller.get('/console/untold')).status).toBe(403);
  });

  it('is described as it is', () => {
    expect(untoldAnswer.safeParse(documented).error).toBeUndefined();
  });
});
