import { answerTo, type StaffRequest } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';

const keyReused = problem('idempotency-key-reused', 422);

/**
 * Does what a request asks once: the same request again gets the same answer. The kept answer is looked for
 * before acting, and again after a refusal: of two sent at once, the second may be refused because the first
 * has just acted.
 *
 * @param retell makes the whole answer from its kept part
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

/** The same for answers that are kept whole. */
export const once = <Told extends object>(
  context: Pick<Context, 'table'>,
  request: StaffRequest | undefined,
  act: () => Promise<Told | Problem>,
): Promise<Told | Problem> => onceRetold<Told, Told>(context, request, async (kept) => kept, act);
