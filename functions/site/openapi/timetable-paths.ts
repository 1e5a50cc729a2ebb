import { centreIds } from '#events/index.ts';
import { answer, type Json, parameter, problemAnswer, ref } from './parts.ts';
import {
  badBody,
  badQuery,
  busy,
  jsonBody,
  keyReused,
  noToken,
  notForThisLogin,
  staffOnly,
} from './responses.ts';
import * as samples from './samples.ts';

const etag = (of: string): Json => ({
  ETag: { description: `The version of ${of}: what \`If-Match\` is to say.`, schema: { type: 'string' } },
});
const idOf = (name: string): Json => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
});
const activityId = idOf('activityId');
const sessionId = idOf('sessionId');
const writing = [parameter('IdempotencyKey'), parameter('AcceptLanguage')];
const changing = [parameter('IdempotencyKey'), parameter('IfMatch'), parameter('AcceptLanguage')];

const refusals = [
  'sessions-out-of-order',
  'sessions-overlap',
  'session-past',
  'no-sessions',
  'too-many-sessions',
] as const;
const answersOfAny: Json = {
  '401': noToken,
  '403': notForThisLogin,
  '503': busy,
};
const answersOfWrites: Json = {
  ...answersOfAny,
  '400': problemAnswer(
    'A header is missing, or something in the body is not as it must be.',
    'idempotency-key-missing',
    'invalid-request',
  ),
  '422': keyReused,
  ...badBody,
};
const answersOfChanges: Json = {
  ...answersOfWrites,
  '404': problemAnswer('There is no such activity, or no such session.', 'not-found'),
  '412': problemAnswer('Someone else has changed it since it was read.', 'version-changed'),
  '428': problemAnswer('`If-Match` is missing.', 'version-missing'),
};

/** The calls of staff who make timetables. */
export const timetablePaths: Json = {
  '/activities': {
    post: {
      operationId: 'announceActivity',
      tags: ['Staff'],
      summary: 'Announce an activity under a code, with its sessions',
      description:
        'Sessions one by one, or by a weekly pattern that leaves holidays out; at most 90. For managers of the centre and administrators.',
      security: staffOnly,
      parameters: writing,
      requestBody: jsonBody('AnnounceRequest', samples.announceRequest),
      responses: {
        ...answersOfWrites,
        '201': answer('Announced.', ref('AnnouncedActivity'), undefined, etag('the activity')),
        '409': problemAnswer(
          'It cannot be announced so.',
          'code-in-use',
          'enrolment-out-of-order',
          ...refusals,
        ),
      },
    },
  },
  '/activities/{activityId}/places': {
    put: {
      operationId: 'setPlaces',
      tags: ['Staff'],
      summary: 'How many places an activity has, and how many in childcare',
      description:
        'More are offered to those in line, in their order. Fewer take no one’s place: what becomes free is given on once there are fewer people than places. `placesUntil` says until when places are given, `null` by default again, and is neither past nor after the day of the last session. For managers of its centre and administrators.',
      security: staffOnly,
      parameters: [activityId, ...changing],
      requestBody: jsonBody('PlacesRequest', samples.placesRequest),
      responses: {
        ...answersOfChanges,
        '200': answer('As many as there are now.', ref('Places'), samples.places, etag('the activity')),
        '409': problemAnswer(
          'It is over, or its code belongs to another activity by now.',
          'course-over',
          'activity-over',
        ),
      },
    },
  },
  '/activities/{activityId}/sessions': {
    get: {
      operationId: 'getTimetable',
      tags: ['Staff'],
      summary: 'The sessions of an activity, cancelled ones too',
      description: 'For facilitators and managers of its centre and administrators.',
      security: staffOnly,
      parameters: [activityId, parameter('AcceptLanguage')],
      responses: {
        ...answersOfAny,
        '200': answer(
          'All of them, by their beginning.',
          ref('Timetable'),
          samples.timetable,
          etag('the activity'),
        ),
        '404': problemAnswer('There is no such activity.', 'not-found'),
      },
    },
    post: {
      operationId: 'addSessions',
      tags: ['Staff'],
      summary: 'Add sessions to an activity: all of them or none',
      description:
        'One by one, or by a weekly pattern in the time of Baghdad; at most 90 at a time and 400 an activity, all still to come and no two at once. For managers of its centre and administrators.',
      security: staffOnly,
      parameters: [activityId, ...changing],
      requestBody: jsonBody('TimetableRequest', samples.timetableRequest),
      responses: {
        ...answersOfChanges,
        '201': answer('Those that were added.', ref('Timetable'), samples.timetable, etag('the activity')),
        '409': problemAnswer('They cannot be added.', 'activity-over', ...refusals),
      },
    },
  },
  '/activities/{activityId}/sessions/{sessionId}': {
    patch: {
      operationId: 'moveSession',
      tags: ['Staff'],
      summary: 'Put a session at another time, or in another room',
      description:
        'Everyone with a place is told. One that someone is marked as having been at keeps its time. For managers of its centre and administrators.',
      security: staffOnly,
      parameters: [activityId, sessionId, ...changing],
      requestBody: jsonBody('MoveRequest', samples.moveRequest),
      responses: {
        ...answersOfChanges,
        '200': answer('The session as it is now.', ref('Session'), samples.session, etag('the session')),
        '409': problemAnswer(
          'It cannot be put there; or more people are not told of it in time than `notTold` says: the answer then has how many as `notTold`, and as `people` whom to call.',
          'not-told-in-time',
          'session-held',
          'session-cancelled',
          'session-past',
          'sessions-out-of-order',
          'sessions-overlap',
          'activity-over',
        ),
      },
    },
  },
  '/activities/{activityId}/sessions/{sessionId}/cancel': {
    post: {
      operationId: 'cancelSession',
      tags: ['Staff'],
      summary: 'Cancel a session',
      description:
        'Everyone with a place is told. Whom no text tells in time is to be called: the answer says who, and it is cancelled once `notTold` says how many they are. Without a body while there are none. Cancelled already is done. For managers of its centre and administrators.',
      security: staffOnly,
      parameters: [activityId, sessionId, ...changing],
      requestBody: { ...jsonBody('CancelSessionRequest', { notTold: 2 }), required: false },
      responses: {
        ...answersOfChanges,
        '200': answer('The session as it is now.', ref('Session'), samples.session, etag('the session')),
        '409': problemAnswer(
          'It has taken place, or its activity is long over; or more people are not told of it in time than `notTold` says: the answer then has how many as `notTold`, and as `people` whom to call.',
          'not-told-in-time',
          'session-held',
          'activity-over',
        ),
      },
    },
  },
  '/sessions': {
    get: {
      operationId: 'listSessions',
      tags: ['Staff'],
      summary: 'The calendar of a centre: its sessions by their beginning, cancelled ones too',
      description: 'For facilitators and managers of the centre and administrators.',
      security: staffOnly,
      parameters: [
        { name: 'centre', in: 'query', required: true, schema: { type: 'string', enum: centreIds } },
        {
          name: 'from',
          in: 'query',
          description: 'The first day, in Baghdad. Default: today.',
          schema: { type: 'string', format: 'date' },
        },
        {
          name: 'until',
          in: 'query',
          description: 'The last day, itself included; at most 400 days. Default: 31 days in all.',
          schema: { type: 'string', format: 'date' },
        },
        {
          name: 'cursor',
          in: 'query',
          description: 'As the answer before gave it.',
          schema: { type: 'string' },
        },
        parameter('AcceptLanguage'),
      ],
      responses: {
        ...answersOfAny,
        '200': answer('A page of them.', ref('SessionPage'), { items: [samples.session], cursor: null }),
        '400': badQuery,
      },
    },
  },
};
