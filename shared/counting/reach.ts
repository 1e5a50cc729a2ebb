import type { RegistrationEvent } from '#events/index.ts';
import { all, equals, type Item, keys, type Table, type Write } from '#shared/table/index.ts';
import { cellOfClaim, claimOf, idOfClaim, reaches, reachPlaces, redescribes } from './claims.ts';
import { currentGenerations } from './generations.ts';

/**
 * A person is reached once in each scope and period, by the earliest event that confirmed her a place, and
 * counted there with the last details told after that event, in whatever order events are delivered.
 *
 * One item for each person holds, by place (`scope|period`), the event that has the claim and the cell it is
 * counted in. Claiming is one plain update, harmless to repeat. An event with a claim counts +1 in its own
 * cell, once, in the transaction that marks it as counted. An event delivered later but earlier in time takes
 * the claim over in that same transaction: it counts +1 and subtracts one from the cell of the event it
 * displaces, which is noted as displaced and still counts its own +1 in its turn. The latest event that
 * changes her details is noted too; it moves every earlier claim to its own cell, and an earlier event
 * delivered after it claims in that cell at once.
 */
export type ReachEffect = {
  /** By event id: the cells and places it adds to or takes from. */
  readonly additions: ReadonlyMap<string, readonly ReachAddition[]>;
  /** Claims taken over or moved, to be written together with the counters. */
  readonly takeovers: readonly Write[];
  /** More claims must move than fit in a transaction: write these, without a mark, and look again. */
  readonly isPartial: boolean;
};
export type ReachAddition = { readonly place: string; readonly cell: string; readonly by: 1 | -1 };

type Claims = Item & { readonly displaced?: ReadonlySet<string>; readonly described?: string };

/**
 * Of the 100 writes of a transaction, this many leave room for the marks and the registration's own counters.
 */
const mostMoves = 60;

const isPlace = (attribute: string) => attribute.includes('|');

/**
 * Claims the places these events can claim, and gives the numbers each of them adds. One or two updates for
 * each person.
 */
export async function claimReach(
  table: Table,
  events: readonly RegistrationEvent[],
  generation: number,
): Promise<ReachEffect> {
  const concerned = events.filter((event) => reaches(event) || redescribes(event));
  const byPerson = Map.groupBy(concerned, (event) => event.data.personId);
  const effects = await Promise.all(
    [...byPerson].map(([personId, reaching]) =>
      claimForPerson(table, keys.reachedKey(personId, generation), reaching),
    ),
  );
  return {
    additions: new Map(effects.flatMap((effect) => [...effect.additions])),
    takeovers: effects.flatMap((effect) => effect.takeovers),
    isPartial: effects.some((effect) => effect.isPartial),
  };
}

/** Where a person has been reached, as the generation that is read has it; `undefined` when nowhere. */
export async function reachedOf(table: Table, personId: string): Promise<Item | undefined> {
  const { live } = await currentGenerations(table);
  return table.get<Item>(keys.reachedKey(personId, live));
}

type Claiming = { readonly event: RegistrationEvent; readonly claim: string };

async function claimForPerson(
  table: Table,
  key: keys.Key,
  events: readonly RegistrationEvent[],
): Promise<ReachEffect> {
  const earliestFirst = events
    .map((event) => ({ event, claim: claimOf(event) }))
    .sort((a, b) => (a.claim < b.claim ? -1 : 1));
  const held = await hold(table, key, earliestFirst);
  const claims = claimsOf(held);
  const additions = new Map<string, readonly ReachAddition[]>();
  for (const { event, claim } of earliestFirst) {
    additions.set(event.id, reaches(event) ? claims.counted(event, claim) : claims.moved(claim));
  }
  return { additions, takeovers: claims.takeovers(key), isPartial: claims.isPartial() };
}

/** Notes the latest details and claims every free place; gives the item as it is then. */
async function hold(table: Table, key: keys.Key, events: readonly Claiming[]): Promise<Claims> {
  const latest = events.findLast(({ event }) => redescribes(event));
  if (latest !== undefined) {
    await table.update({
      update: key,
      changes: { set: { described: latest.claim } },
      when: (at) =>
        `attribute_not_exists(${at.name('described')}) OR ${at.name('described')} < ${at.value(latest.claim)}`,
    });
  }
  const wanted: Record<string, string> = {};
  for (const { event, claim } of events.filter((each) => reaches(each.event))) {
    for (const place of reachPlaces(event)) wanted[place] ??= claim;
  }
  if (Object.keys(wanted).length === 0) return (await table.get<Claims>(key)) ?? {};
  const held = await table.update<Claims>({ update: key, changes: { setOnce: wanted } });
  if (held === undefined) throw new Error('An update without a condition was refused');
  return held;
}

/** The claims of a person, and their changes as events are counted, the earliest first. */
function claimsOf(held: Claims) {
  const now = new Map(
    Object.entries(held).flatMap(([place, claim]) =>
      isPlace(place) ? [[place, String(claim)] as const] : [],
    ),
  );
  const changed = new Set<string>();
  const displaced = new Set<string>();
  let left = 0;
  const take = (place: string, claim: string) => {
    now.set(place, claim);
    changed.add(place);
  };
  /** The cell an event is counted in: that of the latest details told after it, else its own. */
  const cellFor = (claim: string): string => {
    const { described } = held;
    return cellOfClaim(
      described !== undefined && idOfClaim(described) > idOfClaim(claim) ? described : claim,
    );
  };

  /** The numbers an event that reaches her adds. */
  const counted = (event: RegistrationEvent, claim: string): readonly ReachAddition[] =>
    reachPlaces(event).flatMap((place): readonly ReachAddition[] => {
      const holder = now.get(place) ?? claim;
      const own = { place, cell: cellOfClaim(claim), by: 1 } as const;
      const cell = cellFor(claim);
      if (holder === claim && cell !== own.cell) {
        take(place, `${idOfClaim(claim)}${cell}`);
        return [{ place, cell, by: 1 }];
      }
      // Displaced before: the subtraction is or will be written.
      const wasDisplaced = held.displaced?.has(displacedMark(place, claim)) ?? false;
      if (idOfClaim(holder) === idOfClaim(claim) || wasDisplaced) return [own];
      if (displaced.has(displacedMark(place, claim))) return [own];
      if (idOfClaim(claim) > idOfClaim(holder)) return [];
      displaced.add(displacedMark(place, holder));
      take(place, `${idOfClaim(claim)}${cell}`);
      return [
        { place, cell, by: 1 },
        { place, cell: cellOfClaim(holder), by: -1 },
      ];
    });

  /** The numbers an event that changes her details adds: nothing when a later one has. */
  const moved = (claim: string): readonly ReachAddition[] => {
    if (held.described !== claim) return [];
    const cell = cellOfClaim(claim);
    const others = [...now].filter(
      ([, holder]) => idOfClaim(holder) < idOfClaim(claim) && cellOfClaim(holder) !== cell,
    );
    left = Math.max(0, others.length - mostMoves);
    return others.slice(0, mostMoves).flatMap(([place, holder]): readonly ReachAddition[] => {
      take(place, `${idOfClaim(holder)}${cell}`);
      return [
        { place, cell, by: 1 },
        { place, cell: cellOfClaim(holder), by: -1 },
      ];
    });
  };

  const takeovers = (key: keys.Key): readonly Write[] =>
    changed.size === 0
      ? []
      : [
          {
            as: `reach ${key.pk}`,
            update: key,
            changes: {
              set: Object.fromEntries([...changed].map((place) => [place, now.get(place)])),
              ...(displaced.size === 0 ? {} : { add: { displaced } }),
            },
            when: all(...[...changed].map((place) => equals(place, held[place]))),
          },
        ];

  return { counted, moved, takeovers, isPartial: () => left > 0 };
}

const displacedMark = (place: string, claim: string) => `${place}|${idOfClaim(claim)}`;
