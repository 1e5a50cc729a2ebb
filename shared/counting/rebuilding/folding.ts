import { type DiwanEvent, isRegistrationEvent, type RegistrationEvent } from '#events/index.ts';
import { localDate } from '#shared/language/time/time.ts';
import { cellOfClaim, claimsAfter, placeOf, type ReachStep, reachStepOf } from '../claims.ts';
import { isArrival, isCounted } from '../counted.ts';
import { addEvent, addReach, type CounterAddition } from '../fold.ts';
import { allTime, periodsOf } from '../periods.ts';
import { scopesOf } from '../scopes.ts';
import { bucketOf, spillIn } from './spill.ts';
import { scopesOfTallies, tallyIn } from './tally.ts';

/** Where one person has been reached, as `reach.ts` keeps it. */
export type PersonReached = {
  readonly personId: string;
  /** By place (`scope|period`). */
  readonly claims: ReadonlyMap<string, string>;
  readonly described: string | undefined;
};

/** All that has happened, being counted from nothing, in memory that does not grow with it. */
export type Folding = {
  /** Adds events, each once, in any order. */
  readonly add: (events: readonly DiwanEvent[]) => void;
  /** How many events were added, and how many of them count. */
  readonly size: () => { readonly events: number; readonly counted: number };
  /** Each person with where she has been reached. */
  readonly people: () => Generator<PersonReached>;
  /** The counters of each scope, people reached among them; `more` events count beside those added. */
  readonly scopes: (
    more?: readonly DiwanEvent[],
  ) => Generator<{ readonly scope: string; readonly counters: readonly CounterAddition[] }>;
  /** The day in Baghdad of the first arrival at a status. */
  readonly firstArrival: () => string | undefined;
  readonly close: () => void;
};

/** People are read back in so many parts: a part of five million people is some 20,000. */
const buckets = 256;

/** Begins to count from nothing; what does not fit in memory goes into files in `folder`. */
export function foldingIn(folder: string): Folding {
  const tally = tallyIn(folder, 'counters');
  const steps = spillIn(folder, 'people', buckets);
  let events = 0;
  let counted = 0;
  let reads = 0;
  let firstArrival: string | undefined;

  function* people(more: readonly RegistrationEvent[] = []): Generator<PersonReached> {
    const moreOf = Map.groupBy(more, ({ data }) => bucketOf(data.personId, buckets));
    for (let bucket = 0; bucket < buckets; bucket++) {
      const lives = new Map<string, ReachStep[]>();
      const live = (personId: string, step: ReachStep) => {
        const known = lives.get(personId);
        if (known === undefined) lives.set(personId, [step]);
        else known.push(step);
      };
      for (const row of steps.rows(bucket)) {
        const [personId = '', claim = '', month = '', scopes = ''] = row.split(' ');
        live(personId, { claim, places: month === '' ? [] : placesIn(scopes, month) });
      }
      for (const event of moreOf.get(bucket) ?? []) {
        const step = reachStepOf(event);
        if (step !== undefined) live(event.data.personId, step);
      }
      for (const [personId, life] of lives) yield { personId, ...claimsAfter(life) };
    }
  }

  return {
    add(all) {
      for (const event of all) {
        events += 1;
        if (!isCounted(event)) continue;
        counted += 1;
        addEvent(event, tally.counterAt);
        tally.settle();
        if (!isRegistrationEvent(event)) continue;
        if (isArrival(event) && (firstArrival === undefined || event.occurredAt < firstArrival))
          firstArrival = event.occurredAt;
        const step = reachStepOf(event);
        if (step !== undefined) steps.add(event.data.personId, rowOf(event, step));
      }
    },
    size: () => ({ events, counted }),
    people,
    *scopes(more = []) {
      reads += 1;
      const beside = tallyIn(folder, `beside-${reads}`);
      try {
        const once = more.filter(isCounted);
        for (const event of once) {
          addEvent(event, beside.counterAt);
          beside.settle();
        }
        for (const { claims } of people(once.filter(isRegistrationEvent))) {
          addReach(
            [...claims].map(([place, claim]) => ({ place, cell: cellOfClaim(claim), by: 1 })),
            beside.counterAt,
          );
          beside.settle();
        }
        yield* scopesOfTallies([tally, beside]);
      } finally {
        beside.close();
      }
    },
    firstArrival: () => firstArrival && localDate(firstArrival),
    close() {
      tally.close();
      steps.close();
    },
  };
}

/** A step as a row: the person, the claim and, where it may reach her, its month and scopes. */
function rowOf(event: RegistrationEvent, { claim, places }: ReachStep): string {
  const { personId } = event.data;
  if (places.length === 0) return `${personId} ${claim}`;
  const [, month = ''] = periodsOf(event.occurredAt);
  return `${personId} ${claim} ${month} ${scopesOf(event).join()}`;
}

const placesIn = (scopes: string, month: string): readonly string[] =>
  scopes.split(',').flatMap((scope) => [placeOf(scope, allTime), placeOf(scope, month)]);
