import type { Actor } from '#events/index.ts';
import { childrenInLine, firstInLine } from '#shared/activities/index.ts';
import { again, type Context, type Decided, untilWritten } from '#shared/table/index.ts';
import { registrationOf, writesOf } from '../store.ts';
import { decideChildcareGiven } from '../waiting-line/line.ts';
import { hasChildrenInLine } from './children.ts';

/**
 * Gives places in childcare to children in line while one is free, the first asked for first. The places are
 * given, not offered, because the mother has her place and has asked for them
 * (docs/decisions/registering/waiting-list.md). Answers with how many times it gave some. Throws as `promote`
 * does, and may be run again like `promote`.
 */
export async function giveChildcare(context: Context, code: string, actor: Actor): Promise<number> {
  const { table } = context;
  const giveOnce = async (): Promise<Decided<boolean>> => {
    const { activity } = await firstInLine(table, code, 0);
    if (activity === undefined || activity.childcareLeft < 1 || !hasChildrenInLine(activity)) {
      return false;
    }
    const [first] = await childrenInLine(table, activity);
    const registration = first && (await registrationOf(table, activity.activityId, first.personId));
    const now = context.now();
    const change =
      first &&
      registration &&
      decideChildcareGiven(activity, registration, first.waitId, { now, eventId: context.newId(now), actor });
    const stands = registration?.childrenWaiting?.some(({ waitId }) => waitId === first?.waitId) ?? false;
    // The children wait, but no session is to come any more.
    if (change === undefined && stands) return false;
    // The items changed between two reads.
    return change === undefined ? again : { writes: writesOf(change), result: true };
  };
  let times = 0;
  while (await untilWritten(context, 'give a place in childcare', giveOnce)) times += 1;
  return times;
}
