import * as z from 'zod/mini';
import type { GrantStatus } from '#events/index.ts';
import { shownText } from '#shared/language/letters/shown-text.ts';
import { amount, type MoveName, mostAsked, mostTranches, report } from './schema.ts';

/** In which part someone makes a move; a login may have several. */
export const parts = ['applicant', 'facilitator', 'manager', 'approver'] as const;
export type Part = (typeof parts)[number];

/** What is said to a group, in its language. */
const reason = z.strictObject({
  reason: shownText(1_000, 3),
});
const nothing = z.strictObject({});
const trancheNumber = z.strictObject({ tranche: z.int().check(z.gte(1), z.lte(mostTranches)) });
const day = z.iso.date().check(z.regex(/^20[2-9]\d-/));

/** What a move asks for besides the grant. */
export const given = {
  screen: nothing,
  return: reason,
  reject: reason,
  approve: z.strictObject({ amount, application: z.int().check(z.gte(1)) }),
  'declare-interest': nothing,
  plan: z.strictObject({
    tranches: z
      .array(
        z.strictObject({
          amount,
          dueOn: day,
          condition: z.string().check(z.trim(), z.maxLength(120)),
        }),
      )
      .check(z.minLength(1), z.maxLength(mostTranches)),
    reportDueOn: day,
  }),
  disburse: trancheNumber,
  confirm: trancheNumber,
  report,
  'return-report': reason,
  close: nothing,
  withdraw: nothing,
  cancel: z.strictObject({
    ...reason.shape,
    /** What the group gives back of what was paid. */
    returned: z.optional(z.int().check(z.gte(0))),
  }),
  'take-back': z.strictObject({
    /** All that one person has in hands and no second has confirmed; 0 where nothing was given back after all. */
    amount: z.int().check(z.gte(0), z.lte(mostAsked)),
  }),
  'confirm-back': nothing,
} as const;

/** A move with what it asks for: `{ move: 'approve', amount, application }`. */
export type Move = {
  readonly [Name in MoveName]: { readonly move: Name } & Asked<z.infer<(typeof given)[Name]>>;
}[MoveName];
/** An object of no fields has every field of none as zod sees it; then nothing is asked. */
type Asked<Fields> = string extends keyof Fields ? unknown : Fields;

type Rule = {
  /** In which parts it may be made. */
  readonly by: readonly Part[];
  readonly from: readonly GrantStatus[];
  /** Where it leads; several where that depends on what is given. */
  readonly to: readonly GrantStatus[] | 'same';
  /** Who may not make it, though in the right part. */
  readonly notBy?: string;
  /** What must hold besides. */
  readonly only?: string;
};

const handing = ['facilitator', 'manager'] as const;

/**
 * The state machine: every move there is, who may make it, from where and to where. `decide.ts` holds each move to its
 * row, and docs/grants.md prints the rows. Submitting is not among them: it makes the grant (or, of a returned one, a
 * new version), by the applicant or on her behalf by a facilitator or manager.
 */
export const moves: Readonly<Record<MoveName, Rule>> = {
  screen: {
    by: handing,
    from: ['submitted'],
    to: ['screened'],
    notBy: 'whoever submitted it on behalf of the group, any version of it',
  },
  return: { by: ['facilitator', 'manager', 'approver'], from: ['submitted', 'screened'], to: ['returned'] },
  reject: {
    by: ['manager', 'approver'],
    from: ['submitted', 'screened', 'approved'],
    to: ['rejected'],
    only: 'a manager from submitted alone; of what is approved, while nothing was handed over',
  },
  approve: {
    by: ['approver'],
    from: ['screened'],
    to: ['approved', 'screened'],
    notBy: 'whoever submitted or screened it, any version of it, or approved it already',
    only: 'the last version of the application, for no more than it asks; above the threshold of the centre a second approver must give the same sum; while the budget of the year has it',
  },
  'declare-interest': { by: ['approver'], from: ['submitted', 'screened', 'returned'], to: 'same' },
  plan: {
    by: ['manager'],
    from: ['approved', 'disbursing'],
    to: 'same',
    only: 'parts that add up to what was approved, those handed over as they are',
  },
  disburse: {
    by: handing,
    from: ['approved', 'disbursing'],
    to: ['disbursing'],
    only: 'the next part of the plan, when the one before is confirmed',
  },
  confirm: {
    by: handing,
    from: ['disbursing'],
    to: 'same',
    notBy: 'whoever handed the part over',
  },
  report: {
    by: ['applicant', 'facilitator', 'manager'],
    from: ['disbursing'],
    to: ['reported'],
    only: 'when every part handed over is confirmed; what was spent on each budget line, together no more than was paid',
  },
  'return-report': { by: ['manager'], from: ['reported'], to: ['disbursing'] },
  close: {
    by: ['manager'],
    from: ['reported'],
    to: ['closed'],
    notBy: 'whoever handed the report in on behalf of the group',
  },
  withdraw: {
    by: ['applicant', 'facilitator', 'manager'],
    from: ['submitted', 'screened', 'returned', 'approved'],
    to: ['withdrawn'],
  },
  cancel: {
    by: ['manager', 'approver'],
    from: ['approved', 'disbursing'],
    to: ['cancelled'],
    only: 'while no part handed over waits to be confirmed',
  },
  'take-back': {
    by: handing,
    from: ['closed', 'cancelled'],
    to: 'same',
    only: 'no more than is owed; in place of what was taken and is not confirmed, so that a wrong sum is put right',
  },
  'confirm-back': {
    by: handing,
    from: ['closed', 'cancelled'],
    to: 'same',
    notBy: 'whoever took it',
    only: 'then the budget has it again',
  },
};
