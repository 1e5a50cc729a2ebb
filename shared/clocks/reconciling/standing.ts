import { ListSchedulesCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import type { ClockPlace } from '../set-clock.ts';

/** AWS: at most 100 schedules on a page. */
const pageLength = 100;

/** Looks up which clocks of a group are set: their names, by how they begin. Each beginning is read once. */
export function standingClocks(
  scheduler: SchedulerClient,
): (place: Pick<ClockPlace, 'group'>, prefix: string) => Promise<ReadonlySet<string>> {
  const known = new Map<string, Promise<ReadonlySet<string>>>();
  return ({ group }, prefix) => {
    const key = `${group} ${prefix}`;
    const found = known.get(key) ?? namesOf(scheduler, group, prefix);
    known.set(key, found);
    return found;
  };
}

async function namesOf(
  scheduler: SchedulerClient,
  GroupName: string,
  NamePrefix: string,
): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  let NextToken: string | undefined;
  do {
    const page = await scheduler.send(
      new ListSchedulesCommand({
        ...{ GroupName, NamePrefix, MaxResults: pageLength },
        ...(NextToken === undefined ? {} : { NextToken }),
      }),
    );
    for (const { Name } of page.Schedules ?? []) if (Name !== undefined) names.add(Name);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return names;
}
