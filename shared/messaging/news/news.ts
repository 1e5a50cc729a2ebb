import type { Message } from '../schema.ts';

/**
 * Lines of a notice or an answer that change nobody's place or day: questions, a code that opens something.
 * All other lines to a person count as a change, so that a text added later is held rather than lost.
 */
const changesNothing: ReadonlySet<string> = new Set(['sms.absences', 'sms.grantCode']);

type Said = Pick<Message, 'purpose' | 'lines'> & {
  readonly personId?: string;
  readonly focalPointId?: string;
};

/**
 * Whether a message tells of a change of someone's place or day (domain.md rule 6): an offer, a place, a
 * moved session, a step of her grant. Such a message is never dropped while it is true. An answer to a phone
 * of which no one is known changes nothing, nor does a broadcast.
 */
export const isNews = (message: Said): boolean =>
  message.personId !== undefined &&
  (message.purpose === 'notice' || message.purpose === 'answer') &&
  message.lines.some(({ key }) => !changesNothing.has(key));

/**
 * News for the person herself, not the copy for the focal point who brought her. If she misses it, the team
 * leader is told.
 */
export const isHerNews = (message: Said): boolean => isNews(message) && message.focalPointId === undefined;

type Topical = Pick<Message, 'messageId' | 'sessionId' | 'activityId' | 'lines'> & {
  readonly personId?: string;
  readonly focalPointId?: string;
};

/**
 * The topic of a message: her place in one activity, her children’s there, a session, a grant. Of messages on
 * one topic, the last is the true one.
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
