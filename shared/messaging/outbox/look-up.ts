import { namesOnPhone, type Person } from '#shared/people/index.ts';
import { keys, type Table } from '#shared/table/index.ts';
import { isOfSeveral, nothingSent, type PhoneNow, type SentLately } from '../policy/phone-now.ts';
import type { Outgoing } from '../schema.ts';

/** The person a whole message is for, if still known, and the phone the message was made for. */
export type Found = { readonly person?: Person; readonly phone: PhoneNow };

type Stored = keys.Key & Readonly<Record<string, unknown>>;

/**
 * Looks up the people of a batch and their phones in one request, plus one request for each phone of several
 * people. Two people on one phone share the result.
 */
export async function lookUp(
  table: Table,
  messages: readonly Outgoing[],
): Promise<(message: Outgoing) => Found> {
  const wanted = messages.flatMap(({ personId, phone }) => [
    keys.personKey(personId),
    keys.phoneStateKey(phone),
    keys.sentLatelyKey(phone),
  ]);
  const nameOf = ({ pk, sk }: keys.Key) => `${pk} ${sk}`;
  const items = await table.getEach<Stored>(wanted);
  const found = new Map(items.map((item) => [nameOf(item), item]));
  // Each key is read in the shape that its own store writes.
  const read = <T>(key: keys.Key) => found.get(nameOf(key)) as T | undefined;
  const stateOf = (phone: string) => read<NonNullable<PhoneNow['state']>>(keys.phoneStateKey(phone));
  const ofSeveral = new Set(
    messages.filter(({ phone }) => isOfSeveral(stateOf(phone))).map(({ phone }) => phone),
  );
  const names = new Map(
    await Promise.all(
      [...ofSeveral].map(async (phone) => [phone, await namesOnPhone(table, phone)] as const),
    ),
  );
  return ({ personId, phone }) => {
    const person = read<Person>(keys.personKey(personId));
    const state = stateOf(phone);
    const onPhone = names.get(phone);
    const lately = read<SentLately>(keys.sentLatelyKey(phone));
    return {
      ...(person === undefined ? {} : { person }),
      phone: {
        ...(state === undefined ? {} : { state }),
        lately: { ...nothingSent, ...lately },
        ...(onPhone === undefined ? {} : { onPhone }),
      },
    };
  };
}
