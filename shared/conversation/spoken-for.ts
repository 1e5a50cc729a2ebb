import { textsTold } from '#shared/messaging/index.ts';
import { broughtBy, named, type Person, type Phone } from '#shared/people/index.ts';
import { type Registration, registrationsOf } from '#shared/registration/index.ts';
import type { Table } from '#shared/table/index.ts';
import { type Asked, askedIn } from './asked-last.ts';
import type { Heard } from './schema.ts';

/** Someone a phone may ask about, and the registrations of hers it may see. */
export type SpokenFor = {
  readonly person: Person;
  readonly sees: (registration: Registration) => boolean;
  /** The phone speaks for several people, or is a focal point's: texts about her carry her name. */
  readonly isOneOfSeveral: boolean;
};

/**
 * Everyone a phone speaks for, or those of this name: the people on it, and those its focal point brought. Of
 * the latter it sees only the registrations it made.
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

/** A registration that a phone may ask about and change, with its person. */
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
 * The last registration of each person under each code: before, the code was another activity's, and an
 * answer with the code is not about that. Ids are in the order in which activities were announced.
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

/** Questions and offers are open for at most so long; an answer to an older one names its code. */
const lookedBack = 7 * 24 * 3_600_000;

/** The questions put to these people of a phone by texts sent before this one came, in the order of time. */
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
