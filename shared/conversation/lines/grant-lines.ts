import { draftsOfPhone, grantIdsOf, grantsById, isOver } from '#shared/grants/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import type { Phone } from '#shared/people/index.ts';
import type { Context } from '#shared/table/index.ts';

/** How many are told at once. */
const mostTold = 4;
/** A finished application or grant is told for so long by text; its page shows it for ever. */
const endToldFor = 60 * 24 * 3_600_000;
const ended: ReadonlySet<string> = new Set(['rejected', 'closed', 'withdrawn', 'cancelled']);

/**
 * The state of the applications and grants whose contact person is on this phone, or that the phone began by
 * text: number and one word each, the last begun first; never a sum or a reason, which are behind the link.
 * @param except a number that is told elsewhere
 */
export async function grantLines(
  { table, now }: Context,
  { phone, people }: Phone,
  except?: string,
): Promise<readonly Line[]> {
  const at = now();
  const [drafts, ...ids] = await Promise.all([
    draftsOfPhone(table, phone),
    ...people.map(({ personId }) => grantIdsOf(table, personId)),
  ]);
  const grants = await grantsById(table, [...new Set(ids.flat())]);
  const standing = [
    ...drafts
      .filter((draft) => draft.grantId === null && !isOver(draft, at))
      .map(({ draftId, number }) => ({ draftId, number, status: 'draft' })),
    ...grants.filter(
      ({ status, since }) => !ended.has(status) || Date.parse(since) > at.getTime() - endToldFor,
    ),
  ];
  return standing
    .filter(({ number }) => number !== except)
    .toSorted((a, b) => (a.draftId < b.draftId ? 1 : -1))
    .slice(0, mostTold)
    .map(({ number, status }) => ({ key: 'sms.statusLine.grant', args: { number, standing: status } }));
}
