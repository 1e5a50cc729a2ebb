import * as z from 'zod/mini';
import { type Calls, gives, type PageOf } from '#api/call.ts';
import { pageOf, schemaOf, type Words } from '#api/document/describe.ts';
import { afterId, centre, cursor, id, required } from '#api/parameters.ts';
import { managers } from '#api/roles.ts';
import * as samples from '#api/samples/rearrangements.ts';
import {
  calledBody,
  type RearrangedCallsAnswer,
  type RearrangementAnswer,
  rearrangeBody,
  rearrangedCallsAnswer,
  rearrangementAnswer,
} from '#shared/staff/index.ts';

/** The cursor of a list of people to call: the last person, and when her first call is due. */
const callPlace = z.tuple([z.iso.datetime({ precision: 3 }), z.uuidv7()]);

/** Moving or cancelling the sessions of some days together. */
export const rearrangements = {
  listRearrangements: {
    method: 'GET',
    path: '/rearrangements',
    who: managers,
    takes: { query: { centre: required(centre), cursor: afterId } },
    gives: gives<PageOf<RearrangementAnswer>>(200),
  },
  draftRearrangement: {
    method: 'POST',
    path: '/rearrangements',
    who: managers,
    takes: { body: rearrangeBody, key: true },
    gives: gives<RearrangementAnswer>(201, 'version'),
    refuses: { 409: ['no-sessions-then', 'too-many-sessions'] },
  },
  getRearrangement: {
    method: 'GET',
    path: '/rearrangements/{rearrangementId}',
    who: managers,
    takes: { path: { rearrangementId: id } },
    gives: gives<RearrangementAnswer>(200, 'version'),
  },
  listRearrangedCalls: {
    method: 'GET',
    path: '/rearrangements/{rearrangementId}/calls',
    who: managers,
    takes: { path: { rearrangementId: id }, query: { cursor: cursor(callPlace) } },
    gives: gives<RearrangedCallsAnswer>(200),
  },
  noteRearrangedCall: {
    method: 'POST',
    path: '/rearrangements/{rearrangementId}/calls',
    who: managers,
    takes: { path: { rearrangementId: id }, body: calledBody, key: true },
    gives: gives<RearrangedCallsAnswer>(200),
  },
  confirmRearrangement: {
    method: 'POST',
    path: '/rearrangements/{rearrangementId}/confirm',
    who: managers,
    takes: { path: { rearrangementId: id }, key: true, version: true },
    gives: gives<RearrangementAnswer>(200, 'version'),
    refuses: { 409: ['rearrangement-not-now'] },
  },
  discardRearrangement: {
    method: 'POST',
    path: '/rearrangements/{rearrangementId}/discard',
    who: managers,
    takes: { path: { rearrangementId: id }, key: true, version: true },
    gives: gives<RearrangementAnswer>(200, 'version'),
    refuses: { 409: ['rearrangement-not-now'] },
  },
} as const satisfies Calls;

const howSaid =
  'What becomes of each session: cancelled; so many days later or earlier; on the next day behind `last` that is open and free; behind the last session of its activity, on its days of the week; so many minutes later or earlier; or at a time of day.';

const forWhom = 'For managers of the centre and administrators.';

/** The same calls in words, with samples. */
export const rearrangementsInWords = (): Words<typeof rearrangements> => ({
  tag: 'Staff',
  refuses: { 404: 'There is none of this id.' },
  schemas: {
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
    RearrangementPage: pageOf('Rearrangement'),
  },
  calls: {
    listRearrangements: {
      summary: 'What was written down of a centre, the last first',
      description: forWhom,
      gives: ['A page of them.', 'RearrangementPage', { items: [samples.rearrangement], cursor: null }],
    },
    draftRearrangement: {
      summary:
        'Write down what is to become of the sessions of some days; nothing is changed before it is confirmed',
      description: `Where each session ends up and what is in the way is told at once; whom it touches and what the texts cost stands in \`preview\` when its status is \`ready\`. ${forWhom}`,
      body: ['RearrangementRequest', samples.request],
      gives: ['Written down.', 'Rearrangement', samples.rearrangement],
      refuses: { 409: 'There is nothing that can be done.' },
    },
    getRearrangement: {
      summary: 'One, with each session, its preview and how far it has come',
      description: forWhom,
      gives: ['As it is now.', 'Rearrangement', samples.rearrangement],
    },
    listRearrangedCalls: {
      summary: 'Whom no text tells in time: before it is done, and who is to be called from then on',
      description: forWhom,
      gives: ['A page of the list.', 'RearrangedCalls', samples.calls],
    },
    noteRearrangedCall: {
      summary: 'Say that someone was called, about all of her sessions',
      description: `Who is called in time knows of a session: her absence counts like any other. With the last of a session’s list that is settled. ${forWhom}`,
      body: [
        'CalledRequest',
        {
          personId: '01a20a6f-8040-7000-8000-0000000000a1',
        },
      ],
      gives: ['The first page of the list as it is now.', 'RearrangedCalls', samples.calls],
      refuses: { 404: 'There is none of this id, or she is not on its list.' },
    },
    confirmRearrangement: {
      summary: 'Have it done: every session changed once, then each person told in one text',
      description: forWhom,
      gives: ['As it is now.', 'Rearrangement', samples.rearrangement],
    },
    discardRearrangement: {
      summary: 'Let it be: nothing is changed',
      description: forWhom,
      gives: ['As it is now.', 'Rearrangement', samples.rearrangement],
    },
  },
});
