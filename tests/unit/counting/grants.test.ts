import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GrantEvent } from '#events/index.ts';
import { cellNamed } from '#shared/counting/cells.ts';
import { daysUntilDecision, recount } from '#shared/counting/index.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { grantLives } from '#tests/support/grants/lives.ts';

const monthOf = (instant: string) => new Date(Date.parse(instant) + 3 * 3_600_000).toISOString().slice(0, 7);

/** Counted as a person would: by how each grant ended, and the payments on the way. */
function totalsOf(events: readonly GrantEvent[]): Readonly<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const one of new Set(events.map(({ data }) => data.grantId))) {
    const its = events.filter(({ data }) => data.grantId === one);
    const last = its.at(-1);
    if (last === undefined) continue;
    const { theme, currency, submittedAt, after } = last.data;
    const add = (measure: string, at: string, by: number) => {
      for (const scope of ['all', `centre:${last.centre}`, `theme:${theme}`]) {
        for (const period of ['all', monthOf(at)]) {
          const cell = `${scope}|${period}|${measure}`;
          totals[cell] = (totals[cell] ?? 0) + by;
        }
      }
    };
    add('grantsSubmitted', submittedAt, 1);
    add(`asked${currency}`, submittedAt, last.data.asked);
    const approval = its.find(({ type }) => type === 'grant.approved');
    const rejection = its.find(({ type }) => type === 'grant.rejected');
    const decision = approval ?? rejection;
    if (decision !== undefined) {
      const days = Math.floor((Date.parse(decision.occurredAt) - Date.parse(submittedAt)) / 86_400_000);
      add(`decidedAfter${days}`, decision.occurredAt, 1);
    }
    if (rejection !== undefined) add('grantsRejected', rejection.occurredAt, 1);
    if (approval !== undefined && after.approved !== null) {
      add('grantsApproved', approval.occurredAt, 1);
      add(`approved${currency}`, approval.occurredAt, after.approved);
    }
    for (const event of its) {
      if (event.type === 'grant.payment-confirmed')
        add(`paid${currency}`, event.occurredAt, event.data.amount);
      if (event.type === 'grant.repayment-confirmed')
        add(`returned${currency}`, event.occurredAt, event.data.amount);
      if (event.type === 'grant.closed') {
        add('grantsClosed', event.occurredAt, 1);
        add('grantPeopleReached', event.occurredAt, event.data.peopleReached);
      }
    }
  }
  return Object.fromEntries(Object.entries(totals).filter(([, count]) => count !== 0));
}

const counted = (events: readonly GrantEvent[]) =>
  Object.fromEntries(
    [...recount(events).values()].flatMap(({ scope, period, cells }) =>
      [...cells]
        .filter(([, by]) => by !== 0)
        .map(([name, by]) => {
          const cell = cellNamed(name);
          const days = cell !== undefined && 'days' in cell ? cell.days : '';
          return [`${scope}|${period}|${cell?.measure}${days}`, by];
        }),
    ),
  );

describe('grants in the counters', () => {
  it('say what a person would count, whatever became of each', () => {
    const ends = new Set<string>();
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const events = grantLives(chanceFrom(seed), 12);
        for (const { type } of events) ends.add(type);
        expect(counted(events)).toEqual(totalsOf(events));
      }),
      { seed: 7 },
    );
    // Lives that all end the same way would show little.
    for (const type of [
      'approved',
      'rejected',
      'withdrawn',
      'cancelled',
      'closed',
      'returned',
      'repayment-confirmed',
    ])
      expect(ends).toContain(`grant.${type}`);
  });

  it('are the same in any order and with repeats', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const chance = chanceFrom(seed);
        const events = grantLives(chance, 6);
        expect(counted(chance.shuffled([...events, ...events.slice(0, 9)]))).toEqual(counted(events));
      }),
    );
  });

  it('tell how long decisions took, exactly', () => {
    const decided = (days: number, count: number) => ({ measure: 'decidedAfter', days, count }) as const;
    expect(daysUntilDecision([])).toBeNull();
    expect(daysUntilDecision([decided(3, 1)])).toEqual({ median: 3, ninetieth: 3 });
    expect(daysUntilDecision([decided(30, 1), decided(2, 5), decided(4, 4)])).toEqual({
      median: 2,
      ninetieth: 4,
    });
    expect(daysUntilDecision([decided(1, 4), decided(8, 5), decided(60, 2)])).toEqual({
      median: 8,
      ninetieth: 60,
    });
  });
});
