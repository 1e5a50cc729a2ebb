import type { ActivityEvent } from './activity.ts';
import type { AttendanceEvent } from './attendance.ts';
import type { BroadcastEvent } from './broadcast.ts';
import type { CertificateEvent } from './certificate.ts';
import type { ClosedDaysEvent } from './closed-days.ts';
import type { ConcernEvent } from './concern.ts';
import type { FocalPointEvent } from './focal-point.ts';
import type { BudgetEvent, GrantEvent } from './grant.ts';
import type { MessageEvent } from './message.ts';
import type { PanelEvent } from './panel.ts';
import type { PersonEvent } from './person.ts';
import type { RearrangementEvent } from './rearrangement.ts';
import type { RegistrationEvent } from './registration.ts';
import type { SessionEvent } from './session.ts';

export type { ActivityEvent } from './activity.ts';
export type { AttendanceEvent } from './attendance.ts';
export { type BroadcastEvent, broadcastAudience } from './broadcast.ts';
export type { ClosedDaysEvent } from './closed-days.ts';
export type { ConcernEvent } from './concern.ts';
export type { Actor } from './envelope.ts';
export type { FocalPointEvent } from './focal-point.ts';
export type { BudgetEvent, GrantEvent } from './grant.ts';
export { envelope, type Given } from './happened.ts';
export type { MessageEvent } from './message.ts';
export type { PanelEvent } from './panel.ts';
export type { PersonEvent } from './person.ts';
export type { RearrangementEvent } from './rearrangement.ts';
export type { RegistrationEvent } from './registration.ts';
export type { SessionEvent } from './session.ts';
export * from './vocabulary.ts';

/** Everything that can have happened. Discriminated by `type`. */
export type DiwanEvent =
  | ActivityEvent
  | SessionEvent
  | ClosedDaysEvent
  | RearrangementEvent
  | RegistrationEvent
  | AttendanceEvent
  | CertificateEvent
  | PersonEvent
  | FocalPointEvent
  | ConcernEvent
  | MessageEvent
  | BroadcastEvent
  | GrantEvent
  | BudgetEvent
  | PanelEvent;

/** Whether it is a step in a registration's life. */
export const isRegistrationEvent = (event: DiwanEvent): event is RegistrationEvent =>
  event.type.startsWith('registration.');

/** Whether the event tells what became of a message. */
export const isMessageEvent = (event: DiwanEvent): event is MessageEvent => event.type.startsWith('message.');

/** The envelope of one type, e.g. `EventOf<'registration.offered'>`. */
export type EventOf<Type extends DiwanEvent['type']> = Extract<DiwanEvent, { type: Type }>;
