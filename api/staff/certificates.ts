import * as z from 'zod/mini';
import { type Calls, gives, type PageOf } from '#api/call.ts';
import { pageOf, schemaOf, type Words } from '#api/document/describe.ts';
import { anything, cursor, id, nothing } from '#api/parameters.ts';
import { centreStaff } from '#api/roles.ts';
import * as samples from '#api/samples/certificates.ts';
import {
  type CompleterAnswer,
  completerAnswer,
  type HandedOverAnswer,
  handedOverAnswer,
} from '#shared/staff/index.ts';

/** Who completed an activity, and who has the paper of her certificate. */
export const certificates = {
  listCertificates: {
    method: 'GET',
    path: '/activities/{activityId}/certificates',
    who: centreStaff,
    takes: { path: { activityId: id }, query: { cursor: cursor(z.uuidv7()) } },
    gives: gives<PageOf<CompleterAnswer>>(200),
  },
  handOverCertificate: {
    method: 'POST',
    path: '/certificates/{certificate}/hand-over',
    who: centreStaff,
    takes: { path: { certificate: anything }, body: nothing, mayBeEmpty: true, key: true },
    gives: gives<HandedOverAnswer>(200),
  },
} as const satisfies Calls;

const forWhom = 'For facilitators and managers of its centre, and administrators.';

/** The same calls in words, with samples. */
export const certificatesInWords = (): Words<typeof certificates> => ({
  tag: 'Staff',
  refuses: { 404: 'There is none.' },
  schemas: {
    Completer: schemaOf(completerAnswer, {
      name: 'As it stands on the certificate; null where it is erased or was never told, and is written by hand.',
      handedOverAt: 'When she got the paper; null while the centre has it.',
    }),
    HandedOver: schemaOf(handedOverAnswer, { handedOverBy: 'The login that noted it first.' }),
    CompleterPage: pageOf('Completer'),
  },
  calls: {
    listCertificates: {
      summary: 'Who completed an activity, and who has the paper of her certificate',
      description: forWhom,
      gives: ['A page of them.', 'CompleterPage', { items: [samples.completer], cursor: null }],
    },
    handOverCertificate: {
      summary: 'Note that the paper of a certificate was handed over',
      description: `Noted once: asked again, it is answered as it was noted first. Without a body. ${forWhom}`,
      parameters: { certificate: { description: 'Its number, `KRK26-7F3Q9K`.' } },
      gives: ['She has it.', 'HandedOver', samples.handedOver],
      refuses: { 400: 'The key is missing, or there is something in the body.' },
    },
  },
});
