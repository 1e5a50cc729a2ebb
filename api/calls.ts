/** Every call of the API, by the capability whose file declares and whose handlers answer it. */

import type { Calls } from './call.ts';
import { activities } from './public/activities.ts';
import { applicationFiles } from './public/application-files.ts';
import { applications } from './public/applications.ts';
import { registrations } from './public/registrations.ts';
import { totals } from './public/totals.ts';
import { attendance } from './staff/attendance.ts';
import { broadcasts } from './staff/broadcasts.ts';
import { budgets } from './staff/budgets.ts';
import { certificates } from './staff/certificates.ts';
import { closedDays } from './staff/closed-days.ts';
import { concerns } from './staff/concerns.ts';
import { counts } from './staff/counts.ts';
import { focalPoints } from './staff/focal-points.ts';
import { grantMoves } from './staff/grant-moves.ts';
import { grants } from './staff/grants.ts';
import { panels } from './staff/panels.ts';
import { rearrangements } from './staff/rearrangements.ts';
import { signingIn } from './staff/sign-in.ts';
import { timetable } from './staff/timetable.ts';

/** The calls that the site answers. */
export const siteCalls = {
  activities,
  registrations,
  applications,
  applicationFiles,
  totals,
} as const satisfies Readonly<Record<string, Calls>>;

/** The calls that the console answers. */
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
