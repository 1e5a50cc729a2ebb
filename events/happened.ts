import type { Actor } from './envelope.ts';
import type { CentreId } from './vocabulary.ts';

/** What the event of a decision needs from outside the decision. */
export type Given = { readonly eventId: string; readonly now: Date; readonly actor: Actor };

/** The envelope of an event that happened to `subject` (`activity/<id>`) now; its type and data are added to it. */
export const envelope = ({ eventId, now, actor }: Given, centre: CentreId, subject: string) => ({
  id: eventId,
  version: 1 as const,
  occurredAt: now.toISOString(),
  actor,
  centre,
  subject,
});
