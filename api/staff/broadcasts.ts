import { type Calls, gives, type PageOf } from '#api/call.ts';
import { pageOf, schemaOf, type Words } from '#api/document/describe.ts';
import { afterId, centre, id, required } from '#api/parameters.ts';
import { managers } from '#api/roles.ts';
import * as samples from '#api/samples/broadcasts.ts';
import { type BroadcastAnswer, broadcastAnswer, broadcastBody } from '#shared/staff/index.ts';

/** Notices to many. */
export const broadcasts = {
  listBroadcasts: {
    method: 'GET',
    path: '/broadcasts',
    who: managers,
    takes: { query: { centre: required(centre), cursor: afterId } },
    gives: gives<PageOf<BroadcastAnswer>>(200),
  },
  draftBroadcast: {
    method: 'POST',
    path: '/broadcasts',
    who: managers,
    takes: { body: broadcastBody, key: true },
    gives: gives<BroadcastAnswer>(201, 'version'),
  },
  getBroadcast: {
    method: 'GET',
    path: '/broadcasts/{broadcastId}',
    who: managers,
    takes: { path: { broadcastId: id } },
    gives: gives<BroadcastAnswer>(200, 'version'),
  },
  confirmBroadcast: {
    method: 'POST',
    path: '/broadcasts/{broadcastId}/confirm',
    who: managers,
    takes: { path: { broadcastId: id }, key: true, version: true },
    gives: gives<BroadcastAnswer>(200, 'version'),
    refuses: { 409: ['broadcast-not-now', 'second-person', 'no-one-to-tell', 'broadcast-outdated'] },
  },
  pauseBroadcast: {
    method: 'POST',
    path: '/broadcasts/{broadcastId}/pause',
    who: managers,
    takes: { path: { broadcastId: id }, key: true, version: true },
    gives: gives<BroadcastAnswer>(200, 'version'),
    refuses: { 409: ['broadcast-not-now'] },
  },
  resumeBroadcast: {
    method: 'POST',
    path: '/broadcasts/{broadcastId}/resume',
    who: managers,
    takes: { path: { broadcastId: id }, key: true, version: true },
    gives: gives<BroadcastAnswer>(200, 'version'),
    refuses: { 409: ['broadcast-not-now', 'broadcast-outdated'] },
  },
  cancelBroadcast: {
    method: 'POST',
    path: '/broadcasts/{broadcastId}/cancel',
    who: managers,
    takes: { path: { broadcastId: id }, key: true, version: true },
    gives: gives<BroadcastAnswer>(200, 'version'),
    refuses: { 409: ['broadcast-not-now'] },
  },
} as const satisfies Calls;

const forWhom = 'For managers of the centre and administrators.';

/** The same calls in words, with samples. */
export const broadcastsInWords = (): Words<typeof broadcasts> => ({
  tag: 'Staff',
  refuses: { 404: 'There is no such broadcast.' },
  schemas: {
    BroadcastRequest: schemaOf(broadcastBody, {
      audience:
        'Everyone with something ahead at the centre, or those of an activity, of a kind, or in line.',
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
    BroadcastPage: pageOf('Broadcast'),
  },
  calls: {
    listBroadcasts: {
      summary: 'The broadcasts of a centre, the last written first',
      description: forWhom,
      gives: ['A page of them.', 'BroadcastPage', { items: [samples.broadcast], cursor: null }],
    },
    draftBroadcast: {
      summary: 'Write a notice to many; nothing is sent before it is confirmed',
      description: `Whom it reaches, in how many segments and at what cost is worked out then, and stands in \`preview\` when its status is \`ready\`. ${forWhom}`,
      body: ['BroadcastRequest', samples.broadcastRequest],
      gives: ['Written down.', 'Broadcast', samples.broadcast],
    },
    getBroadcast: {
      summary: 'A broadcast: its preview, how far it has come, and what became of its texts',
      description: forWhom,
      gives: ['The broadcast.', 'Broadcast', samples.broadcast],
    },
    confirmBroadcast: {
      summary: 'Let it be sent; to more than 500 phones, by someone else than who wrote it',
      description: forWhom,
      gives: ['The broadcast.', 'Broadcast', samples.broadcast],
    },
    pauseBroadcast: {
      summary: 'Let it stop where it is',
      description: forWhom,
      gives: ['The broadcast.', 'Broadcast', samples.broadcast],
    },
    resumeBroadcast: {
      summary: 'Let it go on where it was',
      description: forWhom,
      gives: ['The broadcast.', 'Broadcast', samples.broadcast],
    },
    cancelBroadcast: {
      summary: 'What has not been sent of it will not be',
      description: forWhom,
      gives: ['The broadcast.', 'Broadcast', samples.broadcast],
    },
  },
});
