import type { Message } from '../schema.ts';

/**
 * What a notice or an answer may say that changes nobody's place or day: questions, a code that opens something. All else
 * that is told to a person of herself does, so that a text that is new is held rather than lost.
 */
const changesNothing: ReadonlySet<string> = new Set(['sms.absences', 'sms.grantCode']);

type Said = Pick<Message, 'purpose' | 'lines'> & {
  readonly personId?: string;
  readonly focalPointId?: string;
};

/**
 * Whether a message tells of a change of someone's place or day (domain.md rule 6): an offer, a place, a session that was
 * moved, a step of her grant. Such a message is never dropped while it is true. What answers a phone of which no one is known
 * changes nothing, nor does what is said to everyone.
 */
export const isNews = (message: Said): boolean =>
  message.personId !== undefined &&
  (message.purpose === 'notice' || message.purpose === 'answer') &&
  message.lines.some(({ key }) => !changesNothing.has(key));

/** News that is hers: not the copy for the focal point who brought her. Whoever misses it is put to the team leader. */
export const isHerNews = (message: Said): boolean => isNews(message) && message.focalPointId === undefined;

type Topical = Pick<Message, 'messageId' | 'sessionId' | 'activityId' | 'lines'> & {
  readonly personId?: string;
  readonly focalPointId?: string;
};

/**
 * What is told of the same thing: her place in one activity, her children’s there, a session, a grant. The last of it is
 * what is so.
 */
export function topicOf({
  messageId,
  sessionId,
  activityId,
  lines,
  personId = '',
  focalPointId = '',
}: Topical): string {
  const number = lines.find(({ args }) => args.number !== undefined)?.args.number;
  const children = lines[0]?.key === 'sms.childcareGiven' ? 'children ' : '';
  return `${children}${sessionId ?? activityId ?? number ?? messageId} ${personId} ${focalPointId}`.trim();
}
