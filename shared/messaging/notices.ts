import type { EventOf, GrantEvent, Question, RegistrationEvent } from '../../events/index.ts';
import { writtenIn } from '../people/index.ts';
import { grantNoticesOf } from './grant-notices.ts';
import { messageIdOf } from './message-id.ts';
import type { Line, Notice } from './schema.ts';

/** What may be told to people: `noticesOf` says which of it is. */
export type Telling = RegistrationEvent | EventOf<'concern.raised'> | GrantEvent;

/**
 * The messages that tell of what happened to a registration: to the person, with what she is asked next, and to the
 * focal point who brought her; or that ask a person who stayed away whether she wants to keep her place; or of what
 * happened to a grant, to its contact person. None where
 * the answer to a text has said it, or there is no one to tell.
 */
export function noticesOf(event: Telling): readonly Notice[] {
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
  if (news === undefined) return [];
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
    // An offer that is over would only mislead; the news that it went on follows.
    ...(event.type === 'registration.offered' ? { notAfter: event.data.deadline } : {}),
    state: 'queued',
  } as const;
  const toPerson = {
    ...notice,
    messageId: messageIdOf(event.id, news.key, personId),
    lines: [news, ...question],
  };
  if (broughtBy === undefined) return [isByText(event) ? { ...toPerson, answersText: true } : toPerson];
  const messageId = messageIdOf(event.id, news.key, broughtBy);
  return [toPerson, { ...notice, messageId, lines: [news], focalPointId: broughtBy }];
}

const isByText = ({ actor }: RegistrationEvent): boolean =>
  actor.kind === 'participant' && actor.channel === 'sms';

const ask = (question: Question): Line => ({ key: `sms.ask.${question}`, args: {} });

function newsOf(event: RegistrationEvent): Line | undefined {
  const { code } = event.data;
  switch (event.type) {
    case 'registration.confirmed':
      return confirmation(event);
    case 'registration.waitlisted':
      return {
        key: 'sms.waitlisted',
        args: { code },
        waits: { activityId: event.data.activityId, personId: event.data.personId },
      };
    case 'registration.offered':
      // An offer that was postponed is told by the text that waits: it looks until when.
      if (event.data.from === 'offered') return undefined;
      return { key: 'sms.offered', args: { code, deadline: event.data.deadline } };
    case 'registration.described':
      return undefined;
    case 'registration.cancelled':
      // She was told so in answer to what she told, or there is no one to tell any more.
      if (event.data.because !== undefined) return undefined;
      return { key: 'sms.cancelled', args: { code } };
    case 'registration.declined':
      return { key: 'sms.declined', args: { code } };
    case 'registration.expired':
      return { key: 'sms.expired', args: { code } };
    case 'registration.completed':
      return { key: 'sms.completed', args: { code, certificate: event.data.certificate } };
    case 'registration.dropped':
      // What did not come about is no news to her, and reads like a reproach.
      return undefined;
  }
}

function confirmation(event: EventOf<'registration.confirmed'>): Line {
  const { code, from, startsAt } = event.data;
  const key = from === 'waitlisted' ? 'sms.placed' : 'sms.confirmed';
  return { key, args: { code, centre: event.centre, start: startsAt } };
}
