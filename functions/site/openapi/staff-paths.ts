import { answer, type Json, parameter, problemAnswer, ref } from './parts.ts';
import { badBody, badQuery, busy, jsonBody } from './responses.ts';

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
