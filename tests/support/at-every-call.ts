/** Runs a story again and again, with a fault at its first call to DynamoDB, then at its second, and so on. */

import type { Context } from '../../shared/table/index.ts';
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

/**
 * Tells the story with `fault` at each call in turn. Nothing may be half done: right after the fault and in the
 * end everything in the table fits together. With `deliveredAgain` it comes once more even when it went well.
 */
export async function atEveryCall<State>(fault: Fault, story: Story<State>): Promise<void> {
  for (let call = 1; call <= mostCalls; call++) {
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
