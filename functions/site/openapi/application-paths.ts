import { fileWish } from '#shared/uploads/index.ts';
import {
  announcedAnswer,
  applicationAnswer,
  beginBody,
  begunAnswer,
  changeBody,
  codeAnswer,
  fileAnswer,
  reportBody,
  unlockBody,
  unlockedAnswer,
} from '../applications/schema.ts';
import * as samples from './application-samples.ts';
import { answer, type Json, parameter, problemAnswer, ref, schemaOf } from './parts.ts';
import { badBody, busy, jsonBody, keyReused } from './responses.ts';

const sums = 'Whole dinars, or cents of a dollar.';
const written = {
  amount: sums,
  lines: 'What the amount is for; together they are the amount.',
  members: 'The names of two others of the group.',
  theme: 'What it is about.',
};

/** Schemas of applying for a grant. */
export const applicationSchemas: Json = {
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
  FileRequest: schemaOf(fileWish, {
    name: 'A label, never a path.',
    type: 'What is said of it; what it is, is looked at once it came.',
    size: 'Bytes.',
  }),
  FileAnnounced: schemaOf(announcedAnswer, {
    upload:
      'A `multipart/form-data` form to POST to `url`: these fields, and behind them the content as `file`.',
  }),
  ApplicationFile: schemaOf(fileAnswer, {
    status: '`expected` until it was looked at, then `kept`: only those are handed in.',
  }),
  CodeSent: schemaOf(codeAnswer, { until: 'Until when it opens.' }),
  UnlockRequest: schemaOf(unlockBody, { code: 'Six digits, in any script.' }),
  Unlocked: schemaOf(unlockedAnswer, { key: 'For `X-Unlock-Key`.', until: 'Until when it opens.' }),
  GrantReport: schemaOf(reportBody, {
    spent: 'Of each budget line, in their order; together no more than was paid.',
  }),
};

export const applicationParameters: Json = {
  ApplicationToken: {
    name: 'token',
    in: 'path',
    required: true,
    description: 'The last part of `manageUrl`.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
  },
  IfMatchToo: {
    name: 'If-Match',
    in: 'header',
    description: 'The version that is meant, as `ETag` gave it; without it, whichever there is.',
    schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
  },
  FileId: {
    name: 'fileId',
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  },
  UnlockKey: {
    name: 'X-Unlock-Key',
    in: 'header',
    description:
      'As `POST …/unlock` gave it, for half an hour. What is locked is shown and done with it alone.',
    schema: { type: 'string' },
  },
};

const tags = ['Grants'];
const etag = { ETag: { description: 'The version: what `If-Match` is to say.', schema: { type: 'string' } } };
const application = (description: string, example: unknown) =>
  answer(description, ref('Application'), example, etag);
const unknown = problemAnswer('The token is none of ours, or its 30 days are over.', 'not-found');
const locked = problemAnswer('The code was not given.', 'application-locked');
const notSubmitted = 'application-not-submitted';
const its = [parameter('ApplicationToken'), parameter('UnlockKey'), parameter('AcceptLanguage')];
const badRequest = problemAnswer('Something in the body is not as it must be.', 'invalid-request');
const badKeyOrBody = problemAnswer(
  'A header is missing, or something in the body is not as it must be.',
  'idempotency-key-missing',
  'invalid-request',
);
const noBody = problemAnswer('There is a body, and it is not an empty object.', 'invalid-request');

const noFileNow = ['application-submitted', 'too-many-files'] as const;
const ofFile = [...its.slice(0, 1), parameter('FileId'), ...its.slice(1)];
const unknownFile = problemAnswer('There is no such application, or no such file of it.', 'not-found');
const fetched: Json = {
  description: 'It is there, for five minutes.',
  headers: { Location: { schema: { type: 'string', format: 'uri' } } },
};

/** The calls of groups who apply for a grant. */
export const applicationPaths: Json = {
  '/applications': {
    post: {
      operationId: 'beginApplication',
      tags,
      summary:
        'Begin an application for a small grant: a draft behind a link, kept 30 days after each change',
      description: 'The same request with the same key gets the same answer and begins one application.',
      parameters: [parameter('IdempotencyKey'), parameter('AcceptLanguage')],
      requestBody: jsonBody('ApplicationRequest', samples.beginRequest),
      responses: {
        '201': answer('Begun.', ref('ApplicationBegun'), samples.begun, {
          ...etag,
          Location: {
            description: 'The application in this API.',
            schema: { type: 'string', format: 'uri' },
          },
        }),
        '400': badKeyOrBody,
        '422': keyReused,
        ...badBody,
        '503': busy,
      },
    },
  },
  '/applications/{token}': {
    get: {
      operationId: 'getApplication',
      tags,
      summary: 'An application: all of a draft; of one that was submitted, how it stands',
      description: 'What it says, its sums and reasons only with `X-Unlock-Key`.',
      parameters: its,
      responses: {
        '200': application('How it stands.', samples.submitted),
        '404': unknown,
        '503': busy,
      },
    },
    patch: {
      operationId: 'changeApplication',
      tags,
      summary: 'Change a draft, or an application that was returned',
      description: 'What is left out stays as it is, `null` takes it out. A list is replaced as a whole.',
      parameters: [...its, parameter('IfMatch')],
      requestBody: jsonBody('ApplicationChange', samples.changeRequest),
      responses: {
        '200': application('As it is now.', samples.draft),
        '400': badRequest,
        '403': locked,
        '404': unknown,
        '409': problemAnswer('It was submitted and is not returned.', 'application-submitted'),
        '412': problemAnswer('It was changed since it was read.', 'version-changed'),
        '428': problemAnswer('`If-Match` is missing.', 'version-missing'),
        ...badBody,
        '503': busy,
      },
    },
  },
  '/applications/{token}/submit': {
    post: {
      operationId: 'submitApplication',
      tags,
      summary: 'Submit an application: freezes what it says as a version',
      description: 'Without a body. With `If-Match`, that version and no other.',
      parameters: [...its, parameter('IdempotencyKey'), parameter('IfMatchToo')],
      responses: {
        '200': application('As it is now.', samples.submitted),
        '400': badKeyOrBody,
        '403': locked,
        '404': unknown,
        '409': problemAnswer(
          'It cannot be submitted: something is missing, or it was submitted before.',
          'application-incomplete',
          'grant-not-now',
          'too-many-on-phone',
        ),
        '412': problemAnswer('It was changed since it was read.', 'version-changed'),
        '422': keyReused,
        ...badBody,
        '503': busy,
      },
    },
  },
  '/applications/{token}/withdraw': {
    post: {
      operationId: 'withdrawApplication',
      tags,
      summary: 'Take an application back',
      description: 'Without a body. Done already is done.',
      parameters: its,
      responses: {
        '200': application('As it is now.', { ...samples.submitted, status: 'withdrawn', can: ['ask-code'] }),
        '400': noBody,
        '403': locked,
        '404': unknown,
        '409': problemAnswer('It cannot be taken back (any more).', 'grant-not-now', notSubmitted),
        ...badBody,
        '503': busy,
      },
    },
  },
  '/applications/{token}/report': {
    post: {
      operationId: 'reportOnGrant',
      tags,
      summary: 'Report on a grant: people reached, what was spent, what became of it',
      parameters: [...its, parameter('IdempotencyKey')],
      requestBody: jsonBody('GrantReport', samples.reportRequest),
      responses: {
        '200': application('As it is now.', { ...samples.submitted, status: 'reported', can: ['ask-code'] }),
        '400': badKeyOrBody,
        '403': locked,
        '404': unknown,
        '409': problemAnswer(
          'There is nothing to report on now, or a payment is still to be confirmed.',
          'grant-not-now',
          'payment-under-way',
          notSubmitted,
        ),
        '422': keyReused,
        ...badBody,
        '503': busy,
      },
    },
  },
  '/applications/{token}/files': {
    post: {
      operationId: 'announceFile',
      tags,
      summary: 'Say which file goes with an application or with the report, and get the form that sends it',
      description:
        'JPEG, PNG, WebP or PDF of at most 10 MB, ten of each at the most. What is sent and not looked at within a day is gone.',
      parameters: its,
      requestBody: jsonBody('FileRequest', samples.fileRequest),
      responses: {
        '201': answer('Expected.', ref('FileAnnounced'), samples.announced),
        '400': problemAnswer(
          'Something in the body is not as it must be.',
          'invalid-request',
          'file-wrong-type',
          'file-heic',
          'file-too-large',
        ),
        '403': locked,
        '404': unknown,
        '409': problemAnswer('There is nothing files go with now, or there are ten.', ...noFileNow),
        ...badBody,
        '503': busy,
      },
    },
  },
  '/applications/{token}/files/{fileId}': {
    get: {
      operationId: 'getFile',
      tags,
      summary: 'Fetch a file of one’s own application',
      parameters: ofFile,
      responses: { '303': fetched, '403': locked, '404': unknownFile, '503': busy },
    },
    delete: {
      operationId: 'removeFile',
      tags,
      summary: 'Take a file out; a version that was submitted keeps it',
      parameters: ofFile,
      responses: {
        '204': { description: 'It is out.' },
        '403': locked,
        '404': unknownFile,
        '409': problemAnswer('There is nothing files go with now.', 'application-submitted'),
        '503': busy,
      },
    },
  },
  '/applications/{token}/files/{fileId}/check': {
    post: {
      operationId: 'checkFile',
      tags,
      summary: 'Have a file that was sent looked at, and kept if it is what it may be',
      description: 'Without a body. The same however often it is asked; a file that is refused is out.',
      parameters: ofFile,
      responses: {
        '200': answer('Kept.', ref('ApplicationFile'), samples.keptFile),
        '400': noBody,
        '403': locked,
        '404': unknownFile,
        '409': problemAnswer(
          'It did not come (yet), or is not what is taken.',
          'file-not-arrived',
          'file-wrong-type',
          'file-heic',
          'file-broken',
          'file-too-large',
          'application-submitted',
        ),
        ...badBody,
        '503': busy,
      },
    },
  },
  '/applications/{token}/code': {
    post: {
      operationId: 'sendCode',
      tags,
      summary: 'Have the code that opens a submitted application texted to its contact person',
      description: 'Without a body. It opens for ten minutes; one that was sent before is void.',
      parameters: its,
      responses: {
        '202': answer('On its way.', ref('CodeSent'), samples.code),
        '400': noBody,
        '404': unknown,
        '409': problemAnswer('There is nothing to open, or no phone any more.', notSubmitted, 'no-contact'),
        '429': problemAnswer('Three an hour and ten a day at the most.', 'too-many-codes'),
        ...badBody,
        '503': busy,
      },
    },
  },
  '/applications/{token}/unlock': {
    post: {
      operationId: 'unlockApplication',
      tags,
      summary: 'Give the code, and get a key that opens the application for half an hour',
      description: 'A code opens once; five wrong ones void it.',
      parameters: its,
      requestBody: jsonBody('UnlockRequest', samples.unlockRequest),
      responses: {
        '200': answer('Opened.', ref('Unlocked'), samples.unlocked),
        '400': badRequest,
        '403': problemAnswer('Not the code.', 'wrong-code'),
        '404': unknown,
        '409': problemAnswer('There is no code to give.', 'no-code', notSubmitted),
        ...badBody,
        '503': busy,
      },
    },
  },
};
