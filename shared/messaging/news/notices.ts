import type { EventOf, GrantEvent, Question, RegistrationEvent, RegistrationStatus } from '#events/index.ts';
import { writtenIn } from '#shared/people/index.ts';
import type { Children } from '#shared/registration/index.ts';
import { messageIdOf } from '../outbox/outbox.ts';
import type { Line, Notice } from '../schema.ts';
import { grantNoticesOf } from './grant-notices.ts';

/** The events that people may be told of; `noticesOf` decides which are told. */
export type NotifiableEvent = RegistrationEvent | EventOf<'concern.raised'> | GrantEvent;

/**
 * The messages that an event calls for. Of a registration: to the person, with her next question, and to the
 * focal point who brought her. Of absences: asks the person whether she keeps her place. Of a grant: to its
 * contact person. None where the answer to a text has said it already, or no one is there to tell.
 */
export function noticesOf(event: NotifiableEvent): readonly Notice[] {
  if (event.type === 'concern.raised') return questionsOf(event);
  return isOfGrant(event) ? grantNoticesOf(event) : newsFor(event);
}

const isOfGrant = (event: RegistrationEvent | GrantEvent): event is GrantEvent =>
  event.type.startsWith('grant.');

function questionsOf({ id, centre, occurredAt, data }: EventOf<'concern.raised'>): readonly Notice[] {
  const { about, personId, language, languageIsGuess, code, activityId, kind } = data;
  if (about !== 'absences' || personId === undefined || language === undefined || code === undefined)
    return [];
  const line: Line = { key: 'sms.absences', args: { code } };
  return [
    {
      messageId: messageIdOf(id, line.key, personId),
      personId,
      ...writtenIn({ language, languageIsGuess }),
      purpose: 'notice',
      centre,
      ...(activityId === undefined ? {} : { activityId }),
      ...(kind === undefined ? {} : { kind }),
      createdAt: occurredAt,
      state: 'queued',
      lines: [line],
    },
  ];
}

function newsFor(event: RegistrationEvent): readonly Notice[] {
  const news = newsOf(event);
  const [first] = news;
  if (first === undefined) return [];
  const { personId, broughtBy, activityId, kind } = event.data;
  const question = 'asks' in event.data && event.data.asks !== undefined ? [ask(event.data.asks)] : [];
  const notice = {
    personId,
    ...writtenIn(event.data),
    purpose: event.actor.kind === 'participant' ? 'answer' : 'notice',
    centre: event.centre,
    activityId,
    kind,
    createdAt: event.occurredAt,
    // An offer that has ended would mislead; the news that it went on follows.
    ...(event.type === 'registration.offered' ? { notAfter: event.data.deadline } : {}),
    state: 'queued',
  } as const;
  const toPerson = {
    ...notice,
    messageId: messageIdOf(event.id, first.key, personId),
    lines: [...news, ...question],
  };
  if (broughtBy === undefined) return [isByText(event) ? { ...toPerson, answersText: true } : toPerson];
  const messageId = messageIdOf(event.id, first.key, broughtBy);
  const lines = news.map((line) => toldOfNeighbour(line, personId));
  return [toPerson, { ...notice, messageId, lines, focalPointId: broughtBy }];
}

/** A line about her place becomes, for a focal point, the line that names her. */
const toldOfNeighbour = (line: Line, personId: string): Line =>
  line.key === 'sms.declined' ? { ...line, key: 'sms.declinedFor', personId } : line;

const isByText = ({ actor }: RegistrationEvent): boolean =>
  actor.kind === 'participant' && actor.channel === 'sms';

const ask = (question: Question): Line => ({ key: `sms.ask.${question}`, args: {} });

/** The news, and what is said of her children; none where she knows already, or no one is there to tell. */
function newsOf(event: RegistrationEvent): readonly Line[] {
  const { code, to: status, activityId: again } = event.data;
  const standing = { code, status };
  switch (event.type) {
    case 'registration.confirmed': {
      const key = event.data.from === 'waitlisted' ? 'sms.placed' : 'sms.confirmed';
      const args = { code, centre: event.centre, start: event.data.startsAt };
      return withChildren({ key, args }, standing, childrenIn(event));
    }
    case 'registration.waitlisted': {
      const { activityId, personId } = event.data;
      const news = { key: 'sms.waitlisted', args: { code }, waits: { activityId, personId } };
      return withChildren(news, standing, childrenIn(event));
    }
    case 'registration.offered': {
      // A postponed offer is told by the message that waits: it looks up the new deadline.
      if (event.data.from === 'offered') return [];
      const { deadline } = event.data;
      return withChildren({ key: 'sms.offered', args: { code, deadline } }, standing, childrenIn(event));
    }
    case 'registration.childcare-given':
      return childcareGiven(standing, childrenIn(event));
    case 'registration.described':
      return [];
    case 'registration.cancelled':
      // She was told in answer to her own text, or no one is left to tell.
      return event.data.because === undefined ? [{ key: 'sms.cancelled', args: { code }, again }] : [];
    case 'registration.declined':
      return [{ key: 'sms.declined', args: { code }, again }];
    case 'registration.expired':
      return [{ key: 'sms.expired', args: { code }, again }];
    case 'registration.completed':
      return [{ key: 'sms.completed', args: { code, certificate: event.data.certificate }, again }];
    case 'registration.dropped':
      // Not having completed a course is no news to her, and reads like a reproach.
      return [];
  }
}

/** The childcare of her children, as an event of her place tells it. */
const childrenIn = ({ data: { to, childcare, childrenWaiting = 0 } }: RegistrationEvent): Children =>
  to === 'waitlisted' ? { booked: 0, waiting: childcare } : { booked: childcare, waiting: childrenWaiting };

type Standing = { readonly code: string; readonly status: RegistrationStatus };

/**
 * A sentence on the childcare of her children: booked, in line, or some of both; for someone in line for a
 * place herself, that childcare is settled with her place.
 */
export function childrenLine({ code, status }: Standing, { booked, waiting }: Children): Line {
  if (waiting === 0) return { key: 'sms.childcareSet', args: { code, count: booked } };
  if (status === 'waitlisted') return { key: 'sms.childcareLater', args: { code, count: waiting } };
  return booked === 0
    ? { key: 'sms.childcareWaits', args: { code, count: waiting } }
    : { key: 'sms.childcarePart', args: { code, count: booked, inLine: waiting } };
}

/**
 * News of a place with her children's childcare: in its one segment where all children have places, otherwise
 * in a sentence after it.
 */
export function withChildren(news: Line, standing: Standing, children: Children): readonly Line[] {
  const { booked, waiting } = children;
  if (booked + waiting === 0) return [news];
  if (waiting > 0) return [news, childrenLine(standing, children)];
  return [{ key: `${news.key}${inItsSegment}`, args: { ...news.args, count: booked } }];
}
const inItsSegment = 'Children';

/** The key of news of a place without how many children have childcare. */
export const withoutCount = (key: string): string =>
  key.endsWith(inItsSegment) ? key.slice(0, -inItsSegment.length) : key;

/** The news that children who waited have childcare now; and how many still wait. */
export const childcareGiven = (standing: Standing, { booked, waiting }: Children): readonly Line[] => [
  { key: 'sms.childcareGiven', args: { code: standing.code, count: booked } },
  ...(waiting === 0 ? [] : [childrenLine(standing, { booked: 0, waiting })]),
];

/** News of a place without the childcare, and the other lines with it: the inverse of `withChildren`. */
export function withoutChildren(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line) => {
    if (line.key.startsWith('sms.childcare')) return [];
    const key = withoutCount(line.key);
    if (key === line.key) return [line];
    const { count: _count, ...args } = line.args;
    return [{ ...line, key, args }];
  });
}
