import { refusalFor } from './decide.ts';
import type { Mover } from './grant-change.ts';
import type { Grant } from './schema.ts';

/** The applicant: the holder of the link of an application. */
export const applicant: Mover = {
  actor: { kind: 'participant', channel: 'web' },
  staffId: null,
  parts: ['applicant'],
};

/** The steps a group can take on a submitted application. */
type ApplicantStep = 'change' | 'submit' | 'withdraw' | 'report';

/** The steps the group can take now. */
export const stepsOf = (grant: Grant): readonly ApplicantStep[] => [
  ...(grant.status === 'returned' ? (['change', 'submit'] as const) : []),
  ...(['withdraw', 'report'] as const).filter((name) => refusalFor(grant, name, applicant) === undefined),
];
