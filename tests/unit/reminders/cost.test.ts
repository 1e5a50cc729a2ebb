import { expect, test } from 'vitest';
import { costOfReminders } from '#shared/reminders/cost.ts';

test.each([
  [{ sessions: 36, places: 25 }, { '+9647': 0.1 }, { texts: 900, cost: 90_000_000 }],
  [
    { sessions: 5, places: 10 },
    { '+9647': 0.1, '+964': 0.25 },
    { texts: 50, cost: 12_500_000 },
  ],
  [{ sessions: 3, places: 7 }, { '+9647': 0.0123 }, { texts: 21, cost: 258_300 }],
  [{ sessions: 0, places: 25 }, { '+9647': 0.1 }, { texts: 0, cost: 0 }],
  [{ sessions: 5, places: 10 }, {}, { texts: 50, cost: 0 }],
])('%o, at %o, comes to %o', (plan, segmentPrice, expected) => {
  expect(costOfReminders(plan, { segmentPrice })).toEqual(expected);
});
