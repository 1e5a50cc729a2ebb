import type { Mover } from './decide.ts';
import { moves } from './moves.ts';
import type { Grant } from './schema.ts';

/** Whoever holds the link of an application. */
export const applicant: Mover = {
  actor: { kind: 'participant', channel: 'web' },
  staffId: null,
  parts: ['applicant'],
};

/** What a group can do with what it submitted. */
type ApplicantStep = 'change' | 'submit' | 'withdraw' | 'report';

/** Which of it can be done as the grant stands now. */
export function stepsOf({ status, tranches }: Pick<Grant, 'status' | 'tranches'>): readonly ApplicantStep[] {
  const isUnderWay = tranches.some(({ disbursed, confirmed }) => disbursed !== null && confirmed === null);
  return [
    ...(status === 'returned' ? (['change', 'submit'] as const) : []),
    ...(moves.withdraw.from.includes(status) ? (['withdraw'] as const) : []),
    ...(moves.report.from.includes(status) && !isUnderWay ? (['report'] as const) : []),
  ];
}
