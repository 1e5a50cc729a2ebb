import { beforeEach, expect, test } from 'vitest';
import { decideMove } from '#shared/grants/decide.ts';
import {
  type Grant,
  grantById,
  type Move,
  type MoveName,
  moveNames,
  type Part,
} from '#shared/grants/index.ts';
import {
  aGarden,
  forThe,
  grantRulesForTests,
  makes,
  setsBudget,
  staffMover,
} from '#tests/support/grants/grants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { type Login, logins, staffCaller } from '#tests/support/web/staff-caller.ts';

const db = tableForEachTest();
let call: ReturnType<typeof staffCaller>;
beforeEach(() => {
  call = staffCaller(db);
});

/** Those of Kirkuk, each in the parts that her groups give her. */
const staff = {
  facilitator: ['facilitator'],
  manager: ['manager'],
  'second manager': ['manager'],
  approver: ['approver'],
  'second approver': ['approver'],
  admin: ['facilitator', 'manager'],
} as const satisfies Partial<Record<Login, readonly Part[]>>;
type Of = keyof typeof staff;
const everyone = Object.keys(staff) as readonly Of[];
const mover = (login: Of) => staffMover(logins[login].split('~')[0] ?? '', ...staff[login]);

/** Each move as it would fit the grant now. */
function fitting(grant: Grant): Readonly<Record<MoveName, Move>> {
  const { asked, application, approved, approvals, tranches, lines } = grant;
  const reason = 'هۆکارەکە لێرەدایە';
  const handedOver = tranches.filter(({ disbursed }) => disbursed !== null);
  const rest = (approved ?? 1) - handedOver.reduce((sum, { amount }) => sum + amount, 0);
  const parts = [
    ...handedOver.map(({ amount, dueOn, condition }) => ({ amount, dueOn, condition })),
    ...(rest > 0 ? [{ amount: rest, dueOn: '2027-02-01', condition: '' }] : []),
  ];
  const tranche = (of: (each: Grant['tranches'][number]) => boolean) => tranches.find(of)?.tranche ?? 1;
  return {
    screen: { move: 'screen' },
    return: { move: 'return', reason },
    reject: { move: 'reject', reason },
    approve: { move: 'approve', amount: approvals[0]?.amount ?? asked, application },
    'declare-interest': { move: 'declare-interest' },
    plan: { move: 'plan', tranches: parts, reportDueOn: '2027-03-01' },
    disburse: { move: 'disburse', tranche: tranche(({ disbursed }) => disbursed === null) },
    confirm: {
      move: 'confirm',
      tranche: tranche(({ disbursed, confirmed }) => disbursed !== null && confirmed === null),
    },
    report: { move: 'report', peopleReached: 1, spent: lines.map(() => 0), story: 'باخچەکە' },
    'return-report': { move: 'return-report', reason },
    close: { move: 'close' },
    withdraw: { move: 'withdraw' },
    cancel: { move: 'cancel', reason },
    'take-back': { move: 'take-back', amount: grant.owed || 1 },
    'confirm-back': { move: 'confirm-back' },
  };
}

/** A whole life above the threshold: who makes each step. */
const life: readonly (readonly [Of, MoveName])[] = [
  ['second manager', 'screen'],
  ['second approver', 'declare-interest'],
  ['second manager', 'return'],
];
const onward: readonly (readonly [Of, MoveName])[] = [
  ['second manager', 'screen'],
  ['approver', 'approve'],
];
const paid: readonly (readonly [Of, MoveName])[] = [
  ['manager', 'plan'],
  ['facilitator', 'disburse'],
  ['manager', 'confirm'],
  ['manager', 'report'],
  ['second manager', 'return-report'],
  ['manager', 'report'],
  ['second manager', 'close'],
  ['facilitator', 'take-back'],
  ['manager', 'confirm-back'],
];

onTheTable('what a login is told that it can do', () => {
  test('is what it can do, at every step of a life', async () => {
    await setsBudget(db.context, 50_000_000);
    const body = { consent: true, ...forThe(6_000_000), ...forThe(6_000_000).content, content: undefined };
    const made = await call('facilitator', 'POST', '/grants', { key: 'hands-in-once', body });
    expect(made.status).toBe(201);
    const { grantId } = made.json;
    const seen = new Set<string>();
    const agree = async () => {
      const grant = await grantById(db.context.table, grantId);
      if (grant === undefined) throw new Error('There is no grant');
      const told: Record<string, readonly string[]> = {};
      const holds: Record<string, readonly string[]> = {};
      for (const login of everyone) {
        const given = { now: db.clock.now(), eventId: grantId, mover: mover(login) };
        const { can } = (await call(login, 'GET', `/grants/${grantId}`)).json;
        told[login] = can;
        const again = grant.status === 'returned' && !login.includes('approver') ? ['submit'] : [];
        holds[login] = [
          ...again,
          ...moveNames.filter((name) => {
            if (name === 'declare-interest' && grant.interests.includes(given.mover.staffId ?? ''))
              return false;
            return !('refused' in decideMove(grant, fitting(grant)[name], grantRulesForTests.kirkuk, given));
          }),
        ];
        for (const each of can) seen.add(each);
      }
      expect({ at: grant.status, ...told }).toEqual({ at: grant.status, ...holds });
      return grant;
    };
    const live = async (steps: typeof life) => {
      for (const [login, name] of steps) {
        const grant = await agree();
        await makes(db.context, mover(login), grantId, fitting(grant)[name]);
      }
    };
    await live(life);
    const { version } = await agree();
    const again = { key: 'hands-in-again', body: {}, version };
    expect((await call('admin', 'POST', `/grants/${grantId}/submit`, again)).status).toBe(200);
    await live(onward);
    // The other approver has an interest: someone else is the second.
    await makes(db.context, staffMover('karzan', 'approver'), grantId, fitting(await agree()).approve);
    await live(paid);
    await agree();
    expect([...seen].sort()).toEqual([...moveNames, 'submit'].sort());
  });

  test('is not to hand over what is not planned, nor to confirm what one handed over oneself', async () => {
    await setsBudget(db.context, 50_000_000);
    const can = async (login: Of) => (await call(login, 'GET', `/grants/${grantId}`)).json.can;
    const key = 'hands-in-once';
    const body = { consent: true, ...aGarden, ...aGarden.content, content: undefined };
    const { grantId } = (await call('facilitator', 'POST', '/grants', { key, body })).json;
    for (const [login, name] of [
      ['manager', 'screen'],
      ['approver', 'approve'],
    ] as const) {
      const grant = await grantById(db.context.table, grantId);
      if (grant === undefined) throw new Error('There is no grant');
      await makes(db.context, mover(login), grantId, fitting(grant)[name]);
    }
    expect(await can('manager')).not.toContain('disburse');
    const tranches = [{ amount: 4_000_000, dueOn: '2026-12-01', condition: '' }];
    await makes(db.context, mover('manager'), grantId, { move: 'plan', tranches, reportDueOn: '2027-03-01' });
    expect(await can('manager')).toContain('disburse');
    await makes(db.context, mover('manager'), grantId, { move: 'disburse', tranche: 1 });
    expect(await can('manager')).toEqual(['plan']);
    expect(await can('second manager')).toEqual(['plan', 'confirm']);
  });
});
