import type { Actor, CentreId } from '#events/index.ts';

/** What a decision needs from outside for its event. */
export type Given = { readonly eventId: string; readonly now: Date; readonly actor: Actor };

/** The envelope of an event about `subject` (`activity/<id>`, `session/<id>`). */
export const envelope = ({ eventId, now, actor }: Given, centre: CentreId, subject: string) => ({
  id: eventId,
  version: 1 as const,
  occurredAt: now.toISOString(),
  actor,
  centre,
  subject,
});
