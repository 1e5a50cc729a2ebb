import type * as z from 'zod/mini';
import { type Calls, gives } from '#api/call.ts';
import { schemaOf, type Words } from '#api/document/describe.ts';
import { applicationToken, nothing } from '#api/parameters.ts';
import * as samples from '#api/samples/applications.ts';
import {
  type ApplicationAnswer,
  applicationAnswer,
  beginBody,
  begunAnswer,
  changeBody,
  codeAnswer,
  reportBody,
  unlockBody,
  unlockedAnswer,
} from './application-bodies.ts';

/** Applying for a small grant: a draft, then its status, for the holder of its link. */
export const applications = {
  beginApplication: {
    method: 'POST',
    path: '/applications',
    who: 'anyone',
    takes: { body: beginBody, key: true },
    gives: gives<z.infer<typeof begunAnswer>>(201, 'version'),
  },
  getApplication: {
    method: 'GET',
    path: '/applications/{token}',
    who: 'anyone',
    takes: { path: { token: applicationToken }, unlockKey: true },
    gives: gives<ApplicationAnswer>(200, 'version'),
  },
  changeApplication: {
    method: 'PATCH',
    path: '/applications/{token}',
    who: 'anyone',
    takes: { path: { token: applicationToken }, body: changeBody, version: true, unlockKey: true },
    gives: gives<ApplicationAnswer>(200, 'version'),
    refuses: { 403: ['application-locked'], 409: ['application-submitted'] },
  },
  submitApplication: {
    method: 'POST',
    path: '/applications/{token}/submit',
    who: 'anyone',
    takes: {
      path: { token: applicationToken },
      body: nothing,
      mayBeEmpty: true,
      key: true,
      version: 'ifGiven',
      unlockKey: true,
    },
    gives: gives<ApplicationAnswer>(200, 'version'),
    refuses: {
      403: ['application-locked'],
      409: ['application-incomplete', 'grant-not-now', 'too-many-on-phone'],
    },
  },
  withdrawApplication: {
    method: 'POST',
    path: '/applications/{token}/withdraw',
    who: 'anyone',
    takes: { path: { token: applicationToken }, body: nothing, mayBeEmpty: true, unlockKey: true },
    gives: gives<ApplicationAnswer>(200, 'version'),
    refuses: { 403: ['application-locked'], 409: ['grant-not-now', 'application-not-submitted'] },
  },
  reportOnGrant: {
    method: 'POST',
    path: '/applications/{token}/report',
    who: 'anyone',
    takes: { path: { token: applicationToken }, body: reportBody, key: true, unlockKey: true },
    gives: gives<ApplicationAnswer>(200, 'version'),
    refuses: {
      403: ['application-locked'],
      409: ['grant-not-now', 'payment-under-way', 'application-not-submitted'],
    },
  },
  sendCode: {
    method: 'POST',
    path: '/applications/{token}/code',
    who: 'anyone',
    takes: { path: { token: applicationToken }, body: nothing, mayBeEmpty: true, unlockKey: true },
    gives: gives<z.infer<typeof codeAnswer>>(202),
    refuses: { 409: ['application-not-submitted', 'no-contact'], 429: ['too-many-codes'] },
  },
  unlockApplication: {
    method: 'POST',
    path: '/applications/{token}/unlock',
    who: 'anyone',
    takes: { path: { token: applicationToken }, body: unlockBody, unlockKey: true },
    gives: gives<z.infer<typeof unlockedAnswer>>(200),
    refuses: { 403: ['wrong-code'], 409: ['no-code', 'application-not-submitted'] },
  },
} as const satisfies Calls;

const sums = 'Whole dinars, or cents of a dollar.';
const written = {
  amount: sums,
  lines: 'What the amount is for; together they are the amount.',
  members: 'The names of two others of the group.',
  theme: 'What it is about.',
};

/** The same calls in words, with samples. */
export const applicationsInWords = (): Words<typeof applications> => ({
  tag: 'Grants',
  refuses: {
    403: 'The code was not given.',
    404: 'The token is none of ours, or its 30 days are over.',
    412: 'It was changed since it was read.',
  },
  etag: 'The version: what `If-Match` is to say.',
  schemas: {
    ApplicationRequest: schemaOf(beginBody, {
      ...written,
      language: 'The language of every message about it.',
      consent: 'Personal data is kept only after consent.',
    }),
    ApplicationBegun: schemaOf(begunAnswer, {
      number: 'For saying at the centre; opens nothing.',
      manageUrl: 'Whoever has this address can read and change the application until it is submitted.',
    }),
    ApplicationChange: schemaOf(changeBody, {
      ...written,
      centre: 'Of another currency: the sums are taken out.',
    }),
    Application: schemaOf(applicationAnswer, {
      since: 'When it came to be as it stands; of a draft, when it was last changed.',
      version: 'What `If-Match` is to say.',
      locked: 'Whether the code is needed to see and do more. Then nothing that is optional here is told.',
      can: 'What the group can do next; all but `ask-code` when it is not locked.',
      keptUntil: 'Of a draft.',
      content: 'What is to be submitted, as far as it is written.',
      missing: 'What stands in the way of submitting it.',
      files: 'Those of a draft or of what was returned.',
      reportFiles: 'Those of the report that is to come.',
      versions: 'Every version that was submitted, the first first.',
      reason: 'Why it was given back, or came to nothing.',
      approved: sums,
      paid: sums,
      returned: sums,
    }),
    CodeSent: schemaOf(codeAnswer, { until: 'Until when it opens.' }),
    UnlockRequest: schemaOf(unlockBody, { code: 'Six digits, in any script.' }),
    Unlocked: schemaOf(unlockedAnswer, { key: 'For `X-Unlock-Key`.', until: 'Until when it opens.' }),
    GrantReport: schemaOf(reportBody, {
      spent: 'Of each budget line, in their order; together no more than was paid.',
    }),
  },
  calls: {
    beginApplication: {
      summary:
        'Begin an application for a small grant: a draft behind a link, kept 30 days after each change',
      description: 'The same request with the same key gets the same answer and begins one application.',
      body: ['ApplicationRequest', samples.beginRequest],
      gives: ['Begun.', 'ApplicationBegun', samples.begun],
      location: 'The application in this API.',
      refuses: { 400: 'A header is missing, or something in the body is not as it must be.' },
    },
    getApplication: {
      summary: 'An application: all of a draft; of one that was submitted, how it stands',
      description: 'What it says, its sums and reasons only with `X-Unlock-Key`.',
      gives: ['How it stands.', 'Application', samples.submitted],
    },
    changeApplication: {
      summary: 'Change a draft, or an application that was returned',
      description: 'What is left out stays as it is, `null` takes it out. A list is replaced as a whole.',
      body: ['ApplicationChange', samples.changeRequest],
      gives: ['As it is now.', 'Application', samples.draft],
      refuses: { 409: 'It was submitted and is not returned.' },
    },
    submitApplication: {
      summary: 'Submit an application: freezes what it says as a version',
      description: 'Without a body. With `If-Match`, that version and no other.',
      gives: ['As it is now.', 'Application', samples.submitted],
      refuses: { 409: 'It cannot be submitted: something is missing, or it was submitted before.' },
    },
    withdrawApplication: {
      summary: 'Take an application back',
      description: 'Without a body. Done already is done.',
      gives: [
        'As it is now.',
        'Application',
        { ...samples.submitted, status: 'withdrawn', can: ['ask-code'] },
      ],
      refuses: { 409: 'It cannot be taken back (any more).' },
    },
    reportOnGrant: {
      summary: 'Report on a grant: people reached, what was spent, what became of it',
      body: ['GrantReport', samples.reportRequest],
      gives: [
        'As it is now.',
        'Application',
        { ...samples.submitted, status: 'reported', can: ['ask-code'] },
      ],
      refuses: {
        400: 'A header is missing, or something in the body is not as it must be.',
        409: 'There is nothing to report on now, or a payment is still to be confirmed.',
      },
    },
    sendCode: {
      summary: 'Have the code that opens a submitted application texted to its contact person',
      description: 'Without a body. It opens for ten minutes; one that was sent before is void.',
      gives: ['On its way.', 'CodeSent', samples.code],
      refuses: {
        409: 'There is nothing to open, or no phone any more.',
        429: 'Three an hour and ten a day at the most.',
      },
    },
    unlockApplication: {
      summary: 'Give the code, and get a key that opens the application for half an hour',
      description: 'A code opens once; five wrong ones void it.',
      body: ['UnlockRequest', samples.unlockRequest],
      gives: ['Opened.', 'Unlocked', samples.unlocked],
      refuses: { 403: 'Not the code.', 409: 'There is no code to give.' },
    },
  },
});
