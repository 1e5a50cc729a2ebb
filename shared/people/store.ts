import type { Language } from '#events/index.ts';
import {
  type Condition,
  either,
  equals,
  type Item,
  isAbsent,
  isPresent,
  keys,
  type Table,
  type Update,
  type Write,
} from '#shared/table/index.ts';
import type { Recognised } from './decide.ts';
import { type Person, type Phone, type PhoneState, unheardOf } from './schema.ts';

/** Everyone on a phone, its state and conversation, in one Query; a phone never heard of has no people. */
export async function phoneOf(table: Table, phone: string): Promise<Phone> {
  const { items } = await table.query<{ pk: string; sk: string } & (Person | Partial<PhoneState>)>({
    pk: keys.phonePartition(phone),
    from: keys.personOnPhonePrefix,
  });
  const state = items.find((item): item is { pk: string; sk: string } & Partial<PhoneState> =>
    keys.isPhoneStateKey(item),
  );
  const people = items.filter((item): item is { pk: string; sk: string } & Person =>
    keys.isPersonOnPhoneKey(item),
  );
  return {
    phone,
    people: people.map(withoutKeys),
    state: { ...unheardOf, ...state },
    conversation: items.find(keys.isConversationKey),
  };
}

/** The names told by people on a phone. */
export async function namesOnPhone(table: Table, phone: string): Promise<readonly string[]> {
  const { items } = await table.query<Pick<Person, 'name'>>({
    pk: keys.phonePartition(phone),
    prefix: keys.personOnPhonePrefix,
    attributes: ['name'],
  });
  return items.flatMap(({ name }) => name ?? []);
}

type Stored = Item & Person & { pk: string; sk: string; gsi1pk?: string; gsi1sk?: string };
const withoutKeys = ({ pk: _pk, sk: _sk, gsi1pk: _g1p, gsi1sk: _g1s, ...person }: Stored): Person => person;

/** A person by id, without storage keys; `undefined` when she was erased or never known. */
export async function personById(table: Table, personId: string): Promise<Person | undefined> {
  const stored = await table.get<Stored>(keys.personKey(personId));
  return stored === undefined ? undefined : withoutKeys(stored);
}

/** The people of these ids who are still known. */
export const peopleById = async (table: Table, personIds: readonly string[]): Promise<readonly Person[]> =>
  (await table.getEach<Stored>(personIds.map(keys.personKey))).map(withoutKeys);

/** The phone someone is told on, and the language. */
export type Reached = Pick<Person, 'personId' | 'phone' | 'language' | 'languageIsGuess'>;

/** As `peopleById`, without the details that sending to many people does not need. */
export const reachedBy = (table: Table, personIds: readonly string[]): Promise<readonly Reached[]> =>
  table.getEach<Reached>(personIds.map(keys.personKey), ['personId', 'phone', 'language', 'languageIsGuess']);

/** The states of these phones, where anything is known of them. */
export async function phoneStatesOf(
  table: Table,
  phones: readonly string[],
): Promise<ReadonlyMap<string, Partial<PhoneState>>> {
  const states = await table.getEach<Partial<PhoneState> & { readonly pk: string }>(
    phones.map(keys.phoneStateKey),
  );
  return new Map(
    states.map(({ pk, ...state }) => [pk.slice(keys.phonePartition('').length), state] as const),
  );
}

/** A text that came from the phone: its door, and the language it shows, if any. */
export type HeardFrom = {
  readonly at: string;
  readonly door: string;
  readonly language: Language | null;
};

/**
 * The writes that keep the new details of a person, and that her phone was heard from: none for a known
 * person. A new person raises the phone's number of people from the one read, so that two texts at once
 * cannot make two of her. `byStaffAt`: when staff registered her in person; then the phone is no stranger's.
 * `agreedOnForm`: she agreed on a form to what is kept.
 */
export function writesOf(
  recognised: Exclude<Recognised, { refused: string }>,
  phone: Phone,
  heard?: HeardFrom,
  byStaffAt?: string,
  agreedOnForm = false,
): readonly Write[] {
  const { person } = recognised;
  const ofPhone = heard === undefined ? formWrites(person, phone, byStaffAt) : heardWrites(phone, heard);
  if (recognised.who === 'known') {
    // She may have been erased since she was read.
    return [{ as: 'person', check: keys.personKey(person.personId), when: isPresent }, ...ofPhone];
  }
  if (recognised.who === 'completed') {
    return [...personWrites(person, equals('version', person.version - 1)), ...ofPhone];
  }
  const isHeard = heard !== undefined;
  const isShown = isHeard ? heard.language !== null : person.languageIsGuess !== true;
  const haveAgreed = agreedOnForm && (phone.people.length === 0 || phone.state.agreedOnForm === true);
  return [
    ...personWrites(person, isAbsent),
    {
      as: 'phone',
      when: phone.state.people === 0 ? noPeopleYet : equals('people', phone.state.people),
      update: keys.phoneStateKey(phone.phone),
      changes: {
        set: {
          people: phone.state.people + 1,
          ...(isHeard ? lastHeard(heard) : {}),
          ...(isShownByForm(person, phone, heard) ? { language: person.language } : {}),
        },
        setOnce: {
          ...(isShown || phone.state.language !== undefined ? {} : { languageIsGuess: true }),
          ...(heard?.language || isShownByForm(person, phone, heard) ? {} : { language: person.language }),
          ...(isHeard ? { heardAt: heard.at } : {}),
          ...(byStaffAt === undefined ? {} : { knownAt: byStaffAt }),
          ...(haveAgreed ? { agreedOnForm: true } : {}),
        },
        remove: [
          ...(isHeard ? whatItsTextEnds : []),
          ...(isShown ? ['languageIsGuess'] : []),
          ...(phone.state.agreedOnForm === true && !haveAgreed ? ['agreedOnForm'] : []),
        ],
      },
    },
  ];
}

/** The write of a person whose version follows the one read; refused under the name `person`. */
export const describedWrites = (person: Person): readonly Write[] =>
  personWrites(person, equals('version', person.version - 1));

/** A person is stored twice: under her id, and as a copy with her phone. */
const personWrites = (person: Person, when: Condition): readonly Write[] => [
  {
    as: 'person',
    when,
    put: {
      ...keys.personKey(person.personId),
      ...keys.personInCentre(person.centre, person.foldedName, person.personId),
      ...person,
    },
  },
  { as: 'person', when, put: { ...keys.personOnPhoneKey(person.phone, person.personId), ...person } },
];

/**
 * Notes the first text of a phone, and door and language of its last; none when all are known. A failing or
 * unreachable phone counts as reachable again.
 */
export function heardWrites({ phone, state }: Phone, heard: HeardFrom | undefined): readonly Update[] {
  if (heard === undefined) return [];
  const isNew =
    heard.language !== null && (heard.language !== state.language || state.languageIsGuess === true);
  const isSame = state.door === heard.door && !isNew;
  const wasLost = state.unreachableAt !== undefined || state.failures !== undefined;
  if (state.heardAt !== undefined && isSame && !wasLost) return [];
  return [
    {
      as: 'heard',
      update: keys.phoneStateKey(phone),
      changes: {
        set: lastHeard(heard),
        setOnce: { heardAt: heard.at },
        remove: [...whatItsTextEnds, ...(heard.language === null ? [] : ['languageIsGuess'])],
      },
    },
  ];
}

/** Notes once that a phone is known by more than a form. */
const knownWrites = (
  { phone, state }: Pick<Phone, 'phone' | 'state'>,
  at: string | undefined,
): readonly Update[] =>
  at === undefined || state.knownAt !== undefined
    ? []
    : [
        {
          as: 'known',
          update: keys.phoneStateKey(phone),
          changes: { setOnce: { knownAt: at } },
          when: isPresent,
        },
      ];
/** A form filled in with a phone whose language was a guess shows the language: the phone's too. */
const isShownByForm = (
  { languageIsGuess }: Person,
  { state }: Phone,
  heard: HeardFrom | undefined,
): boolean => heard === undefined && state.languageIsGuess === true && languageIsGuess !== true;

/** The writes that a form, or a registration by staff, adds for a phone with people on it. */
function formWrites(person: Person, phone: Phone, byStaffAt: string | undefined): readonly Update[] {
  const known = knownWrites(phone, byStaffAt);
  if (!isShownByForm(person, phone, undefined)) return known;
  const changes = { set: { language: person.language }, remove: ['languageIsGuess'] };
  const knownAt = known.length === 0 ? {} : { setOnce: { knownAt: byStaffAt } };
  return [{ as: 'language', update: keys.phoneStateKey(phone.phone), changes: { ...changes, ...knownAt } }];
}

const whatItsTextEnds = ['unreachableAt', 'failures'];
const lastHeard = ({ door, language }: HeardFrom) => ({ door, ...(language === null ? {} : { language }) });

/**
 * The writes that erase a person: her item and the copy with her phone. With the last person on a phone
 * nothing of the phone stays, unless it asked for no more messages, which must be remembered, or is a focal
 * point's.
 */
export function erasureWrites(person: Person, phone: Phone): readonly Write[] {
  const when = equals('version', person.version);
  const state = keys.phoneStateKey(phone.phone);
  const people = { as: 'phone', when: equals('people', phone.state.people) };
  return [
    { as: 'person', delete: keys.personKey(person.personId), when },
    { as: 'person', delete: keys.personOnPhoneKey(phone.phone, person.personId), when },
    ...(phone.people.length === 1
      ? forgetPhoneWrites(phone)
      : [{ ...people, update: state, changes: { set: { people: phone.state.people - 1 } } }]),
  ];
}

/**
 * The writes that forget a phone without people; refused under the name `phone` when someone came meanwhile.
 * Of a phone that asked for no more messages, only that is remembered.
 */
export function forgetPhoneWrites({ phone, state }: Phone): readonly Write[] {
  const key = keys.phoneStateKey(phone);
  const when = either(isAbsent, equals('people', state.people), noPeopleYet);
  if (state.stoppedAt === undefined) return [{ as: 'phone', delete: key, when }];
  return [
    { as: 'phone', when, put: { ...key, people: 0, stoppedAt: state.stoppedAt, heardAt: state.stoppedAt } },
  ];
}

const noPeopleYet: Condition = (place) =>
  `attribute_not_exists(${place.name('people')}) OR ${place.name('people')} = ${place.value(0)}`;
