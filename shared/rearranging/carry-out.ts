import { changeSessions } from '#shared/activities/index.ts';
import { all, type Context, equals, keys, type Write } from '#shared/table/index.ts';
import type { LookingAt } from './look.ts';
import type { Part, Rearrangement } from './schema.ts';
import { partOf, rearrangementById } from './store.ts';

/** The activity whose sessions are to be changed next. */
export type Changing = { readonly rearrangementId: string; readonly part: number };

/**
 * Changes the sessions of one activity and records the progress in the same transaction: after an
 * interruption, or when two run at once, the change is made once. Answers with the next step: the next
 * activity or, after the last, looking for people whom no text tells. `undefined` when the rearrangement is
 * not to be carried out (any more).
 */
export async function changePart(
  context: Context,
  { rearrangementId, part }: Changing,
): Promise<{ readonly change: Changing } | { readonly look: LookingAt } | undefined> {
  const { table } = context;
  const rearrangement = await rearrangementById(table, rearrangementId);
  if (rearrangement?.status === 'telling') return { look: { rearrangementId, part: 0 } };
  if (rearrangement?.status !== 'running') return undefined;
  // The run that changed this part may have stopped before it handed on the next step.
  if (part !== rearrangement.partsDone) return { change: { rearrangementId, part: rearrangement.partsDone } };
  const planned = await partOf(table, rearrangementId, part);
  if (planned === undefined) throw new Error(`Part ${part} of a rearrangement is not there`);
  const { activityId, changes } = planned;
  // The author is the member of staff who confirmed it, not this function.
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
