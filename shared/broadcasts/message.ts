import type { Language } from '#events/index.ts';
import { type Line, messageIdOf, type Outgoing } from '#shared/messaging/index.ts';
import type { Reached } from '#shared/people/index.ts';
import type { Broadcast } from './schema.ts';

/** How long a text is useful after the broadcast was started, in milliseconds. */
const ofUse = 24 * 3_600_000;

/** The line of a broadcast in a language, with its centre. */
const lineOf = ({ centre, texts }: Broadcast, language: Language): Line => ({
  key: 'sms.broadcast',
  args: { centre, text: texts[language] },
});

/** The text to a phone; making it again gives the same. */
export const messageOf = (
  broadcast: Broadcast,
  { personId, phone }: Reached,
  language: Language,
  now: Date,
): Outgoing => ({
  messageId: messageIdOf(broadcast.broadcastId, 'sms.broadcast', phone),
  personId,
  phone,
  lines: [lineOf(broadcast, language)],
  language,
  purpose: 'broadcast',
  centre: broadcast.centre,
  createdAt: now.toISOString(),
  notAfter: new Date(Date.parse(broadcast.runningSince ?? now.toISOString()) + ofUse).toISOString(),
  broadcastId: broadcast.broadcastId,
});
