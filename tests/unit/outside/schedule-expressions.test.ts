import type { CreateScheduleCommandInput, SchedulerClient } from '@aws-sdk/client-scheduler';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setClock } from '#shared/clocks/set-clock.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { newClocks } from '#tests/support/time/clocks.ts';
import { isScheduleExpression } from './schedule-expressions.ts';

describe('the grammar of schedules', () => {
  test.each([
    ...[
      'at(2026-11-24T07:00:00)',
      'at(2028-02-29T23:59:59)',
      'rate(1 minute)',
      'rate(5 minutes)',
      'rate(2 hours)',
    ],
    ...[
      'rate(1 day)',
      'rate(30 days)',
      'cron(0 8 * * ? *)',
      'cron(0 8 ? * MON-FRI *)',
      'cron(0/15 * * * ? *)',
    ],
    ...[
      'cron(15 10 ? * 6L 2026-2027)',
      'cron(0 0 L * ? *)',
      'cron(0 9 ? * 2#1 *)',
      'cron(0,30 8-17 ? * SUN,MON *)',
    ],
  ])('has %s', (expression) => {
    expect(isScheduleExpression(expression)).toBe(true);
  });

  test.each([
    ...[
      'at(2026-11-24T07:00:00Z)',
      'at(2026-11-24T07:00:00.000)',
      'at(2026-11-24 07:00:00)',
      'at(2026-02-30T07:00:00)',
    ],
    ...['at(2026-11-24T24:00:00)', 'at(٢٠٢٦-١١-٢٤T07:00:00)', 'at()', 'rate(1 minutes)', 'rate(5 minute)'],
    ...['rate(0 days)', 'rate(1.5 hours)', 'rate(10 seconds)', 'cron(0 8 * * * *)', 'cron(0 8 * * ?)'],
    ...[
      'cron(0 8 ? * ? *)',
      'cron(60 8 * * ? *)',
      'cron(0 24 * * ? *)',
      'cron(0 8 * * ? 1900)',
      '0 8 * * *',
      '',
    ],
  ])('has no %s', (expression) => {
    expect(isScheduleExpression(expression)).toBe(false);
  });
});

test('every clock that a function sets is in the grammar, and never fires early', async () => {
  const clocks = newClocks();
  const client: SchedulerClient = clocks.client;
  const target = clocks.clockwork({ leads: {}, last: 3_600 }).offers;
  let name = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
      async (at) => {
        const clock = { name: String(++name), at: at.getTime(), job: {} };
        await setClock(client, target, clock, new Date('2025-12-31'));
        const set: CreateScheduleCommandInput | undefined = clocks.set.get(String(name));
        const expression = set?.ScheduleExpression ?? '';
        expect(isScheduleExpression(expression), expression).toBe(true);
        const fires = Date.parse(`${expression.slice(3, -1)}Z`) - at.getTime();
        expect(fires >= 0 && fires < 1_000).toBe(true);
        expect(set?.ScheduleExpressionTimezone).toBe('UTC');
      },
    ),
    { numRuns: runs(200) },
  );
});
