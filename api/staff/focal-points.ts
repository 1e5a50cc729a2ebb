import { type Calls, gives, type PageOf } from '#api/call.ts';
import { pageOf, schemaOf, type Words } from '#api/document/describe.ts';
import { afterId, centre, id, required } from '#api/parameters.ts';
import { managers } from '#api/roles.ts';
import * as samples from '#api/samples/focal-points.ts';
import { type FocalPointAnswer, focalPointAnswer, focalPointBody } from '#shared/staff/index.ts';

/** The focal points of a centre. */
export const focalPoints = {
  listFocalPoints: {
    method: 'GET',
    path: '/focal-points',
    who: managers,
    takes: { query: { centre: required(centre), cursor: afterId } },
    gives: gives<PageOf<FocalPointAnswer>>(200),
  },
  appointFocalPoint: {
    method: 'POST',
    path: '/focal-points',
    who: managers,
    takes: { body: focalPointBody, key: true },
    gives: gives<FocalPointAnswer>(201),
    refuses: { 409: ['focal-point-elsewhere'] },
  },
  releaseFocalPoint: {
    method: 'DELETE',
    path: '/focal-points/{focalPointId}',
    who: managers,
    takes: { path: { focalPointId: id }, key: true },
    gives: { status: 204 },
  },
} as const satisfies Calls;

/** The same calls in words, with samples. */
export const focalPointsInWords = (): Words<typeof focalPoints> => ({
  tag: 'Staff',
  schemas: {
    FocalPointRequest: schemaOf(focalPointBody, {
      phone:
        'An Iraqi mobile number as people write it, in any digits. One that may not be texted is refused.',
    }),
    FocalPoint: schemaOf(focalPointAnswer, { phone: 'In E.164.' }),
    FocalPointPage: pageOf('FocalPoint'),
  },
  calls: {
    listFocalPoints: {
      summary: 'The community focal points of a centre, the first appointed first',
      description: 'For managers of the centre and administrators: nobody else sees the phones.',
      gives: ['A page of them.', 'FocalPointPage', { items: [samples.focalPoint], cursor: null }],
    },
    appointFocalPoint: {
      summary: 'Mark a phone as a community focal point’s',
      description:
        'From this phone neighbours can be registered, with or without phones of their own; it is told what becomes of each. For managers of the centre and administrators.',
      body: ['FocalPointRequest', samples.focalPointRequest],
      gives: ['It is one now.', 'FocalPoint', samples.focalPoint],
      or: { 200: ['It was one already.', 'FocalPoint', samples.focalPoint] },
      refuses: { 409: 'It is a focal point of another centre.' },
    },
    releaseFocalPoint: {
      summary: 'End it: the phone is a focal point’s no longer',
      description:
        'Those it registered keep their places. To end is all that can be done with one, so there is no version to match. For managers of its centre and administrators.',
      gives: ['Ended.'],
      refuses: { 404: 'There is no such focal point (any more).' },
    },
  },
});
