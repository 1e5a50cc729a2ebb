import { type Draft, draftsOfPhone } from '#shared/grants/index.ts';
import { type PanelMember, panelMembersOn } from '#shared/grants/panels/index.ts';
import { named, type Person, type Phone, personById, phoneOf } from '#shared/people/index.ts';
import type { Context } from '#shared/table/index.ts';

/** What goes with a person when she is erased, besides herself and her places. */
export type Belongings = {
  readonly phone: Phone;
  /** Whether nobody else is on her phone: then everything kept of the phone goes too. */
  readonly isLast: boolean;
  /** Applications for grants that she is writing. */
  readonly drafts: readonly Draft[];
  /** Drafts that her phone began by text and that are someone else's now: they forget the phone. */
  readonly begunForOthers: readonly Draft[];
  /** Her phone among those that a panel's digest goes to. */
  readonly onPanels: readonly PanelMember[];
};

/** A person with what goes with her; `undefined` when she was erased or never known. */
export async function belongingsOf(
  { table }: Pick<Context, 'table'>,
  personId: string,
): Promise<{ readonly person: Person; readonly belongings: Belongings } | undefined> {
  const known = await personById(table, personId);
  if (known === undefined) return undefined;
  const phone = await phoneOf(table, known.phone);
  const person = phone.people.find((each) => each.personId === personId) ?? known;
  const written = await draftsOfPhone(table, phone.phone);
  const isLast = phone.people.length <= 1;
  const drafts = draftsMeant(written, phone, person, person.name);
  const left = written.filter((draft) => !drafts.includes(draft));
  return {
    person,
    belongings: {
      ...{ phone, isLast, drafts },
      begunForOthers: isLast ? left.filter((draft) => !standsIn(draft, phone)) : [],
      onPanels: isLast ? await panelMembersOn(table, phone.phone) : [],
    },
  };
}

/**
 * Drafts of grant applications hold a name and the phone: hers are erased, and with the last person on a
 * phone all drafts with its number. A draft begun by text from it that now has another number goes with her
 * name alone. A person known only from a draft is meant by her name in it, as people are.
 */
export function draftsMeant(
  drafts: readonly Draft[],
  phone: Phone,
  person: Person | undefined,
  name: string | null,
): readonly Draft[] {
  const isLast = phone.people.length <= 1 && (person !== undefined || name === null);
  const written = drafts.flatMap((draft) => {
    const { name: of } = draft.contact;
    return of === null ? [] : [{ draft, name: of }];
  });
  const said = name === null ? [] : named(written, name);
  const theirs = person === undefined ? said : named(written, person.name ?? '', 'same');
  const hers = new Set(theirs.map(({ draft }) => draft));
  return drafts.filter((draft) => hers.has(draft) || (isLast && standsIn(draft, phone)));
}

/** Whether a draft has this phone's number, or no number: then it belongs to the phone that began it. */
export const standsIn = ({ contact }: Draft, { phone }: Phone): boolean =>
  contact.phone === null || contact.phone === phone;
