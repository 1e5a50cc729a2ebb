import type { ActivityEvent } from './activity.ts';
import type { FocalPointEvent } from './focal-point.ts';
import type { PersonEvent } from './person.ts';
import type { RegistrationEvent } from './registration.ts';

export type { ActivityEvent } from './activity.ts';
export type { Actor } from './envelope.ts';
export type { FocalPointEvent } from './focal-point.ts';
export type { PersonEvent } from './person.ts';
export type { RegistrationEvent } from './registration.ts';
export * from './vocabulary.ts';

/** Everything that can have happened. Discriminated by `type`. */
export type DiwanEvent = ActivityEvent | RegistrationEvent | PersonEvent | FocalPointEvent;

/** The envelope of one type, e.g. `EventOf<'registration.offered'>`. */
export type EventOf<Type extends DiwanEvent['type']> = Extract<DiwanEvent, { type: Type }>;
