import { beforeEach, expect, test } from 'vitest';
import { type Move, submit } from '#shared/grants/index.ts';
import { type HistoryItem, noteName } from '#shared/staff/index.ts';
import { cursorText } from '#shared/web/index.ts';
import {
  aGarden,
  applicant,
  applies,
  done,
  forThe,
  makes,
  setsBudget,
  staffMover,
} from '#tests/support/grants/grants.ts';
import { grantsBroken } from '#tests/support/grants/kept.ts';
import { countedCalls } from '#tests/support/table/calls.ts';
import { aMonday, onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { type Login, staffCaller } from '#tests/support/web/staff-caller.ts';

const db = tableForEachTest();
let call: ReturnType<typeof staffCaller>;
beforeEach(() => {
  call = staffCaller(db);
});

const { contact, members, content, centre, language } = aGarden;
const application = { centre, language, consent: true, contact, members, ...content };
const noId = '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10';
let keysMade = 0;
const newKey = () => `staff-key-${++keysMade}`;
const write = (
  login: Login,
  path: string,
  body: unknown,
  version?: number,
  key = newKey(),
  method = 'POST',
) => call(login, method, path, { key, body, ...(version === undefined ? {} : { version }) });

onTheTable('the staff API of grants', () => {
  test('hands an application in for a group, goes on with what was begun by text, and tells who it is of', async () => {
    const made = await write('facilitator', '/grants', application);
    expect(made).toMatchObject({ status: 201, json: { status: 'submitted', asked: 4_000_000, version: 1 } });
    expect(made.headers.etag).toBe('"1"');
    const { grantId } = made.json;
    const shown = await call('manager', 'GET', `/grants/${grantId}`);
    expect(shown.json).toMatchObject({
      contact: { name: contact.name, phone: contact.phone },
      members: [...members],
      content: { what: content.what },
      can: ['screen', 'return', 'reject', 'withdraw'],
    });
    // Who handed it in does not check it.
    expect((await call('facilitator', 'GET', `/grants/${grantId}`)).json.can).toEqual(['return', 'withdraw']);
    const again = await write('facilitator', `/grants/${grantId}/screen`, {}, 1);
    expect(again).toMatchObject({ status: 409, json: { type: '/problems/grant-second-person' } });
  });

  test('says each field that is wrong, in the language that is asked for', async () => {
    const { place: _place, ...rest } = application;
    const wrong = { ...rest, amount: 3_999_999, contact: { name: 'Shilan', phone: '12' } };
    const got = await write('facilitator', '/grants', wrong);
    expect(got.status).toBe(400);
    expect(got.json.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining(['/place', '/contact/phone']),
    );
    const sum = await write('facilitator', '/grants', { ...application, amount: 3_999_999 });
    expect(sum.json.errors).toMatchObject([{ pointer: '/lines' }]);
    for (const bad of [{ amount: 4_000_000.5 }, { amount: -1 }, { amount: '4000000' }, { lines: [] }]) {
      expect((await write('facilitator', '/grants', { ...application, ...bad })).status).toBe(400);
    }
    expect((await db.items()).filter(({ pk }) => pk.startsWith('GRANT'))).toEqual([]);
  });

  test('answers the same request the same, one after the other and at once, and does it once', async () => {
    await setsBudget(db.context, 10_000_000);
    const { grantId } = await applies(db.context);
    await makes(db.context, staffMover('awat', 'facilitator'), grantId, { move: 'screen' });
    const key = newKey();
    const approve = () =>
      write('approver', `/grants/${grantId}/approve`, { amount: 3_000_000, application: 1 }, 2, key);
    const answers = await Promise.all([approve(), approve(), approve()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const { json } of [...answers, await approve()]) expect(json).toEqual(answers[0]?.json);
    expect(grantsBroken(await db.items())).toEqual([]);
    const other = await write(
      'approver',
      `/grants/${grantId}/approve`,
      { amount: 1, application: 1 },
      2,
      key,
    );
    expect(other.status).toBe(422);
    const stale = await write('approver', `/grants/${grantId}/approve`, { amount: 1, application: 1 }, 2);
    expect(stale).toMatchObject({ status: 412, headers: { etag: '"3"' } });
    expect(
      (await write('approver', `/grants/${grantId}/approve`, { amount: 1, application: 1 })).status,
    ).toBe(428);
  });

  test('tells whose sum the budget does not have what is free', async () => {
    await setsBudget(db.context, 1_000_000);
    const { grantId } = await applies(db.context);
    await makes(db.context, staffMover('awat', 'facilitator'), grantId, { move: 'screen' });
    const path = `/grants/${grantId}/approve`;
    const got = await write('approver', path, { amount: 4_000_000, application: 1 }, 2);
    expect(got).toMatchObject({ status: 409, json: { type: '/problems/budget-short' } });
    expect(got.json.detail).toContain('1,000,000');
    const body = { amount: 4_000_000, application: 1 };
    const inKurdish = await call('approver', 'POST', path, {
      key: newKey(),
      body,
      version: 2,
      language: 'ckb',
    });
    expect(inKurdish.json.detail).toContain('١٬٠٠٠٬٠٠٠ دینار');
  });

  test('points at the sum that is too much, under the name it was given', async () => {
    await setsBudget(db.context, 10_000_000);
    const { grantId } = await applies(db.context);
    await makes(db.context, staffMover('awat', 'facilitator'), grantId, { move: 'screen' });
    const more = { amount: 4_000_001, application: 1 };
    expect(await write('approver', `/grants/${grantId}/approve`, more, 2)).toMatchObject({
      status: 400,
      json: { errors: [{ pointer: '/amount' }] },
    });
    const move = { move: 'approve', amount: 4_000_000, application: 1 } as const;
    await makes(db.context, staffMover('karzan', 'approver'), grantId, move);
    const back = { reason: 'هۆکارەکە', returned: 1 };
    expect(await write('manager', `/grants/${grantId}/cancel`, back, 3)).toMatchObject({
      status: 400,
      json: { errors: [{ pointer: '/returned' }] },
    });
  });

  test('lists five hundred applications in at most three requests to the table', async () => {
    for (let group = 0; group < 500; group += 25) {
      await Promise.all(
        Array.from({ length: 25 }, (_, nth) => {
          const phone = `+9647700${String(100_000 + group + nth)}`;
          return applies(db.context, { ...forThe(1_000_000), contact: { ...contact, phone } });
        }),
      );
    }
    const { wire, calls } = countedCalls();
    const counting = staffCaller({ ...db, context: db.process({ wire }) });
    const page = await counting('approver', 'GET', '/grants?centre=kirkuk&status=submitted');
    expect(page.json.items).toHaveLength(500);
    expect(Object.values(calls()).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(3);
  }, 180_000);

  test('says what of an address it cannot read', async () => {
    const at = (status: string) => cursorText(['kirkuk', status, aMonday, noId]);
    for (const [query, parameters] of [
      ['', ['centre']],
      ['?centre=paris', ['centre']],
      ['?centre=kirkuk&status=lost', ['status']],
      ['?centre=kirkuk&cursor=abc', ['cursor']],
      [`?centre=baghdad&cursor=${at('submitted')}`, ['cursor']],
      // The place of another list.
      [`?centre=kirkuk&status=submitted&cursor=${at('approved')}`, ['cursor']],
    ] as const) {
      const { status, json } = await call('admin', 'GET', `/grants${query}`);
      const told = json.errors?.map(({ parameter }: { parameter: string }) => parameter);
      expect([query, status, told]).toEqual([query, 400, parameters]);
    }
    const anywhere = await call('admin', 'GET', `/grants?centre=kirkuk&cursor=${at('submitted')}`);
    expect(anywhere).toMatchObject({ status: 200, json: { items: [], cursor: null } });
  });

  test('gives every move as a file in which nothing is a formula', async () => {
    const { grantId } = await applies(db.context);
    const reason = '=HYPERLINK("https://example.org","تکایە"), "دوو"';
    await makes(db.context, staffMover('awat', 'facilitator'), grantId, { move: 'return', reason });
    const got = await call('manager', 'GET', `/grants/${grantId}/history.csv`);
    expect(got.headers['content-type']).toContain('text/csv');
    expect(got.text.startsWith('\ufeffat,move,author')).toBe(true);
    expect(got.text).toContain('"\'=HYPERLINK(""https://example.org"",""تکایە""), ""دوو"""');
    expect(got.text.trimEnd().split('\r\n')).toHaveLength(3);
    const { items } = (await call('manager', 'GET', `/grants/${grantId}/history`)).json;
    expect(items).toMatchObject([
      { type: 'grant.submitted', author: 'participant', before: { status: null }, reason: null },
      { type: 'grant.returned', author: 'awat', after: { status: 'returned' }, reason },
    ]);
  });

  test('says in the file who it was by name, and which reasons were answered since', async () => {
    const { grantId, draftId } = await applies(db.context);
    await noteName(db.context.table, 'awat', 'awat.kirkuk');
    const awat = staffMover('awat', 'facilitator');
    await makes(db.context, awat, grantId, { move: 'return', reason: 'پلانەکە ڕوون نییە' });
    const told = async () =>
      (await call('manager', 'GET', `/grants/${grantId}/history.csv`)).text
        .trimEnd()
        .split('\r\n')
        .map((row) => row.split(','))
        .map((cells) => [cells[2], cells[3], cells.at(-1)]);
    const titles = ['author', 'author name', 'answered'];
    expect(await told()).toEqual([titles, ['participant', '', ''], ['awat', 'awat.kirkuk', '']]);
    done(await submit(db.context, { draftId }, applicant));
    expect(await told()).toEqual([
      titles,
      ['participant', '', ''],
      ['awat', 'awat.kirkuk', 'yes'],
      ['participant', '', ''],
    ]);
  });

  test('tells of every move which part and which sum it was about', async () => {
    await setsBudget(db.context, 10_000_000);
    const { grantId } = await applies(db.context, forThe(6_000_000));
    const [awat, shirin] = [staffMover('awat', 'facilitator'), staffMover('shirin', 'manager')];
    const make = (mover: typeof awat, move: Move) => makes(db.context, mover, grantId, move);
    await make(awat, { move: 'screen' });
    const approve = { move: 'approve', amount: 5_500_000, application: 1 } as const;
    for (const name of ['karzan', 'zhyan']) await make(staffMover(name, 'approver'), approve);
    const part = { dueOn: '2026-12-01', condition: '' };
    const tranches = [
      { ...part, amount: 2_000_000 },
      { ...part, amount: 3_500_000 },
    ];
    await make(shirin, { move: 'plan', tranches, reportDueOn: '2027-03-01' });
    await make(awat, { move: 'disburse', tranche: 1 });
    await make(shirin, { move: 'confirm', tranche: 1 });
    await make(awat, { move: 'report', peopleReached: 9, spent: [1_900_000], story: 'باخچەکە' });
    await make(shirin, { move: 'close' });
    const { items } = (await call('approver', 'GET', `/grants/${grantId}/history`)).json;
    const told = items.map(({ type, tranche, amount }: HistoryItem) => [type, tranche, amount]);
    expect(told).toEqual([
      ['grant.submitted', null, 6_000_000],
      ['grant.screened', null, null],
      ['grant.approval-given', null, 5_500_000],
      ['grant.approved', null, 5_500_000],
      ['grant.planned', null, null],
      ['grant.disbursed', 1, 2_000_000],
      ['grant.payment-confirmed', 1, 2_000_000],
      ['grant.reported', null, 1_900_000],
      ['grant.closed', null, 3_500_000],
    ]);
    const { text } = await call('approver', 'GET', `/grants/${grantId}/history.csv`);
    const rows = text.trimEnd().split('\r\n');
    expect(rows[0]).toContain(',status after,part,sum,');
    expect(rows[6]).toContain(',disbursing,1,2000000,');
  });

  test('keeps every version as it was handed in', async () => {
    const { grantId } = await applies(db.context);
    await makes(db.context, staffMover('awat', 'facilitator'), grantId, {
      move: 'return',
      reason: 'شوێنەکە',
    });
    const again = await write('manager', `/grants/${grantId}/submit`, { place: 'گەڕەکی ئازادی' }, 2);
    expect(again).toMatchObject({ status: 200, json: { application: 2, status: 'submitted', version: 3 } });
    const first = await call('manager', 'GET', `/grants/${grantId}/versions/1`);
    expect(first.json).toMatchObject({ application: 1, place: content.place });
    expect((await call('manager', 'GET', `/grants/${grantId}/versions/2`)).json.place).toBe('گەڕەکی ئازادی');
    expect((await call('manager', 'GET', `/grants/${grantId}/versions/3`)).status).toBe(404);
    expect((await write('manager', `/grants/${grantId}/submit`, {}, 3)).status).toBe(409);
  });

  test('sets a budget on the version that was read, never below what it has given', async () => {
    const path = '/budgets/kirkuk/2026';
    expect((await call('manager', 'GET', path)).json).toMatchObject({
      version: 0,
      total: 0,
      currency: 'IQD',
    });
    expect((await write('admin', path, { total: 5_000_000 }, 0, newKey(), 'PUT')).status).toBe(200);
    expect((await write('admin', path, { total: 6_000_000 }, 0, newKey(), 'PUT')).status).toBe(412);
    const { grantId } = await applies(db.context);
    await makes(db.context, staffMover('awat', 'facilitator'), grantId, { move: 'screen' });
    const move = { move: 'approve', amount: 4_000_000, application: 1 } as const;
    await makes(db.context, staffMover('karzan', 'approver'), grantId, move);
    const less = await write('admin', path, { total: 3_000_000 }, 1, newKey(), 'PUT');
    expect(less).toMatchObject({ status: 409, json: { type: '/problems/budget-too-small' } });
    expect((await call('approver', 'GET', path)).json).toMatchObject({
      reserved: 4_000_000,
      free: 1_000_000,
    });
  });

  test('calls a panel, keeps its scores, and records its outcome once', async () => {
    await setsBudget(db.context, 10_000_000);
    const { grantId } = await applies(db.context);
    await makes(db.context, staffMover('awat', 'facilitator'), grantId, { move: 'screen' });
    const wanted = {
      centre: 'kirkuk',
      heldOn: '2026-11-30',
      criteria: ['Need', 'Plan'],
      grantIds: [grantId],
    };
    const called = await write('manager', '/panels', wanted);
    expect(called.status).toBe(201);
    const path = `/panels/${called.json.panelId}`;
    await write('approver', `${path}/scores`, { grantId, scores: [5, 4] });
    const scored = await write('second approver', `${path}/scores`, { grantId, scores: [3, 3] });
    expect(scored.json.applications).toMatchObject([
      { mean: 3.8, grant: { status: 'screened', version: 2 } },
    ]);
    const outcomes = [{ grantId, version: 2, decision: 'approve', amount: 3_000_000, application: 1 }];
    const key = newKey();
    const record = () => write('approver', `${path}/outcome`, { outcomes }, 1, key);
    expect(await record()).toMatchObject({ status: 200, json: { status: 'decided' } });
    expect(await record()).toMatchObject({ status: 200, json: { status: 'decided' } });
    expect((await call('manager', 'GET', `/grants/${grantId}`)).json).toMatchObject({ approved: 3_000_000 });
    const late = await write('approver', `${path}/outcome`, { outcomes }, 2);
    expect(late).toMatchObject({ status: 409, json: { type: '/problems/panel-decided' } });
    expect((await call('approver', 'GET', '/panels?centre=kirkuk')).json.items).toHaveLength(1);
  });

  test('keeps the phones that a panel is told on, and never tells their number again in what is kept', async () => {
    const key = newKey();
    const phone = { phone: '٠٧٧٠ ٠٠٠ ٠٠٤٢', language: 'ckb', centre: 'kirkuk' };
    const added = await write('manager', '/panel-members', phone, undefined, key);
    expect(added).toMatchObject({ status: 201, json: { phone: '+9647700000042', language: 'ckb' } });
    expect((await write('manager', '/panel-members', phone, undefined, key)).json).toEqual(added.json);
    const requests = (await db.items()).filter(({ pk }) => pk.startsWith('REQUEST#'));
    expect(JSON.stringify(requests)).not.toContain('7700000042');
    const path = `/panel-members/${added.json.panelMemberId}`;
    const remove = () => call('manager', 'DELETE', path, { key: 'remove-panel-phone' });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
    expect((await call('manager', 'GET', '/panel-members?centre=kirkuk')).json.items).toEqual([]);
  });
});
