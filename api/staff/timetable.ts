import * as z from 'zod/mini';
import { type Calls, gives, type PageOf } from '#api/call.ts';
import { pageOf, schemaOf, type Words } from '#api/document/describe.ts';
import { centre, cursorOfCentre, day, id, required } from '#api/parameters.ts';
import { centreStaff, managers } from '#api/roles.ts';
import * as samples from '#api/samples/timetable.ts';
import { centreIds } from '#events/index.ts';
import {
  type AnnouncedAnswer,
  announceBody,
  announcedAnswer,
  cancelBody,
  moveBody,
  type PlacesAnswer,
  placesAnswer,
  placesBody,
  type SessionAnswer,
  sessionAnswer,
  type TimetableAnswer,
  timetableAnswer,
  timetableBody,
} from '#shared/staff/index.ts';

/** The cursor of a calendar: its last session, and the query it belongs to. */
const sessionPlace = z.tuple([z.enum(centreIds), z.iso.datetime({ precision: 3 }), z.uuidv7(), z.uuidv7()]);

/** Activities and the sessions that they have. */
export const timetable = {
  announceActivity: {
    method: 'POST',
    path: '/activities',
    who: managers,
    takes: { body: announceBody, key: true },
    gives: gives<AnnouncedAnswer>(201, 'version'),
    refuses: {
      409: [
        'code-in-use',
        'enrolment-out-of-order',
        'sessions-out-of-order',
        'sessions-overlap',
        'session-past',
        'no-sessions',
        'too-many-sessions',
      ],
    },
  },
  setPlaces: {
    method: 'PUT',
    path: '/activities/{activityId}/places',
    who: managers,
    takes: { path: { activityId: id }, body: placesBody, key: true, version: true },
    gives: gives<PlacesAnswer>(200, 'version'),
    refuses: { 409: ['course-over', 'activity-over'] },
  },
  getTimetable: {
    method: 'GET',
    path: '/activities/{activityId}/sessions',
    who: centreStaff,
    takes: { path: { activityId: id } },
    gives: gives<TimetableAnswer>(200, 'activityVersion'),
  },
  addSessions: {
    method: 'POST',
    path: '/activities/{activityId}/sessions',
    who: managers,
    takes: { path: { activityId: id }, body: timetableBody, key: true, version: true },
    gives: gives<TimetableAnswer>(201, 'activityVersion'),
    refuses: {
      409: [
        'activity-over',
        'sessions-out-of-order',
        'sessions-overlap',
        'session-past',
        'no-sessions',
        'too-many-sessions',
      ],
    },
  },
  moveSession: {
    method: 'PATCH',
    path: '/activities/{activityId}/sessions/{sessionId}',
    who: managers,
    takes: { path: { activityId: id, sessionId: id }, body: moveBody, key: true, version: true },
    gives: gives<SessionAnswer>(200, 'version'),
    refuses: {
      409: [
        'not-told-in-time',
        'session-held',
        'session-cancelled',
        'session-past',
        'sessions-out-of-order',
        'sessions-overlap',
        'activity-over',
      ],
    },
  },
  cancelSession: {
    method: 'POST',
    path: '/activities/{activityId}/sessions/{sessionId}/cancel',
    who: managers,
    takes: {
      path: { activityId: id, sessionId: id },
      body: cancelBody,
      mayBeEmpty: true,
      key: true,
      version: true,
    },
    gives: gives<SessionAnswer>(200, 'version'),
    refuses: { 409: ['not-told-in-time', 'session-held', 'activity-over'] },
  },
  listSessions: {
    method: 'GET',
    path: '/sessions',
    who: centreStaff,
    takes: {
      query: { centre: required(centre), from: day, until: day, cursor: cursorOfCentre(sessionPlace) },
    },
    gives: gives<PageOf<SessionAnswer>>(200),
  },
} as const satisfies Calls;

const forWhom = 'For managers of its centre and administrators.';

/** The same calls in words, with samples. */
export const timetableInWords = (): Words<typeof timetable> => ({
  tag: 'Staff',
  refuses: {
    404: 'There is no such activity, or no such session.',
    412: 'Someone else has changed it since it was read.',
  },
  etag: 'The version of the activity: what `If-Match` is to say.',
  schemas: {
    AnnounceRequest: schemaOf(announceBody, {
      code: 'Free again a month after the last session of the activity that had it.',
      attendanceShare: 'Of the sessions held, in percent, for a certificate. Default 70.',
      sensitive: 'Its topic is named in no text message and no calendar.',
      timetable: 'Either `dates` or `weekly`.',
    }),
    AnnouncedActivity: schemaOf(announcedAnswer),
    TimetableRequest: schemaOf(timetableBody, {
      dates: 'One by one. Either these or `weekly`.',
      weekly:
        'Days from Sunday = 0, times and days of Baghdad, first and last included; none on the days of `except`, nor, with `exceptClosed`, on those on which the centre is closed.',
    }),
    Timetable: schemaOf(timetableAnswer),
    PlacesRequest: schemaOf(placesBody, {}),
    Places: schemaOf(placesAnswer),
    CancelSessionRequest: schemaOf(cancelBody, {
      notTold: 'How many are not told in time, as a refusal has said: it is not done while there are more.',
    }),
    MoveRequest: schemaOf(moveBody, {
      notTold: 'How many are not told in time, as a refusal has said: it is not done while there are more.',
      start: 'Without an end it lasts as long as it did.',
      room: 'null: in no room any more.',
    }),
    Session: schemaOf(sessionAnswer, {
      came: 'How many are marked present or late.',
      closed:
        'Why the centre is closed on its day; left out where it is open. A warning: nothing is refused.',
    }),
    SessionPage: pageOf('Session'),
  },
  calls: {
    announceActivity: {
      summary: 'Announce an activity under a code, with its sessions',
      description:
        'Sessions one by one, or by a weekly pattern that leaves holidays out; at most 90. For managers of the centre and administrators.',
      body: ['AnnounceRequest', samples.announceRequest],
      gives: ['Announced.', 'AnnouncedActivity'],
      refuses: {
        400: 'A header is missing, or something in the body is not as it must be.',
        409: 'It cannot be announced so.',
      },
    },
    setPlaces: {
      summary: 'How many places an activity has, and how many in childcare',
      description: `More are offered to those in line, in their order. Fewer take no one’s place: what becomes free is given on once there are fewer people than places. \`placesUntil\` says until when places are given, \`null\` by default again, and is neither past nor after the day of the last session. ${forWhom}`,
      body: ['PlacesRequest', samples.placesRequest],
      gives: ['As many as there are now.', 'Places', samples.places],
      refuses: { 409: 'It is over, or its code belongs to another activity by now.' },
    },
    getTimetable: {
      summary: 'The sessions of an activity, cancelled ones too',
      description: 'For facilitators and managers of its centre and administrators.',
      gives: ['All of them, by their beginning.', 'Timetable', samples.timetable],
      refuses: { 404: 'There is no such activity.' },
    },
    addSessions: {
      summary: 'Add sessions to an activity: all of them or none',
      description: `One by one, or by a weekly pattern in the time of Baghdad; at most 90 at a time and 400 an activity, all still to come and no two at once. ${forWhom}`,
      body: ['TimetableRequest', samples.timetableRequest],
      gives: ['Those that were added.', 'Timetable', samples.timetable],
      refuses: { 409: 'They cannot be added.' },
    },
    moveSession: {
      summary: 'Put a session at another time, or in another room',
      description: `Everyone with a place is told. One that someone is marked as having been at keeps its time. ${forWhom}`,
      body: ['MoveRequest', samples.moveRequest],
      gives: ['The session as it is now.', 'Session', samples.session],
      etag: 'The version of the session: what `If-Match` is to say.',
      refuses: {
        409: 'It cannot be put there; or more people are not told of it in time than `notTold` says: the answer then has how many as `notTold`, and as `people` whom to call.',
      },
    },
    cancelSession: {
      summary: 'Cancel a session',
      description: `Everyone with a place is told. Whom no text tells in time is to be called: the answer says who, and it is cancelled once \`notTold\` says how many they are. Without a body while there are none. Cancelled already is done. ${forWhom}`,
      body: [
        'CancelSessionRequest',
        {
          notTold: 2,
        },
      ],
      gives: ['The session as it is now.', 'Session', samples.session],
      etag: 'The version of the session: what `If-Match` is to say.',
      refuses: {
        409: 'It has taken place, or its activity is long over; or more people are not told of it in time than `notTold` says: the answer then has how many as `notTold`, and as `people` whom to call.',
      },
    },
    listSessions: {
      summary: 'The calendar of a centre: its sessions by their beginning, cancelled ones too',
      description: 'For facilitators and managers of the centre and administrators.',
      parameters: {
        from: { description: 'The first day, in Baghdad. Default: today.' },
        until: { description: 'The last day, itself included; at most 400 days. Default: 31 days in all.' },
      },
      gives: ['A page of them.', 'SessionPage', { items: [samples.session], cursor: null }],
    },
  },
});
