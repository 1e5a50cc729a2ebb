/** Every call of the API, by the capability whose file declares and whose handlers answer it. */
import { activities } from './activities.ts';
import { applicationFiles } from './application-files.ts';
import { applications } from './applications.ts';
import { attendance } from './attendance.ts';
import { broadcasts } from './broadcasts.ts';
import { budgets } from './budgets.ts';
import type { Calls } from './call.ts';
import { certificates } from './certificates.ts';
import { closedDays } from './closed-days.ts';
import { concerns } from './concerns.ts';
import { counts } from './counts.ts';
import { focalPoints } from './focal-points.ts';
import { grantMoves } from './grant-moves.ts';
import { grants } from './grants.ts';
import { panels } from './panels.ts';
import { rearrangements } from './rearrangements.ts';
import { registrations } from './registrations.ts';
import { signingIn } from './sign-in.ts';
import { timetable } from './timetable.ts';
import { totals } from './totals.ts';

/** Those that the site answers. */
export const siteCalls = {
  activities,
  registrations,
  applications,
  applicationFiles,
  totals,
} as const satisfies Readonly<Record<string, Calls>>;

/** Those that the console answers. */
export const consoleCalls = {
  signingIn,
  counts,
  focalPoints,
  timetable,
  closedDays,
  rearrangements,
  attendance,
  certificates,
  concerns,
  broadcasts,
  grants,
  grantMoves,
  budgets,
  panels,
} as const satisfies Readonly<Record<string, Calls>>;
