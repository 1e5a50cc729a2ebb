import { type Context, equals, isAbsent, keys, untilWritten } from '#shared/table/index.ts';
import { copyLasts, currentGenerations, type Generations } from '../generations.ts';

/** A run that was not heard of for so long is dead, and another may begin; milliseconds. */
const heardOfWithin = 180_000;
/** How often a run says that it lives. */
const saysSoEvery = 20_000;
/** How long the generation before is counted after a switch: longer than any copy that still reads it. */
export const countedOn = 5 * copyLasts;
/** From so long before on, events are counted into both: later than any copy that does not know of it ends. */
export const announcedBefore = 2 * copyLasts;

/** The right to build a generation, or to delete those that were left: one run has it at a time. */
export type Run = {
  /** The generations as this run wrote them last. */
  readonly generations: () => Generations;
  /** The number of the generation it builds. */
  readonly generation: number;
  /** Says that the run lives, where it is time to. @throws {RunLost} when another run has begun */
  readonly alive: () => Promise<void>;
  /** Lets events with ids from `from` on be counted into the new generation too. @throws {RunLost} */
  readonly countInBoth: (from: string) => Promise<void>;
  /** Lets the new generation be read, and ends the run. @throws {RunLost} */
  readonly switchOver: () => Promise<void>;
  /** Ends a run that built nothing. @throws {RunLost} */
  readonly end: () => Promise<void>;
  /** Ends the run: its generation is left. @throws {RunLost} */
  readonly giveUp: () => Promise<void>;
  /** Notes that these generations are deleted. @throws {RunLost} */
  readonly deleted: (generations: ReadonlySet<number>) => Promise<void>;
};

/** Another run is at work: it was last heard of within three minutes of `until` (UTC ISO). */
export type UnderWay = { readonly refused: 'under-way'; readonly until: string };

/** Another run took the right over, because this one was not heard of. */
export class RunLost extends Error {
  constructor() {
    super(
      'Another run has begun: this one was not heard of for three minutes. It changed nothing that is read.',
    );
    this.name = 'RunLost';
  }
}

/**
 * Begins a run under a new number. What a dead run left half built is noted as left, and never used: a number
 * is given once.
 */
export async function beginRun(context: Context): Promise<Run | UnderWay> {
  const run = context.newSecret();
  const before = await currentGenerations(context.table);
  const now = context.now();
  const { rebuild, counted, left, live, version } = before;
  if (rebuild !== undefined && rebuild.until > now.toISOString())
    return { refused: 'under-way', until: rebuild.until };
  const stands = counted.filter(
    ({ generation, until }) =>
      generation !== rebuild?.generation && (until === undefined || until > now.toISOString()),
  );
  const abandoned =
    rebuild === undefined ? [] : [{ generation: rebuild.generation, since: now.toISOString() }];
  const generation = before.latest + 1;
  const begun: Generations = {
    ...{ live, counted: stands, latest: generation, left: [...left, ...abandoned] },
    ...{ rebuild: { run, generation, until: later(now, heardOfWithin) }, version: version + 1 },
  };
  if (await written(context, before, begun, run)) return runOf(context, begun, run);
  const { rebuild: other } = await currentGenerations(context.table);
  return { refused: 'under-way', until: other?.until ?? now.toISOString() };
}

function runOf(context: Context, begun: Generations, run: string): Run {
  const generation = begun.latest;
  let known = begun;
  let heardOf = context.now().getTime();
  const write = async (change: (now: Date) => Partial<Generations>, isLast: boolean) => {
    const now = context.now();
    const { rebuild, ...others } = { ...known, ...change(now), version: known.version + 1 };
    const alive = rebuild && { rebuild: { ...rebuild, until: later(now, heardOfWithin) } };
    const next = { ...others, ...(isLast ? {} : alive) };
    if (!(await written(context, known, next, run))) throw new RunLost();
    known = next;
    heardOf = now.getTime();
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One note after the other: each is written over the one before. */
  const inOrder = (act: () => Promise<void>): Promise<void> => {
    const next = last.then(act);
    // The caller gets the fault; what is asked next is tried all the same.
    last = next.catch(() => undefined);
    return next;
  };
  const note = (change: (now: Date) => Partial<Generations>, isLast = false) =>
    inOrder(() => write(change, isLast));
  const without = (number: number) => known.counted.filter((each) => each.generation !== number);
  return {
    generations: () => known,
    generation,
    alive: () =>
      inOrder(async () => {
        if (context.now().getTime() - heardOf >= saysSoEvery) await write(() => ({}), false);
      }),
    countInBoth: (from) => note(() => ({ counted: [...without(generation), { generation, from }] })),
    switchOver: () =>
      note((now) => {
        const until = later(now, countedOn);
        const of = (number: number) => known.counted.filter((each) => each.generation === number);
        return {
          live: generation,
          counted: [...of(generation), ...of(known.live).map((each) => ({ ...each, until }))],
          left: [...known.left, { generation: known.live, since: until }],
        };
      }, true),
    end: () => note(() => ({ counted: without(generation) }), true),
    giveUp: () =>
      note((now) => {
        const abandoned = { generation, since: now.toISOString() };
        return { counted: without(generation), left: [...known.left, abandoned] };
      }, true),
    deleted: (generations) =>
      note(() => ({ left: known.left.filter((each) => !generations.has(each.generation)) })),
  };
}

const later = (now: Date, milliseconds: number): string =>
  new Date(now.getTime() + milliseconds).toISOString();

/** Writes the item if it is still the one that was read; whether it was written. */
function written(
  context: Context,
  { version }: Generations,
  next: Generations,
  by: string,
): Promise<boolean> {
  return untilWritten<boolean>(context, 'note how far a rebuild is', async () => ({
    writes: [
      {
        as: 'generations',
        put: { ...keys.generationsKey, ...next, by },
        when: version === 0 ? isAbsent : equals('version', version),
      },
    ],
    result: true,
    ifRefused: { generations: false },
  }));
}
