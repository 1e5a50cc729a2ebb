import type { OpenActivity, WaitingChildren } from '#shared/activities/schema.ts';
import type { ChildrenInLine, Registration } from '../schema.ts';

/** How many places someone's children have, and how many children wait for one. */
export type Children = { readonly booked: number; readonly waiting: number };

/** How many of her children stand in the line for childcare. */
export const waitingChildren = ({ childrenWaiting = [] }: Pick<Registration, 'childrenWaiting'>): number =>
  childrenWaiting.reduce((sum, { children }) => sum + children, 0);

/**
 * The places and waiting children that belong to a registration now. While she is in line herself her
 * children have none; a registration that is given up leaves them nothing.
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

/** Free places for children that nobody waits for: someone who asks now can have them at once. */
export const freeForChildren = ({
  childcareLeft,
  childrenWaiting = 0,
}: Pick<OpenActivity, 'childcareLeft' | 'childrenWaiting'>): number =>
  Math.max(0, childcareLeft - childrenWaiting);

/** How many children stand in line before `waitId`. */
export const childrenBefore = (line: readonly WaitingChildren[], waitId: string): number =>
  line.filter((each) => each.waitId < waitId).reduce((sum, { children }) => sum + children, 0);

/** The registration with these places for children, and these children in line. */
export function withChildren(
  { childrenWaiting: _before, ...registration }: Registration,
  childcare: number,
  waiting: readonly ChildrenInLine[],
): Registration {
  return { ...registration, childcare, ...(waiting.length === 0 ? {} : { childrenWaiting: waiting }) };
}

/**
 * The children of someone who gets a place (domain.md rule 2): as many have places as are `free`, the others
 * stand in line at `waitId`, an id as old as her request.
 */
export function placedWith(registration: Registration, free: number, waitId: string): Registration {
  const asked = registration.childcare;
  const booked = Math.min(asked, Math.max(0, free));
  const waiting = asked === booked ? [] : [{ waitId, children: asked - booked }];
  return withChildren(registration, booked, waiting);
}

/**
 * Someone who has a place asks for `children` in all. Fewer than before: waiting children are taken off
 * first, the last asked for first. More: the new ones get what is `free`, or stand in line at `waitId`; those
 * waiting keep their position.
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

/** The first `children` of the waiting children. */
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
