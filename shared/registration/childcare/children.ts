import type { OpenActivity, WaitingChildren } from '#shared/activities/schema.ts';
import type { ChildrenInLine, Registration } from '../schema.ts';

/** What there is for someone's children: places that are theirs, and how many wait for one. */
export type Children = { readonly booked: number; readonly waiting: number };

/** How many of her children stand in the line for childcare. */
export const waitingChildren = ({ childrenWaiting = [] }: Pick<Registration, 'childrenWaiting'>): number =>
  childrenWaiting.reduce((sum, { children }) => sum + children, 0);

/**
 * What there is for her children as she stands now. Who is in line for a place herself has none for them yet; with a
 * registration that is given up, nothing is left for them.
 */
export function childrenOf(
  registration: Pick<Registration, 'status' | 'childcare' | 'childrenWaiting'>,
): Children {
  switch (registration.status) {
    case 'waitlisted':
      return { booked: 0, waiting: registration.childcare };
    case 'cancelled':
    case 'expired':
      return { booked: 0, waiting: 0 };
    default:
      return { booked: registration.childcare, waiting: waitingChildren(registration) };
  }
}

/** Whether any children stand in line for childcare. */
export const hasChildrenInLine = ({ childrenWaiting = 0 }: Pick<OpenActivity, 'childrenWaiting'>): boolean =>
  childrenWaiting > 0;

/** Places for children that nobody waits for: what someone who asks now can have at once. */
export const freeForChildren = ({
  childcareLeft,
  childrenWaiting = 0,
}: Pick<OpenActivity, 'childcareLeft' | 'childrenWaiting'>): number =>
  Math.max(0, childcareLeft - childrenWaiting);

/** How many children stand in line who were asked for before `waitId`. */
export const childrenBefore = (line: readonly WaitingChildren[], waitId: string): number =>
  line.filter((each) => each.waitId < waitId).reduce((sum, { children }) => sum + children, 0);

/** The registration with so many places for children, and these in line. */
export function withChildren(
  { childrenWaiting: _before, ...registration }: Registration,
  childcare: number,
  waiting: readonly ChildrenInLine[],
): Registration {
  return { ...registration, childcare, ...(waiting.length === 0 ? {} : { childrenWaiting: waiting }) };
}

/**
 * The children of someone who gets a place (domain.md rule 2): as many have places as are `free`, the others stand in
 * line at `waitId`, which is as old as what she asked.
 */
export function placedWith(registration: Registration, free: number, waitId: string): Registration {
  const asked = registration.childcare;
  const booked = Math.min(asked, Math.max(0, free));
  const waiting = asked === booked ? [] : [{ waitId, children: asked - booked }];
  return withChildren(registration, booked, waiting);
}

/**
 * Someone who has a place asks for `children` in all. Fewer than before: those who wait give way first, the last asked
 * for first of all. More: those who are new have what is `free`, or stand in line at `waitId`; who waited keeps her
 * position.
 */
export function askingFor(
  registration: Registration,
  children: number,
  free: number,
  waitId: string,
): Registration {
  const { childcare, childrenWaiting = [] } = registration;
  if (children <= childcare) return withChildren(registration, children, []);
  const before = childcare + waitingChildren(registration);
  if (children <= before) {
    return withChildren(registration, childcare, firstOf(childrenWaiting, children - childcare));
  }
  const booked = Math.min(children - before, Math.max(0, free));
  const more = children - before - booked;
  const joining = more === 0 ? [] : [{ waitId, children: more }];
  return withChildren(registration, childcare + booked, [...childrenWaiting, ...joining]);
}

/** The first `children` of those who wait. */
function firstOf(waiting: readonly ChildrenInLine[], children: number): readonly ChildrenInLine[] {
  let left = children;
  return waiting.flatMap(({ waitId, children: here }) => {
    const kept = Math.min(here, left);
    left -= kept;
    return kept === 0 ? [] : [{ waitId, children: kept }];
  });
}

/** The registration after `children` of those at `waitId` got places. */
export function servedAt(registration: Registration, waitId: string, children: number): Registration {
  const waiting = (registration.childrenWaiting ?? []).flatMap((each) => {
    if (each.waitId !== waitId) return [each];
    return each.children > children ? [{ waitId, children: each.children - children }] : [];
  });
  return withChildren(registration, registration.childcare + children, waiting);
}
