import type { Language } from '../../events/index.ts';
import { firstName, isMessageKey, type MessageKey, renderStored } from '../language/index.ts';
import type { Line, Message } from './schema.ts';

/** Texts that speak of someone by name when a name is known: phones are shared. */
const withName: Readonly<Partial<Record<MessageKey, MessageKey>>> = {
  'sms.confirmed': 'sms.confirmedFor',
  'sms.placed': 'sms.placedFor',
  'sms.waitlisted': 'sms.waitlistedFor',
  'sms.offered': 'sms.offeredFor',
  'sms.expired': 'sms.expiredFor',
  'sms.cancelled': 'sms.cancelledFor',
};

/** The message as it is sent: its lines in its language, with days, centres and the first name put in. */
export const present = (message: Message, name: string | null): string =>
  message.lines.map((line) => presentLine(line, message.language, name)).join('\n');

function presentLine({ key, args }: Line, language: Language, name: string | null): string {
  if (!isMessageKey(key)) throw new Error(`The catalogue has no text ${key}`);
  const named = withName[key];
  return name === null || named === undefined
    ? renderStored(key, language, args)
    : renderStored(named, language, { ...args, name: firstName(name) });
}
