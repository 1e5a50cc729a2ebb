/** A clock that was lost is found and set again, on the deployed stacks. */
import {
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { expect, inject, test } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';
import { aCourseNow } from '../cloud/course.ts';
import { eventually } from '../cloud/driver.ts';
import { ops } from '../cloud/operating.ts';

const scheduler = new SchedulerClient(clientOptions(inject('endpoint')));
const GroupName = 'default';

async function clocksWith(prefix: string): Promise<readonly string[]> {
  const { Schedules = [] } = await scheduler.send(
    // The local cloud gives one page, as long as it is asked for.
    new ListSchedulesCommand({ GroupName, NamePrefix: prefix, MaxResults: 1_000 }),
  );
  return Schedules.flatMap(({ Name }) => Name ?? []).toSorted();
}

test('schedules reconcile finds a clock that was lost, and sets it', async () => {
  // Two days ahead: both reminders of the session are to come.
  const { code, activityId, sessionId } = await aCourseNow(48 * 60);
  const clocks = await eventually(async () => {
    const set = [...(await clocksWith(sessionId)), ...(await clocksWith(`complete-${activityId}`))];
    if (set.length < 3) throw new Error(`Only ${set.length} clocks are set`);
    return set;
  }, 60_000);
  for (const Name of clocks) await scheduler.send(new DeleteScheduleCommand({ GroupName, Name }));

  const asked = ['schedules', 'reconcile', '--sparing', '0'];
  const dry = await ops(...asked, '--dry-run');
  expect(dry.status, dry.err).toBe(1);
  expect(dry.out).toMatch(new RegExp(`a reminder that has no clock: set +${code} +${activityId}`));
  expect(dry.out).toMatch(new RegExp(`a completion that has no clock: set +${code} +${activityId}`));
  expect(await clocksWith(sessionId)).toEqual([]);

  const done = await ops(...asked, '--yes');
  expect(done.status, done.err).toBe(0);
  for (const Name of clocks) {
    const { State } = await scheduler.send(new GetScheduleCommand({ GroupName, Name }));
    expect(State).toBe('ENABLED');
  }
  expect((await ops(...asked, '--dry-run', '--json')).out).not.toContain(activityId);
});
