import { activityKinds, centreIds } from '#events/index.ts';
import { answer, type Json, parameter, problemAnswer, ref } from './parts.ts';
import { badBody, badQuery, busy, jsonBody } from './responses.ts';
import * as samples from './samples.ts';

const asked = [parameter('Language'), parameter('AcceptLanguage')];
const step = (operationId: string, summary: string, ...refusals: readonly string[]): Json => ({
  post: {
    operationId,
    tags: ['Registrations'],
    summary,
    description: 'Without a body. Done already is done: the same again gets the same answer.',
    parameters: [parameter('Token'), parameter('AcceptLanguage')],
    responses: {
      '200': answer('The registration as it is now.', ref('Registration'), samples.registration),
      '400': problemAnswer('There is a body, and it is not an empty object.', 'invalid-request'),
      '404': problemAnswer('The token is none of ours.', 'not-found'),
      '409': problemAnswer('It cannot be done (any more).', ...refusals),
      ...badBody,
      '503': busy,
    },
  },
});

const calendar: Json = {
  description: 'The calendar.',
  content: { 'text/calendar': { schema: { type: 'string' } } },
};

/** The calls of anyone. */
export const publicPaths: Json = {
  '/centres': {
    get: {
      operationId: 'listCentres',
      tags: ['Activities'],
      summary: 'The centres',
      parameters: asked,
      responses: {
        '200': answer('All of them.', ref('CentrePage'), samples.centres),
        '400': badQuery,
        '503': busy,
      },
    },
  },
  '/activities': {
    get: {
      operationId: 'listActivities',
      tags: ['Activities'],
      summary: 'Activities one can register for, now or soon',
      parameters: [
        { name: 'centre', in: 'query', schema: { type: 'string', enum: centreIds } },
        { name: 'kind', in: 'query', schema: { type: 'string', enum: activityKinds } },
        {
          name: 'cursor',
          in: 'query',
          description: 'As the answer before gave it. A page may hold few and still not be the last.',
          schema: { type: 'string' },
        },
        ...asked,
      ],
      responses: {
        '200': answer('A page of them; never who takes part.', ref('ActivityPage'), {
          items: [samples.activity],
          cursor: null,
        }),
        '400': badQuery,
        '503': busy,
      },
    },
  },
  '/activities/{code}': {
    get: {
      operationId: 'getActivity',
      tags: ['Activities'],
      summary: 'One activity, by the code that people text',
      parameters: [
        { name: 'code', in: 'path', required: true, schema: { type: 'string', pattern: '^[1-9]\\d\\d$' } },
        ...asked,
      ],
      responses: {
        '200': answer('The activity that has this code now.', ref('Activity'), samples.activity),
        '400': badQuery,
        '404': problemAnswer('No activity has this code.', 'unknown-code'),
        '503': busy,
      },
    },
  },
  '/activities/{code}/calendar.ics': {
    get: {
      operationId: 'getActivityCalendar',
      tags: ['Activities'],
      summary: 'The sessions of an activity as iCalendar (RFC 5545), to subscribe to',
      description:
        'Moved and cancelled sessions are told as such. Of a sensitive activity no topic is named.',
      parameters: [
        { name: 'code', in: 'path', required: true, schema: { type: 'string', pattern: '^[1-9]\\d\\d$' } },
        ...asked,
      ],
      responses: {
        '200': calendar,
        '400': badQuery,
        '404': problemAnswer('No activity has this code.', 'unknown-code'),
        '503': busy,
      },
    },
  },
  '/registrations/{token}/calendar.ics': {
    get: {
      operationId: 'getRegistrationCalendar',
      tags: ['Registrations'],
      summary: 'The sessions someone is registered for as iCalendar (RFC 5545), to subscribe to',
      description:
        'Tentative while she waits, cancelled once she has given up her place. Whoever has the address can see it.',
      parameters: [parameter('Token'), ...asked],
      responses: {
        '200': calendar,
        '400': badQuery,
        '404': problemAnswer('The token is none of ours.', 'not-found'),
        '503': busy,
      },
    },
  },
  '/registrations': {
    post: {
      operationId: 'register',
      tags: ['Registrations'],
      summary: 'Register: a place, or a place in line when the activity is full',
      description: 'The same request with the same key gets the same answer and makes one registration.',
      parameters: [parameter('IdempotencyKey'), parameter('AcceptLanguage')],
      requestBody: jsonBody('RegistrationRequest', samples.registrationRequest),
      responses: {
        '201': answer('Registered.', ref('Registered'), samples.registered, {
          Location: {
            description: 'The registration in this API.',
            schema: { type: 'string', format: 'uri' },
          },
        }),
        '400': problemAnswer(
          'The key is missing, or something in the body is not as it must be.',
          'idempotency-key-missing',
          'invalid-request',
        ),
        '404': problemAnswer('No activity has this code.', 'unknown-code'),
        '409': problemAnswer(
          'This person cannot be registered for this activity, or nobody (any more) on this phone.',
          'enrolment-not-open',
          'enrolment-closed',
          'course-over',
          'places-over',
          'audience-gender',
          'audience-age',
          'already-registered',
          'overlapping-sessions',
          'childcare-not-offered',
          'childcare-too-many',
          'too-many-on-phone',
          'unheard-phone',
        ),
        '422': problemAnswer('The key came before, with another body.', 'idempotency-key-reused'),
        ...badBody,
        '503': busy,
      },
    },
  },
  '/registrations/{token}': {
    get: {
      operationId: 'getRegistration',
      tags: ['Registrations'],
      summary: 'A registration, through its unguessable token',
      parameters: [parameter('Token'), parameter('AcceptLanguage')],
      responses: {
        '200': answer('Nothing of the person.', ref('Registration'), samples.registration),
        '404': problemAnswer('The token is none of ours.', 'not-found'),
        '503': busy,
      },
    },
  },
  '/registrations/{token}/cancel': step(
    'cancel',
    'Give up the place, the offer or the place in line',
    'not-registered',
  ),
  '/registrations/{token}/accept': step('accept', 'Take the offered place', 'no-offer', 'offer-ended'),
  '/registrations/{token}/decline': step(
    'decline',
    'Leave the offered place to the next in line',
    'no-offer',
    'offer-ended',
  ),
};
