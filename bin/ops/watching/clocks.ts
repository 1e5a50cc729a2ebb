import {
  GetScheduleCommand,
  paginateListScheduleGroups,
  paginateListSchedules,
  ResourceNotFoundException,
  SchedulerClient,
  type ScheduleSummary,
} from '@aws-sdk/client-scheduler';
import type { Installation } from '#bin/ops/frame/installation.ts';

/** The clocks of one group. */
export type ClockGroup = {
  readonly group: string;
  readonly clocks: number;
  /** How many of the clocks looked at should have fired. */
  readonly overdue: number;
  /** How many were looked at: the first {@link mostLookedAt}. */
  readonly lookedAt: number;
};

/** Each clock is a call: of more, only so many are looked at. */
const mostLookedAt = 500;
const sideBySide = 10;
/** A clock may fire this late, and be gone a little later. AWS: precise to a minute. */
const grace = 5 * 60_000;

/** The groups of one-off schedules of an installation, and how many of their clocks are overdue. */
export async function clocksOf(installation: Installation, now: Date): Promise<readonly ClockGroup[]> {
  const client = new SchedulerClient(installation.settings);
  const groups: string[] = [];
  for await (const { ScheduleGroups = [] } of paginateListScheduleGroups(
    { client },
    { NamePrefix: installation.named('') },
  )) {
    groups.push(...ScheduleGroups.flatMap(({ Name }) => Name ?? []));
  }
  // The local cloud keeps them all in one group, which nothing else uses.
  if (installation.isLocal && groups.length === 0) groups.push('default');
  const found: ClockGroup[] = [];
  for (const group of groups) found.push(await lookAt(installation, client, group, now));
  return found;
}

async function lookAt(
  installation: Installation,
  client: SchedulerClient,
  group: string,
  now: Date,
): Promise<ClockGroup> {
  const clocks: ScheduleSummary[] = [];
  let count = 0;
  // AWS: a page holds at most a hundred. The local cloud gives one page, as long as it is asked for.
  const pageSize = installation.isLocal ? 1_000_000 : 100;
  for await (const { Schedules = [] } of paginateListSchedules({ client, pageSize }, { GroupName: group })) {
    count += Schedules.length;
    clocks.push(...Schedules.slice(0, mostLookedAt - clocks.length));
  }
  let overdue = 0;
  for (let start = 0; start < clocks.length; start += sideBySide) {
    const part = clocks.slice(start, start + sideBySide);
    const due = await Promise.all(part.map((clock) => isOverdue(client, group, clock, now)));
    overdue += due.filter((each) => each).length;
  }
  return { group: installation.shortOf(group) ?? group, clocks: count, overdue, lookedAt: clocks.length };
}

async function isOverdue(
  client: SchedulerClient,
  GroupName: string,
  { Name }: ScheduleSummary,
  now: Date,
): Promise<boolean> {
  try {
    const { ScheduleExpression = '' } = await client.send(new GetScheduleCommand({ GroupName, Name }));
    // Ours are in UTC (functions/schedule/set-clock.ts); what repeats is never overdue.
    const at = /^at\((.+)\)$/.exec(ScheduleExpression)?.[1];
    return at !== undefined && Date.parse(`${at}Z`) + grace < now.getTime();
  } catch (fault) {
    // It fired meanwhile.
    if (fault instanceof ResourceNotFoundException) return false;
    throw fault;
  }
}
