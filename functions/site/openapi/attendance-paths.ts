import * as samples from './attendance-samples.ts';
import { answer, type Json, parameter, problemAnswer, ref } from './parts.ts';
import { badBody, badQuery, busy, jsonBody } from './responses.ts';

const security = [{ staff: [] }];
const forWhom = 'For facilitators and managers of its centre, and administrators.';
const idIn = (name: string): Json => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
});
const ofSession = [idIn('activityId'), idIn('sessionId')];
const asWriter = [...ofSession, parameter('IdempotencyKey'), parameter('AcceptLanguage')];
const badKey = problemAnswer(
  'The key is missing or not as it must be.',
  'idempotency-key-missing',
  'invalid-request',
);
const badRequest = problemAnswer(
  'The key is missing, or something in the body is not as it must be.',
  'idempotency-key-missing',
  'invalid-request',
);
const always: Json = {
  '401': problemAnswer('No valid token.', 'unauthorized'),
  '403': problemAnswer('Not for this login.', 'forbidden'),
  '404': problemAnswer('There is no such session.', 'not-found'),
  '503': busy,
};
const keyReused = problemAnswer('The key came before, with another request.', 'idempotency-key-reused');

/** The calls of those who keep the sheet of a session. */
export const attendancePaths: Json = {
  '/activities/{activityId}/sessions/{sessionId}/attendance': {
    get: {
      operationId: 'getAttendance',
      tags: ['Staff'],
      summary: 'The sheet of a session: who has a place, and what is noted of each',
      description: `First names, or more of a name where two share the first; never phones. ${forWhom}`,
      security,
      parameters: [
        ...ofSession,
        {
          name: 'cursor',
          in: 'query',
          description: 'As the answer before gave it.',
          schema: { type: 'string' },
        },
        parameter('AcceptLanguage'),
      ],
      responses: {
        '200': answer('A page of it.', ref('AttendancePage'), samples.attendancePage),
        '400': badQuery,
        ...always,
      },
    },
    post: {
      operationId: 'recordAttendance',
      tags: ['Staff'],
      summary: 'Marks of one person, or of up to 200',
      description:
        'Also late, and also to put right what was marked. Marks that were made without a network are sent later with the ids and times that the device gave them; sent twice they are there once. `replaces` names the marks that whoever made this one saw. Where two devices differ that did not know of each other, the later mark stands and the difference is shown, until a mark replaces both. Marks that cannot be taken are answered one by one and do not stop the others. ' +
        forWhom,
      security,
      parameters: asWriter,
      requestBody: jsonBody('Sheet', samples.sheet),
      responses: {
        '200': answer('Kept, but for the marks that are named.', ref('Recorded'), samples.recorded),
        '400': badRequest,
        ...always,
        ...badBody,
        '413': problemAnswer('The body is larger than 64 KB.', 'too-large'),
        '422': keyReused,
      },
    },
  },
  '/activities/{activityId}/sessions/{sessionId}/walk-ins': {
    post: {
      operationId: 'registerAtTheDoor',
      tags: ['Staff'],
      summary: 'Register someone who stands at the door, and note her present',
      description: `Whenever enrolment is, but only for a place that is free and that nobody waits for. ${forWhom}`,
      security,
      parameters: asWriter,
      requestBody: jsonBody('WalkInRequest', samples.walkIn),
      responses: {
        '201': answer('She has a place and is noted present.', ref('WalkedIn'), samples.walkedIn),
        '400': badRequest,
        '409': problemAnswer(
          'She cannot have a place, or it is not the time.',
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
        ),
        ...always,
        ...badBody,
        '422': keyReused,
      },
    },
  },
  '/activities/{activityId}/sessions/{sessionId}/check-in': {
    post: {
      operationId: 'openCheckIn',
      tags: ['Staff'],
      summary: 'Let people check in by text, with the word of the day',
      description: `From half an hour before the session to its end. The word is told in the room, in any of the three languages; it stays the same until checking in is closed. Without a body. ${forWhom}`,
      security,
      parameters: asWriter,
      responses: {
        '200': answer('Open.', ref('CheckIn'), samples.checkIn),
        '400': badKey,
        '409': problemAnswer('It is not the time.', 'not-session-time', 'session-cancelled'),
        ...always,
        ...badBody,
        '422': keyReused,
      },
    },
    delete: {
      operationId: 'closeCheckIn',
      tags: ['Staff'],
      summary: 'Let people check in by text no longer',
      description: `To be closed is all that can become of it, so there is no version to match. ${forWhom}`,
      security,
      parameters: asWriter,
      responses: { '204': { description: 'Closed.' }, '400': badKey, ...always, '422': keyReused },
    },
  },
};
