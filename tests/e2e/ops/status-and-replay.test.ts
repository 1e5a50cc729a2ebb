/** How an installation is, and events given again, on the deployed stacks. */
import { beforeAll, describe, expect, test } from 'vitest';
import { aCourseNow, type Course } from '../cloud/course.ts';
import { aPhone, quiet, registerByApi } from '../cloud/driver.ts';
import { emptied, lay, ops, startOps, takeOff, working } from '../cloud/operating.ts';

let course: Course;
beforeAll(async () => {
  course = await aCourseNow(24 * 60);
});

describe('status', () => {
  test('says how everything is, and what to do about what lies in a dead-letter queue', async () => {
    const json = await ops('status', '--json');
    const { result, needsAttention } = JSON.parse(json.out);
    expect(json.status).toBe(needsAttention ? 1 : 0);
    expect(result.queues.map(({ queue }: { queue: string }) => queue)).toEqual(
      expect.arrayContaining(['notify', 'promote', 'remind', 'schedule', 'send-sms', 'sms-inbound']),
    );
    expect(result.readers).toMatchObject([
      { function: 'count', state: 'Enabled' },
      { function: 'relay', state: 'Enabled' },
    ]);
    expect(Date.parse(result.deployedAt)).toBeGreaterThan(Date.now() - 24 * 3_600_000);
    // The clocks of the course's reminders and completion.
    expect(result.clocks[0].clocks).toBeGreaterThanOrEqual(2);

    await lay('watch-dead', { odd: true });
    const words = await ops('status');
    expect(words).toMatchObject({
      status: 1,
      out: expect.stringMatching(/^Stage local: \d+ stacks, last deployed/),
    });
    expect(words.out).toMatch(/dead letters of +messages +oldest\n[\s\S]*watch +1 +\d+ s/);
    expect(words.out).toContain('npm run ops -- dlq show watch');
    await emptied('watch-dead');
    expect((await ops('status')).out).not.toContain('dlq show watch');
  });
});

describe('events replay', () => {
  test('gives a reaction what it missed, once, and the others nothing', async () => {
    const phone = aPhone();
    const from = new Date(Date.now() - 1_000).toISOString();
    await working('notify', false);
    try {
      const { status } = await registerByApi({
        ...{ activityCode: course.code, name: 'Dana Rashid', phone: phone.number, language: 'en' },
      });
      expect(status).toBe(201);
      await takeOff('notify', 'registration.confirmed');
    } finally {
      await working('notify', true);
    }
    const asked = [
      ...['events', 'replay', '--from', from, '--to', new Date().toISOString()],
      ...['--types', 'registration.*', '--to-reaction', 'notify'],
    ];
    const dry = await ops(...asked, '--dry-run');
    expect(dry.out).toMatch(/registration\.confirmed +1\n[\s\S]*for the queue of notify/);
    expect(await ops(...asked)).toMatchObject({ status: 1, err: expect.stringContaining('--yes') });
    await quiet(1_000);
    expect(await phone.received()).toEqual([]);

    expect(await ops(...asked, '--yes')).toMatchObject({
      status: 0,
      out: expect.stringContaining('Given: 1 event.'),
    });
    expect((await phone.message(1)).body).toContain(course.code);
    // To all, over the bus: everything of it is done already.
    expect(await ops(...asked.slice(0, -2), '--yes')).toMatchObject({ status: 0 });
    await quiet(4_000);
    expect(await phone.received()).toHaveLength(1);
  });

  test('ends in good order on Ctrl-C, and says how to go on', async () => {
    const day = new Date().toISOString().slice(0, 10);
    const { child, ended } = startOps(
      'events',
      'replay',
      '--from',
      `${day}T00:00:00Z`,
      '--to',
      `${day}T23:59:59Z`,
      '--rate',
      '1',
      '--yes',
    );
    await quiet(8_000);
    child.kill('SIGINT');
    const { status, out, err } = await ended;
    expect([status, out], err).toEqual([1, expect.stringContaining('It ended early: it was stopped')]);
    const goOn = /Go on with: npm run ops -- (events replay .*--after \d{4}-\d{2}-\d{2}\/[\da-f-]{36})/.exec(
      out,
    )?.[1];
    expect(await ops(...(goOn ?? '').split(' '), '--dry-run')).toMatchObject({
      out: expect.stringMatching(/events from/),
    });
  });

  test('names the reactions there are where one is asked for that is none', async () => {
    const asked = [
      'events',
      'replay',
      '--from',
      '2026-11-30',
      '--to',
      '2026-11-30',
      '--to-reaction',
      'nobody',
    ];
    expect(await ops(...asked)).toMatchObject({
      status: 2,
      err: expect.stringMatching(/There are: broadcast, complete, grants, notify, promote/),
    });
  });
});
