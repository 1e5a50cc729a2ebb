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
  /** Whether the phone itself says so, and not a form or a focal point, who may know no more than its number. Default yes. */
  readonly isFromPhone?: boolean;
};

/** More people than a family has share no phone but a focal point's; more are for staff to look at. */
const mostOnAPhone = 30;
const mostOnAFocalPointsPhone = 500;

/**
 * Phones are shared. A name that is on the phone means that person, her first name too where it is hers alone; a new
 * name means the one who has none yet, if the phone itself tells it, else someone new. Without a name the phone's only
 * person is meant, on a new phone someone new, and with several people the question who it is comes back. Two
 * neighbours of one name, told apart by gender or year, are two. What was not known is filled in; what was known is
 * not changed, because whoever holds the phone or knows its number could have sent this.
 */
export function recognise(phone: Phone, given: Introduction, newPersonId: string): Recognised {
  const meant = meantBy(phone, given);
  if (meant === 'unclear') return { refused: 'which-person' };
  if (meant === undefined) {
    const most = phone.state.focalPointId === undefined ? mostOnAPhone : mostOnAFocalPointsPhone;
    if (phone.people.length >= most) return { refused: 'too-many-on-phone' };
    const { forAnother: _forAnother, isFromPhone: _isFromPhone, ...details } = given;
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

function meantBy({ people, state }: Phone, given: Introduction): Person | undefined | 'unclear' {
  const { name, foldedName, forAnother = false, isFromPhone = true } = given;
  const isOneOfMany = forAnother || state.focalPointId !== undefined;
  if (name !== null) {
    const meant = named(people, foldedName, !isOneOfMany).filter(
      (person) => !isOneOfMany || !contradicts(person, given),
    );
    const nameless = people.find((person) => person.name === null && !contradicts(person, given));
    return meant[0] ?? (isFromPhone && !forAnother ? nameless : undefined);
  }
  if (!forAnother) return people.length > 1 ? 'unclear' : people[0];
  // "For my sister" once more, before her name was told: still the same sister.
  const latest = people.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)).at(-1);
  return people.length > 1 && latest?.name === null ? latest : undefined;
}

const contradicts = (person: Person, { gender, birthYear }: Introduction): boolean =>
  (isTold(person.gender) && isTold(gender) && person.gender !== gender) ||
  (person.birthYear !== null && birthYear !== null && person.birthYear !== birthYear);

const isTold = (gender: Details['gender']): boolean => gender === 'female' || gender === 'male';

/** How much of a long first name stands in a text (`firstName` in shared/language cuts it with a dot). */
const cutFrom = 8;

/**
 * The people of this folded name. Our texts tell the first name alone: so that, or as much of it as was told, is
 * enough where no one has the whole name, unless `byFirstName` is off.
 */
export function named<Named extends Pick<Person, 'name' | 'foldedName'>>(
  people: readonly Named[],
  foldedName: string,
  byFirstName = true,
): readonly Named[] {
  const whole = people.filter((person) => person.name !== null && person.foldedName === foldedName);
  if (whole.length > 0 || !byFirstName || foldedName === '') return whole;
  const byFirst = people.filter((person) => {
    const [first = ''] = person.foldedName.split(' ');
    return first === foldedName || (foldedName.length >= cutFrom && first.startsWith(foldedName));
  });
  return byFirst;
}

/** What a person tells of herself later. `null` is not told. */
export type Told = Details & { readonly foldedName: string };

/**
 * The person with what was told: what was not known is filled in, and what stands in `mayChange` is put right. A name
 * that someone else on her phone has is not taken: no one could tell them apart. `learned` is what is new; nothing is
 * when it is empty.
 */
export function described(
  person: Person,
  told: Told,
  mayChange: readonly Question[],
  others: readonly Person[] = [],
): { readonly person: Person; readonly learned: readonly Question[] } {
  const learn = <T>(field: Question, known: T | null, given: T | null): T | null =>
    given !== null && (known === null || mayChange.includes(field)) ? given : known;
  const isTaken = others.some(
    (other) =>
      other.personId !== person.personId && other.name !== null && other.foldedName === told.foldedName,
  );
  const name = isTaken ? person.name : learn('name', person.name, told.name);
  const gender = learn('gender', person.gender, told.gender);
  const birthYear = learn('birthYear', person.birthYear, told.birthYear);
  const group = person.group ?? told.group;
  const learned = [
    ...(name === person.name ? [] : (['name'] as const)),
    ...(gender === person.gender ? [] : (['gender'] as const)),
    ...(birthYear === person.birthYear ? [] : (['birthYear'] as const)),
  ];
  if (learned.length === 0 && group === person.group) return { person, learned };
  const foldedName = name === person.name ? person.foldedName : told.foldedName;
  const next = { ...person, name, foldedName, gender, birthYear, group, version: person.version + 1 };
  return { person: next, learned };
}
