import { centreIds } from '#events/index.ts';
import { closedDaysAnswer, closedDaysBody } from '#shared/staff/index.ts';
import { answer, type Json, parameter, problemAnswer, ref, schemaOf } from './parts.ts';
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

const kept = {
  weekly: 'The days of the week on which the centre is closed, from Sunday = 0.',
  days: 'Closed days that the centre keeps, first and last included. One with a `holiday` is when that holiday is.',
  open: 'Days on which it is open, whatever else says that it is closed.',
};

export const closedDaysSchemas: Json = {
  ClosedDaysRequest: schemaOf(closedDaysBody, kept),
  ClosedDays: schemaOf(closedDaysAnswer, {
    ...kept,
    items:
      'What comes of it between the days that were asked for: kept by the centre, a public holiday by law, or suggested until a manager says when it is. The days closed each week are not among them. A holiday that nobody has kept says where it is known from, and what is not sure of it.',
    offered:
      'Holidays of a community or of the Kurdistan Region. The centre is open on them, and no session on them is pointed out, until it keeps them.',
    changedBy: 'The login that changed it last; null where nobody has.',
  }),
};

const eid = {
  first: '2027-03-10',
  last: '2027-03-12',
  kind: 'moving-feast',
  names: { ar: 'عيد الفطر', ckb: 'جەژنی ڕەمەزان', en: 'Eid al-Fitr' },
  holiday: 'eid-al-fitr',
} as const;
const easter = {
  ...{ first: '2027-03-28', last: '2027-03-29', kind: 'moving-feast', holiday: 'easter' },
  names: { ar: 'عيد القيامة', ckb: 'جەژنی هەستانەوەی مەسیح', en: 'Easter' },
  ...{ isFor: 'christians', source: 'community', doubt: 'community' },
} as const;
const request = { weekly: [5], days: [eid], open: [] };
const closedDays = {
  ...{ centre: 'kirkuk', ...request, items: [{ ...eid, certainty: 'kept' }], offered: [easter] },
  ...{ changedBy: 'f3a1', changedAt: '2027-03-09T16:00:00.000Z', version: 4 },
};

const centre: Json = {
  name: 'centre',
  in: 'path',
  required: true,
  schema: { type: 'string', enum: centreIds },
};
const dayNamed = (name: string, description: string): Json => ({
  ...{ name, in: 'query', description },
  schema: { type: 'string', format: 'date' },
});
const etag: Json = {
  ETag: { description: 'Its version: what `If-Match` is to say.', schema: { type: 'string' } },
};
const unknown = problemAnswer('There is no such centre.', 'not-found');
const answers = { '401': noToken, '403': notForThisLogin, '404': unknown, '503': busy };

/** The calls of staff about the days on which a centre is closed. */
export const closedDaysPaths: Json = {
  '/centres/{centre}/closed-days': {
    get: {
      operationId: 'getClosedDays',
      tags: ['Staff'],
      summary: 'The days on which a centre is closed',
      description:
        'For facilitators and managers of the centre and administrators. Sessions on them are told with `closed`, never refused.',
      security,
      parameters: [
        centre,
        dayNamed('from', 'The first day, in Baghdad. Default: today.'),
        dayNamed('until', 'The last day, itself included; at most 1100 days. Default: a year in all.'),
        parameter('AcceptLanguage'),
      ],
      responses: {
        ...answers,
        '200': answer('The closed days.', ref('ClosedDays'), closedDays, etag),
        '400': badQuery,
      },
    },
    put: {
      operationId: 'keepClosedDays',
      tags: ['Staff'],
      summary: 'Keep what the closed days of a centre are',
      description:
        'All that the centre keeps, in place of what was read. Changes no session. For managers of the centre and administrators.',
      security,
      parameters: [centre, parameter('IdempotencyKey'), parameter('IfMatch'), parameter('AcceptLanguage')],
      requestBody: jsonBody('ClosedDaysRequest', request),
      responses: {
        ...answers,
        '200': answer('As they are now.', ref('ClosedDays'), closedDays, etag),
        '400': problemAnswer(
          'A header is missing, or something in the body is not as it must be.',
          'idempotency-key-missing',
          'invalid-request',
        ),
        '412': problemAnswer('Someone else has changed it since it was read.', 'version-changed'),
        '422': keyReused,
        '428': problemAnswer('`If-Match` is missing.', 'version-missing'),
        ...badBody,
      },
    },
  },
};
