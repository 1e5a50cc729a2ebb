/** Runs a story again and again, with a fault at its first call to DynamoDB, then at its second, and so on. */

import type { Context } from '#shared/table/index.ts';
import { runs } from '../chance/runs.ts';
import { type Fault, faultAt } from './faults.ts';
import { broken } from './invariants.ts';
import { newTable, type TestTable } from './table.ts';

export type Story<State> = {
  /** Before the fault: what has happened already. */
  readonly given: (db: TestTable) => Promise<State>;
  /** What meets the fault. When it throws it is delivered again, to a process that nothing stands in the way of. */
  readonly when: (context: Context, state: State, db: TestTable) => Promise<unknown>;
  /** What must be so in the end, whichever call it was. */
  readonly inTheEnd: (db: TestTable, state: State) => Promise<void>;
};

/** How often a story is told again before a fault that never strikes is taken for a loop. */
const mostCalls = 40;

/** To the code these are one: nothing was written, and the call throws. Between the three of them every call is met. */
const refusals: readonly Fault[] = ['throttled', 'unavailable', 'timed-out'];

/** The first call that a fault is put at, and how many on the next; each call where there is time for it. */
function stepsOf(fault: Fault): { readonly first: number; readonly step: number } {
  const nth = refusals.indexOf(fault);
  return nth < 0 || runs(1) > 1 ? { first: 1, step: 1 } : { first: nth + 1, step: refusals.length };
}

/**
 * Tells the story with `fault` at each call in turn, or at those that other faults of its kind leave to it. Nothing may be half done: right after the fault and in the
 * end everything in the table fits together. With `deliveredAgain` it comes once more even when it went well.
 */
export async function atEveryCall<State>(fault: Fault, story: Story<State>): Promise<void> {
  const { first, step } = stepsOf(fault);
  for (let call = first; call <= mostCalls; call += step) {
    const db = await newTable();
    try {
      const state = await story.given(db);
      const faulty = faultAt(call, fault);
      try {
        await story.when(db.process({ wire: faulty.wire }), state, db);
      } catch (failure) {
        if (!faulty.struck()) throw failure;
      }
      const half = broken(await db.items());
      if (half.length > 0) throw new Error(`half done: ${half.join('; ')}`);
      // At least once: what threw is delivered again, and what did not may be as well.
      await story.when(db.context, state, db);
      const after = broken(await db.items());
      if (after.length > 0) throw new Error(`broken after another delivery: ${after.join('; ')}`);
      await story.inTheEnd(db, state);
      if (!faulty.struck() && fault !== 'conflict') return;
      if (faulty.calls() < call) return;
    } catch (failure) {
      const told = failure instanceof Error ? failure.message : String(failure);
      throw new Error(`With "${fault}" at call ${call}: ${told}`, { cause: failure });
    } finally {
      await db.drop();
    }
  }
  throw new Error(`More than ${mostCalls} calls`);
}
