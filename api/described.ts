/** Every call with its words, in the order of the document. */

import { activitiesInWords } from './activities.ts';
import { applicationFilesInWords } from './application-files.ts';
import { applicationsInWords } from './applications.ts';
import { attendanceInWords } from './attendance.ts';
import { broadcastsInWords } from './broadcasts.ts';
import { budgetsInWords } from './budgets.ts';
import type { Calls } from './call.ts';
import { consoleCalls, siteCalls } from './calls.ts';
import { certificatesInWords } from './certificates.ts';
import { closedDaysInWords } from './closed-days.ts';
import { concernsInWords } from './concerns.ts';
import { countsInWords } from './counts.ts';
import type { Words } from './describe.ts';
import { focalPointsInWords } from './focal-points.ts';
import { grantMovesInWords } from './grant-moves.ts';
import { grantsInWords } from './grants.ts';
import { panelsInWords } from './panels.ts';
import { rearrangementsInWords } from './rearrangements.ts';
import { registrationsInWords } from './registrations.ts';
import { signingInInWords } from './sign-in.ts';
import { timetableInWords } from './timetable.ts';
import { totalsInWords } from './totals.ts';

const declared = { ...siteCalls, ...consoleCalls };
type Declared = typeof declared;

/** What is said of each; none is left out. */
const words: { readonly [Name in keyof Declared]: () => Words<Declared[Name]> } = {
  activities: activitiesInWords,
  registrations: registrationsInWords,
  applications: applicationsInWords,
  applicationFiles: applicationFilesInWords,
  totals: totalsInWords,
  signingIn: signingInInWords,
  counts: countsInWords,
  focalPoints: focalPointsInWords,
  timetable: timetableInWords,
  closedDays: closedDaysInWords,
  rearrangements: rearrangementsInWords,
  attendance: attendanceInWords,
  certificates: certificatesInWords,
  concerns: concernsInWords,
  broadcasts: broadcastsInWords,
  grants: grantsInWords,
  grantMoves: grantMovesInWords,
  budgets: budgetsInWords,
  panels: panelsInWords,
};

/** The calls of one capability, and what is said of them. */
export type Described = { readonly calls: Calls; readonly words: Words };

export const described = (): readonly Described[] =>
  Object.entries(words).map(([name, inWords]) => ({
    calls: declared[name as keyof Declared],
    words: inWords(),
  }));
