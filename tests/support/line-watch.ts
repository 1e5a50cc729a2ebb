/** Watches the line from write to write: whoever is passed a place must have had no one before her who fits. */
import type { Waiting } from '../../shared/activities/index.ts';
import { registrationsIn } from './invariants.ts';
import type { Keyed } from './table.ts';

type Seen = Waiting & { readonly joined: number };

export type LineWatch = {
  /** Looks at the table after a write; answers with the names of those who were passed over by it. */
  readonly look: (items: readonly Keyed[]) => readonly string[];
};

/**
 * Someone is passed over when another, who joined the line after her and stands behind her, gets a place that
 * would have done for her. Who came to stand in front while a place was already being passed on is not.
 */
export function watchLine(): LineWatch {
  let waiting = new Map<string, Seen>();
  let joins = 0;
  return {
    look: (items) => {
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
          .filter(({ joined, childcare }) => joined < lucky.joined && childcare <= lucky.childcare)
          .map(({ personId }) => `${lucky.personId} was served before ${personId}`),
      );
    },
  };
}
