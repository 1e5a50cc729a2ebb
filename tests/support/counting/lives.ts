/** Lives of registrations as lists of events, made by the domain's own steps, without a table. */
import * as fc from 'fast-check';
import { UUID } from 'uuidv7';
import { ageBands, genders, groups, type RegistrationEvent } from '#events/index.ts';
import { moved, step } from '#shared/registration/change.ts';
import type { Registration } from '#shared/registration/schema.ts';
import { aMonday } from '../table/table.ts';

const uuid = (at: string, position: number) =>
  UUID.fromFieldsV7(Date.parse(at), (position >> 12) & 0xfff, position & 0xfff, position).toString();

/** What one person does next about one activity, and how many minutes after what was before. */
export type Doing = {
  readonly person: number;
  readonly activity: number;
  readonly choice: number;
  readonly minutes: number;
  /** What is known of her by now, for a registration made now. */
  readonly known: number;
};

/** Few people and activities, so that paths cross; days in between, so that months change. */
export const doings = fc.array(
  fc.record<Doing>({
    person: fc.nat(2),
    activity: fc.nat(1),
    choice: fc.nat(3),
    minutes: fc.constantFrom(0, 1, 300, 7_000),
    known: fc.nat(3),
  }),
  { minLength: 1, maxLength: 24 },
);

type Next =
  | 'described'
  | 'confirmed'
  | 'waitlisted'
  | 'offered'
  | 'cancelled'
  | 'declined'
  | 'expired'
  | 'completed'
  | 'dropped';
const nexts: Readonly<Record<string, readonly Next[]>> = {
  nothing: ['confirmed', 'waitlisted', 'confirmed'],
  cancelled: ['confirmed', 'waitlisted', 'confirmed'],
  expired: ['confirmed', 'waitlisted', 'waitlisted'],
  waitlisted: ['offered', 'cancelled', 'confirmed', 'described'],
  offered: ['confirmed', 'declined', 'expired', 'described'],
  confirmed: ['cancelled', 'described', 'completed', 'dropped'],
  // A mark that comes late may make up for it; what is completed stays so.
  dropped: ['completed'],
  completed: [],
};

/**
 * The events of these doings, in the order they happened. The first `ofBefore` of them are as they were written, and kept with
 * the registration, before it was told in which months a status was come to.
 */
export function eventsOf(doings: readonly Doing[], ofBefore = 0): readonly RegistrationEvent[] {
  const registrations = new Map<string, Registration>();
  let at = Date.parse(aMonday);
  return doings.flatMap(({ person, activity, choice, minutes, known }, position) => {
    at += minutes * 60_000;
    const now = new Date(at);
    const key = `${person} ${activity}`;
    const previous = registrations.get(key);
    const asked = previous ?? firstAsked(person, activity, known, now.toISOString(), position);
    const options = nexts[previous?.status ?? 'nothing'] ?? [];
    const next = options[choice % options.length];
    if (next === undefined) return [];
    const registration =
      next === 'described'
        ? { ...asked, ...knownAs(known), version: asked.version + 1 }
        : moved(asked, next === 'declined' ? 'cancelled' : next);
    const given = {
      now,
      eventId: uuid(now.toISOString(), position),
      actor: { kind: 'participant', channel: 'sms' },
    } as const;
    const change = (() => {
      switch (next) {
        case 'described': {
          const { gender, ageBand, group, childcare } = asked;
          const before = { gender, ageBand, group, childcare };
          return step('registration.described', asked, registration, { before }, given);
        }
        case 'confirmed':
          return step('registration.confirmed', previous, registration, { startsAt: asked.startsAt }, given);
        case 'waitlisted':
          return step('registration.waitlisted', previous, registration, {}, given);
        case 'offered':
          return step('registration.offered', previous, registration, { deadline: asked.startsAt }, given);
        case 'completed': {
          const completed = { certificate: `KRK26-${position}`, attended: 3, sessions: 3 };
          return step('registration.completed', previous, registration, completed, given);
        }
        case 'dropped':
          return step('registration.dropped', previous, registration, { attended: 1, sessions: 3 }, given);
        default:
          return step(`registration.${next}`, previous, registration, {}, given);
      }
    })();
    const isOfBefore = position < ofBefore;
    registrations.set(key, isOfBefore ? registrationOfBefore(change.registration) : change.registration);
    return isOfBefore ? eventOfBefore(change.event) : change.event;
  });
}

function registrationOfBefore({ statusMonths: _statusMonths, ...kept }: Registration): Registration {
  return kept;
}

/** An event without what is told since; everything else stands. */
export function eventOfBefore(event: RegistrationEvent): RegistrationEvent {
  const { again: _again, ...data } = event.data;
  if ('statusMonths' in data) delete data.statusMonths;
  // Each is of the type that it was.
  return { ...event, data } as RegistrationEvent;
}

const knownAs = (known: number) => ({
  gender: genders[known % genders.length] ?? 'undisclosed',
  ageBand: ageBands[(known * 3) % ageBands.length] ?? 'unknown',
  group: groups[known % groups.length] ?? 'undisclosed',
});

const kinds = ['sewing', 'theatre'] as const;
const centres = ['kirkuk', 'ninewa'] as const;

function firstAsked(
  person: number,
  activity: number,
  known: number,
  at: string,
  position: number,
): Registration {
  return {
    registrationId: uuid(at, 10_000 + position),
    activityId: uuid(aMonday, 20_000 + activity),
    code: String(214 + activity),
    centre: centres[activity] ?? 'kirkuk',
    kind: kinds[activity] ?? 'sewing',
    personId: uuid(aMonday, 30_000 + person),
    status: 'waitlisted',
    childcare: 0,
    ...knownAs(known),
    language: 'ar',
    registeredAt: at,
    startsAt: '2026-12-20T07:00:00.000Z',
    secret: 'AAAAAAAAAAAAAAAAAAAAAA',
    version: 0,
  };
}
