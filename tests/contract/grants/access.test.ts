import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Grant, grantById, type Move } from '../../../shared/grants/index.ts';
import { addPanelMember, call } from '../../../shared/panels/index.ts';
import {
  aGarden,
  applies,
  begins,
  done,
  forThe,
  makes,
  setsBudget,
  staffMover,
} from '../../support/grants.ts';
import { type Login, staffCaller } from '../../support/staff-caller.ts';
import { newTable, onTheTable, type TestTable } from '../../support/table.ts';

/** Every kind of login there is, and those without one. */
const everyone = [
  'facilitator',
  'manager',
  'approver',
  'admin',
  'facilitator of another centre',
  'manager of another centre',
  'approver of another centre',
  'manager of none',
  'analyst',
  'partner',
  'centre without a role',
  'nobody',
] as const satisfies readonly Login[];

/** Who may, of each call; all others are answered 403, and nobody 401. */
const mayRead = ['facilitator', 'manager', 'approver', 'admin'] as const;
const mayHandIn = ['facilitator', 'manager', 'admin'] as const;
const mayDecide = ['manager', 'approver', 'admin'] as const;

type Call = {
  readonly what: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: (kept: Kept) => string;
  readonly body?: unknown;
  readonly may: readonly Login[];
  /** What those are answered who may; 200 where nothing else is said. */
  readonly answer?: number;
  /** Whether a version is asked for. */
  readonly version?: true;
};

type Kept = {
  readonly grants: Readonly<Record<'submitted' | 'screened' | 'approved' | 'disbursing' | 'reported', Grant>>;
  readonly draftNumber: string;
  readonly panelId: string;
  readonly panelMemberId: string;
};

const { contact, members, content, centre, language } = aGarden;
const application = { centre, language, consent: true, contact, members, ...content };
const reason = 'هۆکارەکە لێرەدا نووسراوە';
const of = (status: keyof Kept['grants'], rest: string) => (kept: Kept) =>
  `/grants/${kept.grants[status].grantId}${rest}`;
const plan = {
  tranches: [{ amount: 3_000_000, dueOn: '2026-12-01', condition: '' }],
  reportDueOn: '2027-03-01',
};

/** A call that changes something is made with a version that is not there, so that the next finds all as it was: 412. */
const moving = (
  what: string,
  status: keyof Kept['grants'],
  may: readonly Login[],
  body: unknown = {},
): Call => ({ what, method: 'POST', path: of(status, `/${what}`), body, may, answer: 412, version: true });

const calls: readonly Call[] = [
  { what: 'list', method: 'GET', path: () => '/grants?centre=kirkuk', may: mayRead },
  { what: 'hand in', method: 'POST', path: () => '/grants', body: application, may: mayHandIn, answer: 201 },
  { what: 'draft', method: 'GET', path: ({ draftNumber }) => `/grant-drafts/${draftNumber}`, may: mayHandIn },
  { what: 'read', method: 'GET', path: of('submitted', ''), may: mayRead },
  { what: 'version', method: 'GET', path: of('submitted', '/versions/1'), may: mayRead },
  { what: 'history', method: 'GET', path: of('submitted', '/history'), may: mayRead },
  { what: 'history as a file', method: 'GET', path: of('submitted', '/history.csv'), may: mayRead },
  moving('submit', 'submitted', mayRead),
  moving('screen', 'submitted', mayRead),
  moving('return', 'submitted', mayRead, { reason }),
  moving('reject', 'screened', mayRead, { reason }),
  moving('approve', 'screened', mayRead, { amount: 1, application: 1 }),
  moving('declare-interest', 'screened', mayRead),
  moving('plan', 'approved', mayRead, plan),
  moving('disburse', 'approved', mayRead, { tranche: 1 }),
  moving('confirm', 'disbursing', mayRead, { tranche: 1 }),
  moving('report', 'disbursing', mayRead, { peopleReached: 1, spent: [1, 1], story: 'باخچە' }),
  moving('return-report', 'reported', mayRead, { reason }),
  moving('close', 'reported', mayRead),
  moving('withdraw', 'submitted', mayRead),
  moving('cancel', 'approved', mayRead, { reason }),
  { what: 'budget', method: 'GET', path: () => '/budgets/kirkuk/2026', may: mayDecide },
  {
    what: 'set the budget',
    method: 'PUT',
    path: () => '/budgets/kirkuk/2026',
    body: { total: 20_000_000 },
    may: ['admin'],
    answer: 412,
    version: true,
  },
  { what: 'panels', method: 'GET', path: () => '/panels?centre=kirkuk', may: mayDecide },
  { what: 'panel', method: 'GET', path: ({ panelId }) => `/panels/${panelId}`, may: mayDecide },
  {
    what: 'outcome',
    method: 'POST',
    path: ({ panelId }) => `/panels/${panelId}/outcome`,
    body: { outcomes: [] },
    // Who may see the panel is told first that the body is not as it must be.
    may: everyone.filter((login) => login !== 'nobody'),
    answer: 400,
    version: true,
  },
  {
    what: 'panel phones',
    method: 'GET',
    path: () => '/panel-members?centre=kirkuk',
    may: ['manager', 'admin'],
  },
  {
    what: 'add a panel phone',
    method: 'POST',
    path: () => '/panel-members',
    body: { phone: '+9647700000077', language: 'ckb', centre: 'kirkuk' },
    may: ['manager', 'admin'],
    answer: 201,
  },
];

onTheTable('who may do what with grants', () => {
  let db: TestTable;
  let kept: Kept;
  let call_: ReturnType<typeof staffCaller>;
  let keys = 0;
  beforeAll(async () => {
    db = await newTable();
    call_ = staffCaller(db);
    kept = await grantsOfEachKind(db);
  });
  afterAll(() => db.drop());

  for (const { what, method, path, body, may, answer = 200, version } of calls) {
    it(what, async () => {
      const answers: Record<string, number> = {};
      for (const login of everyone) {
        const options = {
          ...(method === 'GET' ? {} : { key: `access-key-${++keys}` }),
          ...(body === undefined ? {} : { body }),
          ...(version === undefined ? {} : { version: 999 }),
        };
        answers[login] = (await call_(login, method, path(kept), options)).status;
      }
      const expected = everyone.map((login) => {
        if (login === 'nobody') return [login, 401];
        return [login, may.includes(login) ? answer : 403];
      });
      expect(answers).toEqual(Object.fromEntries(expected));
    });
  }

  it('a move is made by those alone who have the part for it', async () => {
    const able: Readonly<Record<string, readonly Login[]>> = {
      screen: ['facilitator', 'manager', 'admin'],
      approve: ['approver'],
      plan: ['manager', 'admin'],
      disburse: ['facilitator', 'manager', 'admin'],
      close: ['manager', 'admin'],
      cancel: ['manager', 'approver', 'admin'],
      'declare-interest': ['approver'],
    };
    for (const { what, body, path } of calls.filter((each) => able[each.what] !== undefined)) {
      for (const login of mayRead) {
        const fresh = await grantsOfEachKind(db);
        const [, , grantId = ''] = path(fresh).split('/');
        const grant = await grantById(db.context.table, grantId);
        const given = what === 'approve' ? { amount: 1_000_000, application: 1 } : body;
        const { status } = await call_(login, 'POST', path(fresh), {
          key: `part-key-${++keys}`,
          body: given,
          version: grant?.version ?? 0,
        });
        expect(`${what} by ${login}: ${status}`).toBe(
          `${what} by ${login}: ${able[what]?.includes(login) ? 200 : 403}`,
        );
      }
    }
  });

  it('nothing that is kept of a grant can be changed or deleted through any address', async () => {
    const { grantId } = kept.grants.submitted;
    const before = (await db.items()).filter(({ pk, sk }) => pk === `GRANT#${grantId}` && sk !== 'META');
    expect(before.length).toBeGreaterThan(1);
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) {
      for (const rest of ['', '/versions/1', '/history', '/history.csv', `/history/${grantId}`]) {
        const { status } = await call_('admin', method, `/grants/${grantId}${rest}`, {
          key: `audit-key-${++keys}`,
          version: 1,
          body: { type: 'grant.approved', reason: 'x', amount: 1 },
        });
        expect([404, 405]).toContain(status);
      }
    }
    const after = (await db.items()).filter(({ pk, sk }) => pk === `GRANT#${grantId}` && sk !== 'META');
    expect(after).toEqual(before);
  });
});

let phones = 0;

/** A grant at each step that something is tried from, a draft, a panel and its phone. */
async function grantsOfEachKind({ context }: TestTable): Promise<Kept> {
  if (phones === 0) await setsBudget(context, 1_000_000_000);
  const by = staffMover('shilan', 'facilitator', 'manager');
  const approver = staffMover('karzan', 'approver');
  const make = async (...moves: readonly Move[]): Promise<Grant> => {
    const phone = `+96477000${String(++phones).padStart(5, '0')}`;
    const applied = await applies(context, { ...forThe(3_000_000), contact: { ...contact, phone } });
    let grant = applied;
    for (const move of moves)
      grant = await makes(context, move.move === 'approve' ? approver : by, applied.grantId, move);
    return grant;
  };
  const approve = { move: 'approve', amount: 3_000_000, application: 1 } as const;
  const approved = [{ move: 'screen' }, approve, { move: 'plan', ...plan }] as const;
  const disbursing = [...approved, { move: 'disburse', tranche: 1 }] as const;
  const confirmer = staffMover('zhyan', 'manager');
  const reported = await make(...disbursing);
  await makes(context, confirmer, reported.grantId, { move: 'confirm', tranche: 1 });
  const screened = await make({ move: 'screen' });
  const panel = done(
    await call(
      context,
      { centre: 'kirkuk', heldOn: '2026-11-30', criteria: ['Need'], grantIds: [screened.grantId] },
      by,
    ),
  );
  const member = { phone: '+9647700000099', language: 'ar', centre: 'kirkuk' } as const;
  const added = done(await addPanelMember(context, member, { kind: 'staff', id: 'shilan' }));
  return {
    grants: {
      submitted: await make(),
      screened,
      approved: await make(...approved),
      disbursing: await make(...disbursing),
      reported: await makes(context, staffMover('awat', 'facilitator'), reported.grantId, {
        ...{ move: 'report', peopleReached: 3, spent: [2_000_000], story: 'باخچەکە' },
      }),
    },
    draftNumber: (await begins(context)).number,
    panelId: panel.panelId,
    panelMemberId: added.panelMemberId,
  };
}
