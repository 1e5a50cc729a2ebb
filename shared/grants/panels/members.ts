import { type Actor, type CentreId, centreIds, type Language, type PanelEvent } from '#events/index.ts';
import {
  type Context,
  ifAnswered,
  isAbsent,
  isPresent,
  keys,
  recordEvent,
  type Table,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';

/** Someone of a centre's panel, by the phone that is told each morning what waits. */
export type PanelMember = {
  readonly panelMemberId: string;
  /** E.164. */
  readonly phone: string;
  readonly language: Language;
  readonly centre: CentreId;
  readonly addedAt: string;
};

type Stored = PanelMember & keys.Key & Partial<keys.Gsi1>;
const withoutKeys = ({ pk: _pk, sk: _sk, gsi1pk: _g1p, gsi1sk: _g1s, ...member }: Stored): PanelMember =>
  member;

/** Everyone of a centre's panel, the first added first; a panel is few people. */
export async function panelMembersOf(table: Table, centre: CentreId): Promise<readonly PanelMember[]> {
  const { items } = await table.query<Stored>({ ...keys.panelMembersInCentre(centre), index: 'gsi1' });
  return items.map(withoutKeys);
}

/** A panel member, or `undefined` when there is none under this id. */
export async function panelMemberById(table: Table, panelMemberId: string): Promise<PanelMember | undefined> {
  const stored = await table.get<Stored>(keys.panelMemberKey(panelMemberId));
  return stored === undefined ? undefined : withoutKeys(stored);
}

/** Those of every centre's panel by a phone (E.164): one may be of several. */
export async function panelMembersOn(table: Table, phone: string): Promise<readonly PanelMember[]> {
  const panels = await Promise.all(centreIds.map((centre) => panelMembersOf(table, centre)));
  return panels.flat().filter((member) => member.phone === phone);
}

/**
 * A manager wrote the phone down, so something is known of it though it never texted us and no one is registered on it: a
 * phone of which nothing is known counts as erased, and is sent nothing.
 */
const knownWrite = (phone: string, now: Date): Write => ({
  as: 'phone',
  update: keys.phoneStateKey(phone),
  changes: { setOnce: { knownAt: now.toISOString() } },
});

/**
 * Sees, before a phone is told, that it is a panel's still, and keeps that it is known; those that were added before that was
 * kept are told too. `false` where it was taken off, by staff or by its owner who had everything erased.
 */
export async function isOnPanel(
  context: Context,
  { panelMemberId, phone }: Pick<PanelMember, 'panelMemberId' | 'phone'>,
): Promise<boolean> {
  return untilWritten(context, 'see whether a phone is on a panel', async () => ({
    writes: [
      { as: 'member', check: keys.panelMemberKey(panelMemberId), when: isPresent },
      knownWrite(phone, context.now()),
    ],
    result: true,
    ifRefused: { member: false },
  }));
}

/** Adds a phone; `extraWrites` are writes for the same transaction, one of them named `request`. */
export async function addPanelMember(
  context: Context,
  command: Pick<PanelMember, 'phone' | 'language' | 'centre'>,
  actor: Actor,
  extraWrites: (member: PanelMember) => readonly Write[] = () => [],
): Promise<PanelMember | { readonly refused: 'request-answered' }> {
  return untilWritten(context, 'add a panel member', async () => {
    const now = context.now();
    const member: PanelMember = { ...command, panelMemberId: context.newId(now), addedAt: now.toISOString() };
    return {
      writes: [
        ...extraWrites(member),
        {
          as: 'member',
          when: isAbsent,
          put: {
            ...keys.panelMemberKey(member.panelMemberId),
            ...keys.panelMemberInCentre(member.centre, member.panelMemberId),
            ...member,
          },
        },
        knownWrite(member.phone, now),
        recordEvent(eventOf('panel-member.added', context, member, actor)),
      ],
      result: member,
      ifRefused: ifAnswered,
    };
  });
}

/** The phone is told no more; `false` where there is no such one. */
export async function removePanelMember(
  context: Context,
  panelMemberId: string,
  actor: Actor,
  extraWrites: readonly Write[] = [],
): Promise<boolean> {
  return untilWritten(context, 'remove a panel member', async () => {
    const member = await panelMemberById(context.table, panelMemberId);
    if (member === undefined) return false;
    return {
      writes: [
        { as: 'member', delete: keys.panelMemberKey(panelMemberId), when: isPresent },
        recordEvent(eventOf('panel-member.removed', context, member, actor)),
        ...extraWrites,
      ],
      result: true,
    };
  });
}

const eventOf = (
  type: 'panel-member.added' | 'panel-member.removed',
  context: Context,
  { panelMemberId, centre }: PanelMember,
  actor: Actor,
): PanelEvent => {
  const now = context.now();
  return {
    id: context.newId(now),
    type,
    version: 1,
    occurredAt: now.toISOString(),
    actor,
    centre,
    subject: `panel-member/${panelMemberId}`,
    data: { panelMemberId },
  };
};
