import type { Mover } from './grant-change.ts';
import { refusalFor } from './permissions.ts';
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
export const stepsOf = (grant: Grant): readonly ApplicantStep[] => [
  ...(grant.status === 'returned' ? (['change', 'submit'] as const) : []),
  ...(['withdraw', 'report'] as const).filter((name) => refusalFor(grant, name, applicant) === undefined),
];
