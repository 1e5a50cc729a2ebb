import {
  type Concern,
  concernById,
  concernIdOf,
  concernWrites,
  settlementWrites,
} from '#shared/concerns/index.ts';
import type { Table, Write } from '#shared/table/index.ts';
import type { AttendanceChange, Given } from './change.ts';

/**
 * The concern for the team leader about marks that differ. Its occasion is the set of marks: a settled
 * concern is raised again when more marks come and still differ.
 */
const concernWantedOf = ({ attendance }: AttendanceChange) => {
  const { centre, activityId, code, sessionId, registrationId, personId, version } = attendance;
  const occasions = [String(version)];
  const about = 'dispute' as const;
  return { about, centre, activityId, code, sessionId, registrationId, personId, occasions };
};

const isAboutDispute = ({ attendance, previous }: AttendanceChange): boolean =>
  attendance.isDisputed || previous?.isDisputed === true;

/** The concern about a dispute over this person at this session, open or settled, if any. */
export const disputeOf = async (table: Table, change: AttendanceChange): Promise<Concern | undefined> =>
  isAboutDispute(change) ? concernById(table, concernIdOf(concernWantedOf(change))) : undefined;

/** Raises the concern when marks differ; settles it when someone who saw them has made the deciding mark. */
export function disputeWrites(
  change: AttendanceChange,
  concern: Concern | undefined,
  given: Given,
): readonly Write[] {
  if (change.attendance.isDisputed) return concernWrites(concern, concernWantedOf(change), given);
  return concern?.status === 'open' ? settlementWrites(concern, 'seen', given) : [];
}
