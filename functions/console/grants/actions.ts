import {
  type Draft,
  type DraftChange,
  type Grant,
  type GrantRefused,
  type GrantRules,
  grantRulesFrom,
  type Move,
  type Mover,
  moveGrant,
  moves,
  newDraft,
  type PartOfContent,
  submit,
  withChange,
} from '#shared/grants/index.ts';
import { mayBeTexted } from '#shared/language/index.ts';
import {
  answerWrite,
  type GrantItem,
  grantParts,
  type HandInBody,
  handInCentres,
  type Staff,
  type StaffRequest,
} from '#shared/staff/index.ts';
import type { Context, RequestAnswered } from '#shared/table/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';
import { once } from '../frame/once.ts';
import type { ConsoleSettings } from '../settings.ts';
import { refusalOf } from './refusals.ts';
import { draftNumbered, forbidden, grantFor, itemOf } from './view.ts';

/** What every act on a grant needs. */
export type Acting = {
  readonly context: Context;
  readonly rules: GrantRules;
  readonly allowedPrefixes: readonly string[];
};

/** What every act on a grant needs, taken from a call. */
export const actingOf = ({
  context,
  settings: { grants, allowedPrefixes },
}: {
  readonly context: Context;
  readonly settings: ConsoleSettings;
}): Acting => ({ context, rules: grantRulesFrom(grants), allowedPrefixes });

/** Someone of the staff, in the parts she has at a centre. */
export const moverOf = (staff: Staff, centre: Grant['centre']): Mover => ({
  actor: { kind: 'staff', id: staff.id },
  staffId: staff.id,
  parts: grantParts(staff, centre),
});

const keeping = (context: Context, request: StaffRequest | undefined) => (grant: Grant) =>
  request === undefined ? [] : [answerWrite<GrantItem>(request, itemOf(grant), context.now())];

/** Makes a move on the version that was read, if this login may. */
export async function move(
  { context, rules }: Acting,
  staff: Staff,
  which: { readonly grantId: string; readonly version: number },
  wanted: Move,
  request?: StaffRequest,
): Promise<GrantItem | Problem> {
  const grant = await grantFor(context.table, staff, which.grantId);
  if ('problem' in grant) return grant;
  const mover = moverOf(staff, grant.centre);
  // Someone who never has this part is told nothing else of the grant.
  if (!moves[wanted.move].by.some((part) => mover.parts.includes(part))) return forbidden;
  return once<GrantItem>(context, request, async () => {
    const extraWrites = keeping(context, request);
    const moved = await moveGrant(context, { ...which, move: wanted }, mover, rules, extraWrites);
    if (!('refused' in moved)) return itemOf(moved);
    return refusalOf(moved, { move: wanted.move, currency: grant.currency });
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
  if (!handInCentres(staff).includes(centre)) return forbidden;
  const mover = moverOf(staff, centre);
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
    const begun = await draftNumbered(context, staff, number);
    if ('problem' in begun) return begun;
    const { draftId } = begun;
    const reading = filledIn(said, rules);
    const outcome = await submit(context, { draftId, reading }, mover, keeping(context, request));
    // Between the two reads the group handed it in itself.
    const isLate = 'refused' in outcome && outcome.refused === 'not-now';
    return isLate ? problem('application-submitted', 409) : submitted(outcome);
  });
}

/** Hands a returned application in anew for the group, with the changes. */
export async function handInAgain(
  { context, rules }: Acting,
  staff: Staff,
  which: { readonly grantId: string; readonly version: number },
  content: PartOfContent,
  request?: StaffRequest,
): Promise<GrantItem | Problem> {
  const grant = await grantFor(context.table, staff, which.grantId);
  if ('problem' in grant) return grant;
  if (!handInCentres(staff).includes(grant.centre)) return forbidden;
  const mover = moverOf(staff, grant.centre);
  return once<GrantItem>(context, request, async () => {
    const reading = filledIn({ content }, rules);
    const meant = { draftId: grant.draftId, grantVersion: which.version, reading };
    return submitted(await submit(context, meant, mover, keeping(context, request)));
  });
}

/**
 * A draft as staff fill it in. A file that was announced but never arrived is left out: staff cannot send it.
 */
const filledIn =
  (said: DraftChange, rules: GrantRules) =>
  (draft: Draft): Draft =>
    withChange(draft, { ...said, files: draft.files.filter(({ status }) => status === 'kept') }, rules);

const submitted = (outcome: Grant | GrantRefused | RequestAnswered): GrantItem | Problem =>
  'refused' in outcome ? refusalOf(outcome) : itemOf(outcome);
