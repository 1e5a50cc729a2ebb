import { answerTo, answerWrite, type StaffRequest } from '#shared/staff/index.ts';
import type { Context, Table, Write } from '#shared/table/index.ts';
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

/** How a thing is kept as an answer, found again and told. */
type AnsweredById<Thing, Kept, Told> = {
  /** The part of an answer that is kept: its id, and what changes with each step. The rest can be read again. */
  readonly keep: (thing: Thing) => Kept;
  readonly find: (table: Table, kept: Kept) => Promise<Thing | undefined>;
  readonly tell: (thing: Thing) => Told;
};

/** The same for answers of which a part is kept, by the id of the thing that they tell of. */
export const onceById = <Thing extends object, Kept extends object, Told extends object>({
  keep,
  find,
  tell,
}: AnsweredById<Thing, Kept, Told>) => ({
  /** The writes that keep the answer, for the transaction that makes it true; none for a call that is sent once. */
  keeping:
    ({ now }: Pick<Context, 'now'>, request: StaffRequest | undefined) =>
    (thing: Thing): readonly Write[] =>
      request === undefined ? [] : [answerWrite<Kept>(request, keep(thing), now())],

  once: (
    { table }: Pick<Context, 'table'>,
    request: StaffRequest | undefined,
    act: () => Promise<Told | Problem>,
  ): Promise<Told | Problem> =>
    onceRetold<Kept, Told>(
      { table },
      request,
      async (kept) => {
        const now = await find(table, kept);
        return now === undefined ? problem('not-found', 404) : tell({ ...now, ...kept });
      },
      act,
    ),
});
