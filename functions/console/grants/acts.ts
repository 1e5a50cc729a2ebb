import {
  changeDraft,
  type DraftRefused,
  type Grant,
  type GrantRefused,
  type GrantRules,
  type Move,
  type Mover,
  moveGrant,
  newDraft,
  type PartOfContent,
  type RequestAnswered,
  submit,
} from '../../../shared/grants/index.ts';
import { mayBeTexted, money } from '../../../shared/language/index.ts';
import {
  answerTo,
  answerWrite,
  type GrantItem,
  grantParts,
  type HandInBody,
  type Staff,
  type StaffRequest,
} from '../../../shared/staff/index.ts';
import type { Context } from '../../../shared/table/index.ts';
import { type Problem, problem, versionChanged } from '../../../shared/web/index.ts';
import { draftNumbered, forbidden, grantFor, itemOf } from './seen.ts';

/** What acting on grants takes. */
export type Acting = {
  readonly context: Context;
  readonly rules: GrantRules;
  readonly allowedPrefixes: readonly string[];
};

const keyReused = problem('idempotency-key-reused', 422);

/** Someone of the staff, in the parts she has at a centre. */
export const moverOf = (staff: Staff, centre: Grant['centre']): Mover => ({
  actor: { kind: 'staff', id: staff.id },
  staffId: staff.id,
  parts: grantParts(staff, centre),
});

/**
 * Does what a request asks once: the same again gets the answer it got. Looked for before, and after anything stood in
 * the way: sent twice at once, the second may be told that the grant has moved on, by its own twin.
 */
export async function once<T extends object>(
  { table }: Context,
  request: StaffRequest | undefined,
  act: () => Promise<T | Problem>,
): Promise<T | Problem> {
  const answered = async (): Promise<T | Problem | undefined> => {
    const before = request && (await answerTo<T>(table, request));
    if (before === undefined) return undefined;
    return 'refused' in before ? keyReused : before.answered;
  };
  const before = await answered();
  if (before !== undefined) return before;
  const done = await act();
  return 'problem' in done ? ((await answered()) ?? done) : done;
}

const keeping = (context: Context, request: StaffRequest | undefined) => (grant: Grant) =>
  request === undefined ? [] : [answerWrite<GrantItem>(request, itemOf(grant), context.now())];

/** Makes a move on the version that was read, as far as this login may. */
export async function move(
  { context, rules }: Acting,
  staff: Staff,
  which: { readonly grantId: string; readonly version: number },
  wanted: Move,
  request?: StaffRequest,
): Promise<GrantItem | Problem> {
  return once<GrantItem>(context, request, async () => {
    const grant = await grantFor(context.table, staff, which.grantId);
    if ('problem' in grant) return grant;
    const mover = moverOf(staff, grant.centre);
    const along = keeping(context, request);
    const moved = await moveGrant(context, { ...which, move: wanted }, mover, rules, along);
    return 'refused' in moved ? problemOf(moved, grant) : itemOf(moved);
  });
}

/** Hands an application in on behalf of a group; one that was begun by text goes on under its number. */
export async function handIn(
  acting: Acting,
  staff: Staff,
  { centre, language, consent: _consent, number, contact, members, ...content }: HandInBody,
  request?: StaffRequest,
): Promise<GrantItem | Problem> {
  const { context, rules, allowedPrefixes } = acting;
  const mover = moverOf(staff, centre);
  if (!mover.parts.some((part) => part !== 'approver')) return forbidden;
  if (!mayBeTexted(contact.phone, allowedPrefixes))
    return problem('invalid-request', 400, {
      errors: [{ pointer: '/contact/phone', reason: 'phoneNotAllowed' }],
    });
  return once<GrantItem>(context, request, async () => {
    const said = { centre, language, contact, members, content };
    if (number === undefined) {
      const written = newDraft(context, rules, said);
      return submitted(await submit(context, { written }, mover, keeping(context, request)));
    }
    const draft = await draftNumbered(context, staff, number);
    if ('problem' in draft) return draft;
    const changed = await changeDraft(context, rules, draft, () => said);
    if ('refused' in changed) return problemOf(changed);
    const { draftId, version } = changed;
    return submitted(await submit(context, { draftId, version }, mover, keeping(context, request)));
  });
}

/** Hands in anew what was returned, on behalf of the group, with what is changed in it. */
export async function handInAgain(
  { context, rules }: Acting,
  staff: Staff,
  which: { readonly grantId: string; readonly version: number },
  content: PartOfContent,
  request?: StaffRequest,
): Promise<GrantItem | Problem> {
  return once<GrantItem>(context, request, async () => {
    const grant = await grantFor(context.table, staff, which.grantId);
    if ('problem' in grant) return grant;
    if (grant.version !== which.version) return versionChanged(grant.version);
    const mover = moverOf(staff, grant.centre);
    if (!mover.parts.some((part) => part !== 'approver')) return forbidden;
    const changed = await changeDraft(context, rules, { draftId: grant.draftId }, () => ({ content }));
    if ('refused' in changed)
      return changed.refused === 'submitted'
        ? problemOf({ refused: 'not-now', status: grant.status })
        : problemOf(changed);
    const { draftId, version } = changed;
    return submitted(await submit(context, { draftId, version }, mover, keeping(context, request)));
  });
}

const submitted = (outcome: Grant | GrantRefused | RequestAnswered): GrantItem | Problem =>
  'refused' in outcome ? problemOf(outcome) : itemOf(outcome);

/** Why the domain did not do what staff asked, as a problem; `grant` where its currency says what sums are in. */
export function problemOf(
  refusal: GrantRefused | DraftRefused | RequestAnswered,
  grant?: Pick<Grant, 'currency'>,
): Problem {
  switch (refusal.refused) {
    case 'unknown':
      return problem('not-found', 404);
    case 'version-changed':
      return versionChanged(refusal.version);
    case 'request-answered':
      // Its twin has the answer, which is looked for next.
      return problem('busy', 503);
    case 'not-yours':
      return forbidden;
    case 'submitted':
      return problem('application-submitted', 409);
    case 'not-now':
      return problem('grant-not-now', 409, { detail: { key: `grantStatus.${refusal.status}`, args: {} } });
    case 'second-person':
      return problem('grant-second-person', 409);
    case 'incomplete':
      return problem('invalid-request', 400, { errors: refusal.flaws });
    case 'too-much':
      return problem('invalid-request', 400, { errors: [{ pointer: '/amount', reason: 'amountTooHigh' }] });
    case 'spent-does-not-fit':
      return problem('invalid-request', 400, { errors: [{ pointer: '/spent', reason: 'spentTooMuch' }] });
    case 'budget-short': {
      const amount = grant && money(refusal.free, grant.currency, 'en');
      return problem(
        'budget-short',
        409,
        amount === undefined ? {} : { detail: { key: 'console.budgetFree', args: { amount } } },
      );
    }
    case 'interest-declared':
    case 'application-changed':
    case 'amount-differs':
    case 'no-budget':
    case 'plan-does-not-fit':
    case 'no-such-tranche':
    case 'payment-under-way':
    case 'too-many-on-phone':
      return problem(refusal.refused, 409);
  }
}
