/** Every page of staff: where it is and who may see it. Its handler stands in the `pages.tsx` of its capability. */
import type { Pages } from '#api/page.ts';
import { centreStaff, grantStaff, managers } from '#api/roles.ts';
import { roles } from '#shared/staff/index.ts';

const session = '/console/sessions/{activityId}/{sessionId}';
const activity = '/console/activities/{activityId}';
const ofActivity = ['activityId'] as const;
const ofSession = ['activityId', 'sessionId'] as const;
const rearrangement = '/console/rearrangements/{rearrangementId}';
const broadcast = '/console/broadcasts/{broadcastId}';
const grant = '/console/grants/{grantId}';
const panel = '/console/panels/{panelId}';

/** A hundred people, each with an id and the marks that the page showed for her; in bytes. */
const mostSheet = 64 * 1024;
/** Two texts of 1,500 letters, a letter of ours up to six bytes in a form; in bytes. */
const mostApplication = 64 * 1024;

export const consolePages = {
  signIn: {
    getConsole: { method: 'GET', path: '/console', who: 'anyone' },
    postSignIn: { method: 'POST', path: '/console/sign-in', who: 'anyone' },
    postSignOut: { method: 'POST', path: '/console/sign-out', who: 'anyone' },
  },
  attendance: {
    getSheetScript: { method: 'GET', path: '/console/sheet.js', who: 'anyone' },
    getSessions: { method: 'GET', path: '/console/sessions', who: centreStaff },
    getSheet: { method: 'GET', path: session, who: centreStaff, ids: ofSession },
    postMarks: {
      method: 'POST',
      path: `${session}/marks`,
      who: centreStaff,
      ids: ofSession,
      most: mostSheet,
    },
    postQueue: { method: 'POST', path: `${session}/queue`, who: centreStaff, ids: ofSession, takes: 'json' },
    postCheckIn: {
      method: 'POST',
      path: `${session}/check-in`,
      who: centreStaff,
      ids: ofSession,
      most: mostSheet,
    },
    postWalkIn: {
      method: 'POST',
      path: `${session}/walk-ins`,
      who: centreStaff,
      ids: ofSession,
      most: mostSheet,
    },
  },
  timetable: {
    getActivities: { method: 'GET', path: '/console/activities', who: managers },
    getAnnounce: { method: 'GET', path: '/console/activities/new', who: managers },
    postAnnounce: { method: 'POST', path: '/console/activities/new', who: managers },
    getTimetable: { method: 'GET', path: activity, who: managers, ids: ofActivity },
    postSessions: { method: 'POST', path: activity, who: managers, ids: ofActivity },
    postPlaces: { method: 'POST', path: `${activity}/places`, who: managers, ids: ofActivity },
    getSession: { method: 'GET', path: `${activity}/sessions/{sessionId}`, who: managers, ids: ofSession },
    postSession: { method: 'POST', path: `${activity}/sessions/{sessionId}`, who: managers, ids: ofSession },
  },
  closedDays: {
    getClosedDays: { method: 'GET', path: '/console/closed-days', who: managers },
    postClosedDays: { method: 'POST', path: '/console/closed-days', who: managers },
  },
  courses: {
    getCourses: { method: 'GET', path: '/console/courses', who: roles },
    getCourse: { method: 'GET', path: '/console/courses/{activityId}', who: roles, ids: ofActivity },
    getReport: { method: 'GET', path: '/console/courses/{activityId}/report', who: roles, ids: ofActivity },
  },
  certificates: {
    getCertificates: { method: 'GET', path: `${activity}/certificates`, who: centreStaff, ids: ofActivity },
    getPrint: { method: 'GET', path: `${activity}/certificates/print`, who: centreStaff, ids: ofActivity },
    postConclude: { method: 'POST', path: `${activity}/certificates`, who: centreStaff, ids: ofActivity },
    postHandOver: {
      method: 'POST',
      path: '/console/certificates/{certificate}/hand-over',
      who: centreStaff,
    },
  },
  rearranging: {
    getRearrangements: { method: 'GET', path: '/console/rearrangements', who: managers },
    postRearrangement: { method: 'POST', path: '/console/rearrangements', who: managers },
    getRearrangement: { method: 'GET', path: rearrangement, who: managers, ids: ['rearrangementId'] },
    postStep: { method: 'POST', path: rearrangement, who: managers, ids: ['rearrangementId'] },
    getRearrangedCalls: {
      method: 'GET',
      path: `${rearrangement}/calls`,
      who: managers,
      ids: ['rearrangementId'],
    },
    postRearrangedCall: {
      method: 'POST',
      path: `${rearrangement}/calls`,
      who: managers,
      ids: ['rearrangementId'],
    },
  },
  broadcasts: {
    getBroadcasts: { method: 'GET', path: '/console/broadcasts', who: managers },
    postDraft: { method: 'POST', path: '/console/broadcasts', who: managers },
    getBroadcast: { method: 'GET', path: broadcast, who: managers, ids: ['broadcastId'] },
    postStep: { method: 'POST', path: broadcast, who: managers, ids: ['broadcastId'] },
  },
  concerns: {
    getConcerns: { method: 'GET', path: '/console/concerns', who: managers },
    getUntold: { method: 'GET', path: '/console/untold', who: managers },
    // The id of a concern is made of what it is about.
    postSettle: { method: 'POST', path: '/console/concerns/{concernId}/settle', who: managers },
    getCalls: { method: 'GET', path: '/console/concerns/{concernId}/calls', who: managers },
    postCalled: { method: 'POST', path: '/console/concerns/{concernId}/calls', who: managers },
  },
  focalPoints: {
    getFocalPoints: { method: 'GET', path: '/console/focal-points', who: managers },
    postAppoint: { method: 'POST', path: '/console/focal-points', who: managers },
    postRelease: { method: 'POST', path: '/console/focal-points/{focalPointId}/release', who: managers },
  },
  grants: {
    getGrants: { method: 'GET', path: '/console/grants', who: grantStaff },
    postBudget: { method: 'POST', path: '/console/grants', who: grantStaff },
    getGrant: { method: 'GET', path: grant, who: grantStaff, ids: ['grantId'] },
    postMove: { method: 'POST', path: grant, who: grantStaff, ids: ['grantId'] },
    getHistoryFile: { method: 'GET', path: `${grant}/history.csv`, who: grantStaff, ids: ['grantId'] },
    getFilePage: {
      method: 'GET',
      path: `${grant}/files/{fileId}`,
      who: grantStaff,
      ids: ['grantId', 'fileId'],
    },
  },
  handIn: {
    getHandIn: { method: 'GET', path: '/console/grants/new', who: grantStaff },
    postHandIn: { method: 'POST', path: '/console/grants/new', who: grantStaff, most: mostApplication },
    getHandInAgain: { method: 'GET', path: `${grant}/submit`, who: grantStaff, ids: ['grantId'] },
    postHandInAgain: {
      method: 'POST',
      path: `${grant}/submit`,
      who: grantStaff,
      ids: ['grantId'],
      most: mostApplication,
    },
  },
  panels: {
    getPanels: { method: 'GET', path: '/console/panels', who: grantStaff },
    postPanels: { method: 'POST', path: '/console/panels', who: grantStaff },
    getPanel: { method: 'GET', path: panel, who: grantStaff, ids: ['panelId'] },
    postPanel: { method: 'POST', path: panel, who: grantStaff, ids: ['panelId'] },
  },
} as const satisfies Readonly<Record<string, Pages>>;
