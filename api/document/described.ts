/** Every call with its words, in the order of the document. */

import type { Calls } from '#api/call.ts';
import { consoleCalls, siteCalls } from '#api/calls.ts';
import { activitiesInWords } from '#api/public/activities.ts';
import { applicationFilesInWords } from '#api/public/application-files.ts';
import { applicationsInWords } from '#api/public/applications.ts';
import { registrationsInWords } from '#api/public/registrations.ts';
import { totalsInWords } from '#api/public/totals.ts';
import { attendanceInWords } from '#api/staff/attendance.ts';
import { broadcastsInWords } from '#api/staff/broadcasts.ts';
import { budgetsInWords } from '#api/staff/budgets.ts';
import { certificatesInWords } from '#api/staff/certificates.ts';
import { closedDaysInWords } from '#api/staff/closed-days.ts';
import { concernsInWords } from '#api/staff/concerns.ts';
import { countsInWords } from '#api/staff/counts.ts';
import { focalPointsInWords } from '#api/staff/focal-points.ts';
import { grantMovesInWords } from '#api/staff/grant-moves.ts';
import { grantsInWords } from '#api/staff/grants.ts';
import { panelsInWords } from '#api/staff/panels.ts';
import { rearrangementsInWords } from '#api/staff/rearrangements.ts';
import { signingInInWords } from '#api/staff/sign-in.ts';
import { timetableInWords } from '#api/staff/timetable.ts';
import type { Words } from './describe.ts';

const declared = { ...siteCalls, ...consoleCalls };
type Declared = typeof declared;

/** The words of every capability. */
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

/** The calls of one capability, and their words. */
export type Described = { readonly calls: Calls; readonly words: Words };

/** Every capability in the order of the document, its words made anew on each call. */
export const described = (): readonly Described[] =>
  Object.entries(words).map(([name, inWords]) => ({
    calls: declared[name as keyof Declared],
    words: inWords(),
  }));
