import { createActivity, underCode } from '../shared/activities/index.ts';
import { type Registered, register } from '../shared/registration/index.ts';
import { activityPlan, asks, staff } from '../tests/support/builders.ts';
import { contention } from '../tests/support/conflicts.ts';
import { inTurn, type Wire } from '../tests/support/wire.ts';
import { quantile, type Result, result, timed } from './result.ts';
import { benchTable } from './table.ts';

const people = 1_000;
const places = 25;
/** AWS is modelled as: of two transactions on one item within so many milliseconds, one loses. */
const conflictMilliseconds = 10;
/** So many functions at work at once, as many as the production stage lets run for text messages. */
const atWork = 100;

/** A thousand people at once for 25 places: everyone is served, the line is in the order of arrival. */
export async function benchRush(endpoint: string): Promise<Result[]> {
  const crowd = contention(conflictMilliseconds, false);
  const attempts = new Map<string, number>();
  const table = await benchTable(endpoint, {
    wire: inTurn(countAttempts(attempts), crowd.wire),
    maxAttempts: 1,
  });
  const { context } = table;
  try {
    const now = context.now();
    await createActivity(context, activityPlan(now.toISOString(), { code: '214', capacity: places }), staff);
    const outcomes: (Registered | { readonly error: string })[] = [];
    const taken = await timed(async () => {
      let next = 0;
      const takeNext = async (): Promise<void> => {
        for (let person = next++; person < people; person = next++) {
          const receivedAt = new Date(now.getTime() + person);
          const asked = asks(context, person, { receivedAt, name: `${nameOf(person)}` });
          outcomes[person] = await register(context, asked).then(
            (outcome) => ('refused' in outcome ? { error: outcome.refused } : outcome),
            (fault: unknown) => ({ error: String(fault) }),
          );
        }
      };
      await Promise.all(Array.from({ length: atWork }, takeNext));
    });
    const confirmed = outcomes.filter((outcome) => 'registration' in outcome && outcome.position === null);
    const errors = outcomes.filter((outcome) => 'error' in outcome);
    const { line } = await underCode(context.table, '214');
    const inLine = outcomes.flatMap((outcome) =>
      'registration' in outcome && outcome.registration.waitId !== undefined
        ? [outcome.registration.waitId]
        : [],
    );
    const inOrder = line.every(({ waitId }, position) => waitId === inLine[position]) ? 1 : 0;
    const tries = [...attempts.values()];
    const note = `${people} at once for ${places} places, ${atWork} functions at work, ${crowd.count()} conflicts, ${(taken / 1000).toFixed(1)} s on this machine`;
    return [
      result('rush.confirmed', confirmed.length, 'people', { goal: places, better: 'higher', note }),
      result('rush.in-line', line.length, 'people', { goal: people - places, better: 'higher' }),
      result('rush.line-in-arrival-order', inOrder, '', { goal: 1, better: 'higher', note: '1: yes' }),
      result('rush.errors', errors.length, 'people', {
        goal: 0,
        note: String((errors[0] as { error?: string })?.error ?? ''),
      }),
      result('rush.attempts-p99', quantile(tries, 0.99), 'transactions', {
        note: `median ${quantile(tries, 0.5)}, most ${Math.max(...tries)}`,
      }),
    ];
  } finally {
    table.close();
  }
}

/** Someone of her own: letters only, as names are. */
const nameOf = (person: number): string =>
  String(person).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');

/** Counts the transactions of each request, by the marker of the request that every attempt holds. */
const countAttempts =
  (attempts: Map<string, number>): Wire =>
  (call, carryOut) => {
    const marker = /"REQUEST#([^"]+)"/.exec(JSON.stringify(call.input.TransactItems ?? []))?.[1];
    if (call.command === 'TransactWriteItems' && marker !== undefined) {
      attempts.set(marker, (attempts.get(marker) ?? 0) + 1);
    }
    return carryOut();
  };
