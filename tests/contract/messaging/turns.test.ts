import { beforeEach, expect, it } from 'vitest';
import { type Rank, turnsOf } from '#shared/messaging/index.ts';
import type { Context } from '#shared/table/index.ts';
import { countedCalls } from '#tests/support/table/calls.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { inTurn } from '#tests/support/table/wire.ts';
import { type VirtualTime, virtualTime } from '#tests/support/time/virtual-time.ts';

const perSecond = 20;

onTheTable('whose turn it is to send', () => {
  const db = tableForEachTest();
  let time: VirtualTime;
  beforeEach(() => {
    time = virtualTime('2026-11-23T07:00:00.000Z');
  });

  type Sent = { readonly rank: Rank; readonly at: number };

  /** A process of its own, as each Lambda worker is. */
  const process = (wire = time.wire): Context => ({ ...db.process({ wire }), now: time.now });

  /**
   * Two workers on each queue, as `concurrency` has it, each of which takes ten from what waits, sends them in their
   * turn, and puts them back when others go first.
   */
  async function underLoad(waiting: Readonly<Record<Rank, number>>): Promise<readonly Sent[]> {
    const begun = time.now().getTime();
    const left = { ...waiting };
    const sent: Sent[] = [];
    const isOver = () => Object.values(left).every((count) => count === 0);
    const worker = async (rank: Rank) => {
      const turns = turnsOf(process(), perSecond, time.sleep);
      while (!isOver()) {
        const batch = Math.min(10, left[rank]);
        left[rank] -= batch;
        if (batch === 0) {
          await time.sleep(50);
          continue;
        }
        const turn = await turns.take(batch, rank);
        if (turn === undefined) {
          left[rank] += batch;
          continue;
        }
        await Promise.all(
          Array.from({ length: batch }, async (_, position) => {
            await turn.comes(position);
            sent.push({ rank, at: time.now().getTime() - begun });
            // Claiming, publishing, marking.
            await time.sleep(60);
          }),
        );
      }
    };
    const ranks: readonly Rank[] = ['answers', 'reminders', 'broadcasts'];
    await time.run(Promise.all(ranks.flatMap((rank) => [worker(rank), worker(rank)])));
    return sent;
  }

  /** The most that went out in any stretch of so many milliseconds. */
  const mostIn = (sent: readonly Sent[], milliseconds: number) =>
    Math.max(
      ...sent.map(({ at }) => sent.filter((each) => each.at >= at && each.at < at + milliseconds).length),
    );
  const lastOf = (sent: readonly Sent[], rank: Rank) =>
    Math.max(...sent.filter((each) => each.rank === rank).map(({ at }) => at));
  const before = (sent: readonly Sent[], rank: Rank, at: number) =>
    sent.filter((each) => each.rank === rank && each.at < at).length;

  it('never lets more out than the rate and half a second of it, and wastes little of it', async () => {
    const sent = await underLoad({ answers: 100, reminders: 300, broadcasts: 200 });
    expect(sent).toHaveLength(600);
    for (const seconds of [1, 5, 20])
      expect(mostIn(sent, seconds * 1_000)).toBeLessThanOrEqual(perSecond * (seconds + 0.5) + 1);
    // 600 texts at 20 a second.
    expect(Math.max(...sent.map(({ at }) => at))).toBeLessThan(33_000);
  });

  it('sends answers first, reminders second, broadcasts last', async () => {
    const sent = await underLoad({ answers: 100, reminders: 300, broadcasts: 200 });
    const answered = lastOf(sent, 'answers');
    const reminded = lastOf(sent, 'reminders');
    expect(answered).toBeLessThan(6_500);
    expect(reminded).toBeLessThan(23_000);
    expect(before(sent, 'reminders', answered)).toBeLessThanOrEqual(20);
    expect(before(sent, 'broadcasts', reminded)).toBeLessThanOrEqual(20);
  });

  it('keeps an answer waiting for a second at the most, however many reminders there are', async () => {
    const waits: number[] = [];
    let isOver = false;
    const answering = (async () => {
      const turns = turnsOf(process(), perSecond, time.sleep);
      for (let answer = 0; answer < 30; answer++) {
        await time.sleep(370);
        const asked = time.now().getTime();
        const turn = await turns.take(1, 'answers');
        await turn?.comes(0);
        waits.push(time.now().getTime() - asked);
      }
      isOver = true;
    })();
    const flood = async (rank: Rank) => {
      const turns = turnsOf(process(), perSecond, time.sleep);
      while (!isOver) {
        const turn = await turns.take(10, rank);
        await turn?.comes(9);
      }
    };
    await time.run(
      Promise.all([
        answering,
        flood('reminders'),
        flood('reminders'),
        flood('broadcasts'),
        flood('broadcasts'),
      ]),
    );
    expect(waits).toHaveLength(30);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1_000);
  });

  it('gives broadcasts all of it when no one else sends', async () => {
    const sent = await underLoad({ answers: 0, reminders: 0, broadcasts: 200 });
    expect(Math.max(...sent.map(({ at }) => at))).toBeLessThan(11_000);
  });

  it('is one request a batch under load, and two after a silence', async () => {
    const counted = countedCalls();
    const turns = turnsOf(process(inTurn(counted.wire, time.wire)), perSecond, time.sleep);
    const take = (count: number, rank: Rank) =>
      time.run(turns.take(count, rank).then((turn) => turn?.comes(count - 1)));
    for (let batch = 0; batch < 20; batch++) await take(10, 'answers');
    expect(counted.calls()).toEqual({ UpdateItem: 20 });
    await time.run(time.sleep(10_000));
    await take(10, 'answers');
    expect(counted.calls().UpdateItem).toBeLessThanOrEqual(22);
  });

  it('refuses a rate that is none', () => {
    expect(() => turnsOf(db.context, Number('nothing'))).toThrow('no rate');
  });
});
