import type { EventOf, RegistrationEvent } from '#events/index.ts';
import { cellName } from './cells.ts';
import { periodsOf } from './periods.ts';
import { scopesOf } from './scopes.ts';

/** A counted detail of a person was learned or corrected after she registered. */
export const redescribes = (event: RegistrationEvent): event is EventOf<'registration.described'> => {
  if (event.type !== 'registration.described') return false;
  const { before, gender, ageBand, group } = event.data;
  return before.gender !== gender || before.ageBand !== ageBand || before.group !== group;
};

/**
 * Whether an event may reach its person: a place was confirmed. Only the first counts, in each scope and
 * period.
 */
export const reaches = (event: RegistrationEvent): boolean => event.type === 'registration.confirmed';

/**
 * The scopes and periods (`scope|period`) in which an event may be the first to reach its person; its month
 * is when it happened.
 */
export const reachPlaces = (event: RegistrationEvent): readonly string[] => {
  const periods = periodsOf(event.occurredAt);
  return scopesOf(event).flatMap((scope) => periods.map((period) => placeOf(scope, period)));
};

/** A scope and a period in one text: `centre:kirkuk|2026-11`. */
export const placeOf = (scope: string, period: string): string => `${scope}|${period}`;

/** An event and the cell its person is counted in, in few bytes; sorts by time, as ids do. */
export const claimOf = (event: RegistrationEvent): string =>
  `${withoutDashes(event.id)}${cellName({ ...event.data, measure: 'reached' })}`;
const withoutDashes = (id: string): string =>
  id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24);
const cellLength = 4;
/** The cell of a claim: `rif2`. */
export const cellOfClaim = (claim: string): string => claim.slice(-cellLength);
/** The event of a claim: its id without dashes. */
export const idOfClaim = (claim: string): string => claim.slice(0, -cellLength);

/** What an event says of where its person is reached: `places` is empty when it changes her details. */
export type ReachStep = { readonly claim: string; readonly places: readonly string[] };

/** The step of an event; `undefined` for one that neither reaches its person nor changes her details. */
export function reachStepOf(event: RegistrationEvent): ReachStep | undefined {
  if (reaches(event)) return { claim: claimOf(event), places: reachPlaces(event) };
  return redescribes(event) ? { claim: claimOf(event), places: [] } : undefined;
}

/**
 * Where one person has been reached after all these steps, in any order: by place, the earliest event with
 * the cell of the last details told after it; and the latest event that changed her details.
 */
export function claimsAfter(steps: readonly ReachStep[]): {
  readonly claims: ReadonlyMap<string, string>;
  readonly described: string | undefined;
} {
  const claims = new Map<string, string>();
  let described: string | undefined;
  for (const { claim, places } of steps) {
    if (places.length === 0 && (described === undefined || described < claim)) described = claim;
    for (const place of places) {
      const held = claims.get(place);
      if (held === undefined || claim < held) claims.set(place, claim);
    }
  }
  if (described !== undefined) {
    for (const [place, claim] of claims) {
      if (idOfClaim(claim) < idOfClaim(described))
        claims.set(place, `${idOfClaim(claim)}${cellOfClaim(described)}`);
    }
  }
  return { claims, described };
}
