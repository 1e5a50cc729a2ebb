import type { OpenActivity, SessionTimes } from '#shared/activities/index.ts';
import { activitiesById } from '#shared/activities/index.ts';
import type { Table } from '#shared/table/index.ts';
import { isActive, type Refusal } from './schema.ts';
import { registrationsOf } from './store.ts';

export type OverlapRefusal = Extract<Refusal, { refused: 'overlapping' }>;
type Overlap = Omit<OverlapRefusal, 'personId'>;

/** An activity someone is registered for, with its sessions. */
type Held = { readonly code: string; readonly sessions: readonly SessionTimes[] };

/**
 * The first session to come of `wanted` that is held while one of `others` is; `undefined` when there is
 * none. One that ends as another begins is not held at the same time.
 */
export function overlapOf(wanted: Held, others: readonly Held[], now: Date): Overlap | undefined {
  const toCome = ({ end }: SessionTimes) => end > now.toISOString();
  const theirs = others.flatMap(({ code, sessions }) =>
    sessions.filter(toCome).map((session) => ({ ...session, code })),
  );
  for (const { start, end } of wanted.sessions.filter(toCome)) {
    const other = theirs.find((session) => session.start < end && start < session.end);
    if (other !== undefined) {
      return { refused: 'overlapping', code: wanted.code, other: other.code, at: start };
    }
  }
  return undefined;
}

/**
 * Whether a person has, is offered or waits for a place in something that is held at the same time. Costs one
 * read if she has nothing else, two if she has. Registrations of the last moment may not show yet: two made
 * in the same second both succeed, and she sees both in her list.
 */
export async function overlapRefusal(
  table: Table,
  personId: string,
  { activityId, code }: Pick<OpenActivity, 'activityId' | 'code'>,
  now: Date,
): Promise<OverlapRefusal | undefined> {
  const registrations = await registrationsOf(table, personId);
  const others = registrations.filter((each) => isActive(each) && each.activityId !== activityId);
  if (others.length === 0) return undefined;
  const ids = [activityId, ...others.map((other) => other.activityId)];
  const activities = await activitiesById(table, ids);
  const wanted = activities.find((activity) => activity.activityId === activityId);
  if (wanted === undefined) throw new Error(`The activity under ${code} is not there`);
  const theirs = activities.filter((activity) => activity !== wanted);
  const overlap = overlapOf(wanted, theirs, now);
  return overlap && { ...overlap, personId };
}
