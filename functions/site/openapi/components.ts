import * as z from 'zod/mini';
import { languages } from '#events/index.ts';
import {
  announceBody,
  announcedAnswer,
  cancelBody,
  countsAnswer,
  credentials,
  focalPointAnswer,
  focalPointBody,
  moveBody,
  placesAnswer,
  placesBody,
  sessionAnswer,
  timetableAnswer,
  timetableBody,
  tokenAnswer,
} from '#shared/staff/index.ts';
import { keyPattern } from '#shared/web/schema.ts';
import { activityAnswer, centreAnswer, registeredAnswer, registrationAnswer } from '../api/answers.ts';
import { registrationBody } from '../api/schema.ts';
import { applicationParameters, applicationSchemas } from './application-paths.ts';
import { attendanceSchemas } from './attendance-schemas.ts';
import { broadcastSchemas } from './broadcast-paths.ts';
import { certificateSchemas } from './certificate-paths.ts';
import { closedDaysSchemas } from './closed-days-paths.ts';
import { concernSchemas } from './concern-paths.ts';
import { grantSchemas } from './grant-paths.ts';
import { type Json, ref, schemaOf } from './parts.ts';
import { rearrangementSchemas } from './rearrangement-paths.ts';

const error = z.object({
  pointer: z.optional(z.string()),
  parameter: z.optional(z.string()),
  header: z.optional(z.string()),
  detail: z.string(),
});

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int().check(z.gte(400), z.lte(599)),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(error)),
});

const pageOf = (name: string): Json => ({
  type: 'object',
  required: ['items', 'cursor'],
  properties: {
    items: { type: 'array', items: ref(name) },
    cursor: { type: ['string', 'null'], description: 'Where the list goes on; null at its end.' },
  },
});

const aboutChildren = {
  childcare: 'Places for children that are hers; 0 while she is in line for a place herself.',
  childrenWaiting:
    'Children for whom there is no place yet: in line for childcare, or with her in line for a place.',
};

export const schemas: Json = {
  Centre: schemaOf(centreAnswer),
  CentrePage: pageOf('Centre'),
  Activity: schemaOf(activityAnswer, {
    code: 'What people text to register.',
    title: 'In the asked language.',
    placesLeft: 'Places that are neither taken nor offered; never below 0.',
    waiting: 'How many stand in line; in a list it may be a moment old.',
    childcareLeft: 'Places for children that are left and that no children in line wait for.',
    audience: 'Whom it is for; what is absent is not asked.',
  }),
  ActivityPage: pageOf('Activity'),
  RegistrationRequest: schemaOf(registrationBody, {
    name: 'In any script, in one field.',
    phone:
      'A mobile number as people write it, in any digits; without a country it is Iraqi. One that may not be texted is refused.',
    language: 'The language of every message about this registration.',
    birthYear: 'Not in the future.',
    group: 'How the person came to live where she lives. Counted, never shown.',
    childcare:
      'Children to look after meanwhile. Where fewer places are left, the place is hers all the same and the other children stand in line.',
    acceptsOverlap:
      'To be said once she knows that something else of hers is at the same time. Default false.',
    consent: 'Personal data is kept only after consent.',
  }),
  Registered: schemaOf(registeredAnswer, {
    position: 'The place in line, from 1, when waitlisted; else null.',
    ...aboutChildren,
    manageUrl: 'Whoever has this address can see and cancel the registration.',
  }),
  Registration: schemaOf(registrationAnswer, {
    position: 'The place in line now, from 1, when waitlisted; else null.',
    deadline: 'Until when an offered place is held; else null.',
    ...aboutChildren,
    certificate: 'The number of her certificate, when completed; else null.',
  }),
  Credentials: schemaOf(credentials),
  Token: schemaOf(tokenAnswer, { expiresIn: 'Seconds.' }),
  Counts: schemaOf(countsAnswer, { breakdown: 'Left out for partners, who see totals only.' }),
  FocalPointRequest: schemaOf(focalPointBody, {
    phone: 'An Iraqi mobile number as people write it, in any digits. One that may not be texted is refused.',
  }),
  FocalPoint: schemaOf(focalPointAnswer, { phone: 'In E.164.' }),
  FocalPointPage: pageOf('FocalPoint'),
  AnnounceRequest: schemaOf(announceBody, {
    code: 'Free again a month after the last session of the activity that had it.',
    attendanceShare: 'Of the sessions held, in percent, for a certificate. Default 70.',
    sensitive: 'Its topic is named in no text message and no calendar.',
    timetable: 'Either `dates` or `weekly`.',
  }),
  AnnouncedActivity: schemaOf(announcedAnswer),
  TimetableRequest: schemaOf(timetableBody, {
    dates: 'One by one. Either these or `weekly`.',
    weekly:
      'Days from Sunday = 0, times and days of Baghdad, first and last included; none on the days of `except`, nor, with `exceptClosed`, on those on which the centre is closed.',
  }),
  Timetable: schemaOf(timetableAnswer),
  PlacesRequest: schemaOf(placesBody, {}),
  Places: schemaOf(placesAnswer),
  CancelSessionRequest: schemaOf(cancelBody, {
    notTold: 'How many are not told in time, as a refusal has said: it is not done while there are more.',
  }),
  MoveRequest: schemaOf(moveBody, {
    notTold: 'How many are not told in time, as a refusal has said: it is not done while there are more.',
    start: 'Without an end it lasts as long as it did.',
    room: 'null: in no room any more.',
  }),
  Session: schemaOf(sessionAnswer, {
    came: 'How many are marked present or late.',
    closed: 'Why the centre is closed on its day; left out where it is open. A warning: nothing is refused.',
  }),
  SessionPage: pageOf('Session'),
  ...applicationSchemas,
  ...grantSchemas,
  ...attendanceSchemas,
  ...certificateSchemas,
  CompleterPage: pageOf('Completer'),
  ...broadcastSchemas,
  ...closedDaysSchemas,
  ...rearrangementSchemas,
  ...concernSchemas,
  Problem: schemaOf(problem, {
    type: 'Stable; relative to the address of the API.',
    title: 'In the asked language.',
    errors: 'Each points at a field (JSON Pointer), names a parameter of the address or a header.',
  }),
};

export const parameters: Json = {
  ...applicationParameters,
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description:
      'The language of titles, texts and problems. Without one of ours (or with `*`): the `language` of the body, then that of what is answered about, then Arabic.',
    schema: { type: 'string' },
    example: 'ckb',
  },
  Language: {
    name: 'language',
    in: 'query',
    description: 'The language of titles; comes before Accept-Language.',
    schema: { type: 'string', enum: languages },
  },
  Token: {
    name: 'token',
    in: 'path',
    required: true,
    description: 'The last part of `manageUrl`.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{64}$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The version that is meant to be changed, as `ETag` gave it.',
    schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
    example: '"3"',
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'The same for every try of the same request; a new one for each new request. Kept for a week.',
    schema: { type: 'string', pattern: keyPattern.source },
    example: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10',
  },
};
