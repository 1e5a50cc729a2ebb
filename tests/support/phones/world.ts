/**
 * Everything that follows from a command, in one process: the stream, the bus with its rules, the queues and
 * the schedules, feeding the functions that the handlers call. Deliveries are repeated, mixed up and, where
 * they fail, made again, as chance has it.
 */
import { type DiwanEvent, isRegistrationEvent } from '#events/index.ts';
import { follow, isWatched } from '#functions/watch/follow.ts';
import { timetablesOf } from '#shared/attendance/absences/index.ts';
import { countEvents } from '#shared/counting/index.ts';
import {
  deliver,
  type Limits,
  type MessageRef,
  noticesOf,
  type OptOuts,
  type Publish,
  passedOver,
  post,
  type SendQueue,
  whenTold,
} from '#shared/messaging/index.ts';
import { expire, giveBackAll, type Offering, promote } from '#shared/registration/index.ts';
import { type Context, eventFromStream } from '#shared/table/index.ts';
import { system } from '../builders.ts';
import { type Chance, chanceFrom } from '../chance/random.ts';
import { looseLimits } from '../messaging/limits.ts';
import { streamTo } from '../table/stream.ts';
import type { TestTable } from '../table/table.ts';

/** What the phone network has been given, in order. */
export type Sent = { readonly phone: string; readonly text: string };

export type World = {
  /** Where receiving a text leaves its answers. */
  readonly queue: SendQueue;
  readonly sent: readonly Sent[];
  /** What was said to one phone, oldest first. */
  readonly saidTo: (phone: string) => readonly string[];
  /** Lets everything that waits run to its end, offers whose deadline is past included. */
  readonly settle: () => Promise<void>;
};

export type WorldOptions = {
  readonly chance?: Chance;
  /** How likely each delivery is made twice. Default never. */
  readonly repeats?: number;
  /** The process in which reactions run. Default one that nothing stands in the way of. */
  readonly context?: Context;
  /** Default: the network takes everything. */
  readonly publish?: Publish;
  /** Default: the network keeps no list of those to leave alone. */
  readonly optOuts?: OptOuts;
  /** Default: everything may be sent. */
  readonly limits?: Limits;
  /** Broken on purpose, so that what looks at stories can be seen to notice: a queue that forgets what was put off on it. */
  readonly losesWhatIsHeld?: true;
};

/** infra/stacks/registration.ts: the rule in front of `promote`. */
export const movesTheLine: ReadonlySet<DiwanEvent['type']> = new Set([
  'registration.waitlisted',
  'registration.cancelled',
  'registration.declined',
  'registration.expired',
  'registration.described',
  'activity.capacity-changed',
  'concern.settled',
]);
const attempts = 30;

type Task = { readonly run: () => Promise<unknown>; readonly attempt: number; readonly notBefore?: string };

export function worldOf(db: TestTable, options: WorldOptions = {}): World {
  const { chance = chanceFrom(1), repeats = 0, context = db.context, limits = looseLimits } = options;
  const relayed = new Set<string>();
  const sent: Sent[] = [];
  const publish: Publish =
    options.publish ??
    (async (phone, text) => {
      sent.push({ phone, text });
    });
  const tasks: Task[] = [];
  const enqueue = (run: Task['run'], notBefore?: string) => {
    const task = { run, attempt: 1, ...(notBefore === undefined ? {} : { notBefore }) };
    tasks.push(...(chance.happens(repeats) ? [task, task] : [task]));
  };
  const sender = { publish, ...(options.optOuts === undefined ? {} : { optOuts: options.optOuts }) };
  const offering: Offering = {
    lasts: 24 * 3_600_000,
    toldAt: (now) => now,
    whenTold: (registration) => whenTold(context, limits, registration),
    passedOver: (registration, reason) =>
      passedOver(
        context,
        { ...registration, waitId: registration.waitId ?? registration.registrationId },
        reason,
        system,
      ),
  };
  const send = (ref: MessageRef, notBefore?: string) =>
    enqueue(async () => {
      const delivery = await deliver(context, () => sender, limits, ref);
      if (delivery.became === 'held' && !options.losesWhatIsHeld) send(ref, delivery.until.toISOString());
    }, notBefore);
  const queue: SendQueue = { push: async (ref) => send(ref) };

  const react = (event: DiwanEvent) => {
    if (isRegistrationEvent(event) || event.type === 'concern.raised') {
      for (const notice of noticesOf(event)) {
        enqueue(() => post(context.table, queue, notice));
      }
    }
    if (movesTheLine.has(event.type) && 'code' in event.data && event.data.code !== undefined) {
      const { code } = event.data;
      enqueue(() => promote(context, code, system, offering));
    }
    if (event.type === 'person.erased') enqueue(() => giveBackAll(context, event.data.personId, system));
    if (isWatched(event)) enqueue(() => follow(context, timetablesOf(context.table), event));
    if (event.type === 'registration.offered') {
      const { activityId, personId, deadline } = event.data;
      enqueue(() => expire(context, { activityId, personId }, deadline, system), deadline);
    }
  };

  const streamOn = async () => {
    const fresh = (await db.events()).filter(({ id }) => !relayed.has(id));
    for (const { id } of fresh) relayed.add(id);
    const count = (Records: Parameters<typeof eventFromStream>[0][]) =>
      countEvents(context, Records.flatMap(eventFromStream));
    await streamTo(({ Records }) => count(Records), fresh, { chance, repeats, batchSize: 10 });
    for (const event of chance.shuffled(fresh)) react(event);
    return fresh.length > 0;
  };

  const work = async () => {
    let worked = false;
    for (;;) {
      const now = db.clock.now().toISOString();
      const due = tasks.filter(({ notBefore }) => notBefore === undefined || notBefore < now);
      const task = due[chance.below(due.length)];
      if (task === undefined) return worked;
      worked = true;
      tasks.splice(tasks.indexOf(task), 1);
      try {
        await task.run();
      } catch (fault) {
        if (task.attempt >= attempts) throw fault;
        // A message that someone seemed to be sending is looked at again when that lease is over.
        db.clock.forward({ minutes: 1 });
        tasks.push({ ...task, attempt: task.attempt + 1 });
      }
    }
  };

  return {
    queue,
    sent,
    saidTo: (phone) => sent.filter((each) => each.phone === phone).map(({ text }) => text),
    settle: async () => {
      while ((await streamOn()) || (await work())) {
        // Until a look at the stream and at the queues finds nothing.
      }
    },
  };
}
