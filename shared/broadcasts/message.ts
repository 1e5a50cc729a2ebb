import type { Language } from '#events/index.ts';
import { type Line, messageIdOf, type Outgoing } from '#shared/messaging/index.ts';
import type { Reached } from '#shared/people/index.ts';
import type { Broadcast } from './schema.ts';

/** How long after it was let run a text of it is of use, in milliseconds. */
const ofUse = 24 * 3_600_000;

/** What it says in a language, with the centre it comes from. */
const lineOf = ({ centre, texts }: Broadcast, language: Language): Line => ({
  key: 'sms.broadcast',
  args: { centre, text: texts[language] },
});

/** The text to a phone; the same however often it is made. */
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
