import type { CentreId, Language } from '../../events/index.ts';
import type { Details, Person, Phone } from './schema.ts';

/** Who is meant by a text or form from a phone, and whether anything new is to be kept of her. */
export type Recognised =
  | { readonly who: 'known'; readonly person: Person }
  | { readonly who: 'completed'; readonly person: Person }
  | { readonly who: 'new'; readonly person: Person }
  | { readonly refused: 'which-person' };

export type Introduction = Details & {
  readonly foldedName: string;
  readonly centre: CentreId;
  readonly language: Language;
};

/**
 * Phones are shared. A name that is on the phone means that person; a new name means the one who has none
 * yet, else someone new. Without a name the phone's only person is meant, on a new phone someone new, and
 * with several people the question who it is comes back. What was not known is filled in; what was known
 * is not changed, because whoever holds the phone or knows its number could have sent this.
 */
export function recognise(phone: Phone, given: Introduction, newPersonId: string): Recognised {
  const meant = given.name === null ? onlyOne(phone.people) : byName(phone.people, given.foldedName);
  if (meant === 'unclear') return { refused: 'which-person' };
  if (meant === undefined) {
    return { who: 'new', person: { ...given, personId: newPersonId, phone: phone.phone, version: 1 } };
  }
  const completed: Person = {
    ...meant,
    name: meant.name ?? given.name,
    foldedName: meant.name === null ? given.foldedName : meant.foldedName,
    gender: meant.gender ?? given.gender,
    birthYear: meant.birthYear ?? given.birthYear,
    group: meant.group ?? given.group,
  };
  const learned =
    completed.name !== meant.name ||
    completed.gender !== meant.gender ||
    completed.birthYear !== meant.birthYear ||
    completed.group !== meant.group;
  return learned
    ? { who: 'completed', person: { ...completed, version: meant.version + 1 } }
    : { who: 'known', person: meant };
}

const onlyOne = (people: readonly Person[]): Person | undefined | 'unclear' =>
  people.length > 1 ? 'unclear' : people[0];

const byName = (people: readonly Person[], foldedName: string): Person | undefined =>
  people.find((person) => person.name !== null && person.foldedName === foldedName) ??
  people.find((person) => person.name === null);
