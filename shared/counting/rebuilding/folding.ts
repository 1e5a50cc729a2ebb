import { type DiwanEvent, isRegistrationEvent, type RegistrationEvent } from '#events/index.ts';
import { localDate } from '#shared/language/time/time.ts';
import { isOwnFault, kindOf, type PassedOver, passedOver, whatIsWrongWith } from '#shared/streaming/index.ts';
import {
  cellOfClaim,
  claimOf,
  claimsAfter,
  placeOf,
  type ReachStep,
  reaches,
  reachStepOf,
  redescribes,
} from '../claims.ts';
import { type Counted, isArrival, isCounted } from '../counted.ts';
import { addAll, addPerPeriod, type CounterAddition } from '../fold.ts';
import { allTime, periodsOf } from '../periods.ts';
import { scopesOf } from '../scopes.ts';
import { bucketOf, spillIn } from './spill.ts';
import { scopesOfTallies, type Tally, tallyIn } from './tally.ts';

/** Where one person has been reached, as `reach.ts` keeps it. */
export type PersonReached = {
  readonly personId: string;
  /** By place (`scope|period`). */
  readonly claims: ReadonlyMap<string, string>;
  readonly described: string | undefined;
};

/** All that has happened, being counted from nothing, in memory that does not grow with it. */
export type Folding = {
  /** Adds events, each once, in any order; those that can never be counted are passed over. */
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
  /** Those of events that have what every reader needs; the others are passed over. */
  readonly soundOf: (events: readonly DiwanEvent[]) => readonly DiwanEvent[];
  /** Notes that an event was passed over, because of this fault. */
  readonly passOver: (event: DiwanEvent, fault: unknown) => void;
  /** Events that can never be counted, each once: of those added, and of those that were counted beside. */
  readonly passedOver: () => readonly PassedOver[];
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
  const odd = new Map<unknown, PassedOver>();
  const passOver = (event: DiwanEvent, fault: unknown) =>
    void odd.set(event.id, passedOver(event, `cannot be counted: ${kindOf(fault)}`));

  const isSound = (event: DiwanEvent): boolean => {
    const reason = whatIsWrongWith(event);
    if (reason !== undefined) odd.set(event.id, passedOver(event, reason));
    return reason === undefined;
  };

  /** Takes an event in, which adds all of it or throws; whether it was taken. */
  const isTaken = (event: DiwanEvent, take: () => void): boolean => {
    if (!isSound(event)) return false;
    try {
      take();
      return true;
    } catch (fault) {
      if (!isOwnFault(fault)) throw fault;
      passOver(event, fault);
      return false;
    }
  };

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
        const [personId = '', claim = '', where] = row.split(' ');
        live(personId, { claim, places: where === undefined ? [] : placesIn(where) });
      }
      for (const event of moreOf.get(bucket) ?? []) {
        const step = reachStepOf(event);
        if (step !== undefined) live(event.data.personId, step);
      }
      for (const [personId, life] of lives) yield { personId, ...claimsAfter(life) };
    }
  }

  const take = (event: DiwanEvent): void => {
    if (!isCounted(event)) return;
    const row = isRegistrationEvent(event) ? rowOf(event) : undefined;
    addTo(tally, event);
    counted += 1;
    if (!isRegistrationEvent(event)) return;
    if (isArrival(event) && (firstArrival === undefined || event.occurredAt < firstArrival))
      firstArrival = event.occurredAt;
    if (row !== undefined) steps.add(event.data.personId, row);
  };

  return {
    add(all) {
      for (const event of all) {
        events += 1;
        isTaken(event, () => take(event));
      }
    },
    size: () => ({ events, counted }),
    people,
    *scopes(more = []) {
      reads += 1;
      const beside = tallyIn(folder, `beside-${reads}`);
      try {
        const taken = more.filter((event) =>
          isTaken(event, () => {
            if (!isCounted(event)) return;
            // Where she was reached is asked below: what cannot say it is not counted either.
            if (isRegistrationEvent(event)) reachStepOf(event);
            addTo(beside, event);
          }),
        );
        for (const { claims } of people(taken.filter(isRegistrationEvent))) addPerson(beside, claims);
        yield* scopesOfTallies([tally, beside]);
      } finally {
        beside.close();
      }
    },
    soundOf: (all) => all.filter(isSound),
    passOver,
    passedOver: () => [...odd.values()],
    firstArrival: () => firstArrival && localDate(firstArrival),
    close() {
      tally.close();
      steps.close();
    },
  };
}

/** Adds the numbers of an event: all of them, or it throws. */
function addTo(tally: Tally, event: Counted): void {
  const scopes = scopesOf(event).join();
  addPerPeriod(event, (period, family, adds) => addAll(tally.cellsAt(scopes, period, family), adds));
  tally.settle();
}

/** Adds one person wherever she has been reached. */
function addPerson(tally: Tally, claims: PersonReached['claims']): void {
  for (const [place, claim] of claims) {
    const middle = place.indexOf('|');
    const cells = tally.cellsAt(place.slice(0, middle), place.slice(middle + 1), 'registrations');
    addAll(cells, [[cellOfClaim(claim), 1]]);
  }
  tally.settle();
}

/**
 * What an event says of where its person is reached, as a row: the person, the claim and, where it may reach
 * her, its month with its scopes.
 */
function rowOf(event: RegistrationEvent): string | undefined {
  const { personId } = event.data;
  if (reaches(event)) {
    const [, month = ''] = periodsOf(event.occurredAt);
    return `${personId} ${claimOf(event)} ${month},${scopesOf(event).join()}`;
  }
  return redescribes(event) ? `${personId} ${claimOf(event)}` : undefined;
}

/** The places of a month and scopes: the same few again and again, for all people of an activity. */
const placesLately = new Map<string, readonly string[]>();
const mostLately = 1_000;

function placesIn(where: string): readonly string[] {
  const known = placesLately.get(where);
  if (known !== undefined) return known;
  const [month = '', ...scopes] = where.split(',');
  const places = scopes.flatMap((scope) => [placeOf(scope, allTime), placeOf(scope, month)]);
  if (placesLately.size >= mostLately) placesLately.clear();
  placesLately.set(where, places);
  return places;
}
