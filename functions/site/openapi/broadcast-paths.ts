import { centreIds } from '#events/index.ts';
import { broadcastAnswer, broadcastBody } from '#shared/staff/index.ts';
import * as samples from './broadcast-samples.ts';
import { answer, type Json, parameter, problemAnswer, ref, schemaOf } from './parts.ts';
import {
  badBody,
  badQuery,
  busy,
  jsonBody,
  keyReused,
  noToken,
  notForThisLogin,
  staffOnly,
} from './responses.ts';

export const broadcastSchemas: Json = {
  BroadcastRequest: schemaOf(broadcastBody, {
    audience: 'Everyone with something ahead at the centre, or those of an activity, of a kind, or in line.',
    texts: 'In each language, for whoever is written to in it.',
  }),
  Broadcast: schemaOf(broadcastAnswer, {
    preview:
      'Once it is counted: phones, each of which gets one text, and the cost in millionths of a US dollar.',
    needsSecondPerson: 'Someone else than who wrote it must confirm it.',
    pages: 'How many pages of recipients it has.',
    pagesDone: 'How many of them have been handed on to be sent.',
    counts: 'What became of its texts; left out of lists.',
  }),
  BroadcastPage: {
    type: 'object',
    required: ['items', 'cursor'],
    properties: {
      items: { type: 'array', items: ref('Broadcast') },
      cursor: { type: ['string', 'null'], description: 'Where the list goes on; null at its end.' },
    },
  },
};

const etag: Json = {
  ETag: { description: 'Its version: what `If-Match` is to say.', schema: { type: 'string' } },
};
const broadcastId: Json = {
  name: 'broadcastId',
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
};
const unknown = problemAnswer('There is no such broadcast.', 'not-found');
const theBroadcast = answer('The broadcast.', ref('Broadcast'), samples.broadcast, etag);
const forWhom = 'For managers of the centre and administrators.';

const step = (operationId: string, summary: string, ...refusals: readonly string[]): Json => ({
  post: {
    operationId,
    tags: ['Staff'],
    summary,
    description: forWhom,
    security: staffOnly,
    parameters: [broadcastId, parameter('IdempotencyKey'), parameter('IfMatch'), parameter('AcceptLanguage')],
    responses: {
      '200': theBroadcast,
      '400': problemAnswer(
        'A header is missing or not as it must be.',
        'idempotency-key-missing',
        'invalid-request',
      ),
      '401': noToken,
      '403': notForThisLogin,
      '404': unknown,
      '409': problemAnswer('Not as it stands now.', 'broadcast-not-now', ...refusals),
      '412': problemAnswer('It has changed since it was read.', 'version-changed'),
      '422': keyReused,
      '428': problemAnswer('`If-Match` is missing.', 'version-missing'),
      '503': busy,
    },
  },
});

/** The calls of staff who write to many. */
export const broadcastPaths: Json = {
  '/broadcasts': {
    get: {
      operationId: 'listBroadcasts',
      tags: ['Staff'],
      summary: 'The broadcasts of a centre, the last written first',
      description: forWhom,
      security: staffOnly,
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
        '200': answer('A page of them.', ref('BroadcastPage'), { items: [samples.broadcast], cursor: null }),
        '400': badQuery,
        '401': noToken,
        '403': notForThisLogin,
        '503': busy,
      },
    },
    post: {
      operationId: 'draftBroadcast',
      tags: ['Staff'],
      summary: 'Write a notice to many; nothing is sent before it is confirmed',
      description: `Whom it reaches, in how many segments and at what cost is worked out then, and stands in \`preview\` when its status is \`ready\`. ${forWhom}`,
      security: staffOnly,
      parameters: [parameter('IdempotencyKey'), parameter('AcceptLanguage')],
      requestBody: jsonBody('BroadcastRequest', samples.broadcastRequest),
      responses: {
        '201': answer('Written down.', ref('Broadcast'), samples.broadcast, etag),
        '400': problemAnswer(
          'The key is missing, or something in the body is not as it must be.',
          'idempotency-key-missing',
          'invalid-request',
        ),
        '401': noToken,
        '403': notForThisLogin,
        '422': keyReused,
        ...badBody,
        '503': busy,
      },
    },
  },
  '/broadcasts/{broadcastId}': {
    get: {
      operationId: 'getBroadcast',
      tags: ['Staff'],
      summary: 'A broadcast: its preview, how far it has come, and what became of its texts',
      description: forWhom,
      security: staffOnly,
      parameters: [broadcastId, parameter('AcceptLanguage')],
      responses: {
        '200': theBroadcast,
        '401': noToken,
        '403': notForThisLogin,
        '404': unknown,
        '503': busy,
      },
    },
  },
  '/broadcasts/{broadcastId}/confirm': step(
    'confirmBroadcast',
    'Let it be sent; to more than 500 phones, by someone else than who wrote it',
    'second-person',
    'no-one-to-tell',
    'broadcast-outdated',
  ),
  '/broadcasts/{broadcastId}/pause': step('pauseBroadcast', 'Let it stop where it is'),
  '/broadcasts/{broadcastId}/resume': step(
    'resumeBroadcast',
    'Let it go on where it was',
    'broadcast-outdated',
  ),
  '/broadcasts/{broadcastId}/cancel': step('cancelBroadcast', 'What has not been sent of it will not be'),
};
