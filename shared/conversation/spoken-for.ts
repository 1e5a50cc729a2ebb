import { textsTold } from '#shared/messaging/index.ts';
import { broughtBy, named, type Person, type Phone } from '#shared/people/index.ts';
import { type Registration, registrationsOf } from '#shared/registration/index.ts';
import type { Table } from '#shared/table/index.ts';
import { type Asked, askedIn } from './asked-last.ts';
import type { Heard } from './schema.ts';

/** Someone a phone may ask about, and which of her registrations it may see. */
export type SpokenFor = {
  readonly person: Person;
  readonly sees: (registration: Registration) => boolean;
  /** Whether the phone speaks for several, or is a focal point's: what is told of her is told with her name. */
  readonly isOneOfSeveral: boolean;
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
  const isOneOfSeveral = focalPointId !== undefined || all.length > 1;
  return [
    ...people
      .filter((person) => meant.has(person))
      .map((person) => ({ person, sees: () => true, isOneOfSeveral })),
    ...brought
      .filter((person) => meant.has(person))
      .map((person) => ({
        person,
        sees: (registration: Registration) => registration.broughtBy === focalPointId,
        isOneOfSeveral,
      })),
  ];
}

/** A registration that a phone may ask about and change, and whose it is. */
export type Held = Pick<SpokenFor, 'person' | 'isOneOfSeveral'> & { readonly registration: Registration };

/** Every registration of these people that the phone may see, as the index has them. */
export async function heldBy(table: Table, spoken: readonly SpokenFor[]): Promise<readonly Held[]> {
  const held = await Promise.all(
    spoken.map(async ({ person, sees, isOneOfSeveral }) =>
      (await registrationsOf(table, person.personId))
        .filter(sees)
        .map((registration) => ({ person, registration, isOneOfSeveral })),
    ),
  );
  return held.flat();
}

/**
 * Of what each of them has, or had, under a code, the last alone: the code was another activity's before, and an answer with it
 * is none to that. Ids are in the order in which activities were announced.
 */
export function lastUnderEach(held: readonly Held[]): readonly Held[] {
  const last = new Map<string, Held>();
  for (const each of held) {
    const { personId, code, activityId } = each.registration;
    const before = last.get(`${personId} ${code}`);
    if (before === undefined || before.registration.activityId < activityId)
      last.set(`${personId} ${code}`, each);
  }
  return held.filter((each) => [...last.values()].includes(each));
}

/** No question is open for longer, and no offer; an answer to what is older says its code. */
const lookedBack = 7 * 24 * 3_600_000;

/** What was put to these people of a phone by texts that were sent before this one came, in the order of time. */
export async function askedOf(
  table: Table,
  { phone, receivedAt }: Pick<Heard, 'phone' | 'receivedAt'>,
  { state }: Phone,
  spoken: readonly SpokenFor[],
): Promise<readonly Asked[]> {
  const personIds = spoken.map(({ person }) => person.personId);
  const since = new Date(receivedAt.getTime() - lookedBack);
  const texts = await textsTold(table, { phone, personIds, focalPointId: state.focalPointId }, since);
  return texts.filter(({ at }) => at <= receivedAt.toISOString()).flatMap(askedIn);
}
