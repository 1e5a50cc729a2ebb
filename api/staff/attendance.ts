import * as z from 'zod/mini';
import { type Calls, gives } from '#api/call.ts';
import { schemaOf, type Words } from '#api/document/describe.ts';
import { cursor, id, nothing } from '#api/parameters.ts';
import { centreStaff } from '#api/roles.ts';
import * as samples from '#api/samples/attendance.ts';
import { sheet } from '#shared/attendance/index.ts';
import {
  type AttendancePage,
  attendancePage,
  type CheckInAnswer,
  checkInAnswer,
  type RecordedAnswer,
  recordedAnswer,
  type WalkedInAnswer,
  walkedInAnswer,
  walkInBody,
} from '#shared/staff/index.ts';

/** The sheets of sessions, those at the door, and checking in by text. */
export const attendance = {
  getAttendance: {
    method: 'GET',
    path: '/activities/{activityId}/sessions/{sessionId}/attendance',
    who: centreStaff,
    takes: { path: { activityId: id, sessionId: id }, query: { cursor: cursor(z.uuidv7()) } },
    gives: gives<AttendancePage>(200),
  },
  recordAttendance: {
    method: 'POST',
    path: '/activities/{activityId}/sessions/{sessionId}/attendance',
    who: centreStaff,
    takes: { path: { activityId: id, sessionId: id }, body: sheet, most: 64 * 1024, key: true },
    gives: gives<RecordedAnswer>(200),
  },
  registerAtTheDoor: {
    method: 'POST',
    path: '/activities/{activityId}/sessions/{sessionId}/walk-ins',
    who: centreStaff,
    takes: { path: { activityId: id, sessionId: id }, body: walkInBody, key: true },
    gives: gives<WalkedInAnswer>(201),
    refuses: {
      409: [
        'full',
        'audience-gender',
        'audience-age',
        'childcare-not-offered',
        'childcare-too-many',
        'too-many-on-phone',
        'overlapping-sessions',
        'enrolment-closed',
        'too-early',
        'session-cancelled',
        'not-registered',
        'too-many-marks',
      ],
    },
  },
  openCheckIn: {
    method: 'POST',
    path: '/activities/{activityId}/sessions/{sessionId}/check-in',
    who: centreStaff,
    takes: { path: { activityId: id, sessionId: id }, body: nothing, mayBeEmpty: true, key: true },
    gives: gives<CheckInAnswer>(200),
    refuses: { 409: ['not-session-time', 'session-cancelled'] },
  },
  closeCheckIn: {
    method: 'DELETE',
    path: '/activities/{activityId}/sessions/{sessionId}/check-in',
    who: centreStaff,
    takes: { path: { activityId: id, sessionId: id }, key: true },
    gives: { status: 204 },
  },
} as const satisfies Calls;

const forWhom = 'For facilitators and managers of its centre, and administrators.';

/** The same calls in words, with samples. */
export const attendanceInWords = (): Words<typeof attendance> => ({
  tag: 'Staff',
  refuses: { 404: 'There is no such session.' },
  schemas: {
    Sheet: schemaOf(sheet, {
      deviceId: 'The same for everything marked on one device: a later mark of it puts an earlier one right.',
      marks:
        'Of one person each. The device makes `markId`, says when by its own clock, and names in `replaces` the marks that it showed.',
    }),
    Recorded: schemaOf(recordedAnswer, {
      came: 'How many are noted present or late at this session now.',
      disputed: 'Of whom different things are said.',
      refused: 'The marks that were not kept, and why.',
    }),
    AttendancePage: schemaOf(attendancePage, {
      items:
        '`standing`: the marks that nobody has put right, which the next one of her replaces; several and different where `isDisputed`.',
      cursor: 'Where the sheet goes on; null at its end.',
    }),
    WalkInRequest: schemaOf(walkInBody, {
      phone: 'A mobile number as people write it, in any digits. One that may not be texted is refused.',
      birthYear: 'Not in the future.',
      acceptsOverlap:
        'To be said once she knows that something else of hers is at the same time. Default false.',
      consent: 'Personal data is kept only after consent.',
    }),
    WalkedIn: schemaOf(walkedInAnswer, { came: 'How many are noted present or late at this session now.' }),
    CheckIn: schemaOf(checkInAnswer, { words: 'The word of the day, as it is told in the room.' }),
  },
  calls: {
    getAttendance: {
      summary: 'The sheet of a session: who has a place, and what is noted of each',
      description: `First names, or more of a name where two share the first; never phones. ${forWhom}`,
      gives: ['A page of it.', 'AttendancePage', samples.attendancePage],
    },
    recordAttendance: {
      summary: 'Marks of one person, or of up to 200',
      description: `Also late, and also to put right what was marked. Marks that were made without a network are sent later with the ids and times that the device gave them; sent twice they are there once. \`replaces\` names the marks that whoever made this one saw. Where two devices differ that did not know of each other, the later mark stands and the difference is shown, until a mark replaces both. Marks that cannot be taken are answered one by one and do not stop the others. ${forWhom}`,
      body: ['Sheet', samples.sheet],
      gives: ['Kept, but for the marks that are named.', 'Recorded', samples.recorded],
    },
    registerAtTheDoor: {
      summary: 'Register someone who stands at the door, and note her present',
      description: `Whenever enrolment is, but only for a place that is free and that nobody waits for. ${forWhom}`,
      body: ['WalkInRequest', samples.walkIn],
      gives: ['She has a place and is noted present.', 'WalkedIn', samples.walkedIn],
      refuses: { 409: 'She cannot have a place, or it is not the time.' },
    },
    openCheckIn: {
      summary: 'Let people check in by text, with the word of the day',
      description: `From half an hour before the session to its end. The word is told in the room, in any of the three languages; it stays the same until checking in is closed. Without a body. ${forWhom}`,
      gives: ['Open.', 'CheckIn', samples.checkIn],
      refuses: { 400: 'The key is missing or not as it must be.', 409: 'It is not the time.' },
    },
    closeCheckIn: {
      summary: 'Let people check in by text no longer',
      description: `To be closed is all that can become of it, so there is no version to match. ${forWhom}`,
      gives: ['Closed.'],
    },
  },
});
