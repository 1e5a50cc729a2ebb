import type { DiwanEvent, EventOf } from '#events/index.ts';
import { type Counting, daysName, plainName } from './cells.ts';
import { periodsOf } from './periods.ts';

const counted = [
  'grant.submitted',
  'grant.approved',
  'grant.rejected',
  'grant.withdrawn',
  'grant.cancelled',
  'grant.payment-confirmed',
  'grant.closed',
  'grant.repayment-confirmed',
] as const;

/** The steps of a grant that change a number. */
export type CountedOfGrants = EventOf<(typeof counted)[number]>;

/** Whether an event is such a step. */
export const isCountedOfGrants = (event: DiwanEvent): event is CountedOfGrants =>
  counted.some((type) => type === event.type);

/**
 * The numbers a step adds. An application is counted in the month its first version was submitted, with the
 * sum its last version asks; a decision in its own month, once, with the days since submission; payments and
 * returned money in theirs. An approval that no longer stands is subtracted from the month it was given in.
 */
export function countingsOfGrant(event: CountedOfGrants): readonly Counting[] {
  const { currency, before, after, submittedAt } = event.data;
  const asked = plainName[`asked${currency}`];
  const approved = plainName[`approved${currency}`];
  const returned = plainName[`returned${currency}`];
  const adding = (at: string, ...adds: Counting['adds']): Counting => ({
    family: 'grants',
    periods: periodsOf(at),
    adds,
  });
  const now = event.occurredAt;
  /** Subtracts the approval, or the part of it that no longer stands. */
  const takenBack = (approvedAt: string | null): readonly Counting[] => {
    if (approvedAt === null || before.approved === null) return [];
    const count = after.approved === null ? -1 : 0;
    const sum = (after.approved ?? 0) - before.approved;
    return [adding(approvedAt, [plainName.grantsApproved, count], [approved, sum])];
  };
  switch (event.type) {
    case 'grant.submitted': {
      const { askedBefore } = event.data;
      const isFirst = askedBefore === null ? 1 : 0;
      const more = event.data.asked - (askedBefore ?? 0);
      return [adding(submittedAt, [plainName.grantsSubmitted, isFirst], [asked, more])];
    }
    case 'grant.approved':
      return [
        adding(
          now,
          [plainName.grantsApproved, 1],
          [approved, after.approved ?? 0],
          [daysName(event.data.days), 1],
        ),
      ];
    case 'grant.rejected': {
      const { days, approvedAt } = event.data;
      const decided = days === null ? [] : [[daysName(days), 1] as const];
      return [adding(now, [plainName.grantsRejected, 1], ...decided), ...takenBack(approvedAt)];
    }
    case 'grant.withdrawn':
      return takenBack(event.data.approvedAt);
    case 'grant.cancelled':
      return [adding(now, [returned, after.returned]), ...takenBack(event.data.approvedAt)];
    case 'grant.payment-confirmed':
      return [adding(now, [plainName[`paid${currency}`], event.data.amount])];
    case 'grant.closed':
      return [
        adding(
          now,
          [plainName.grantsClosed, 1],
          [plainName.grantPeopleReached, event.data.peopleReached],
          // Before a second person had to confirm, closing gave back the unspent money.
          [returned, after.returned],
        ),
      ];
    case 'grant.repayment-confirmed':
      return [adding(now, [returned, event.data.amount])];
  }
}
