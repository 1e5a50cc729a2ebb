import { changeSessions } from '#shared/activities/index.ts';
import { all, type Context, equals, keys, type Write } from '#shared/table/index.ts';
import type { LookingAt } from './look.ts';
import type { Part, Rearrangement } from './schema.ts';
import { partOf, rearrangementById } from './store.ts';

/** The activity whose sessions are to be changed next. */
export type Changing = { readonly rearrangementId: string; readonly part: number };

/**
 * Changes the sessions of one activity, with how far it has come in the same transaction: what is killed in the middle is
 * done once when it comes again, and two at once do it once. Answers with what is to be done next: the next activity, or
 * looking at whom no text tells when all are done. Nothing, when it is not to be done (any more).
 */
export async function changePart(
  context: Context,
  { rearrangementId, part }: Changing,
): Promise<{ readonly change: Changing } | { readonly look: LookingAt } | undefined> {
  const { table } = context;
  const rearrangement = await rearrangementById(table, rearrangementId);
  if (rearrangement?.status === 'telling') return { look: { rearrangementId, part: 0 } };
  if (rearrangement?.status !== 'running') return undefined;
  // Whoever did this one may not have come to say what is next.
  if (part !== rearrangement.partsDone) return { change: { rearrangementId, part: rearrangement.partsDone } };
  const planned = await partOf(table, rearrangementId, part);
  if (planned === undefined) throw new Error(`Part ${part} of a rearrangement is not there`);
  const { activityId, changes } = planned;
  // The author is whoever had it done, not the function that does it.
  const actor = { kind: 'staff', id: rearrangement.confirmedBy ?? rearrangement.draftedBy } as const;
  await changeSessions(context, { activityId, changes, rearrangementId }, actor, {
    as: 'rearrangement',
    writes: ({ left }) => progress(rearrangement, part, left),
  });
  const isLast = part + 1 >= rearrangement.parts;
  return isLast ? { look: { rearrangementId, part: 0 } } : { change: { rearrangementId, part: part + 1 } };
}

function progress(
  { rearrangementId, parts, leftSessions, version }: Rearrangement,
  part: number,
  left: NonNullable<Part['left']>,
): readonly Write[] {
  const isLast = part + 1 >= parts;
  return [
    {
      as: 'rearrangement',
      update: keys.rearrangementKey(rearrangementId),
      changes: {
        set: {
          partsDone: part + 1,
          leftSessions: leftSessions + left.length,
          ...(isLast ? { status: 'telling', version: version + 1 } : {}),
        },
      },
      when: all(equals('status', 'running'), equals('partsDone', part)),
    },
    {
      as: 'part',
      update: keys.rearrangementPartKey(rearrangementId, part),
      changes: { set: { left, looked: 0 } },
    },
  ];
}
