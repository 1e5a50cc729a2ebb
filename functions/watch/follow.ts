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

/** Whether `follow` acts on an event. */
export const isWatched = (event: DiwanEvent): event is Watched =>
  watchedTypes.some((type) => type === event.type);

const watch = { kind: 'system', function: 'watch' } as const;

/**
 * What follows from what is noted of people: three absences in a row are put to the team leader, a place that
 * is given up settles that, and who was dropped on what was known then is looked at again; a sheet that comes
 * late settles that there was none.
 */
export async function follow(context: Context, timetables: Timetables, event: Watched): Promise<void> {
  switch (event.type) {
    case 'attendance.recorded':
      await watchAbsence(context, timetables, event);
      // A mark that comes after the end may make up for it; one that says she did not come cannot.
      if (event.data.to !== 'absent') await decideAgain(context, event.data);
      if (event.data.from === null) await lateSheet(context, event.data.activityId, watch);
      return;
    case 'registration.dropped':
      await settleWhenOver(context, event);
      // Something may have been noted between the reading and the writing of it.
      await decideAgain(context, event.data);
      return;
    case 'registration.cancelled':
    case 'registration.completed':
      await settleWhenOver(context, event);
      return;
  }
}
