/** Watches both lines from write to write: whoever is passed a place must have had no one before her. */
import type { OpenActivity, Waiting, WaitingChildren } from '#shared/activities/index.ts';
import { childrenOf } from '#shared/registration/index.ts';
import { registrationsIn } from '../table/invariants.ts';
import type { Keyed } from '../table/table.ts';

type Seen = Waiting & { readonly joined: number };
type SeenChildren = WaitingChildren & { readonly joined: number };

export type LineWatch = {
  /** Looks at the table after a write; answers with the names of those who were passed over by it. */
  readonly look: (items: readonly Keyed[]) => readonly string[];
};

/**
 * Someone is passed over when another, who joined the line after her and stands behind her, gets a place; her children,
 * when others' get a place and what is left is less than those before them wait for. Who came to stand in front while a
 * place was already being passed on is not.
 */
export function watchLine(): LineWatch {
  let waiting = new Map<string, Seen>();
  let children = new Map<string, SeenChildren>();
  let booked = new Map<string, number>();
  let joins = 0;

  function lookAtPeople(items: readonly Keyed[]): readonly string[] {
    const standing = items.filter(({ sk }) => sk.startsWith('WAIT#')) as unknown as readonly Waiting[];
    const now = new Map(
      standing.map((each) => [each.waitId, waiting.get(each.waitId) ?? { ...each, joined: ++joins }]),
    );
    const placed = new Set(
      registrationsIn(items)
        .filter(({ status }) => status === 'offered' || status === 'confirmed')
        .map(({ personId, activityId }) => `${personId} ${activityId}`),
    );
    const passedTo = [...waiting.values()].filter(
      ({ waitId, personId, activityId }) => !now.has(waitId) && placed.has(`${personId} ${activityId}`),
    );
    waiting = now;
    return passedTo.flatMap((lucky) =>
      [...now.values()]
        .filter(({ activityId, waitId }) => activityId === lucky.activityId && waitId < lucky.waitId)
        .filter(({ joined }) => joined < lucky.joined)
        .map(({ personId }) => `${lucky.personId} was served before ${personId}`),
    );
  }

  function lookAtChildren(items: readonly Keyed[], inLine: ReadonlyMap<string, Seen>): readonly string[] {
    const standing = items.filter(({ sk }) =>
      sk.startsWith('WAITCHILD#'),
    ) as unknown as readonly WaitingChildren[];
    const left = new Map(
      (items.filter(({ sk }) => sk === 'ACTIVITY') as unknown as readonly OpenActivity[]).map(
        ({ activityId, childcareLeft }) => [activityId, Math.max(0, childcareLeft)],
      ),
    );
    const now = new Map(
      standing.map((each) => [
        each.waitId,
        { ...each, joined: children.get(each.waitId)?.joined ?? ++joins },
      ]),
    );
    const bookedNow = new Map(
      registrationsIn(items).map((each) => [`${each.activityId} ${each.personId}`, childrenOf(each).booked]),
    );
    const lucky = registrationsIn(items).filter(({ activityId, personId }) => {
      const key = `${activityId} ${personId}`;
      return (bookedNow.get(key) ?? 0) > (booked.get(key) ?? 0);
    });
    const before = children;
    const passedOver = lucky.flatMap(({ activityId, personId }) => {
      const isHers = (each: { readonly activityId: string; readonly personId: string }) =>
        each.activityId === activityId && each.personId === personId;
      // Her children stood in their line, or come with her from the line for a place, or are asked for only now.
      const stood = [...before.values()]
        .filter(isHers)
        .find((each) => now.get(each.waitId)?.children !== each.children);
      const claim = stood ??
        [...inLine.values()].find(isHers) ?? { waitId: '~', joined: Number.POSITIVE_INFINITY };
      const ahead = [...now.values()].filter(
        (each) =>
          each.activityId === activityId &&
          each.personId !== personId &&
          before.has(each.waitId) &&
          each.waitId < claim.waitId &&
          (stood === undefined || each.joined < stood.joined),
      );
      const wanted = ahead.reduce((sum, each) => sum + each.children, 0);
      return wanted > (left.get(activityId) ?? 0)
        ? [`children of ${personId} were served before those of ${ahead.map((each) => each.personId).join()}`]
        : [];
    });
    children = now;
    booked = bookedNow;
    return passedOver;
  }

  return {
    look: (items) => {
      const inLineBefore = waiting;
      return [...lookAtPeople(items), ...lookAtChildren(items, inLineBefore)];
    },
  };
}
