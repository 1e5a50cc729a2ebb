import type { DiwanEvent } from '#events/index.ts';
import { type PassedOver, whatIsWrongWith } from '#shared/streaming/index.ts';
import type { Context } from '#shared/table/index.ts';
import { countedBetween } from '../already-counted.ts';
import { currentGenerations } from '../generations.ts';
import {
  type Difference,
  differencesOf,
  eachOf,
  numbersOf,
  numbersStanding,
  type ScopeNumbers,
} from './compare.ts';
import { readEvents } from './events-by-day.ts';
import type { Folding } from './folding.ts';
import { folded, type Recounting } from './recounting.ts';

/** What a comparison found: the numbers that are wrong, and how much was looked at. */
export type Verified = {
  readonly generation: number;
  readonly events: number;
  readonly scopes: number;
  readonly differences: readonly Difference[];
  /** Events that can never be counted: no total has them. */
  readonly passedOver: readonly PassedOver[];
};

/** How often what differs is looked at again, before it is a difference and no traffic. */
const looks = 6;
const betweenLooks = 2_000;
const scopesAtOnce = 16;

/**
 * Counts all events from nothing and compares that with the counters that are read; changes nothing. What
 * goes on meanwhile is no difference: of the events of the last minutes those are expected whose marks say
 * that they have been counted, and what still differs is looked at again.
 *
 * @throws a read that failed, or the reason of `stop`
 */
export async function verifyCounts(context: Context, recounting: Recounting): Promise<Verified> {
  const horizon = new Date(context.now().getTime() - recounting.settles);
  return folded(context, horizon, recounting, async (folding) => {
    const { live, counted } = await currentGenerations(context.table);
    const from = counted.find(({ generation }) => generation === live)?.from ?? '';
    let scopes = 0;
    let doubted: ReadonlyMap<string, Difference> | undefined;
    for (let look = 0; look < looks && doubted?.size !== 0; look++) {
      recounting.stop?.throwIfAborted();
      if (look > 0) await recounting.wait(betweenLooks);
      const found = await lookAt(context, folding, { live, from, horizon }, recounting, doubted);
      scopes ||= found.scopes;
      doubted = new Map(
        [...found.differences].filter(([name]) => doubted === undefined || doubted.has(name)),
      );
    }
    const { events } = folding.size();
    const differences = [...(doubted?.values() ?? [])];
    return { generation: live, events, scopes, differences, passedOver: folding.passedOver() };
  });
}

type Place = { readonly live: number; readonly from: string; readonly horizon: Date };

/**
 * One comparison: at first of every scope, which are read while the table goes on; then of the scopes in
 * doubt, whose counters are read in the same moment as the marks.
 */
async function lookAt(
  context: Context,
  folding: Folding,
  { live, from, horizon }: Place,
  { wait }: Recounting,
  doubted: ReadonlyMap<string, Difference> | undefined,
): Promise<{ readonly scopes: number; readonly differences: ReadonlyMap<string, Difference> }> {
  const { table } = context;
  const standing = new Map<string, ScopeNumbers>();
  const until = context.now();
  const suspects = new Set([...(doubted?.values() ?? [])].map(({ scope }) => scope));
  const [wasCounted] = await Promise.all([
    countedBetween(table, live, { from: horizon, until }),
    eachOf(suspects, scopesAtOnce, async (scope) => {
      standing.set(scope, (await numbersStanding(table, scope))(live));
    }),
  ]);
  // The index of the events is behind the table: what is counted by now must be found in it.
  if (doubted !== undefined) await wait(betweenLooks);
  const lately: DiwanEvent[] = [];
  await readEvents(table, { from: horizon, until }, (events) => {
    lately.push(
      // What lacks its id is passed on, to be named.
      ...events.filter(
        (event) => whatIsWrongWith(event) !== undefined || event.id < from || wasCounted(event.id),
      ),
    );
  });
  const differences = new Map<string, Difference>();
  let scopes = 0;
  await eachOf(folding.scopes(lately), scopesAtOnce, async ({ scope, counters }) => {
    scopes += 1;
    if (doubted !== undefined && !suspects.has(scope)) return;
    const stands = standing.get(scope) ?? (await numbersStanding(table, scope))(live);
    for (const [name, difference] of differencesOf(scope, stands, numbersOf(counters)))
      differences.set(name, difference);
  });
  return { scopes, differences };
}
