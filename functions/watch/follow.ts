import type { DiwanEvent, EventOf } from '#events/index.ts';
import { settleWhenOver, type Timetables, watchAbsence } from '#shared/attendance/absences/index.ts';
import { decideAgain, lateSheet } from '#shared/attendance/completion/index.ts';
import type { Context } from '#shared/table/index.ts';

const watchedTypes = [
  'attendance.recorded',
  'registration.cancelled',
  'registration.completed',
  'registration.dropped',
] as const;
/** The events that `follow` acts on; infra/stacks/attendance.ts has the rule that lets them through. */
export type Watched = EventOf<(typeof watchedTypes)[number]>;

/** Whether `follow` acts on events of a type. */
export const isWatchedType = (type: string): boolean => watchedTypes.some((watched) => watched === type);
/** Whether `follow` acts on an event. */
export const isWatched = (event: DiwanEvent): event is Watched => isWatchedType(event.type);

const watch = { kind: 'system', function: 'watch' } as const;

/**
 * Reacts to attendance: three absences in a row are put to the team leader, and a place given up settles that
 * concern. A person dropped on earlier marks is decided on again. A late sheet settles the concern that there
 * was none.
 */
export async function follow(context: Context, timetables: Timetables, event: Watched): Promise<void> {
  switch (event.type) {
    case 'attendance.recorded':
      await watchAbsence(context, timetables, event);
      // A mark made after the end may complete her course after all; a mark of absence cannot.
      if (event.data.to !== 'absent') await decideAgain(context, event.data);
      if (event.data.from === null) await lateSheet(context, event.data.activityId, watch);
      return;
    case 'registration.dropped':
      await settleWhenOver(context, event);
      // A mark may have been made between reading the marks and dropping her.
      await decideAgain(context, event.data);
      return;
    case 'registration.cancelled':
    case 'registration.completed':
      await settleWhenOver(context, event);
      return;
  }
}
