import type { Actor, CentreId, Language, PanelEvent } from '../../events/index.ts';
import {
  type Context,
  isAbsent,
  isPresent,
  keys,
  pauseBefore,
  recordEvent,
  type Table,
  type Write,
} from '../table/index.ts';

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

export async function panelMemberById(table: Table, panelMemberId: string): Promise<PanelMember | undefined> {
  const stored = await table.get<Stored>(keys.panelMemberKey(panelMemberId));
  return stored === undefined ? undefined : withoutKeys(stored);
}

const attempts = 8;

/** Adds a phone; `along` are writes for the same transaction, one of them named `request`. */
export async function addPanelMember(
  context: Context,
  wanted: Pick<PanelMember, 'phone' | 'language' | 'centre'>,
  actor: Actor,
  along: (member: PanelMember) => readonly Write[] = () => [],
): Promise<PanelMember | { readonly refused: 'request-answered' }> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const now = context.now();
    const member: PanelMember = { ...wanted, panelMemberId: context.newId(now), addedAt: now.toISOString() };
    const outcome = await context.table.write([
      ...along(member),
      {
        as: 'member',
        when: isAbsent,
        put: {
          ...keys.panelMemberKey(member.panelMemberId),
          ...keys.panelMemberInCentre(member.centre, member.panelMemberId),
          ...member,
        },
      },
      recordEvent(eventOf('panel-member.added', context, member, actor)),
    ]);
    if (outcome.result === 'written') return member;
    if (outcome.result === 'refused' && outcome.refused.has('request'))
      return { refused: 'request-answered' };
    await pauseBefore(context, attempt);
  }
  throw new Error('A panel member could not be added: too many others at once');
}

/** The phone is told no more; `false` where there is no such one. */
export async function removePanelMember(
  context: Context,
  panelMemberId: string,
  actor: Actor,
  along: readonly Write[] = [],
): Promise<boolean> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const member = await panelMemberById(context.table, panelMemberId);
    if (member === undefined) return false;
    const outcome = await context.table.write([
      { as: 'member', delete: keys.panelMemberKey(panelMemberId), when: isPresent },
      recordEvent(eventOf('panel-member.removed', context, member, actor)),
      ...along,
    ]);
    if (outcome.result === 'written') return true;
    await pauseBefore(context, attempt);
  }
  throw new Error('A panel member could not be removed: too many others at once');
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
