import { broughtBy, named, type Person, type Phone } from '../people/index.ts';
import { type Registration, registrationsOf } from '../registration/index.ts';
import type { Table } from '../table/index.ts';

/** Someone a phone may ask about, and which of her registrations it may see. */
export type SpokenFor = {
  readonly person: Person;
  readonly sees: (registration: Registration) => boolean;
};

/**
 * Everyone a phone speaks for, or those of this name: the people on it, and whom it brought when it is a community
 * focal point's. Of those it sees only what it registered.
 */
export async function spokenFor(
  table: Table,
  { people, state }: Phone,
  name: string | null = null,
): Promise<readonly SpokenFor[]> {
  const { focalPointId } = state;
  const brought = focalPointId === undefined ? [] : await broughtBy(table, focalPointId);
  const all = [...people, ...brought];
  const meant = new Set(name === null ? all : named(all, name));
  return [
    ...people.filter((person) => meant.has(person)).map((person) => ({ person, sees: () => true })),
    ...brought
      .filter((person) => meant.has(person))
      .map((person) => ({
        person,
        sees: (registration: Registration) => registration.broughtBy === focalPointId,
      })),
  ];
}

/** A registration that a phone may ask about and change, and whose it is. */
export type Held = { readonly person: Person; readonly registration: Registration };

/** Every registration of these people that the phone may see, as the index has them. */
export async function heldBy(table: Table, spoken: readonly SpokenFor[]): Promise<readonly Held[]> {
  const held = await Promise.all(
    spoken.map(async ({ person, sees }) =>
      (await registrationsOf(table, person.personId))
        .filter(sees)
        .map((registration) => ({ person, registration })),
    ),
  );
  return held.flat();
}
