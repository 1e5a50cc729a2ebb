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
  staffOnly as security,
} from './responses.ts';
import * as samples from './samples.ts';

/** The calls of staff. */
export const staffPaths: Json = {
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
      security,
      parameters: [
        {
          name: 'scope',
          in: 'query',
          description:
            '`all`, `centre:<id>`, `kind:<kind>`, `theme:<theme>`, `activity:<code or id>`. Default `all`.',
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
        '401': noToken,
        '403': notForThisLogin,
        '404': problemAnswer('There is no such activity.', 'not-found'),
        '503': busy,
      },
    },
  },
  '/focal-points': {
    get: {
      operationId: 'listFocalPoints',
      tags: ['Staff'],
      summary: 'The community focal points of a centre, the first appointed first',
      description: 'For managers of the centre and administrators: nobody else sees the phones.',
      security,
      parameters: [
        { name: 'centre', in: 'query', required: true, schema: { type: 'string', enum: centreIds } },
        {
          name: 'cursor',
          in: 'query',
          description: 'As the answer before gave it.',
          schema: { type: 'string' },
        },
        parameter('AcceptLanguage'),
      ],
      responses: {
        '200': answer('A page of them.', ref('FocalPointPage'), {
          items: [samples.focalPoint],
          cursor: null,
        }),
        '400': badQuery,
        '401': noToken,
        '403': notForThisLogin,
        '503': busy,
      },
    },
    post: {
      operationId: 'appointFocalPoint',
      tags: ['Staff'],
      summary: 'Mark a phone as a community focal point’s',
      description:
        'From this phone neighbours can be registered, with or without phones of their own; it is told what becomes of each. For managers of the centre and administrators.',
      security,
      parameters: [parameter('IdempotencyKey'), parameter('AcceptLanguage')],
      requestBody: jsonBody('FocalPointRequest', samples.focalPointRequest),
      responses: {
        '200': answer('It was one already.', ref('FocalPoint'), samples.focalPoint),
        '201': answer('It is one now.', ref('FocalPoint'), samples.focalPoint),
        '400': problemAnswer(
          'The key is missing, or something in the body is not as it must be.',
          'idempotency-key-missing',
          'invalid-request',
        ),
        '401': noToken,
        '403': notForThisLogin,
        '409': problemAnswer('It is a focal point of another centre.', 'focal-point-elsewhere'),
        '422': keyReused,
        ...badBody,
        '503': busy,
      },
    },
  },
  '/focal-points/{focalPointId}': {
    delete: {
      operationId: 'releaseFocalPoint',
      tags: ['Staff'],
      summary: 'End it: the phone is a focal point’s no longer',
      description:
        'Those it registered keep their places. To end is all that can be done with one, so there is no version to match. For managers of its centre and administrators.',
      security,
      parameters: [
        {
          name: 'focalPointId',
          in: 'path',
          required: true,
          schema: { type: 'string', format: 'uuid' },
        },
        parameter('IdempotencyKey'),
        parameter('AcceptLanguage'),
      ],
      responses: {
        '204': { description: 'Ended.' },
        '400': problemAnswer(
          'The key is missing or not as it must be.',
          'idempotency-key-missing',
          'invalid-request',
        ),
        '401': noToken,
        '403': notForThisLogin,
        '404': problemAnswer('There is no such focal point (any more).', 'not-found'),
        '422': keyReused,
        '503': busy,
      },
    },
  },
};
