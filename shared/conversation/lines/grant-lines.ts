import { draftsOfPhone, grantIdsOf, grantsById, isOver } from '#shared/grants/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import type { Phone } from '#shared/people/index.ts';
import type { Context } from '#shared/table/index.ts';

/** So many are told at once. */
const mostTold = 4;
/** What has come to its end is told for so long; its page says it for ever. */
const endToldFor = 60 * 24 * 3_600_000;
const ended: ReadonlySet<string> = new Set(['rejected', 'closed', 'withdrawn', 'cancelled']);

/**
 * How the applications and grants stand whose contact person is on this phone, or that it began by text: the number and one
 * word each, the last begun first; never a sum or a reason, which are behind the link.
 * @param except a number that is told otherwise
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
