import { centreIds } from '#events/index.ts';
import { rearrangeBody, rearrangedCallsAnswer, rearrangementAnswer } from '#shared/staff/index.ts';
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

const howSaid =
  'What becomes of each session: cancelled; so many days later or earlier; on the next day behind `last` that is open and free; behind the last session of its activity, on its days of the week; so many minutes later or earlier; or at a time of day.';

export const rearrangementSchemas: Json = {
  RearrangementRequest: schemaOf(rearrangeBody, {
    first: 'The first day in Baghdad whose sessions are meant.',
    last: 'The last day, itself included; at most 62 days.',
    activityIds: 'Of these activities alone. Default all of the centre.',
    how: howSaid,
  }),
  Rearrangement: schemaOf(rearrangementAnswer, {
    how: howSaid,
    activities: 'How many activities it touches.',
    activitiesDone: 'How many of them are done.',
    sessionsLeft:
      'How many sessions stayed as they were, because they had changed or there was no room for them.',
    preview:
      'Once it is counted: people with a place, texts (one for each phone), how many are not told in time, and the cost in millionths of a US dollar.',
    remarks:
      'What is to be known before it is done. `sessions-overlap`, `session-past`, `session-held`, `no-day`: the session stays as it is. `room-taken`, `people-elsewhere`, `closed-day`: it is put there all the same.',
    changes: 'Each session with where it ends up; left out of lists.',
  }),
  RearrangedCalls: schemaOf(rearrangedCallsAnswer, {
    isDone: 'Whether it is done, and they are to be called; before that it is who would be.',
    people: 'How many there are in all.',
    toCall: 'How many of them are to be called still.',
    items:
      'A page of them, each once with all of her sessions, by when the first call is due; without who is erased by now.',
    cursor: 'Where the list goes on; null at its end.',
  }),
  RearrangementPage: {
    type: 'object',
    required: ['items', 'cursor'],
    properties: {
      items: { type: 'array', items: ref('Rearrangement') },
      cursor: { type: ['string', 'null'], description: 'Where the list goes on; null at its end.' },
    },
  },
};

const request = { centre: 'kirkuk', first: '2027-03-09', last: '2027-03-12', how: { as: 'cancel' } } as const;
const rearrangement = {
  rearrangementId: '01a20a6f-8040-7000-8000-00000000ea1d',
  ...request,
  ...{ status: 'ready', activities: 10, activitiesDone: 0, sessions: 14, sessionsLeft: 0 },
  preview: { people: 212, texts: 198, notInTime: 3, segments: 198, cost: 19_800_000 },
  ...{ remarks: [], draftedBy: 'f3a1', draftedAt: '2027-03-07T08:00:00.000Z', confirmedBy: null, version: 2 },
};

const calls = {
  ...{ rearrangementId: rearrangement.rearrangementId, centre: 'kirkuk', isDone: true, people: 1, toCall: 1 },
  items: [
    {
      personId: '01a20a6f-8040-7000-8000-0000000000a1',
      ...{ name: 'منال كريم', phone: '+9647701234567', reason: 'night', isOpen: true },
      ...{ calledAt: null, calledBy: null },
      sessions: [
        {
          ...{ code: '214', activityId: '01a20a6f-8040-7000-8000-0000000000b1' },
          ...{
            sessionId: '01a20a6f-8040-7000-8000-0000000000c1',
            from: '2027-03-09T05:00:00.000Z',
            to: null,
          },
          tellBy: '2027-03-09T04:00:00.000Z',
        },
      ],
    },
  ],
  cursor: null,
};

const etag: Json = {
  ETag: { description: 'Its version: what `If-Match` is to say.', schema: { type: 'string' } },
};
const rearrangementId: Json = {
  ...{ name: 'rearrangementId', in: 'path', required: true },
  schema: { type: 'string', format: 'uuid' },
};
const forWhom = 'For managers of the centre and administrators.';
const answers = { '401': noToken, '403': notForThisLogin, '503': busy };
const unknown = problemAnswer('There is none of this id.', 'not-found');
const theOne = answer('As it is now.', ref('Rearrangement'), rearrangement, etag);

const step = (operationId: string, summary: string): Json => ({
  post: {
    ...{ operationId, tags: ['Staff'], summary, description: forWhom, security },
    parameters: [rearrangementId, ...['IdempotencyKey', 'IfMatch', 'AcceptLanguage'].map(parameter)],
    responses: {
      ...answers,
      '200': theOne,
      '400': problemAnswer(
        'A header is missing or not as it must be.',
        'idempotency-key-missing',
        'invalid-request',
      ),
      '404': unknown,
      '409': problemAnswer('Not as it stands now.', 'rearrangement-not-now'),
      '412': problemAnswer('It has changed since it was read.', 'version-changed'),
      '422': keyReused,
      '428': problemAnswer('`If-Match` is missing.', 'version-missing'),
    },
  },
});

/** The calls of staff who move or cancel the sessions of some days together. */
export const rearrangementPaths: Json = {
  '/rearrangements': {
    get: {
      ...{ operationId: 'listRearrangements', tags: ['Staff'], description: forWhom, security },
      summary: 'What was written down of a centre, the last first',
      parameters: [
        { name: 'centre', in: 'query', required: true, schema: { type: 'string', enum: centreIds } },
        {
          ...{ name: 'cursor', in: 'query', description: 'As the answer before gave it.' },
          schema: { type: 'string' },
        },
        parameter('AcceptLanguage'),
      ],
      responses: {
        ...answers,
        '200': answer('A page of them.', ref('RearrangementPage'), {
          ...{ items: [rearrangement], cursor: null },
        }),
        '400': badQuery,
      },
    },
    post: {
      ...{ operationId: 'draftRearrangement', tags: ['Staff'], security },
      summary:
        'Write down what is to become of the sessions of some days; nothing is changed before it is confirmed',
      description: `Where each session ends up and what is in the way is told at once; whom it touches and what the texts cost stands in \`preview\` when its status is \`ready\`. ${forWhom}`,
      parameters: [parameter('IdempotencyKey'), parameter('AcceptLanguage')],
      requestBody: jsonBody('RearrangementRequest', request),
      responses: {
        ...answers,
        '201': answer('Written down.', ref('Rearrangement'), rearrangement, etag),
        '400': problemAnswer(
          'The key is missing, or something in the body is not as it must be.',
          'idempotency-key-missing',
          'invalid-request',
        ),
        '409': problemAnswer('There is nothing that can be done.', 'no-sessions-then', 'too-many-sessions'),
        '422': keyReused,
        ...badBody,
      },
    },
  },
  '/rearrangements/{rearrangementId}': {
    get: {
      ...{ operationId: 'getRearrangement', tags: ['Staff'], description: forWhom, security },
      summary: 'One, with each session, its preview and how far it has come',
      parameters: [rearrangementId, parameter('AcceptLanguage')],
      responses: { ...answers, '200': theOne, '404': unknown },
    },
  },
  '/rearrangements/{rearrangementId}/calls': {
    get: {
      ...{ operationId: 'listRearrangedCalls', tags: ['Staff'], description: forWhom, security },
      summary: 'Whom no text tells in time: before it is done, and who is to be called from then on',
      parameters: [
        rearrangementId,
        {
          ...{ name: 'cursor', in: 'query', description: 'As the answer before gave it.' },
          schema: { type: 'string' },
        },
        parameter('AcceptLanguage'),
      ],
      responses: {
        ...answers,
        '200': answer('A page of the list.', ref('RearrangedCalls'), calls),
        '400': badQuery,
        '404': unknown,
      },
    },
    post: {
      ...{ operationId: 'noteRearrangedCall', tags: ['Staff'], security },
      summary: 'Say that someone was called, about all of her sessions',
      description: `Who is called in time knows of a session: her absence counts like any other. With the last of a session’s list that is settled. ${forWhom}`,
      parameters: [rearrangementId, parameter('IdempotencyKey'), parameter('AcceptLanguage')],
      requestBody: jsonBody('CalledRequest', { personId: '01a20a6f-8040-7000-8000-0000000000a1' }),
      responses: {
        ...answers,
        '200': answer('The first page of the list as it is now.', ref('RearrangedCalls'), calls),
        '400': problemAnswer(
          'The key is missing, or something in the body is not as it must be.',
          'idempotency-key-missing',
          'invalid-request',
        ),
        '404': problemAnswer('There is none of this id, or she is not on its list.', 'not-found'),
        '422': keyReused,
        ...badBody,
      },
    },
  },
  '/rearrangements/{rearrangementId}/confirm': step(
    'confirmRearrangement',
    'Have it done: every session changed once, then each person told in one text',
  ),
  '/rearrangements/{rearrangementId}/discard': step('discardRearrangement', 'Let it be: nothing is changed'),
};
