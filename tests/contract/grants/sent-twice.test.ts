import { beforeEach, expect, test } from 'vitest';
import { cursorText } from '#shared/web/index.ts';
import { aGarden, applies, makes, setsBudget, staffMover } from '#tests/support/grants/grants.ts';
import { grantsBroken } from '#tests/support/grants/kept.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { type Login, staffCaller } from '#tests/support/web/staff-caller.ts';

const db = tableForEachTest({ broken: grantsBroken });
let call: ReturnType<typeof staffCaller>;
beforeEach(() => {
  call = staffCaller(db);
});

const { centre, language } = aGarden;
type Call = { readonly body: unknown; readonly version?: number; readonly method?: string };

/** What a request is answered that comes three times at once, and once more afterwards: each time the same. */
async function thrice(login: Login, path: string, { method = 'POST', ...sent }: Call, key: string) {
  const send = () => call(login, method, path, { ...sent, key });
  const answers = [...(await Promise.all([send(), send(), send()])), await send()];
  const [first] = answers;
  if (first === undefined) throw new Error('Nothing was answered');
  for (const { status, json, headers } of answers)
    expect({ status, json, etag: headers.etag }).toEqual({
      status: first.status,
      json: first.json,
      etag: first.headers.etag,
    });
  return first;
}

/** A screened application, and a panel that is to look at it. */
async function aPanel() {
  await setsBudget(db.context, 10_000_000);
  const { grantId } = await applies(db.context);
  await makes(db.context, staffMover('awat', 'facilitator'), grantId, { move: 'screen' });
  const body = { centre, heldOn: '2026-11-30', criteria: ['Need', 'Plan'], grantIds: [grantId] };
  const called = await thrice('manager', '/panels', { body }, 'calls-a-panel');
  expect(called.status).toBe(201);
  return { grantId, panelId: called.json.panelId as string };
}
const panelsKept = async () =>
  (await db.items()).filter(({ pk, sk }) => pk.startsWith('PANEL#') && sk === 'META');

onTheTable('a request of staff that comes several times at once', () => {
  test('sets a budget once', async () => {
    const sent = { method: 'PUT', body: { total: 5_000_000 }, version: 0 };
    const set = await thrice('admin', '/budgets/kirkuk/2026', sent, 'sets-a-budget');
    expect(set).toMatchObject({ status: 200, json: { total: 5_000_000, version: 1 } });
    expect((await call('manager', 'GET', '/budgets/kirkuk/2026')).json).toEqual(set.json);
    const other = { key: 'sets-a-budget', body: { total: 6_000_000 }, version: 0 };
    expect((await call('admin', 'PUT', '/budgets/kirkuk/2026', other)).status).toBe(422);
  });

  test('calls a panel once, and scores and decides on it once', async () => {
    const { grantId, panelId } = await aPanel();
    expect(await panelsKept()).toHaveLength(1);
    const scores = { body: { grantId, scores: [5, 4] } };
    expect(await thrice('approver', `/panels/${panelId}/scores`, scores, 'gives-scores')).toMatchObject({
      status: 200,
      json: { applications: [{ scores: [{ staffId: 'rebwar', scores: [5, 4] }], mean: 4.5 }] },
    });
    const outcomes = [{ grantId, version: 2, decision: 'approve', amount: 3_000_000, application: 1 }];
    const sent = { body: { outcomes }, version: 1 };
    const decided = await thrice('approver', `/panels/${panelId}/outcome`, sent, 'records-an-outcome');
    expect(decided).toMatchObject({ status: 200, json: { status: 'decided', version: 2 } });
    const approvals = (await db.events()).filter(({ type }) => type === 'grant.approved');
    expect(approvals).toHaveLength(1);
    expect((await call('approver', 'GET', '/budgets/kirkuk/2026')).json.reserved).toBe(3_000_000);
  });

  test('makes each step of paying once', async () => {
    const { grantId } = await aPanel();
    const approve = { move: 'approve', amount: 4_000_000, application: 1 } as const;
    await makes(db.context, staffMover('karzan', 'approver'), grantId, approve);
    const tranches = [{ amount: 4_000_000, dueOn: '2026-12-01', condition: '' }];
    const step = (login: Login, move: string, body: unknown, version: number) =>
      thrice(login, `/grants/${grantId}/${move}`, { body, version }, `makes-the-step-${move}`);
    expect((await step('manager', 'plan', { tranches, reportDueOn: '2027-03-01' }, 3)).status).toBe(200);
    expect((await step('facilitator', 'disburse', { tranche: 1 }, 4)).json.status).toBe('disbursing');
    expect((await step('manager', 'confirm', { tranche: 1 }, 5)).json.paid).toBe(4_000_000);
    expect((await call('approver', 'GET', '/budgets/kirkuk/2026')).json).toMatchObject({
      reserved: 0,
      paid: 4_000_000,
      free: 6_000_000,
    });
  });

  test('adds a phone of the panel once', async () => {
    const body = { phone: '+9647700000042', language, centre };
    const added = await thrice('manager', '/panel-members', { body }, 'adds-a-phone');
    expect(added.status).toBe(201);
    expect((await call('manager', 'GET', '/panel-members?centre=kirkuk')).json.items).toEqual([added.json]);
  });
});

onTheTable('the list of panels', () => {
  test('says what of an address it cannot read', async () => {
    const { panelId } = await aPanel();
    const at = cursorText(['kirkuk', '2026-11-30', panelId]);
    for (const [query, parameters] of [
      ['', ['centre']],
      ['?centre=paris', ['centre']],
      ['?centre=kirkuk&cursor=abc', ['cursor']],
      // The place of another list.
      [`?centre=baghdad&cursor=${at}`, ['cursor']],
    ] as const) {
      const { status, json } = await call('admin', 'GET', `/panels${query}`);
      const told = json.errors?.map(({ parameter }: { parameter: string }) => parameter);
      expect([query, status, told]).toEqual([query, 400, parameters]);
    }
    const onward = await call('manager', 'GET', `/panels?centre=kirkuk&cursor=${at}`);
    expect(onward).toMatchObject({ status: 200, json: { items: [], cursor: null } });
  });
});
