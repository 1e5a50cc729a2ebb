import type { Actor } from '#events/index.ts';
import type { Session } from '#shared/activities/index.ts';
import { again, type Context, ifAnswered, inACrowd, untilWritten, type Write } from '#shared/table/index.ts';
import type { Given } from './change.ts';
import { type AttendanceDecision, decideMarks } from './decide.ts';
import { disputeOf, disputeWrites } from './dispute.ts';
import { cameWrites } from './held.ts';
import type { Attendance, NewMark, RefusedMark } from './schema.ts';
import { attendanceWrites, statesOf } from './store.ts';

/** What is said of people at one session, by one author: 1 to 200 marks, of one device or of several. */
export type Sheet = {
  readonly activityId: string;
  readonly sessionId: string;
  readonly marks: readonly NewMark[];
  readonly author: Actor;
};

/** What a sheet came to. Every mark that is not among `refusals` is kept, now or since an earlier sheet. */
export type Recorded = {
  /** As it is now, with how many came. */
  readonly session: Session;
  /** What is noted of everyone on the sheet of whom something is. */
  readonly attendances: readonly Attendance[];
  readonly refusals: readonly RefusedMark[];
};

export type SheetRefused =
  | { readonly refused: 'unknown-session' }
  /** The request has been answered meanwhile: by whoever sent the same at the same time. */
  | { readonly refused: 'request-answered' };

/** Writes for the transaction that is the last of a sheet's; one named `request` that is refused ends it. */
export type ExtraWrites = (recorded: Recorded, now: Date) => readonly Write[];

/** AWS: at most 100 writes in a transaction. The session takes two, what goes along with the last one. */
const mostWrites = 97;

/**
 * Records a sheet: one round of reads, then as few transactions as hold it, each with the marks of some people, the
 * events of what is new of them, and how many came. The same sheet again changes nothing, nor does the order in which
 * sheets come; what someone else wrote meanwhile is read and decided again. Throws when the table does not answer or no
 * attempt came through: what was recorded by then stays, and sending the same again records the rest.
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

/** How many more people came, by these marks. */
const cameOf = (pack: Pack): number =>
  pack.reduce((sum, { decision }) => sum + (decision.change?.came ?? 0), 0);

type Decided = { readonly personId: string; readonly decision: AttendanceDecision };
type Written = Decided & { readonly writes: readonly Write[] };

/** What is to be written of a person, the concern about a dispute of hers included. */
async function withWrites(context: Context, decided: Decided, facts: () => Given): Promise<Written> {
  const { change } = decided.decision;
  if (change === undefined) return { ...decided, writes: [] };
  const dispute = await disputeOf(context.table, change);
  return { ...decided, writes: [...attendanceWrites(change), ...disputeWrites(change, dispute, facts())] };
}

/** As few transactions as hold everything; one that is empty when there is nothing to write. */
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

/** In the order of the sheet. */
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
