import { answerTo, type StaffRequest } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';

const keyReused = problem('idempotency-key-reused', 422);

/**
 * Does what a request asks once: the same again gets the answer it got. Looked for before, and after anything stood in
 * the way: sent twice at once, the second may be told that things have moved on, by its own twin.
 *
 * @param retell makes the answer of what was kept of it; where the whole is kept, it is what was kept
 */
export async function onceRetold<Kept extends object, Told extends object>(
  { table }: Pick<Context, 'table'>,
  request: StaffRequest | undefined,
  retell: (kept: Kept) => Promise<Told | Problem>,
  act: () => Promise<Told | Problem>,
): Promise<Told | Problem> {
  const answered = async (): Promise<Told | Problem | undefined> => {
    const before = request && (await answerTo<Kept>(table, request));
    if (before === undefined) return undefined;
    return 'refused' in before ? keyReused : retell(before.answered);
  };
  const before = await answered();
  if (before !== undefined) return before;
  const done = await act();
  return 'problem' in done ? ((await answered()) ?? done) : done;
}

/** The same where the whole answer is kept. */
export const once = <Told extends object>(
  context: Pick<Context, 'table'>,
  request: StaffRequest | undefined,
  act: () => Promise<Told | Problem>,
): Promise<Told | Problem> => onceRetold<Told, Told>(context, request, async (kept) => kept, act);
