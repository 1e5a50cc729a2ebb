import { moves, type Part } from './moves.ts';
import type { Grant, GrantRefused, MoveName } from './schema.ts';

/** Someone as far as it matters for what she may do: the login that counts as a person, and in which parts she acts. */
export type InPart = {
  /** `null` for the applicant, who holds the link. */
  readonly staffId: string | null;
  readonly parts: readonly Part[];
};

/**
 * What keeps someone from making a move as a grant stands now, whatever she gave with it: that it is not her part, or not
 * the time, or that someone else must. `undefined` when nothing does; then it is for the sums to fit.
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

/** What the group has to give back of what it was paid. */
export const owedBy = ({ owed = 0 }: Pick<Grant, 'owed'>): number => owed;

const secondPerson = { refused: 'second-person' } as const;
/** An interest bars from every decision. */
const interested = (isSo: boolean): GrantRefused | undefined =>
  isSo ? { refused: 'interest-declared' } : undefined;

type Payment = Pick<Grant['tranches'][number], 'disbursed' | 'confirmed'>;
const isHandedOver = ({ disbursed }: Payment): boolean => disbursed !== null;
const isUnderWay = ({ disbursed, confirmed }: Payment): boolean => disbursed !== null && confirmed === null;
