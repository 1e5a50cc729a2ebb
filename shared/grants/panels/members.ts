import {
  type Actor,
  type CentreId,
  centreIds,
  envelope,
  type Language,
  type PanelEvent,
} from '#events/index.ts';
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

/** A member of a centre's panel, by the phone that gets the daily digest. */
export type PanelMember = {
  readonly panelMemberId: string;
  /** E.164. */
  readonly phone: string;
  readonly language: Language;
  readonly centre: CentreId;
  readonly addedAt: string;
};

type Stored = keys.Keyed<PanelMember>;

/** All members of a centre's panel, the first added first; a panel is few people. */
export async function panelMembersOf(table: Table, centre: CentreId): Promise<readonly PanelMember[]> {
  const { items } = await table.query<Stored>({ ...keys.panelMembersInCentre(centre), index: 'gsi1' });
  return items.map(keys.withoutKeys);
}

/** A panel member, or `undefined` when there is none under this id. */
export async function panelMemberById(table: Table, panelMemberId: string): Promise<PanelMember | undefined> {
  const stored = await table.get<Stored>(keys.panelMemberKey(panelMemberId));
  return stored === undefined ? undefined : keys.withoutKeys(stored);
}

/** The members with this phone (E.164) in all centres; a phone may be on several panels. */
export async function panelMembersOn(table: Table, phone: string): Promise<readonly PanelMember[]> {
  const panels = await Promise.all(centreIds.map((centre) => panelMembersOf(table, centre)));
  return panels.flat().filter((member) => member.phone === phone);
}

/**
 * Marks a phone as known, since a manager entered it. Without this, a phone that never texted us and has no
 * people counts as erased, and is sent nothing.
 */
const knownWrite = (phone: string, now: Date): Write => ({
  as: 'phone',
  update: keys.phoneStateKey(phone),
  changes: { setOnce: { knownAt: now.toISOString() } },
});

/**
 * Checks, before a digest is sent, that a phone is still on a panel, and marks it as known, also if it was
 * added before that mark existed. `false` where it was removed, by staff or because its owner had everything
 * erased.
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

/** Removes a phone: it gets no more digests. `false` where there is no such member. */
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
  const given = { eventId: context.newId(now), now, actor };
  return { ...envelope(given, centre, `panel-member/${panelMemberId}`), type, data: { panelMemberId } };
};
