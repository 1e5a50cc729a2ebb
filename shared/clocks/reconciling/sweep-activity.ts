import * as z from 'zod/mini';
import type { Actor } from '#events/index.ts';
import { type Activity, sessionById, sessionsOf } from '#shared/activities/index.ts';
import { endOf, heldOf, isNoSheetUnsaid } from '#shared/attendance/completion/index.ts';
import { expire, pageToEnd, type ToEnd } from '#shared/registration/index.ts';
import { firingsOf } from '#shared/reminders/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { Clockwork } from '../clockwork.ts';
import { completionClock, completionPrefix } from '../completion-clock.ts';
import { reminderClock } from '../reminder-clocks.ts';
import { type Clock, type ClockTarget, isSet, setClock } from '../set-clock.ts';
import type { Finding } from './found.ts';
import type { standingClocks } from './standing.ts';

/** A sweep of one activity. */
export type Sweeping = {
  readonly context: Context;
  readonly clockwork: Clockwork;
  readonly standing: ReturnType<typeof standingClocks>;
  /** Whether it only says what it would do. */
  readonly isDry: boolean;
  /** Seconds for which what is due, or was just set, is left to its own clock. */
  readonly sparing: number;
  readonly found: (finding: Finding) => void;
  /** How many registrations are read at a time. */
  readonly pageLength: number;
  /** Called between pages; when it gives `true`, the roster is left there. */
  readonly isEnough: () => boolean;
};

const actor: Actor = { kind: 'system', function: 'reconcile' };

/** Where a roster goes on: after this person, and whether anyone before was undecided. */
export const rosterPlace = z.strictObject({
  activityId: z.uuidv7(),
  after: z.uuidv7(),
  isUndecided: z.boolean(),
});
type RosterPlace = z.infer<typeof rosterPlace>;

/**
 * Does for one activity what lost clocks have left undone: ends offers past their deadline as `expire-offer`
 * does, sets the clocks of reminders and of the completion that are missing, and carries out those that are
 * due. Doing it again, or beside the clocks themselves, changes nothing more. Gives where its roster goes on
 * when it was left there, with the rest still to do.
 * @param from where an earlier run left a roster; of another activity, it says nothing
 */
export async function sweepActivity(
  sweeping: Sweeping,
  activity: Activity,
  from?: RosterPlace,
): Promise<RosterPlace | undefined> {
  const isLeftHere = from?.activityId === activity.activityId;
  const roster = await sweepRoster(sweeping, activity, isLeftHere ? from : undefined);
  if (roster.after !== undefined)
    return { activityId: activity.activityId, after: roster.after, isUndecided: roster.isUndecided };
  await sweepReminders(sweeping, activity);
  await sweepCompletion(sweeping, activity, roster.isUndecided);
  return undefined;
}

/**
 * Goes through the roster, page by page until it is enough: ends overdue offers, and tells whether anyone who
 * had a place when the last session ended is still undecided, and where the roster goes on, if it does.
 */
async function sweepRoster(
  sweeping: Sweeping,
  { activityId, code, sessions }: Activity,
  from: RosterPlace | undefined,
): Promise<Pick<RosterPlace, 'isUndecided'> & { readonly after: string | undefined }> {
  const { context, isDry, found, pageLength, isEnough } = sweeping;
  const before = spared(sweeping);
  const over = endOf(sessions.map((session) => ({ ...session, status: 'planned' as const })));
  let isUndecided = from?.isUndecided ?? false;
  let after = from?.after;
  do {
    const page = await pageToEnd(context.table, activityId, pageLength, after);
    for (const registration of page.items) {
      const { status, deadline, personId } = registration;
      if (status === 'confirmed' && over !== undefined && placeSince(registration) <= over)
        isUndecided = true;
      if (status !== 'offered' || deadline === undefined || deadline > before) continue;
      const ended = isDry || (await expire(context, { activityId, personId }, deadline, actor)) !== undefined;
      // Otherwise it was answered, or ended by its clock, between the two reads.
      if (ended) found({ what: 'offersOverdue', activityId, code, due: deadline });
    }
    after = page.next;
  } while (after !== undefined && !isEnough());
  return { isUndecided, after };
}

const placeSince = ({ confirmedAt, registeredAt }: ToEnd): string => confirmedAt ?? registeredAt;

/** How the ids of sessions announced in the same minute begin: one listing finds the clocks of them all. */
const prefixOf = (sessionId: string): string => sessionId.slice(0, 8);

async function sweepReminders(
  sweeping: Sweeping,
  { activityId, centre, code, sessions }: Activity,
): Promise<void> {
  const { context, clockwork, standing, found } = sweeping;
  const { reminders, times } = clockwork;
  const now = context.now();
  for (const { sessionId, start } of sessions.filter((session) => session.start > now.toISOString())) {
    const names = await standing(reminders, prefixOf(sessionId));
    const planned = firingsOf({ start, centre, status: 'planned' }, times, now);
    const isWhole = planned.toCome.every((firing) =>
      names.has(reminderClock({ activityId, sessionId, start }, firing).name),
    );
    // The session itself is read only where something may be missing: most have all their clocks.
    if (isWhole && planned.missed.length === 0) continue;
    const session = await sessionById(context.table, activityId, sessionId);
    if (session === undefined || (session.setAt ?? '') > spared(sweeping)) continue;
    const { toCome, missed } = firingsOf(session, times, now);
    for (const firing of toCome) {
      const clock = reminderClock(session, firing);
      if (!names.has(clock.name) && (await setUnlessSet(sweeping, reminders, clock)))
        found({ what: 'remindersUnset', activityId, code, due: firing.at });
    }
    for (const firing of missed.filter(({ at }) => at <= spared(sweeping))) {
      await doNow(sweeping, reminders, reminderClock(session, firing));
      found({ what: 'remindersMissed', activityId, code, due: firing.at });
    }
  }
}

async function sweepCompletion(
  sweeping: Sweeping,
  { activityId, code }: Activity,
  isUndecided: boolean,
): Promise<void> {
  const { context, clockwork, standing, found } = sweeping;
  const { completions } = clockwork;
  const sessions = await sessionsOf(context.table, activityId);
  const over = endOf(sessions);
  if (over === undefined) return;
  const clock = completionClock(activityId, over, completions.grace);
  const due = new Date(clock.at).toISOString();
  if (due > context.now().toISOString()) {
    const wasJustSet = sessions.some(({ setAt = '' }) => setAt > spared(sweeping));
    const names = await standing(completions, completionPrefix(activityId));
    if (wasJustSet || names.has(clock.name) || !(await setUnlessSet(sweeping, completions, clock))) return;
    return found({ what: 'completionsUnset', activityId, code, due });
  }
  if (due > spared(sweeping) || !isUndecided) return;
  if (heldOf(sessions).length === 0 && !(await isNoSheetUnsaid(context, activityId))) return;
  await doNow(sweeping, completions, clock);
  found({ what: 'completionsMissed', activityId, code, due });
}

/** The instant until which something may be left to its clock. */
const spared = ({ context, sparing }: Sweeping): string =>
  new Date(context.now().getTime() - sparing * 1_000).toISOString();

/** Sets a clock that was not listed; `false` when it is set after all. A dry run only looks. */
async function setUnlessSet(
  { clockwork: { scheduler }, context, isDry }: Sweeping,
  target: ClockTarget,
  clock: Clock,
): Promise<boolean> {
  if (isDry) return !(await isSet(scheduler, target, clock.name));
  return (await setClock(scheduler, target, clock, context.now())) !== 'stood';
}

async function doNow({ isDry }: Sweeping, { queue }: ClockTarget, { job }: Clock): Promise<void> {
  if (!isDry) await queue.push(job);
}
