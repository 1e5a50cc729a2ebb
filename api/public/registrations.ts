import { type Calls, gives } from '#api/call.ts';
import { schemaOf, type Words } from '#api/document/describe.ts';
import { language, nothing, registrationToken } from '#api/parameters.ts';
import * as samples from '#api/samples/registrations.ts';
import {
  type RegisteredAnswer,
  type RegistrationAnswer,
  registeredAnswer,
  registrationAnswer,
} from './answers.ts';
import { registrationBody } from './registration-body.ts';

/** Registering oneself and children, for anyone; a registration, for the holder of its link. */
export const registrations = {
  register: {
    method: 'POST',
    path: '/registrations',
    who: 'anyone',
    takes: { body: registrationBody, key: true },
    gives: gives<RegisteredAnswer>(201),
    refuses: {
      404: ['unknown-code'],
      409: [
        'enrolment-not-open',
        'enrolment-closed',
        'course-over',
        'places-over',
        'audience-gender',
        'audience-age',
        'already-registered',
        'overlapping-sessions',
        'childcare-not-offered',
        'childcare-too-many',
        'too-many-on-phone',
        'unheard-phone',
      ],
    },
  },
  getRegistration: {
    method: 'GET',
    path: '/registrations/{token}',
    who: 'anyone',
    takes: { path: { token: registrationToken } },
    gives: gives<RegistrationAnswer>(200),
  },
  getRegistrationCalendar: {
    method: 'GET',
    path: '/registrations/{token}/calendar.ics',
    who: 'anyone',
    takes: { path: { token: registrationToken }, query: { language } },
    gives: { status: 200, mediaType: 'text/calendar' },
  },
  cancel: {
    method: 'POST',
    path: '/registrations/{token}/cancel',
    who: 'anyone',
    takes: { path: { token: registrationToken }, body: nothing, mayBeEmpty: true },
    gives: gives<RegistrationAnswer>(200),
    refuses: { 409: ['not-registered'] },
  },
  accept: {
    method: 'POST',
    path: '/registrations/{token}/accept',
    who: 'anyone',
    takes: { path: { token: registrationToken }, body: nothing, mayBeEmpty: true },
    gives: gives<RegistrationAnswer>(200),
    refuses: { 409: ['no-offer', 'offer-ended'] },
  },
  decline: {
    method: 'POST',
    path: '/registrations/{token}/decline',
    who: 'anyone',
    takes: { path: { token: registrationToken }, body: nothing, mayBeEmpty: true },
    gives: gives<RegistrationAnswer>(200),
    refuses: { 409: ['no-offer', 'offer-ended'] },
  },
} as const satisfies Calls;

const aboutChildren = {
  childcare: 'Places for children that are hers; 0 while she is in line for a place herself.',
  childrenWaiting:
    'Children for whom there is no place yet: in line for childcare, or with her in line for a place.',
};

/** The same calls in words, with samples. */
export const registrationsInWords = (): Words<typeof registrations> => ({
  tag: 'Registrations',
  refuses: { 404: 'The token is none of ours.', 409: 'It cannot be done (any more).' },
  schemas: {
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
  },
  calls: {
    register: {
      summary: 'Register: a place, or a place in line when the activity is full',
      description: 'The same request with the same key gets the same answer and makes one registration.',
      body: ['RegistrationRequest', samples.registrationRequest],
      gives: ['Registered.', 'Registered', samples.registered],
      location: 'The registration in this API.',
      refuses: {
        404: 'No activity has this code.',
        409: 'This person cannot be registered for this activity, or nobody (any more) on this phone.',
        422: 'The key came before, with another body.',
      },
    },
    getRegistration: {
      summary: 'A registration, through its unguessable token',
      gives: ['Nothing of the person.', 'Registration', samples.registration],
    },
    getRegistrationCalendar: {
      summary: 'The sessions someone is registered for as iCalendar (RFC 5545), to subscribe to',
      description:
        'Tentative while she waits, cancelled once she has given up her place. Whoever has the address can see it.',
      gives: ['The calendar.'],
    },
    cancel: {
      summary: 'Give up the place, the offer or the place in line',
      description: 'Without a body. Done already is done: the same again gets the same answer.',
      gives: ['The registration as it is now.', 'Registration', samples.registration],
    },
    accept: {
      summary: 'Take the offered place',
      description: 'Without a body. Done already is done: the same again gets the same answer.',
      gives: ['The registration as it is now.', 'Registration', samples.registration],
    },
    decline: {
      summary: 'Leave the offered place to the next in line',
      description: 'Without a body. Done already is done: the same again gets the same answer.',
      gives: ['The registration as it is now.', 'Registration', samples.registration],
    },
  },
});
