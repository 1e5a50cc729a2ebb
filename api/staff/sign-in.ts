import type * as z from 'zod/mini';
import { type Calls, gives } from '#api/call.ts';
import { schemaOf, type Words } from '#api/document/describe.ts';
import { credentials, tokenAnswer } from '#shared/staff/index.ts';

/** How a program signs in. */
export const signingIn = {
  signIn: {
    method: 'POST',
    path: '/staff/tokens',
    who: 'anyone',
    takes: { body: credentials },
    gives: gives<z.infer<typeof tokenAnswer>>(200),
    refuses: { 401: ['sign-in-failed'], 409: ['new-password-required', 'second-factor-required'] },
  },
} as const satisfies Calls;

/** The same calls in words, with samples. */
export const signingInInWords = (): Words<typeof signingIn> => ({
  tag: 'Staff',
  schemas: {
    Credentials: schemaOf(credentials),
    Token: schemaOf(tokenAnswer, { expiresIn: 'Seconds.' }),
  },
  calls: {
    signIn: {
      summary: 'An access token for a name and a password',
      body: [
        'Credentials',
        {
          username: 'kirkuk.manager',
          password: 'correct horse battery staple',
        },
      ],
      gives: ['Signed in.', 'Token'],
      refuses: { 401: 'The name or the password is not right.', 409: 'One more step is needed.' },
    },
  },
});
