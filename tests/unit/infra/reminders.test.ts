import { expect, it } from 'vitest';
import { remindersOf } from '#infra/settings/reminders.ts';
import { stageNamed } from '#infra/settings/stages.ts';
import { leadsOf, reminderTimesFrom } from '#shared/reminders/index.ts';

const read = (deployment: Parameters<typeof remindersOf>[0]) =>
  reminderTimesFrom(JSON.stringify(remindersOf(deployment)));

it('tells the functions a day, two hours and the last hour, clear of the quiet hours', () => {
  expect(read({ stage: stageNamed('prod') })).toEqual({
    leads: { default: [86_400, 7_200] },
    last: 3_600,
    quietHours: { from: '21:00', until: '08:00' },
  });
});

it('lets a centre have leads of its own', () => {
  const prod = stageNamed('prod');
  const reminders = { leads: { default: [1_440], ninewa: [2_880, 180] }, last: 45 };
  const times = read({ stage: { ...prod, reminders } });
  expect(leadsOf(times, 'ninewa')).toEqual([172_800, 10_800]);
  expect(leadsOf(times, 'kirkuk')).toEqual([86_400]);
  expect(times.last).toBe(2_700);
});

it('takes seconds for a test, and nothing else', () => {
  const local = stageNamed('local');
  expect(read({ stage: local, reminderLeads: '40,20' })).toMatchObject({
    leads: { default: [40, 20] },
    last: 10,
  });
  for (const reminderLeads of ['2h', '40;20', '40,'])
    expect(() => remindersOf({ stage: local, reminderLeads })).toThrow('in seconds as 40,20');
});
