import { createHash } from 'node:crypto';
import type { EventOf, RegistrationEvent } from '../../events/index.ts';
import type { Line, Message } from './schema.ts';

/** The id of the message that `key` to `recipient` because of `cause` is: the same however often it is made. */
export const messageIdOf = (cause: string, key: string, recipient: string): string =>
  createHash('sha256').update(`${cause}|${key}|${recipient}`).digest('base64url').slice(0, 32);

/** The message that tells a person what happened to her registration. */
export function noticeOf(event: RegistrationEvent): Message & { readonly personId: string } {
  const { personId, language } = event.data;
  const line = lineOf(event);
  return {
    messageId: messageIdOf(event.id, line.key, personId),
    personId,
    lines: [line],
    language,
    purpose: event.actor.kind === 'participant' ? 'answer' : 'notice',
    centre: event.centre,
    createdAt: event.occurredAt,
    state: 'queued',
  };
}

function lineOf(event: RegistrationEvent): Line {
  const { code } = event.data;
  switch (event.type) {
    case 'registration.confirmed':
      return confirmation(event);
    case 'registration.waitlisted':
      return { key: 'sms.waitlisted', args: { code, position: event.data.position } };
    case 'registration.offered':
      return { key: 'sms.offered', args: { code, deadline: event.data.deadline } };
    case 'registration.cancelled':
      return { key: 'sms.cancelled', args: { code } };
    case 'registration.declined':
      return { key: 'sms.declined', args: { code } };
    case 'registration.expired':
      return { key: 'sms.expired', args: { code } };
  }
}

function confirmation(event: EventOf<'registration.confirmed'>): Line {
  const { code, from, startsAt } = event.data;
  const key = from === 'waitlisted' ? 'sms.placed' : 'sms.confirmed';
  return { key, args: { code, centre: event.centre, start: startsAt } };
}
