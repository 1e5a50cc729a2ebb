import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createActivity, underCode } from '#shared/activities/index.ts';
import { answeredPosition, type Registered, register } from '#shared/registration/index.ts';
import { activityPlan, asks, staff } from '#tests/support/builders.ts';
import { toldPositions } from '#tests/support/phones/told-positions.ts';
import { contention } from '#tests/support/table/conflicts.ts';
import { inTurn, type Wire } from '#tests/support/table/wire.ts';
import { atWork, conflictMilliseconds, nameOf, people, places } from './crowd.ts';
import { older, treeBefore } from './older.ts';
import { median, quantile, type Result, result, timed } from './result.ts';
import { benchTable } from './table.ts';

type Outcome = (Registered & { readonly isToldTrue?: boolean }) | { readonly error: string };

/**
 * A thousand people at once for 25 places: everyone is served, the line is in the order of arrival, and told
 * truly.
 */
export async function benchRush(endpoint: string): Promise<Result[]> {
  const crowd = contention(conflictMilliseconds, false);
  const attempts = new Map<string, number>();
  const told = toldPositions();
  const table = await benchTable(endpoint, {
    wire: inTurn(countAttempts(attempts), told.wire, crowd.wire),
    maxAttempts: 1,
  });
  const { context } = table;
  try {
    const now = context.now();
    await createActivity(context, activityPlan(now.toISOString(), { code: '214', capacity: places }), staff);
    const outcomes: Outcome[] = [];
    /** As the form does: registers, and tells a person who joined the line her position. */
    const serve = async (person: number): Promise<Outcome> => {
      const receivedAt = new Date(now.getTime() + person);
      const asked = asks(context, person, { receivedAt, name: nameOf(person) });
      const outcome = await register(context, asked);
      if ('refused' in outcome) return { error: outcome.refused };
      const { registration } = outcome;
      if (registration.waitId === undefined) return { registration };
      const ask = () => answeredPosition(context.table, asked.requestId, registration);
      const { isTrue } = await told.ask(registration.waitId, ask);
      return { registration, isToldTrue: isTrue };
    };
    const taken = await timed(async () => {
      let next = 0;
      const takeNext = async (): Promise<void> => {
        for (let person = next++; person < people; person = next++) {
          outcomes[person] = await serve(person).catch((fault: unknown) => ({ error: String(fault) }));
        }
      };
      await Promise.all(Array.from({ length: atWork }, takeNext));
    });
    const served = outcomes.flatMap((outcome) => ('registration' in outcome ? [outcome] : []));
    const confirmed = served.filter(({ registration }) => registration.status === 'confirmed');
    const errors = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
    const { line } = await underCode(context.table, '214');
    const inLine = served.flatMap(({ registration }) => registration.waitId ?? []);
    const inOrder = line.every(({ waitId }, position) => waitId === inLine[position]) ? 1 : 0;
    const toldTruly = served.filter(({ isToldTrue }) => isToldTrue === true).length;
    const tries = [...attempts.values()];
    const note = `${people} at once for ${places} places, ${atWork} functions at work, ${crowd.count()} conflicts, ${(taken / 1000).toFixed(1)} s on this machine`;
    return [
      result('rush.confirmed', confirmed.length, 'people', { goal: places, better: 'higher', note }),
      result('rush.in-line', line.length, 'people', { goal: people - places, better: 'higher' }),
      result('rush.line-in-arrival-order', inOrder, '', { goal: 1, better: 'higher', note: '1: yes' }),
      result('rush.told-truly', inLine.length === 0 ? 0 : toldTruly / inLine.length, '', {
        goal: 1,
        better: 'higher',
        note: 'share of those in line whose position was what it was told to be, at the moment it was told',
      }),
      result('rush.errors', errors.length, 'people', { goal: 0, note: errors[0] ?? '' }),
      result('rush.attempts-p99', quantile(tries, 0.99), 'transactions', {
        note: `median ${quantile(tries, 0.5)}, most ${Math.max(...tries)}`,
      }),
      ...processorTime(endpoint),
    ];
  } finally {
    table.close();
  }
}

const rounds = 3;

/** The processor time of a rush beside that of the same rush with the code of before, in turns. */
function processorTime(endpoint: string): readonly Result[] {
  const before = treeBefore();
  const program = join(import.meta.dirname, 'one-rush.ts');
  const today = join(import.meta.dirname, '..');
  const goal = 0.6;
  if (before === undefined) {
    console.error(`${older} is not in this clone's history: rush.processor-time is not measured`);
    return [];
  }
  const rushIn = (tree: string): number =>
    Number(execFileSync(process.execPath, [program, endpoint, tree], { encoding: 'utf8' }));
  const times = { now: [] as number[], before: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.before.push(rushIn(before));
    times.now.push(rushIn(today));
  }
  const [now, earlier] = [median(times.now), median(times.before)];
  return [
    result('rush.processor-time', now / earlier, '×', {
      goal,
      note: `registering ${people} beside ${older}, medians of ${rounds}: ${now.toFixed(0)} ms against ${earlier.toFixed(0)} ms`,
    }),
  ];
}

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
