import type { Actor } from '#events/index.ts';
import { childrenInLine, firstInLine } from '#shared/activities/index.ts';
import { type Context, pauseBefore } from '#shared/table/index.ts';
import { registrationOf, writesOf } from '../store.ts';
import { decideChildcareGiven } from '../waiting-line/line.ts';
import { hasChildrenInLine } from './children.ts';

const attempts = 10;

/**
 * Gives places in childcare to children in line while one is free, the first asked for first: they are given, not
 * offered, because their mother has her place and has asked for them (docs/decisions/waiting-list.md). Answers with the
 * number of times it gave some. Throws as `promote` does, and may be run again as it may.
 */
export async function giveChildcare(context: Context, code: string, actor: Actor): Promise<number> {
  const { table } = context;
  let given = 0;
  for (let contended = 0; ; ) {
    const { activity } = await firstInLine(table, code, 0);
    if (activity === undefined || activity.childcareLeft < 1 || !hasChildrenInLine(activity)) {
      return given;
    }
    const [first] = await childrenInLine(table, activity);
    const registration = first && (await registrationOf(table, activity.activityId, first.personId));
    const now = context.now();
    const change =
      first &&
      registration &&
      decideChildcareGiven(activity, registration, first.waitId, { now, eventId: context.newId(now), actor });
    const stands = registration?.childrenWaiting?.some(({ waitId }) => waitId === first?.waitId) ?? false;
    // They wait, but nothing is to come any more.
    if (change === undefined && stands) return given;
    const outcome = change && (await table.write(writesOf(change)));
    if (outcome?.result === 'written') {
      given += 1;
      contended = 0;
      continue;
    }
    // What was read had changed between two reads, or before the write: it is looked at again.
    contended += 1;
    if (contended > attempts) {
      throw new Error('A place in childcare could not be given: too many others at once');
    }
    await pauseBefore(context, contended);
  }
}
