/** A sweep is stopped by no activity: not by the largest roster, nor by one with which each run dies. */
import { expect, it } from 'vitest';
import { sweepJob, sweepSome } from '#functions/reconcile/sweep.ts';
import { type Found, nothingFound, reconcile, type SweepPlace, sweepPlace } from '#shared/clocks/index.ts';
import { anActivity } from '#tests/support/builders.ts';
import { heldAs, sessionsEveryOtherDay } from '#tests/support/courses/courses.ts';
import { aCourse } from '#tests/support/courses/sheets.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { newClocks } from '#tests/support/time/clocks.ts';

const db = tableForEachTest();
const times = { leads: { default: [86_400, 7_200] }, last: 3_600 };
const mostRuns = 60;

type Run = { readonly sweep: object; readonly tried: number };

/**
 * A whole sweep, as its queue hands it over: a run that reads the roster of `deadly` never ends, and its message comes
 * again.
 */
async function sweeps({ deadly }: { readonly deadly?: string } = {}) {
  const clocks = newClocks({ now: db.clock.now });
  const waiting: Run[] = [{ sweep: {}, tried: 1 }];
  const failed: string[] = [];
  let soFar: Found = nothingFound;
  let runs = 0;
  const table: typeof db.context.table = {
    ...db.context.table,
    query: (query) =>
      deadly !== undefined && query.pk.includes(deadly)
        ? new Promise(() => undefined)
        : db.context.table.query(query),
  };
  const sweeper = {
    ...{ context: { ...db.context, table }, clockwork: clocks.clockwork(times), sparing: 300 },
    rest: {
      // What travels through a queue is text.
      push: async (job: object) => {
        waiting.push({ ...sweepJob.parse(JSON.parse(JSON.stringify(job))), tried: 1 });
      },
    },
    onFailed: ({ activityId }: { readonly activityId: string }) => void failed.push(activityId),
    clock: () => 0,
  };
  for (let run = waiting.shift(); run !== undefined && runs < mostRuns; run = waiting.shift(), runs++) {
    const died = new Promise<undefined>((resolve) =>
      setTimeout(resolve, deadly === undefined ? 60_000 : 1_000),
    );
    const swept = await Promise.race([sweepSome(sweeper, run.sweep, run.tried), died]);
    if (swept === undefined) waiting.push({ ...run, tried: run.tried + 1 });
    else soFar = swept.soFar;
  }
  return { runs, failed, soFar, clocks };
}

onTheTable('a sweep', () => {
  it('passes over an activity with which each run dies, says so, and does what lies behind it', async () => {
    const made = [];
    for (const code of ['301', '302', '303', '304']) made.push(await anActivity(db.context, { code }));
    db.clock.forward({ hours: 1 });
    const deadly = made[1]?.activityId ?? '';
    const { failed, soFar, runs, clocks } = await sweeps({ deadly });
    expect(failed).toEqual([deadly]);
    expect(soFar).toMatchObject({ activities: 4, failed: 1 });
    expect(clocks.set.size).toBe(3 * 10);
    expect(runs).toBeLessThan(12);
  });

  it('takes one step at a time only after a run that came to no end, and ends as any other', async () => {
    for (const code of ['301', '302', '303']) await anActivity(db.context, { code });
    db.clock.forward({ hours: 1 });
    const { runs, soFar } = await sweeps();
    expect(runs).toBe(1);
    expect(soFar).toEqual({ ...nothingFound, activities: 3, remindersUnset: 27, completionsUnset: 3 });
  });

  it('leaves a roster between its pages when its time is over, and goes on there, with what it has seen', async () => {
    const course = await aCourse(db, 5, { sessions: sessionsEveryOtherDay(3) });
    await heldAs(db, course, [['present'], ['present'], ['present']]);
    db.clock.forward({ days: 1, hours: 1 });
    const clocks = newClocks({ now: db.clock.now });
    const places: (SweepPlace | undefined)[] = [];
    let whole: Partial<Found> = {};
    do {
      let asked = 0;
      const { found, next } = await reconcile(db.context, clocks.clockwork(times), {
        ...{ pageLength: 2, isEnough: () => asked++ > 0 },
        from: places.at(-1),
      });
      places.push(next === undefined ? undefined : sweepPlace.parse(JSON.parse(JSON.stringify(next))));
      whole = found;
    } while (places.at(-1) !== undefined && places.length < 10);
    expect(places.map((place) => place?.within?.activityId)).toEqual([
      course.activityId,
      course.activityId,
      undefined,
    ]);
    const [first, second] = places.map((place) => place?.within?.after ?? '');
    expect(String(first) < String(second)).toBe(true);
    expect(whole).toEqual({ ...nothingFound, activities: 1, completionsMissed: 1 });
  });
});
