import { completerAnswer, handedOverAnswer } from '#shared/staff/index.ts';
import { answer, type Json, parameter, problemAnswer, ref, schemaOf } from './parts.ts';
import { badBody, badQuery, busy, keyReused, noToken, notForThisLogin, staffOnly } from './responses.ts';

const forWhom = 'For facilitators and managers of its centre, and administrators.';
const always: Json = {
  '401': noToken,
  '403': notForThisLogin,
  '404': problemAnswer('There is none.', 'not-found'),
  '503': busy,
};

/** Someone who completed an activity. */
export const completer = {
  personId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a12',
  registrationId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10',
  name: 'منال كريم',
  certificate: 'KRK26-7F3Q9K',
  handedOverAt: null,
  handedOverBy: null,
};
/** The paper of hers, handed over. */
export const handedOver = {
  certificate: 'KRK26-7F3Q9K',
  handedOverAt: '2026-12-14T08:20:00.000Z',
  handedOverBy: 'f3a1',
};

export const certificateSchemas: Json = {
  Completer: schemaOf(completerAnswer, {
    name: 'As it stands on the certificate; null where it is erased or was never told, and is written by hand.',
    handedOverAt: 'When she got the paper; null while the centre has it.',
  }),
  HandedOver: schemaOf(handedOverAnswer, { handedOverBy: 'The login that noted it first.' }),
};

/** The calls of those who hand out certificates. */
export const certificatePaths: Json = {
  '/activities/{activityId}/certificates': {
    get: {
      operationId: 'listCertificates',
      tags: ['Staff'],
      summary: 'Who completed an activity, and who has the paper of her certificate',
      description: forWhom,
      security: staffOnly,
      parameters: [
        { name: 'activityId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
        {
          name: 'cursor',
          in: 'query',
          description: 'As the answer before gave it.',
          schema: { type: 'string' },
        },
        parameter('AcceptLanguage'),
      ],
      responses: {
        '200': answer('A page of them.', ref('CompleterPage'), { items: [completer], cursor: null }),
        '400': badQuery,
        ...always,
      },
    },
  },
  '/certificates/{certificate}/hand-over': {
    post: {
      operationId: 'handOverCertificate',
      tags: ['Staff'],
      summary: 'Note that the paper of a certificate was handed over',
      description: `Noted once: asked again, it is answered as it was noted first. Without a body. ${forWhom}`,
      security: staffOnly,
      parameters: [
        {
          name: 'certificate',
          in: 'path',
          required: true,
          description: 'Its number, `KRK26-7F3Q9K`.',
          schema: { type: 'string' },
        },
        parameter('IdempotencyKey'),
        parameter('AcceptLanguage'),
      ],
      responses: {
        '200': answer('She has it.', ref('HandedOver'), handedOver),
        '400': problemAnswer(
          'The key is missing, or there is something in the body.',
          'idempotency-key-missing',
          'invalid-request',
        ),
        ...badBody,
        '422': keyReused,
        ...always,
      },
    },
  },
};
