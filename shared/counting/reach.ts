import type { RegistrationEvent } from '../../events/index.ts';
import { equals, type Item, keys, type Table, type Write } from '../table/index.ts';
import { cellName } from './cells.ts';
import { reaches, reachPlaces } from './fold.ts';

/**
 * A person is reached once in each scope and period, by the earliest of the events that confirmed her a
 * place, whatever order they are delivered in.
 *
 * One item a person holds, by place (`scope|period`), the event that has the claim. Claiming is one plain
 * update that any number of tries leaves the same. An event that holds a claim counts +1 in its own cell,
 * once, in the transaction that marks it as counted. An event that comes later in delivery but is earlier in
 * time takes the claim over in that same transaction: it counts +1 in its own cell and −1 in the cell of the
 * one it displaces, which is noted as displaced and still counts its own +1 when its turn comes, or has.
 */
export type ReachEffect = {
  /** By event id: the cells and places it adds to or takes from. */
  readonly additions: ReadonlyMap<string, readonly ReachAddition[]>;
  /** Claims taken over, to be written together with the counters. */
  readonly takeovers: readonly Write[];
};
export type ReachAddition = { readonly place: string; readonly cell: string; readonly by: 1 | -1 };

type Claims = Item & { readonly displaced?: ReadonlySet<string> };

/** An event and its cell in few bytes: ids sort by time in this form as well. */
const claimOf = (event: RegistrationEvent): string =>
  `${event.id.replaceAll('-', '')}${cellName({ ...event.data, measure: 'reached' })}`;
const cellLength = 4;
const cellOfClaim = (claim: string) => claim.slice(-cellLength);
const idOfClaim = (claim: string) => claim.slice(0, -cellLength);

/** Claims what these events can claim and says what each of them counts. One update for each person. */
export async function claimReach(table: Table, events: readonly RegistrationEvent[]): Promise<ReachEffect> {
  const byPerson = Map.groupBy(events.filter(reaches), (event) => event.data.personId);
  const effects = await Promise.all(
    [...byPerson].map(([personId, reaching]) => claimForPerson(table, personId, reaching)),
  );
  return {
    additions: new Map(effects.flatMap((effect) => [...effect.additions])),
    takeovers: effects.flatMap((effect) => effect.takeovers),
  };
}

async function claimForPerson(
  table: Table,
  personId: string,
  events: readonly RegistrationEvent[],
): Promise<ReachEffect> {
  const earliestFirst = events
    .map((event) => ({ event, claim: claimOf(event) }))
    .sort((a, b) => (a.claim < b.claim ? -1 : 1));
  const wanted: Record<string, string> = {};
  for (const { event, claim } of earliestFirst) {
    for (const place of reachPlaces(event)) wanted[place] ??= claim;
  }
  const held = await table.update<Claims>({
    update: keys.reachedKey(personId),
    changes: { setOnce: wanted },
  });
  if (held === undefined) throw new Error('An update without a condition was refused');

  const additions = new Map<string, ReachAddition[]>();
  const takeover = {
    set: {} as Record<string, string>,
    displaced: new Set<string>(),
    from: {} as Record<string, string>,
  };
  for (const { event, claim } of earliestFirst) {
    const counts: ReachAddition[] = [];
    for (const place of reachPlaces(event)) {
      const holder = takeover.set[place] ?? String(held[place]);
      const mark = displacedMark(place, claim);
      // Displaced before, or by an earlier event of this very batch: its −1 is or will be written.
      if (holder === claim || held.displaced?.has(mark) || takeover.displaced.has(mark)) {
        counts.push({ place, cell: cellOfClaim(claim), by: 1 });
      } else if (idOfClaim(claim) < idOfClaim(holder)) {
        counts.push({ place, cell: cellOfClaim(claim), by: 1 }, { place, cell: cellOfClaim(holder), by: -1 });
        takeover.set[place] = claim;
        takeover.from[place] = holder;
        takeover.displaced.add(displacedMark(place, holder));
      }
    }
    additions.set(event.id, counts);
  }
  const takenOver = Object.entries(takeover.from);
  if (takenOver.length === 0) return { additions, takeovers: [] };
  return {
    additions,
    takeovers: [
      {
        as: `reach ${personId}`,
        update: keys.reachedKey(personId),
        changes: { set: takeover.set, add: { displaced: takeover.displaced } },
        when: (where) => takenOver.map(([place, holder]) => equals(place, holder)(where)).join(' AND '),
      },
    ],
  };
}

const displacedMark = (place: string, claim: string) => `${place}|${idOfClaim(claim)}`;
