/** Clocks that were lost are set again, and what they should have done is done, on the deployed stacks. */
import { readdirSync, readFileSync } from 'node:fs';
import { DeleteScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { expect, inject, test } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';
import { mostAtOnce } from '#local/edge/edge.ts';
import { aCourseNow, comesTo } from '../cloud/course.ts';
import {
  aPhone,
  api,
  eventually,
  manageApiPath,
  newNumber,
  registerByApi,
  tokenOf,
} from '../cloud/driver.ts';
import { emptied, lay, lyingOn, working } from '../cloud/operating.ts';

const endpoint = inject('endpoint');
const scheduler = new SchedulerClient(clientOptions(endpoint));

/** The clocks of sessions and of an activity, by name. */
async function clocksOf(activityId: string, sessionIds: readonly string[]): Promise<readonly string[]> {
  const names = await Promise.all(
    [...sessionIds, `complete-${activityId}`].map(async (NamePrefix) => {
      const { Schedules = [] } = await scheduler.send(
        new ListSchedulesCommand({ GroupName: 'default', NamePrefix, MaxResults: 100 }),
      );
      return Schedules.flatMap(({ Name }) => Name ?? []);
    }),
  );
  return names.flat().toSorted();
}

test('the clocks of a long timetable are set, and set again an hour after they were lost', async () => {
  const day = 24 * 60;
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const dates = Array.from({ length: 25 }, (_, position) => ({
    start: at((3 + position) * day),
    end: at((3 + position) * day + 60),
  }));
  const { activityId } = await aCourseNow(3 * day, { timetable: { dates } });
  const authorization = `Bearer ${await tokenOf('kirkuk.manager')}`;
  const { body } = await api<{ items: readonly { readonly sessionId: string }[] }>(
    'GET',
    `/activities/${activityId}/sessions`,
    { headers: { authorization } },
  );
  const sessionIds = body.items.map(({ sessionId }) => sessionId);
  expect(sessionIds).toHaveLength(25);
  // Three for each session, and one for the activity; twenty sessions are handled before the rest.
  const all = await eventually(async () => {
    const names = await clocksOf(activityId, sessionIds);
    expect(names).toHaveLength(25 * 3 + 1);
    return names;
  }, 60_000);
  for (const Name of all) await scheduler.send(new DeleteScheduleCommand({ GroupName: 'default', Name }));
  expect(await clocksOf(activityId, sessionIds)).toEqual([]);
  await eventually(async () => {
    // What the clock of the hour puts there.
    await lay('reconcile', { sweep: {} });
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect(await clocksOf(activityId, sessionIds)).toEqual(all);
  }, 90_000);
});

test('an offer whose clock was lost is ended, and the place goes on', async () => {
  const course = await aCourseNow(3 * 24 * 60, { capacity: 1 });
  const holder = aPhone(await comesTo(course.code, 'Nawal'));
  const waits = (name: string) =>
    registerByApi({ activityCode: course.code, name, phone: newNumber(), language: 'en' });
  const [second, third] = [await waits('Shilan'), await waits('Dilnaz')];
  const statusOf = async ({ body }: typeof second) =>
    (await api<{ status: string; deadline?: string }>('GET', manageApiPath(body.manageUrl))).body;
  // Offers end within the minute here: their clock is the delay of the queue.
  await working('expire-offer', false);
  try {
    await holder.text(`CANCEL ${course.code}`);
    const { deadline = '' } = await eventually(async () => {
      const registration = await statusOf(second);
      expect(registration.status).toBe('offered');
      return registration;
    });
    await new Promise((resolve) => setTimeout(resolve, Date.parse(deadline) - Date.now() + 8_000));
    await eventually(async () => {
      const { waiting } = await lyingOn('expire-offer');
      expect(waiting).toBeGreaterThan(0);
    }, 30_000);
    await emptied('expire-offer');
    await lay('reconcile', { sweep: {} });
    await eventually(async () => {
      expect((await statusOf(second)).status).toBe('expired');
      expect((await statusOf(third)).status).toBe('offered');
    }, 40_000);
  } finally {
    await working('expire-offer', true);
  }
});

/** The processes of a function on this local cloud. */
const processesOf = (name: string): number =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
        return environment.includes(`=diwan-local-${name}\0`) && environment.includes(endpoint);
      } catch {
        // It ended meanwhile, or is another's.
        return false;
      }
    }).length;

test('two hundred forms at once are all answered, by sixteen processes at the most', async () => {
  const forms = Number(process.env.FORMS_AT_ONCE ?? 200);
  const course = await aCourseNow(3 * 24 * 60, { capacity: forms });
  let most = 0;
  const watching = setInterval(() => {
    most = Math.max(most, processesOf('site'));
  }, 500);
  const began = performance.now();
  const answers = await Promise.all(
    Array.from({ length: forms }, () =>
      registerByApi({ activityCode: course.code, name: 'Manal Kareem', phone: newNumber(), language: 'ar' }),
    ),
  );
  clearInterval(watching);
  const statuses = Object.groupBy(answers, ({ status }) => String(status));
  console.log(`${forms} forms in ${((performance.now() - began) / 1_000).toFixed(1)} s, ${most} processes`);
  expect(Object.keys(statuses)).toEqual(['201']);
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(mostAtOnce);
});
