import type { DiwanEvent, EventOf } from '../../events/index.ts';
import { settleWhenOver, type Timetables, watchAbsence } from '../../shared/absences/index.ts';
import { decideAgain } from '../../shared/completion/index.ts';
import type { Context } from '../../shared/table/index.ts';

const watchedTypes = [
  'attendance.recorded',
  'registration.cancelled',
  'registration.completed',
  'registration.dropped',
] as const;
/** What this function follows; infra/stacks/attendance.ts has the rule in front of it. */
export type Watched = EventOf<(typeof watchedTypes)[number]>;

export const isWatched = (event: DiwanEvent): event is Watched =>
  watchedTypes.some((type) => type === event.type);

/**
 * What follows from what is noted of people: three absences in a row are put to the team leader, a place that is given
 * up settles that, and who was dropped on what was known then is looked at again.
 */
export async function follow(context: Context, timetables: Timetables, event: Watched): Promise<void> {
  switch (event.type) {
    case 'attendance.recorded':
      await watchAbsence(context, timetables, event);
      // A mark that comes after the end may make up for it; one that says she did not come cannot.
      if (event.data.to !== 'absent') await decideAgain(context, event.data);
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
