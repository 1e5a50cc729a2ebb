import { type Condition, equals, type Item, isAbsent, keys, type Table, type Write } from '../table/index.ts';
import type { Recognised } from './decide.ts';
import { type Person, type Phone, type PhoneState, unheardOf } from './schema.ts';

/** Everyone on a phone, its state and conversation, by one Query; a phone never heard of has no one on it. */
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

const withoutKeys = ({ pk: _pk, sk: _sk, ...person }: Item & Person & { pk: string; sk: string }): Person =>
  person;

export const personById = (table: Table, personId: string): Promise<Person | undefined> =>
  table.get<Person>(keys.personKey(personId));

/**
 * The writes that keep what was learned of a person: none for one who is known. A new person raises the
 * phone's number of people from the one that was read, so that two texts at once cannot make two of her.
 */
export function writesOf(
  recognised: Exclude<Recognised, { refused: string }>,
  phone: Phone,
): readonly Write[] {
  if (recognised.who === 'known') return [];
  const { person } = recognised;
  const when = recognised.who === 'new' ? isAbsent : equals('version', person.version - 1);
  const writes: Write[] = [
    {
      as: 'person',
      when,
      put: {
        ...keys.personKey(person.personId),
        ...keys.personInCentre(person.centre, person.foldedName, person.personId),
        ...person,
      },
    },
    { as: 'person', when, put: { ...keys.personOnPhoneKey(phone.phone, person.personId), ...person } },
  ];
  if (recognised.who === 'new') {
    writes.push({
      as: 'phone',
      when: phone.state.people === 0 ? noPeopleYet : equals('people', phone.state.people),
      update: keys.phoneStateKey(phone.phone),
      changes: { set: { people: phone.state.people + 1 }, setOnce: { language: person.language } },
    });
  }
  return writes;
}

const noPeopleYet: Condition = (place) =>
  `attribute_not_exists(${place.name('people')}) OR ${place.name('people')} = ${place.value(0)}`;
