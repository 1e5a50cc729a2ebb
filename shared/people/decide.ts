import type { CentreId, Language, Question } from '#events/index.ts';
import { comparable, likenessOf } from '#shared/language/names/compare.ts';
import type { Details, Person, Phone, PhoneState, WrittenIn } from './schema.ts';

/** The person meant by a text or form from a phone, and whether anything new is to be kept of her. */
export type Recognised =
  | { readonly who: 'known'; readonly person: Person }
  | { readonly who: 'completed'; readonly person: Person }
  | { readonly who: 'new'; readonly person: Person }
  | { readonly refused: 'which-person' | 'too-many-on-phone' };

export type Introduction = Details &
  WrittenIn & {
    readonly foldedName: string;
    readonly centre: CentreId;
    /** Told to be for someone other than the people known on the phone: "for my sister". */
    readonly forAnother?: boolean | undefined;
    /**
     * Whether the phone itself told it, rather than a form or a focal point, who may know only its number.
     * Default yes.
     */
    readonly isFromPhone?: boolean;
    /**
     * Whether a new name may belong to the only person on the phone, who has told none. Default only for the
     * phone itself.
     */
    readonly mayBeTheNameless?: boolean;
  };

/** More people than a family has share only a focal point's phone; beyond this staff must look. */
const mostOnAPhone = 30;
const mostOnAFocalPointsPhone = 500;

/**
 * Phones are shared. A name on the phone means that person, also spelled or spaced otherwise, and so does
 * part of it; where part of it fits several people, or a phone of several gives no name, asks who it is. A
 * new name means the person without one, if the phone itself tells it, or she is alone on the phone and a
 * form does; else someone new. Without a name the phone's only person is meant; on a new phone, someone new.
 * Two people of one name, told apart by gender or year, are two. On a focal point's phone, or for someone
 * else, only exactly the same name means a known person. Unknown details are filled in, more of a name too,
 * and a guessed language; known ones are not changed, because anyone who holds the phone or knows its number
 * could have sent this.
 */
export function recognise(phone: Phone, given: Introduction, newPersonId: string): Recognised {
  const meant = meantBy(phone, given);
  if (meant === 'unclear') return { refused: 'which-person' };
  if (meant === undefined) {
    const most = phone.state.focalPointId === undefined ? mostOnAPhone : mostOnAFocalPointsPhone;
    if (phone.people.length >= most) return { refused: 'too-many-on-phone' };
    const {
      forAnother = false,
      isFromPhone: _isFromPhone,
      mayBeTheNameless: _mayBeTheNameless,
      ...details
    } = given;
    const told = { ...details, ...(forAnother ? { forAnother } : {}) };
    return { who: 'new', person: { ...told, personId: newPersonId, phone: phone.phone, version: 1 } };
  }
  const isShownNow = meant.languageIsGuess === true && given.languageIsGuess !== true;
  const completed: Person = {
    ...meant,
    ...(given.isFromPhone === false && meant.name !== null ? {} : nameFilledIn(meant, given)),
    gender: meant.gender ?? given.gender,
    birthYear: meant.birthYear ?? given.birthYear,
    group: meant.group ?? given.group,
    ...(isShownNow ? { language: given.language, languageIsGuess: undefined } : {}),
  };
  const learned =
    isShownNow ||
    completed.name !== meant.name ||
    completed.gender !== meant.gender ||
    completed.birthYear !== meant.birthYear ||
    completed.group !== meant.group;
  return learned
    ? { who: 'completed', person: { ...completed, version: meant.version + 1 } }
    : { who: 'known', person: meant };
}

function meantBy({ people, state }: Phone, given: Introduction): Person | undefined | 'unclear' {
  const { name, forAnother = false, isFromPhone = true, mayBeTheNameless = false } = given;
  const isOneOfMany = forAnother || state.focalPointId !== undefined;
  if (name !== null) {
    const [her, another] = isOneOfMany
      ? named(people, name, 'same').filter((person) => !contradicts(person, given))
      : fitting(named(people, name), given);
    // A form cannot be asked, and must not learn that there are two.
    if (another !== undefined && !isNamed(another, name)) return isFromPhone ? 'unclear' : undefined;
    const nameless = people.find((person) => person.name === null && !contradicts(person, given));
    const isOnlyOne = mayBeTheNameless && people.length === 1 && state.focalPointId === undefined;
    return her ?? ((isFromPhone && !forAnother) || isOnlyOne ? nameless : undefined);
  }
  if (!forAnother) return people.length > 1 ? 'unclear' : people[0];
  // "For my sister" again, before her name was told: still the same sister.
  const latest = people.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)).at(-1);
  return people.length > 1 && latest?.name === null ? latest : undefined;
}

const contradicts = (person: Person, { gender, birthYear }: Introduction): boolean =>
  (isTold(person.gender) && isTold(gender) && person.gender !== gender) ||
  (person.birthYear !== null && birthYear !== null && person.birthYear !== birthYear);

const isTold = (gender: Details['gender']): boolean => gender === 'female' || gender === 'male';

/**
 * The people whose name fits and whom no other detail contradicts. A person named exactly fits whatever else
 * is told: that may be a slip.
 */
function fitting(people: readonly Person[], given: Introduction): readonly Person[] {
  const agreeing = people.filter((person) => !contradicts(person, given));
  const [only, another] = people;
  const isHers = only !== undefined && another === undefined && isNamed(only, given.name);
  return agreeing.length === 0 && isHers ? people : agreeing;
}

const isNamed = ({ name }: Pick<Person, 'name'>, told: string | null): boolean =>
  name !== null && told !== null && likenessOf(comparable(name), comparable(told)) === 'same';

/** A name where there was none, or more of the known one: زينب later says that she is زينب علي. */
function nameFilledIn(known: Person, { name, foldedName }: Told): Pick<Person, 'name' | 'foldedName'> {
  const asKnown = { name: known.name, foldedName: known.foldedName };
  if (name === null) return asKnown;
  if (known.name === null) return { name, foldedName };
  const [hers, told] = [comparable(known.name), comparable(name)];
  const isMore = told.words.length > hers.words.length && likenessOf(hers, told) === 'part';
  return isMore ? { name, foldedName } : asKnown;
}

/**
 * From this many letters, the beginning of a first name, as texts cut it (`callNames`), stands for the name.
 */
const cutFrom = 7;

/**
 * The people a name means: those called the same, else those whose name contains it, is contained in it, or
 * begins with it as texts cut first names, else those whose name sounds the same. `loosest`: the weakest
 * likeness accepted.
 */
export function named<Someone extends Pick<Person, 'name'>>(
  people: readonly Someone[],
  name: string,
  loosest: 'same' | 'part' | 'alike' = 'alike',
): readonly Someone[] {
  const told = comparable(name);
  const likenesses = people.map((person) => (person.name === null ? 'different' : nearness(person.name)));
  const those = (likeness: string) => people.filter((_, at) => likenesses[at] === likeness);
  const nearest = (['same', 'part', 'alike'] as const).find((each) => likenesses.includes(each));
  const isNearEnough = nearest === 'same' || nearest === loosest || loosest === 'alike';
  return nearest !== undefined && isNearEnough ? those(nearest) : [];

  function nearness(other: string) {
    const hers = comparable(other);
    const likeness = likenessOf(hers, told);
    const isCut = told.folded.length >= cutFrom && hers.folded.startsWith(told.folded);
    return isCut && likeness !== 'same' ? 'part' : likeness;
  }
}

/** The details a person tells of herself later. `null`: not told. */
export type Told = Details & { readonly foldedName: string };

/**
 * The person with the details told: unknown ones are filled in, those in `mayChange` corrected. A name that
 * someone else on her phone has is not taken: no one could tell them apart. `learned` lists the new details;
 * when it is empty, nothing changed.
 */
export function described(
  person: Person,
  told: Told,
  mayChange: readonly Question[],
  others: readonly Person[] = [],
): { readonly person: Person; readonly learned: readonly Question[] } {
  const learn = <T>(field: Question, known: T | null, given: T | null): T | null =>
    given !== null && (known === null || mayChange.includes(field)) ? given : known;
  const isTaken = others.some((other) => other.personId !== person.personId && isNamed(other, told.name));
  const more = nameFilledIn(person, told).name;
  const name = isTaken ? person.name : learn('name', more, told.name);
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

/**
 * The language to tell something in: the one the phone asked for by a word; else the one recorded with it;
 * where that was a guess, the one its phone is known by since (domain.md rule 4).
 */
export const languageNow = (
  { language, languageIsGuess }: WrittenIn,
  { chosenLanguage, language: known }: Pick<PhoneState, 'chosenLanguage' | 'language'>,
): Language => chosenLanguage ?? (languageIsGuess === true ? known : undefined) ?? language;

/** The language something is recorded in and whether it is a guess, without other properties. */
export const writtenIn = ({ language, languageIsGuess }: WrittenIn): WrittenIn => ({
  language,
  ...(languageIsGuess === true ? { languageIsGuess } : {}),
});
