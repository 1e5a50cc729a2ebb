import { centreIds } from '#events/index.ts';
import {
  calledBody,
  callsAnswer,
  concernAnswer,
  concludedAnswer,
  openConcernAnswer,
  settleBody,
  untoldAnswer,
} from '#shared/staff/index.ts';
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

const forWhom = 'For managers of its centre and administrators.';

export const concern = {
  concernId: 'absences-0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10',
  about: 'absences',
  centre: 'kirkuk',
  status: 'open',
  code: '214',
  activityId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a12',
  sessionId: null,
  registrationId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10',
  personId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a13',
  grantId: null,
  number: null,
  waitsFor: null,
  year: null,
  rearrangementId: null,
  forAdministrators: false,
  raisedAt: '2026-12-11T09:00:00.000Z',
  settledAt: null,
  outcome: null,
  version: 1,
};
export const openConcern = { ...concern, person: { name: 'منال كريم', phone: '+9647701234567' } };
const settled = {
  ...concern,
  status: 'settled',
  outcome: 'kept',
  settledAt: '2026-12-12T07:00:00.000Z',
  version: 2,
};

export const untold = {
  concernId: 'untold-3f6c1a9be07d4c52a811d2e4-0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a13',
  centre: 'kirkuk',
  person: { personId: concern.personId, name: 'منال كريم', phone: '+9647701234567' },
  what: 'A place is free in 214',
  reason: 'stopped',
  activityId: concern.activityId,
  messageId: null,
  since: '2026-12-11T09:00:00.000Z',
  until: null,
  version: 1,
};

export const calls = {
  concernId: 'calls-0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a14',
  centre: 'kirkuk',
  activityId: concern.activityId,
  sessionId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a14',
  code: '214',
  rearrangementId: null,
  status: 'open',
  tellBy: '2026-12-12T04:00:00.000Z',
  items: [
    {
      personId: concern.personId,
      name: 'منال كريم',
      phone: '+9647701234567',
      reason: 'night',
      calledAt: '2026-12-11T19:10:00.000Z',
      calledBy: 'f3a1',
    },
  ],
  version: 2,
};

export const concernSchemas: Json = {
  Untold: schemaOf(untoldAnswer, {
    what: 'What was to be told, in the asked language, as it is now; her own name is not in it.',
    reason: 'Why no text tells it.',
    until: 'From when on it matters no more, and leaves the list.',
    version: 'What `If-Match` is to say when it is settled, as a concern is.',
  }),
  UntoldPage: {
    type: 'object',
    required: ['items', 'cursor'],
    properties: {
      items: { type: 'array', items: ref('Untold') },
      cursor: { type: ['string', 'null'], description: 'Where the list goes on; null at its end.' },
    },
  },
  Concern: schemaOf(concernAnswer, {
    about:
      'Missed sessions in a row, a phone that texts do not reach, two sheets that differ, money for texts, people to be called about a session.',
    version: 'What `If-Match` is to say when it is settled.',
  }),
  OpenConcern: schemaOf(openConcernAnswer, { person: 'Whom it is about; null for nobody who is known.' }),
  OpenConcernPage: {
    type: 'object',
    required: ['items', 'cursor'],
    properties: {
      items: { type: 'array', items: ref('OpenConcern') },
      cursor: { type: ['string', 'null'], description: 'Where the list goes on; null at its end.' },
    },
  },
  SettleRequest: schemaOf(settleBody, { outcome: '`kept`: she said that she keeps her place.' }),
  Calls: schemaOf(callsAnswer, {
    tellBy: 'An hour before the session was to begin, or begins now: until then a call tells in time.',
    items: 'Everyone on the list, but who is erased by now.',
  }),
  CalledRequest: schemaOf(calledBody, { personId: 'Someone on the list.' }),
  Concluded: schemaOf(concludedAnswer, { over: 'When the last session ended.' }),
};

const badRequest = problemAnswer(
  'A header is missing, or something in the body is not as it must be.',
  'idempotency-key-missing',
  'invalid-request',
);

/** The calls of team leaders: what is to be followed up, and who has completed an activity. */
export const concernPaths: Json = {
  '/concerns': {
    get: {
      operationId: 'listConcerns',
      tags: ['Staff'],
      summary: 'What is to be followed up at a centre, the oldest first',
      description: forWhom,
      security,
      parameters: [
        {
          name: 'centre',
          in: 'query',
          required: true,
          description: '`all`: what is put to the administrators, of all centres.',
          schema: { type: 'string', enum: [...centreIds, 'all'] },
        },
        {
          name: 'cursor',
          in: 'query',
          description: 'As the answer before gave it.',
          schema: { type: 'string' },
        },
        parameter('AcceptLanguage'),
      ],
      responses: {
        '200': answer('A page of what is open.', ref('OpenConcernPage'), {
          items: [openConcern],
          cursor: null,
        }),
        '400': badQuery,
        '401': noToken,
        '403': notForThisLogin,
        '503': busy,
      },
    },
  },
  '/untold': {
    get: {
      operationId: 'listUntold',
      tags: ['Staff'],
      summary: 'Who has not been told what, why, since when',
      description: `What changed someone's place or day, and no text told her; the oldest first. It leaves the list when she is told after all, when it matters no more, or when it is settled as a concern is. A page may hold fewer than there are and still go on. ${forWhom}`,
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
        '200': answer('A page of them.', ref('UntoldPage'), { items: [untold], cursor: null }),
        '400': badQuery,
        '401': noToken,
        '403': notForThisLogin,
        '503': busy,
      },
    },
  },
  '/concerns/{concernId}/settle': {
    post: {
      operationId: 'settleConcern',
      tags: ['Staff'],
      summary: 'Say that it was followed up',
      description: `Nothing else follows from it: a place is given up by cancelling. ${forWhom}`,
      security,
      parameters: [
        { name: 'concernId', in: 'path', required: true, schema: { type: 'string' } },
        parameter('IdempotencyKey'),
        parameter('IfMatch'),
        parameter('AcceptLanguage'),
      ],
      requestBody: jsonBody('SettleRequest', { outcome: 'kept' }),
      responses: {
        '200': answer('Settled.', ref('Concern'), settled, {
          ETag: { description: 'Its version.', schema: { type: 'string' } },
        }),
        '400': badRequest,
        '401': noToken,
        '403': notForThisLogin,
        '404': problemAnswer('There is no such concern.', 'not-found'),
        '412': problemAnswer('Someone else has seen to it since it was read.', 'version-changed'),
        '422': keyReused,
        '428': problemAnswer('`If-Match` is missing.', 'version-missing'),
        ...badBody,
        '503': busy,
      },
    },
  },
  '/concerns/{concernId}/calls': {
    get: {
      operationId: 'listCalls',
      tags: ['Staff'],
      summary: 'Whom to call about a session that was called off or moved, and who was called',
      description: `Whom no text tells of it in time; \`concernId\` as the list of concerns has it (\`about\`: \`calls\`). ${forWhom}`,
      security,
      parameters: [
        { name: 'concernId', in: 'path', required: true, schema: { type: 'string' } },
        parameter('AcceptLanguage'),
      ],
      responses: {
        '200': answer('The list.', ref('Calls'), calls),
        '401': noToken,
        '403': notForThisLogin,
        '404': problemAnswer('There is no such list.', 'not-found'),
        '503': busy,
      },
    },
    post: {
      operationId: 'noteCalled',
      tags: ['Staff'],
      summary: 'Say that someone was called',
      description: `Who is called by \`tellBy\` knows of it: her absence counts like any other. With the last of them the concern is settled. ${forWhom}`,
      security,
      parameters: [
        { name: 'concernId', in: 'path', required: true, schema: { type: 'string' } },
        parameter('IdempotencyKey'),
        parameter('AcceptLanguage'),
      ],
      requestBody: jsonBody('CalledRequest', { personId: concern.personId }),
      responses: {
        '200': answer('The list as it is now.', ref('Calls'), calls),
        '400': badRequest,
        '401': noToken,
        '403': notForThisLogin,
        '404': problemAnswer('There is no such list, or she is not on it.', 'not-found'),
        '422': keyReused,
        ...badBody,
        '503': busy,
      },
    },
  },
  '/activities/{activityId}/complete': {
    post: {
      operationId: 'completeActivity',
      tags: ['Staff'],
      summary: 'Have it decided now, or again, who has completed an activity that is over',
      description: `It happens by itself a day after the last session. Who has completed it keeps that whatever is put right later; who was dropped may have completed it after all. Without a body. ${forWhom}`,
      security,
      parameters: [
        {
          name: 'activityId',
          in: 'path',
          required: true,
          schema: { type: 'string', format: 'uuid' },
        },
        parameter('IdempotencyKey'),
        parameter('AcceptLanguage'),
      ],
      responses: {
        '202': answer('It is being decided, person by person.', ref('Concluded'), {
          activityId: concern.activityId,
          over: '2026-12-11T09:00:00.000Z',
        }),
        '400': badRequest,
        '401': noToken,
        '403': notForThisLogin,
        '404': problemAnswer('There is no such activity.', 'not-found'),
        '409': problemAnswer('There is nothing to decide (yet).', 'activity-not-over', 'no-session-held'),
        '422': keyReused,
        ...badBody,
        '503': busy,
      },
    },
  },
};
