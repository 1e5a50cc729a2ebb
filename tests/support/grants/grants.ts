/** What tests of grants begin with: an application as a group writes it, those who move it along, a budget. */
import type { CentreId } from '#events/index.ts';
import {
  applicant,
  type Beginning,
  beginDraft,
  type Draft,
  type Grant,
  type GrantRules,
  type Move,
  type Mover,
  moveGrant,
  type Part,
  setBudget,
  submit,
} from '#shared/grants/index.ts';
import type { Context } from '#shared/table/index.ts';

const inDinars = { currency: 'IQD', twoApproversAbove: 5_000_000 } as const;
/** Three centres grant in dinars, one in dollars. */
export const grantRulesForTests: GrantRules = {
  baghdad: inDinars,
  diyala: inDinars,
  kirkuk: inDinars,
  ninewa: { currency: 'USD', twoApproversAbove: 400_000 },
};

/** Someone of the staff in these parts. */
export const staffMover = (staffId: string, ...parts: readonly Part[]): Mover => ({
  actor: { kind: 'staff', id: staffId },
  staffId,
  parts,
});
/** Those of Kirkuk: one who checks, one who manages, and two who approve. */
export const awat = staffMover('awat', 'facilitator');
export const shirin = staffMover('shirin', 'manager');
export const rebwar = staffMover('rebwar', 'approver');
export const dilnaz = staffMover('dilnaz', 'approver');
export { applicant };

/** A garden in Kirkuk for four million dinars, complete but for its files. */
export const aGarden = {
  centre: 'kirkuk',
  language: 'ckb',
  contact: { name: 'Shilan Karim', phone: '+9647700000001' },
  members: ['Hiwa Rashid', 'Nasrin Ali'],
  content: {
    theme: 'community-garden',
    place: 'گەڕەکی ڕەحیماوا',
    what: 'باخچەیەک بۆ هەمووان',
    why: 'شوێنێکی سەوز نییە',
    amount: 4_000_000,
    lines: [
      { what: 'دار', amount: 2_500_000 },
      { what: 'کورسی', amount: 1_500_000 },
    ],
    startsOn: '2026-12-01',
    endsOn: '2027-02-28',
  },
} as const satisfies Beginning;

/** An application for this sum, in one line. */
export const forThe = (amount: number, beginning: Beginning = aGarden): Beginning => ({
  ...beginning,
  content: { ...beginning.content, amount, lines: [{ what: 'هەمووی', amount }] },
});

/** Throws where something was refused that a test takes for done. */
export function done<T extends object>(outcome: T): Exclude<T, { readonly refused: string }> {
  if ('refused' in outcome) throw new Error(`Refused: ${JSON.stringify(outcome)}`);
  // What has no such field is not among the refusals.
  return outcome as Exclude<T, { readonly refused: string }>;
}

export const begins = async (context: Context, beginning: Beginning = aGarden): Promise<Draft> =>
  done(await beginDraft(context, grantRulesForTests, beginning));

/** A draft that is begun and submitted, by the applicant unless another is named. */
export async function applies(
  context: Context,
  beginning: Beginning = aGarden,
  by: Mover = applicant,
): Promise<Grant> {
  const draft = await begins(context, beginning);
  return done(await submit(context, { draftId: draft.draftId }, by));
}

/** One move that must be possible. */
export const makes = async (context: Context, mover: Mover, grantId: string, move: Move): Promise<Grant> =>
  done(await moveGrant(context, { grantId, move }, mover, grantRulesForTests));

export const setsBudget = async (
  context: Context,
  total: number,
  { centre = 'kirkuk', year = 2026 }: { readonly centre?: CentreId; readonly year?: number } = {},
) => {
  const { currency } = grantRulesForTests[centre];
  const wanted = { centre, year, currency, total, version: 0 };
  return done(await setBudget(context, wanted, { kind: 'staff', id: 'parwin' }));
};
