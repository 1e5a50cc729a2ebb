import { beforeAll, expect, it } from 'vitest';
import { consoleCalls } from '#api/calls.ts';
import { changeDraft, type Grant, type Move, submit } from '#shared/grants/index.ts';
import { addPanelMember, call as callPanel } from '#shared/grants/panels/index.ts';
import {
  aGarden,
  applicant,
  applies,
  begins,
  done,
  forThe,
  grantRulesForTests,
  makes,
  setsBudget,
  staffMover,
} from '#tests/support/grants/grants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForAllTests } from '#tests/support/table/table-for-tests.ts';
import { type Login, staffCaller } from '#tests/support/web/staff-caller.ts';

/** Who has a part in Kirkuk's grants: the columns of the table. */
const inside = ['facilitator', 'manager', 'approver', 'admin'] as const satisfies readonly Login[];
/** Who is answered 403 by every call, whatever it is. */
const outside = [
  'facilitator of another centre',
  'manager of another centre',
  'approver of another centre',
  'manager of none',
  'analyst',
  'partner',
  'centre without a role',
  'no groups',
] as const satisfies readonly Login[];
/** Who is answered 401: with a forged token, and with none. */
const unknown = ['nobody', 'without a token'] as const satisfies readonly Login[];

type Answers = readonly [facilitator: number, manager: number, approver: number, admin: number];

/** What everyone of the centre is answered by each call. */
const table: Readonly<Record<string, Answers>> = {
  'GET /grants': [200, 200, 200, 200],
  'POST /grants': [201, 201, 403, 201],
  'GET /grant-drafts/{number}': [200, 200, 403, 200],
  'GET /grants/{grantId}': [200, 200, 200, 200],
  'GET /grants/{grantId}/versions/{application}': [200, 200, 200, 200],
  'GET /grants/{grantId}/files/{fileId}': [303, 303, 303, 303],
  'GET /grants/{grantId}/history': [200, 200, 200, 200],
  'GET /grants/{grantId}/history.csv': [200, 200, 200, 200],
  'POST /grants/{grantId}/submit': [200, 200, 403, 200],
  'POST /grants/{grantId}/screen': [200, 200, 403, 200],
  'POST /grants/{grantId}/return': [200, 200, 200, 200],
  'POST /grants/{grantId}/reject': [403, 200, 200, 200],
  'POST /grants/{grantId}/reject of screened': [403, 403, 200, 403],
  'POST /grants/{grantId}/approve': [403, 403, 200, 403],
  'POST /grants/{grantId}/declare-interest': [403, 403, 200, 403],
  'POST /grants/{grantId}/plan': [403, 200, 403, 200],
  'POST /grants/{grantId}/disburse': [200, 200, 403, 200],
  'POST /grants/{grantId}/confirm': [200, 200, 403, 200],
  'POST /grants/{grantId}/report': [200, 200, 403, 200],
  'POST /grants/{grantId}/return-report': [403, 200, 403, 200],
  'POST /grants/{grantId}/close': [403, 200, 403, 200],
  'POST /grants/{grantId}/withdraw': [200, 200, 403, 200],
  'POST /grants/{grantId}/cancel': [403, 200, 200, 200],
  'POST /grants/{grantId}/take-back': [200, 200, 403, 200],
  'POST /grants/{grantId}/confirm-back': [200, 200, 403, 200],
  'GET /budgets/{centre}/{year}': [403, 200, 200, 200],
  'PUT /budgets/{centre}/{year}': [403, 403, 403, 200],
  'GET /panels': [403, 200, 200, 200],
  'POST /panels': [403, 201, 201, 201],
  'GET /panels/{panelId}': [403, 200, 200, 200],
  'POST /panels/{panelId}/scores': [403, 403, 200, 403],
  'POST /panels/{panelId}/outcome': [403, 403, 200, 403],
  'GET /panel-members': [403, 200, 403, 200],
  'POST /panel-members': [403, 201, 403, 201],
  'DELETE /panel-members/{panelMemberId}': [403, 204, 403, 204],
};

/** A call as it is sent: right in everything but, perhaps, who sends it. */
type Sent = { readonly path: string; readonly body?: unknown; readonly version?: number };

const { contact, members, content, centre, language } = aGarden;
const reason = 'هۆکارەکە لێرەدا نووسراوە';
const plan = {
  tranches: [{ amount: 4_000_000, dueOn: '2026-12-01', condition: '' }],
  reportDueOn: '2027-03-01',
};
const fileId = '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10';

onTheTable('who may do what with grants', () => {
  const db = tableForAllTests();
  let call: ReturnType<typeof staffCaller>;
  let made = 0;
  beforeAll(async () => {
    call = staffCaller(db, { link: async () => 'https://files.example/kept' });
    await setsBudget(db.context, 1_000_000_000_000);
  });

  const ordinal = () => String(++made).padStart(5, '0');
  const keeper = staffMover('zhyan', 'facilitator', 'manager');
  const steps = {
    submitted: [],
    returned: [{ move: 'return', reason }],
    screened: [{ move: 'screen' }],
    approved: [{ move: 'approve', amount: 4_000_000, application: 1 }],
    planned: [{ move: 'plan', ...plan }],
    disbursed: [{ move: 'disburse', tranche: 1 }],
    confirmed: [{ move: 'confirm', tranche: 1 }],
    reported: [{ move: 'report', peopleReached: 3, spent: [1, 1], story: 'باخچە' }],
    closed: [{ move: 'close' }],
    takenBack: [{ move: 'take-back', amount: 500 }],
  } as const satisfies Readonly<Record<string, readonly Move[]>>;
  type Step = keyof typeof steps;
  const inOrder: readonly Step[] = [
    ...(['screened', 'approved', 'planned', 'disbursed', 'confirmed', 'reported'] as const),
    ...(['closed', 'takenBack'] as const),
  ];
  /** A new grant, moved so far by others than those who try. */
  async function grantAt(step: Step): Promise<Grant> {
    const phone = `+96477000${ordinal()}`;
    const draft = await begins(db.context, { ...aGarden, contact: { ...contact, phone } });
    const quote = { fileId, name: 'نرخ', type: 'application/pdf', size: 9, status: 'kept' } as const;
    const which = { draftId: draft.draftId };
    done(await changeDraft(db.context, grantRulesForTests, which, () => ({ files: [quote] })));
    let grant = done(await submit(db.context, which, applicant));
    const reached = inOrder.indexOf(step);
    const all: readonly Move[] =
      reached < 0
        ? steps[step]
        : inOrder.slice(0, reached + 1).flatMap((each): readonly Move[] => steps[each]);
    for (const move of all) {
      const mover =
        move.move === 'approve'
          ? staffMover('karzan', 'approver')
          : move.move === 'confirm' || move.move === 'close'
            ? staffMover('awat', 'manager')
            : keeper;
      grant = await makes(db.context, mover, grant.grantId, move);
    }
    return grant;
  }
  const moving =
    (step: Step, move: string, body: unknown = {}) =>
    async (): Promise<Sent> => {
      const { grantId, version } = await grantAt(step);
      return { path: `/grants/${grantId}/${move}`, body, version };
    };
  const reading = (rest: string) => async (): Promise<Sent> => ({
    path: `/grants/${(await grantAt('submitted')).grantId}${rest}`,
  });
  async function panel() {
    const { grantId, version } = await grantAt('screened');
    const wanted = { centre, heldOn: '2026-11-30', criteria: ['Need'], grantIds: [grantId] };
    return { ...done(await callPanel(db.context, wanted, keeper)), grantId, grantVersion: version };
  }

  /** Each call on something of its own, so that none finds what another left. */
  const ready: Readonly<Record<keyof typeof table, () => Promise<Sent>>> = {
    'GET /grants': async () => ({ path: '/grants?centre=kirkuk' }),
    'POST /grants': async () => {
      const phone = `+96477000${ordinal()}`;
      const whole = { centre, language, consent: true, members, ...content };
      return { path: '/grants', body: { ...whole, contact: { ...contact, phone } } };
    },
    'GET /grant-drafts/{number}': async () => ({
      path: `/grant-drafts/${(await begins(db.context)).number}`,
    }),
    'GET /grants/{grantId}': reading(''),
    'GET /grants/{grantId}/versions/{application}': reading('/versions/1'),
    'GET /grants/{grantId}/files/{fileId}': reading(`/files/${fileId}`),
    'GET /grants/{grantId}/history': reading('/history'),
    'GET /grants/{grantId}/history.csv': reading('/history.csv'),
    'POST /grants/{grantId}/submit': moving('returned', 'submit'),
    'POST /grants/{grantId}/screen': moving('submitted', 'screen'),
    'POST /grants/{grantId}/return': moving('submitted', 'return', { reason }),
    'POST /grants/{grantId}/reject': moving('submitted', 'reject', { reason }),
    'POST /grants/{grantId}/reject of screened': moving('screened', 'reject', { reason }),
    'POST /grants/{grantId}/approve': moving('screened', 'approve', { amount: 1_000_000, application: 1 }),
    'POST /grants/{grantId}/declare-interest': moving('screened', 'declare-interest'),
    'POST /grants/{grantId}/plan': moving('approved', 'plan', plan),
    'POST /grants/{grantId}/disburse': moving('planned', 'disburse', { tranche: 1 }),
    'POST /grants/{grantId}/take-back': moving('closed', 'take-back', { amount: 500 }),
    'POST /grants/{grantId}/confirm-back': moving('takenBack', 'confirm-back'),
    'POST /grants/{grantId}/confirm': moving('disbursed', 'confirm', { tranche: 1 }),
    'POST /grants/{grantId}/report': moving('confirmed', 'report', {
      ...{ peopleReached: 3, spent: [1, 1], story: 'باخچە' },
    }),
    'POST /grants/{grantId}/return-report': moving('reported', 'return-report', { reason }),
    'POST /grants/{grantId}/close': moving('reported', 'close'),
    'POST /grants/{grantId}/withdraw': moving('submitted', 'withdraw'),
    'POST /grants/{grantId}/cancel': moving('planned', 'cancel', { reason }),
    'GET /budgets/{centre}/{year}': async () => ({ path: '/budgets/kirkuk/2026' }),
    'PUT /budgets/{centre}/{year}': async () => ({
      ...{ path: '/budgets/kirkuk/2027', body: { total: 5 }, version: 0 },
    }),
    'GET /panels': async () => ({ path: '/panels?centre=kirkuk' }),
    'POST /panels': async () => {
      const { grantId } = await grantAt('screened');
      const body = { centre, heldOn: '2026-11-30', criteria: ['Need'], grantIds: [grantId] };
      return { path: '/panels', body };
    },
    'GET /panels/{panelId}': async () => ({ path: `/panels/${(await panel()).panelId}` }),
    'POST /panels/{panelId}/scores': async () => {
      const { panelId, grantId } = await panel();
      return { path: `/panels/${panelId}/scores`, body: { grantId, scores: [4] } };
    },
    'POST /panels/{panelId}/outcome': async () => {
      const { panelId, grantId, grantVersion, version } = await panel();
      const outcomes = [{ grantId, version: grantVersion, decision: 'postpone' }];
      return { path: `/panels/${panelId}/outcome`, body: { outcomes }, version };
    },
    'GET /panel-members': async () => ({ path: '/panel-members?centre=kirkuk' }),
    'POST /panel-members': async () => ({
      path: '/panel-members',
      body: { phone: `+96477000${ordinal()}`, language, centre },
    }),
    'DELETE /panel-members/{panelMemberId}': async () => {
      const wanted = { phone: `+96477000${ordinal()}`, language, centre } as const;
      const added = done(await addPanelMember(db.context, wanted, { kind: 'staff', id: 'zhyan' }));
      return { path: `/panel-members/${added.panelMemberId}` };
    },
  };

  const send = (login: Login, what: string, { path, body, version }: Sent) => {
    const [method = 'GET'] = what.split(' ');
    return call(login, method, path, {
      ...(method === 'GET' ? {} : { key: `access-key-${ordinal()}` }),
      ...(body === undefined ? {} : { body }),
      ...(version === undefined ? {} : { version }),
    });
  };
  const kept = async () => (await db.items()).filter(({ pk }) => !pk.startsWith('REQUEST#'));

  for (const [what, answers] of Object.entries(table)) {
    it(what, async () => {
      const one = await ready[what]?.();
      if (one === undefined) throw new Error(`It is not said how ${what} is sent`);
      const before = await kept();
      for (const login of [...outside, ...unknown]) {
        const { status, json } = await send(login, what, one);
        const isUnknown = unknown.some((each) => each === login);
        expect([login, status]).toEqual([login, isUnknown ? 401 : 403]);
        // Nothing else is told.
        expect(Object.keys(json).sort()).toEqual(['status', 'title', 'type']);
      }
      expect(await kept()).toEqual(before);
      for (const [at, login] of inside.entries()) {
        const sent = (await ready[what]?.()) ?? one;
        const able = await canBy(login, sent);
        const { status } = await send(login, what, sent);
        expect([login, status]).toEqual([login, answers[at]]);
        // Whoever may is told so with the grant, and nobody else.
        if (able !== undefined) expect([login, able]).toEqual([login, status === 200]);
      }
    });
  }

  /** Whether a login is told that it can make the move that is sent; `undefined` where it is none. */
  async function canBy(login: Login, { path, version }: Sent): Promise<boolean | undefined> {
    const [, of, grantId, move = ''] = path.split('/');
    if (of !== 'grants' || version === undefined) return undefined;
    return (await call(login, 'GET', `/grants/${grantId}`)).json.can.includes(move);
  }

  it('is written down here for every call there is', () => {
    const { grants, grantMoves, budgets, panels } = consoleCalls;
    const ours = [grants, grantMoves, budgets, panels].flatMap((calls) =>
      Object.values(calls).map(({ method, path }) => `${method} ${path}`),
    );
    const written = Object.keys(table).filter((each) => !each.endsWith(' of screened'));
    expect(written.sort()).toEqual(ours.sort());
  });

  it('lets an administrator approve with the approver group alone, where she is bound', async () => {
    const approve = ready['POST /grants/{grantId}/approve'];
    if (approve === undefined) throw new Error('It is not said how one approves');
    const status = async (login: Login) => (await send(login, 'POST', await approve())).status;
    expect(await status('admin who approves')).toBe(200);
    expect(await status('admin who approves elsewhere')).toBe(403);
  });

  it('tells those with a part somewhere that there is no such thing, and nobody else', async () => {
    for (const path of [`/grants/${fileId}`, `/grants/${fileId}/history`, `/panels/${fileId}`]) {
      const status = async (login: Login) => (await call(login, 'GET', path)).status;
      expect([path, await status('manager'), await status('manager of another centre')]).toEqual([
        path,
        404,
        404,
      ]);
      for (const login of ['manager of none', 'analyst', 'partner', 'no groups'] as const)
        expect([path, login, await status(login)]).toEqual([path, login, 403]);
    }
  });

  it('gives no answer again to someone who has no part any more', async () => {
    const { path, body, version } = await moving('submitted', 'screen')();
    const again = { key: 'sent-before-she-left', body, version: version ?? 0 };
    expect((await call('facilitator', 'POST', path, again)).status).toBe(200);
    expect((await call('facilitator', 'POST', path, again)).status).toBe(200);
    // The same person, at another centre by now.
    expect((await call('facilitator of another centre', 'POST', path, again)).status).toBe(403);
  });

  it('nothing that is kept of a grant can be changed or deleted through any address', async () => {
    const { grantId } = await applies(db.context, {
      ...forThe(3_000_000),
      contact: { ...contact, phone: `+96477000${ordinal()}` },
    });
    const before = await kept();
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) {
      for (const rest of ['', '/versions/1', '/history', '/history.csv', `/history/${grantId}`]) {
        const { status } = await call('admin', method, `/grants/${grantId}${rest}`, {
          key: `audit-key-${ordinal()}`,
          version: 1,
          body: { type: 'grant.approved', reason: 'x', amount: 1 },
        });
        expect([404, 405]).toContain(status);
      }
    }
    expect(await kept()).toEqual(before);
  });
});
