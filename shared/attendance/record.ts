import type { Actor, Given } from '#events/index.ts';
import type { Session } from '#shared/activities/index.ts';
import { again, type Context, ifAnswered, inACrowd, untilWritten, type Write } from '#shared/table/index.ts';
import { type AttendanceDecision, decideMarks } from './decide.ts';
import type { Attendance, NewMark, RefusedMark } from './schema.ts';
import { attendanceWrites, cameWrites, disputeOf, disputeWrites, statesOf } from './store.ts';

/** The marks of one author for one session: 1 to 200, from one device or several. */
export type Sheet = {
  readonly activityId: string;
  readonly sessionId: string;
  readonly marks: readonly NewMark[];
  readonly author: Actor;
};

/**
 * The result of a sheet. Every mark that is not among `refusals` is kept, from this sheet or an earlier one.
 */
export type Recorded = {
  /** The session as it is now, with how many came. */
  readonly session: Session;
  /** The attendance of everyone on the sheet who has any. */
  readonly attendances: readonly Attendance[];
  readonly refusals: readonly RefusedMark[];
};

export type SheetRefused =
  | { readonly refused: 'unknown-session' }
  /** The same request, sent at the same time, has been answered meanwhile. */
  | { readonly refused: 'request-answered' };

/** Extra writes for the last transaction of a sheet; a refused one named `request` ends the command. */
export type ExtraWrites = (recorded: Recorded, now: Date) => readonly Write[];

/** AWS: at most 100 writes in a transaction. The session takes two, the extra writes one. */
const mostWrites = 97;

/**
 * Records a sheet: one round of reads, then as few transactions as possible, each with the marks of some
 * people, their new events, and how many came. Sending a sheet again changes nothing, and the order of sheets
 * does not matter; after a write by someone else, it reads and decides again. Throws when the table does not
 * answer or no attempt came through: the part recorded by then stays, and sending the sheet again records the
 * rest.
 */
export async function recordSheet(
  context: Context,
  { activityId, sessionId, marks, author }: Sheet,
  extraWrites: ExtraWrites = () => [],
): Promise<Recorded | SheetRefused> {
  const marksOf = Map.groupBy(marks, ({ personId }) => personId);
  const settled = new Map<string, AttendanceDecision>();

  return untilWritten(context, inACrowd('record a sheet'), async () => {
    const people = [...marksOf.keys()].filter((personId) => !settled.has(personId));
    const state = await statesOf(context.table, activityId, sessionId, people);
    if (state === undefined) return { refused: 'unknown-session' };
    const now = context.now();
    const facts = (): Given => ({ now, eventId: context.newId(now), actor: author });
    const decided = people.map((personId) => {
      const decision = decideMarks(state.of(personId), marksOf.get(personId) ?? [], facts());
      return { personId, decision };
    });
    for (const { personId, decision } of decided) {
      if (decision.change === undefined) settled.set(personId, decision);
    }
    const changes = decided.filter(({ decision }) => decision.change !== undefined);
    const packs = packed(await Promise.all(changes.map((each) => withWrites(context, each, facts))));

    let { session } = state;
    const writesOf = (pack: Pack): readonly Write[] => [
      ...pack.flatMap(({ writes }) => writes),
      ...(pack.length === 0 ? [] : cameWrites(session, cameOf(pack), facts())),
    ];
    for (const pack of packs.slice(0, -1)) {
      const { result } = await context.table.write(writesOf(pack));
      if (result !== 'written') return again;
      for (const { personId, decision } of pack) settled.set(personId, decision);
      session = { ...session, came: session.came + cameOf(pack) };
    }
    const last = packs.at(-1) ?? [];
    const decisions = new Map([
      ...settled,
      ...last.map(({ personId, decision }) => [personId, decision] as const),
    ]);
    const then = { ...session, came: session.came + cameOf(last) };
    const recorded = toldOf(then, marksOf.keys(), decisions);
    return {
      writes: [...writesOf(last), ...extraWrites(recorded, now)],
      result: recorded,
      ifRefused: ifAnswered,
    };
  });
}

type Pack = readonly Written[];

/** By how much these marks change the number of people who came. */
const cameOf = (pack: Pack): number =>
  pack.reduce((sum, { decision }) => sum + (decision.change?.came ?? 0), 0);

type Decided = { readonly personId: string; readonly decision: AttendanceDecision };
type Written = Decided & { readonly writes: readonly Write[] };

/** The writes for one person, with those of a concern about a dispute. */
async function withWrites(context: Context, decided: Decided, facts: () => Given): Promise<Written> {
  const { change } = decided.decision;
  if (change === undefined) return { ...decided, writes: [] };
  const dispute = await disputeOf(context.table, change);
  return { ...decided, writes: [...attendanceWrites(change), ...disputeWrites(change, dispute, facts())] };
}

/**
 * Groups the writes into as few transactions as possible; a single empty one when there is nothing to write.
 */
function packed(people: readonly Written[]): readonly Pack[] {
  const packs: Written[][] = [[]];
  let size = 0;
  for (const person of people) {
    if (size + person.writes.length > mostWrites) {
      packs.push([]);
      size = 0;
    }
    packs.at(-1)?.push(person);
    size += person.writes.length;
  }
  return packs;
}

/** The result, in the order of the sheet. */
function toldOf(
  session: Session,
  people: Iterable<string>,
  settled: ReadonlyMap<string, AttendanceDecision>,
): Recorded {
  const decisions = [...people].flatMap((personId) => settled.get(personId) ?? []);
  return {
    session,
    attendances: decisions.flatMap(({ attendance }) => attendance ?? []),
    refusals: decisions.flatMap(({ refused }) => refused),
  };
}
