import { couldNotKnowWrite, type Session, type SessionChange, sessionsOf } from '#shared/activities/index.ts';
import type { Limits } from '#shared/messaging/index.ts';
import { callsWrites, type NotToldOf, notToldOfEach } from '#shared/reminders/index.ts';
import { type Context, equals, keys, untilWritten, type Write } from '#shared/table/index.ts';
import { doneOf } from './lines.ts';
import type { Part, Rearrangement } from './schema.ts';
import { partOf, rearrangementById } from './store.ts';
import type { TellingOf } from './tell.ts';

/** The activity whose people are looked at next, once every session is changed. */
export type LookingAt = { readonly rearrangementId: string; readonly part: number };

/**
 * The most sessions at a time: three writes for each, and how far it has come (AWS: 100 writes in a
 * transaction).
 */
const mostSessions = 32;
/** The most people on the lists of a transaction, but for a single list: some 100 bytes each (AWS: 4 MB). */
const mostListed = 10_000;

/**
 * Gives the team leader, session by session, the people whom no text tells in time of the change, and notes
 * on each held session who could not know of it, like a change of a single session. Records the progress in
 * the same transaction: after an interruption, or run twice, it is done once. Answers with the next step:
 * more of this activity, the next one, or telling everyone; `undefined` when the rearrangement is not to be
 * carried out (any more). Throws when no attempt came through.
 */
export async function lookAtPart(
  context: Context,
  limits: Limits,
  { rearrangementId, part }: LookingAt,
): Promise<{ readonly look: LookingAt } | { readonly tell: TellingOf } | undefined> {
  return untilWritten(context, 'put to the team leader whom no text tells', async () => {
    const rearrangement = await rearrangementById(context.table, rearrangementId);
    if (rearrangement?.status !== 'telling') return undefined;
    const done = await partOf(context.table, rearrangementId, part);
    if (done === undefined) throw new Error(`Part ${part} of a rearrangement is not there`);
    const { looked = 0 } = done;
    const all = doneOf(done).length;
    const next =
      part + 1 < rearrangement.parts
        ? { look: { rearrangementId, part: part + 1 } }
        : { tell: { rearrangementId, part: 0 } };
    if (looked >= all) return next;
    const { writes, sessions } = await writesOf(context, limits, rearrangement, done, looked);
    // If a session or its list was changed in between, or another run looked, all is read again.
    return {
      writes: [
        {
          as: 'part',
          update: keys.rearrangementPartKey(rearrangementId, part),
          changes: { set: { looked: looked + sessions } },
          when: equals('looked', looked),
        },
        ...writes,
      ],
      result: looked + sessions < all ? { look: { rearrangementId, part } } : next,
    };
  });
}

/** The writes for the next sessions, and how many sessions that is. */
async function writesOf(
  context: Context,
  limits: Limits,
  rearrangement: Rearrangement,
  part: Part,
  looked: number,
): Promise<{ readonly writes: readonly Write[]; readonly sessions: number }> {
  const meant = doneOf(part).slice(looked, looked + mostSessions);
  const known = new Map(
    (await sessionsOf(context.table, part.activityId)).map((session) => [session.sessionId, session]),
  );
  const changes = meant.map((planned) => soChanged(planned, known.get(planned.sessionId)));
  const found = changes.flatMap((change) => change ?? []);
  const lists = await notToldOfEach(context, limits, found);
  const notToldAt = new Map(found.map(({ after }, position) => [after.sessionId, lists[position] ?? []]));
  // The author is the member of staff who confirmed it, not this function.
  const actor = { kind: 'staff', id: rearrangement.confirmedBy ?? rearrangement.draftedBy } as const;
  const writes: Write[] = [];
  let [sessions, listed] = [0, 0];
  for (const change of changes) {
    const notTold = change === undefined ? [] : (notToldAt.get(change.after.sessionId) ?? []);
    listed += notTold.length;
    if (sessions > 0 && listed > mostListed) break;
    sessions += 1;
    if (change !== undefined)
      writes.push(...(await writesAt(context, rearrangement, change, notTold, actor)));
  }
  return { writes, sessions };
}

/**
 * The change that the rearrangement made to a session; empty if someone has changed it again since, who
 * looked then.
 */
function soChanged(
  { from, to }: Part['changes'][number],
  session: Session | undefined,
): SessionChange | undefined {
  const { status, start } = session ?? {};
  const isSo = to === null ? status === 'cancelled' : status === 'planned' && start === to.start;
  if (session === undefined || !isSo) return undefined;
  // All keep their length, and cancelled ones their hours.
  const length = Date.parse(session.end) - Date.parse(session.start);
  const end = new Date(Date.parse(from) + length).toISOString();
  return { before: { ...session, status: 'planned', start: from, end }, after: session };
}

async function writesAt(
  context: Context,
  { rearrangementId }: Rearrangement,
  change: SessionChange,
  notTold: readonly NotToldOf[],
  actor: Parameters<typeof callsWrites>[3],
): Promise<readonly Write[]> {
  const { status, couldNotKnow = [] } = change.after;
  const people = status === 'cancelled' ? [] : notTold.map(({ personId }) => personId);
  const calls = await callsWrites(context, change, notTold, actor, rearrangementId);
  const isSame = people.length === 0 && couldNotKnow.length === 0;
  return calls.length === 0 && isSame ? [] : [couldNotKnowWrite(change.after, people), ...calls];
}
