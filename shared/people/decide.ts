import type { CentreId, Language, Question } from '../../events/index.ts';
import type { Details, Person, Phone } from './schema.ts';

/** Who is meant by a text or form from a phone, and whether anything new is to be kept of her. */
export type Recognised =
  | { readonly who: 'known'; readonly person: Person }
  | { readonly who: 'completed'; readonly person: Person }
  | { readonly who: 'new'; readonly person: Person }
  | { readonly refused: 'which-person' | 'too-many-on-phone' };

export type Introduction = Details & {
  readonly foldedName: string;
  readonly centre: CentreId;
  readonly language: Language;
  /** Said to be for someone else than those known on the phone: "for my sister". */
  readonly forAnother?: boolean;
};

/** More people than a family has share no phone but a focal point's; more are for staff to look at. */
const mostOnAPhone = 30;
const mostOnAFocalPointsPhone = 500;

/**
 * Phones are shared. A name that is on the phone means that person; a new name means the one who has none
 * yet, else someone new. Without a name the phone's only person is meant, on a new phone someone new, and
 * with several people the question who it is comes back. What was not known is filled in; what was known
 * is not changed, because whoever holds the phone or knows its number could have sent this.
 */
export function recognise(phone: Phone, given: Introduction, newPersonId: string): Recognised {
  const meant = meantBy(phone.people, given);
  if (meant === 'unclear') return { refused: 'which-person' };
  if (meant === undefined) {
    const most = phone.state.focalPointId === undefined ? mostOnAPhone : mostOnAFocalPointsPhone;
    if (phone.people.length >= most) return { refused: 'too-many-on-phone' };
    const { forAnother: _forAnother, ...details } = given;
    return { who: 'new', person: { ...details, personId: newPersonId, phone: phone.phone, version: 1 } };
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

function meantBy(people: readonly Person[], given: Introduction): Person | undefined | 'unclear' {
  const { name, foldedName, forAnother = false } = given;
  if (!forAnother) return name === null ? onlyOne(people) : byName(people, foldedName);
  if (name !== null) return people.find((person) => person.name !== null && person.foldedName === foldedName);
  // "For my sister" once more, before her name was told: still the same sister.
  const latest = people.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)).at(-1);
  return people.length > 1 && latest?.name === null ? latest : undefined;
}

const onlyOne = (people: readonly Person[]): Person | undefined | 'unclear' =>
  people.length > 1 ? 'unclear' : people[0];

const byName = (people: readonly Person[], foldedName: string): Person | undefined =>
  people.find((person) => person.name !== null && person.foldedName === foldedName) ??
  people.find((person) => person.name === null);

/** What a person tells of herself later. `null` is not told. */
export type Told = Details & { readonly foldedName: string };

/**
 * The person with what was told: what was not known is filled in, and what stands in `mayChange` is put right.
 * `undefined` when nothing is new.
 */
export function described(person: Person, told: Told, mayChange: readonly Question[]): Person | undefined {
  const learn = <T>(field: Question, known: T | null, given: T | null): T | null =>
    given !== null && (known === null || mayChange.includes(field)) ? given : known;
  const name = learn('name', person.name, told.name);
  const gender = learn('gender', person.gender, told.gender);
  const birthYear = learn('birthYear', person.birthYear, told.birthYear);
  const group = person.group ?? told.group;
  const isSame =
    name === person.name &&
    gender === person.gender &&
    birthYear === person.birthYear &&
    group === person.group;
  if (isSame) return undefined;
  const foldedName = name === person.name ? person.foldedName : told.foldedName;
  return { ...person, name, foldedName, gender, birthYear, group, version: person.version + 1 };
}
