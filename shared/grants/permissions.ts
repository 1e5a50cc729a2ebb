import { moves, type Part } from './moves.ts';
import type { Grant, GrantRefused, MoveName } from './schema.ts';

/** Someone's permissions: the login that counts as a person, and the parts in which she acts. */
export type InPart = {
  /** `null` for the applicant, who holds the link. */
  readonly staffId: string | null;
  readonly parts: readonly Part[];
};

/**
 * Why someone may not make a move on a grant now, whatever its arguments: not her part, not the time, or
 * someone else must make it. `undefined` when she may; the sums are checked later.
 */
export function refusalFor(
  before: Grant,
  name: MoveName,
  { staffId, parts }: InPart,
): GrantRefused | undefined {
  const { by, from } = moves[name];
  const { status, submittedBy, screenedBy, approvals, interests, tranches, report, takenBack } = before;
  const hasActed = (...ids: readonly string[]) => staffId !== null && ids.includes(staffId);
  if (!by.some((part) => parts.includes(part))) return { refused: 'not-yours' };
  if (!from.includes(status)) return { refused: 'not-now', status };
  switch (name) {
    case 'screen':
      return hasActed(...submittedBy) ? secondPerson : interested(hasActed(...interests));
    case 'approve':
      return hasActed(...submittedBy, ...screenedBy, ...approvals.map((approval) => approval.by))
        ? secondPerson
        : interested(hasActed(...interests));
    case 'return':
    case 'return-report':
      return interested(hasActed(...interests));
    case 'reject':
      if (!parts.includes('approver') && status !== 'submitted') return { refused: 'not-yours' };
      if (hasActed(...interests)) return interested(true);
      return tranches.some(isHandedOver) ? { refused: 'not-now', status } : undefined;
    case 'withdraw':
      return tranches.some(isHandedOver) ? { refused: 'not-now', status } : undefined;
    case 'disburse':
      if (tranches.some(isUnderWay)) return { refused: 'payment-under-way' };
      return tranches.every(isHandedOver) ? { refused: 'no-such-tranche' } : undefined;
    case 'confirm': {
      const handedOver = tranches.find(isUnderWay);
      if (handedOver === undefined) return { refused: 'no-such-tranche' };
      return hasActed(handedOver.disbursed?.by ?? '') ? secondPerson : undefined;
    }
    case 'report':
      return tranches.some(isUnderWay) ? { refused: 'payment-under-way' } : undefined;
    case 'close':
      return hasActed(report?.by ?? '') ? secondPerson : undefined;
    case 'cancel':
      if (tranches.some(isUnderWay)) return { refused: 'payment-under-way' };
      return interested(hasActed(...interests));
    case 'take-back':
      return owedBy(before) === 0 ? { refused: 'not-now', status } : undefined;
    case 'confirm-back':
      if (!takenBack) return { refused: 'not-now', status };
      return hasActed(takenBack.by) ? secondPerson : undefined;
    case 'declare-interest':
    case 'plan':
      return undefined;
  }
}

/** The part of the paid sum that the group has to give back. */
export const owedBy = ({ owed = 0 }: Pick<Grant, 'owed'>): number => owed;

const secondPerson = { refused: 'second-person' } as const;
/** Refuses if she declared an interest, which bars her from every decision. */
const interested = (isSo: boolean): GrantRefused | undefined =>
  isSo ? { refused: 'interest-declared' } : undefined;

type Payment = Pick<Grant['tranches'][number], 'disbursed' | 'confirmed'>;
const isHandedOver = ({ disbursed }: Payment): boolean => disbursed !== null;
const isUnderWay = ({ disbursed, confirmed }: Payment): boolean => disbursed !== null && confirmed === null;
