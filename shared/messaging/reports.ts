import { all, type Condition, isPresent, type Table } from '../table/index.ts';
import { keyOf } from './outbox.ts';

/** What a gateway says became of a message. */
export type DeliveryReport = {
  /** As the gateway gives it; ours where it was sent under our id. */
  readonly messageId: string;
  /** Whom it went to, E.164; an answer to a phone of which no one is known stands with that phone. */
  readonly phone: string | null;
  readonly outcome: 'delivered' | 'failed';
  /** UTC ISO. */
  readonly at: string;
  /** The gateway's word for why it failed. */
  readonly reason?: string;
};

const longestReason = 100;
/** Ids of ours are made of these; anything else is no message of ours. */
const ours = /^[\w-]{8,64}$/;

/** Reports come in any order, and a text in several parts has several: what was delivered once stays so. */
const isOpen: Condition = (place) =>
  `attribute_not_exists(${place.name('outcome')}) OR ${place.name('outcome')} <> ${place.value('delivered')}`;

/**
 * Keeps with a message what became of it. Repeating it is harmless; a report of a message that is not ours, or
 * of one that is known to be delivered, changes nothing. Answers whether anything was kept.
 */
export async function keepReport(table: Table, report: DeliveryReport): Promise<boolean> {
  const { messageId, phone, outcome, at, reason } = report;
  if (!ours.test(messageId)) return false;
  const outcomeAt = at;
  const changes =
    reason === undefined
      ? { set: { outcome, outcomeAt }, remove: ['outcomeReason'] }
      : { set: { outcome, outcomeAt, outcomeReason: reason.slice(0, longestReason) } };
  const refs = [{ messageId }, ...(phone === null ? [] : [{ messageId, phone }])];
  for (const ref of refs) {
    const kept = await table.update({
      update: keyOf(ref),
      changes,
      when: all(isPresent, isOpen),
    });
    if (kept !== undefined) return true;
  }
  return false;
}
