import { activityKinds, centreIds } from '../../../events/index.ts';
import { answer, type Json, parameter, problemAnswer, ref } from './parts.ts';
import * as samples from './samples.ts';

const asked = [parameter('Language'), parameter('AcceptLanguage')];
const busy = {
  ...problemAnswer('Busy: the same may be sent again.', 'busy'),
  headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
};
const badQuery = problemAnswer('A parameter is not known or not allowed.', 'invalid-request');
const badBody = {
  '413': problemAnswer('The body is larger than 16 KB.', 'too-large'),
  '415': problemAnswer('The body is not JSON in UTF-8.', 'unsupported-media-type'),
};
const jsonBody = (schema: string, example: unknown): Json => ({
  required: true,
  content: { 'application/json': { schema: ref(schema), example } },
});

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

export const paths: Json = {
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
          'This person cannot be registered for this activity.',
          'enrolment-not-open',
          'enrolment-closed',
          'audience-gender',
          'audience-age',
          'already-registered',
          'childcare-not-offered',
          'childcare-too-many',
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
  '/staff/tokens': {
    post: {
      operationId: 'signIn',
      tags: ['Staff'],
      summary: 'An access token for a name and a password',
      requestBody: jsonBody('Credentials', {
        username: 'kirkuk.manager',
        password: 'correct horse battery staple',
      }),
      responses: {
        '200': answer('Signed in.', ref('Token')),
        '400': problemAnswer('Something in the body is not as it must be.', 'invalid-request'),
        '401': problemAnswer('The name or the password is not right.', 'sign-in-failed'),
        '409': problemAnswer('One more step is needed.', 'new-password-required', 'second-factor-required'),
        ...badBody,
        '503': busy,
      },
    },
  },
  '/counts': {
    get: {
      operationId: 'getCounts',
      tags: ['Staff'],
      summary: 'How many, for a scope and a period, as far as the login may see it',
      security: [{ staff: [] }],
      parameters: [
        {
          name: 'scope',
          in: 'query',
          description: '`all`, `centre:<id>`, `kind:<kind>`, `activity:<code or id>`. Default `all`.',
          schema: { type: 'string' },
          example: 'centre:kirkuk',
        },
        {
          name: 'period',
          in: 'query',
          description: '`all`, or a month in Asia/Baghdad. Default `all`.',
          schema: { type: 'string', pattern: '^(all|20\\d\\d-(0[1-9]|1[0-2]))$' },
          example: '2026-11',
        },
        parameter('AcceptLanguage'),
      ],
      responses: {
        '200': answer('The numbers.', ref('Counts')),
        '400': badQuery,
        '401': problemAnswer('No valid token.', 'unauthorized'),
        '403': problemAnswer('Not for this login.', 'forbidden'),
        '404': problemAnswer('There is no such activity.', 'not-found'),
        '503': busy,
      },
    },
  },
};
