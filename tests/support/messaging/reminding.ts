/**
 * What follows from a timetable, in one process: the clocks, the pages of reminding and telling, and the texts, each
 * through the code of its function. Deliveries are repeated, mixed up and, where they fail, made again, as chance has it.
 */
import type { DiwanEvent } from '#events/index.ts';
import { rearranger } from '#functions/rearrange/page.ts';
import { reminder } from '#functions/remind/page.ts';
import { clocksAfter, type TimetableEvent } from '#shared/clocks/index.ts';
import { setReminderClocks } from '#shared/clocks/reminder-clocks.ts';
import {
  deliverWhole,
  type FanOutQueue,
  type Limits,
  lookUp,
  type Outgoing,
} from '#shared/messaging/index.ts';
import type { ReminderTimes } from '#shared/reminders/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Chance, chanceFrom } from '../chance/random.ts';
import type { TestTable } from '../table/table.ts';
import { type Clocks, newClocks } from '../time/clocks.ts';
import { looseLimits } from './limits.ts';

export type Text = { readonly phone: string; readonly text: string; readonly at: string };

export type RemindingOptions = {
  readonly chance?: Chance;
  /** How likely each delivery is made twice. Default never. */
  readonly repeats?: number;
  readonly times?: ReminderTimes;
  readonly limits?: Limits;
  /** The process in which pages are made. Default one that nothing stands in the way of. */
  readonly context?: Context;
  /** Stands before a page is handled. */
  readonly before?: (job: unknown) => Promise<void>;
  /** How likely the queue refuses an entry of a batch. Default never. */
  readonly refuses?: number;
  /** How likely the network does not take a text. Default never. */
  readonly fails?: number;
};

export const usualTimes: ReminderTimes = {
  leads: { default: [86_400, 7_200] },
  last: 3_600,
  quietHours: { from: '21:00', until: '08:00' },
};

type Task = { readonly run: () => Promise<void>; readonly notBefore?: Date; readonly attempt: number };
const mostAttempts = 12;
const pageLength = 2;

export type RemindingWorld = {
  readonly clocks: Clocks;
  readonly sent: readonly Text[];
  /** Everything that was handed on to be sent, repeats too. */
  readonly pushed: readonly Outgoing[];
  /** Lets time pass until `iso`, and everything happen that is due by then. */
  readonly until: (iso: string) => Promise<void>;
};

export function remindingWorld(db: TestTable, options: RemindingOptions = {}): RemindingWorld {
  const { chance = chanceFrom(1), repeats = 0, refuses = 0, fails = 0, context = db.context } = options;
  const { times = usualTimes, limits = looseLimits, before = async () => undefined } = options;
  const clocks = newClocks({ now: () => db.clock.now() });
  const due = { push: async (job: object) => work(job) };
  const target = { ...clocks.clockwork(times).reminders, queue: due };
  const sent: Text[] = [];
  const pushed: Outgoing[] = [];
  const tasks: Task[] = [];
  const relayed = new Set<string>();
  const enqueue = (run: Task['run'], notBefore?: Date) => {
    const task = { run, attempt: 1, ...(notBefore === undefined ? {} : { notBefore }) };
    tasks.push(...(chance.happens(repeats) ? [task, task] : [task]));
  };

  const publish = async (phone: string, text: string) => {
    if (chance.happens(fails)) throw new Error('The network did not take it');
    sent.push({ phone, text, at: db.clock.now().toISOString() });
  };
  const send = (message: Outgoing, notBefore?: Date) =>
    enqueue(async () => {
      const found = (await lookUp(db.context.table, [message]))(message);
      const delivery = await deliverWhole(db.context, () => ({ publish }), limits, message, found);
      if (delivery.became === 'held') send(message, delivery.until);
    }, notBefore);

  const messages: FanOutQueue = {
    pushAll: async (some) => {
      const taken = some.filter(() => !chance.happens(refuses));
      pushed.push(...taken);
      for (const message of taken) send(message);
      return some.filter((message) => !taken.includes(message));
    },
  };
  const pageOf = reminder(
    context,
    { messages, pages: { push: async (job) => work(job) } },
    { times, limits, pageLength, pagesAtOnce: 2 },
  );
  const rearrange = rearranger(
    context,
    { messages, pages: { push: async (job) => rearranging(job) } },
    { limits, pageLength },
  );
  const rearranging = (job: object) =>
    enqueue(async () => {
      const body: unknown = JSON.parse(JSON.stringify(job));
      await before(body);
      await rearrange(body);
    });
  const work = (job: object) =>
    enqueue(async () => {
      // What travels through a queue is text.
      const body: unknown = JSON.parse(JSON.stringify(job));
      await before(body);
      await pageOf(body);
    });

  const react = (event: DiwanEvent) => {
    if (isTimed(event))
      enqueue(async () => {
        const { activityId, centre, sessions } = clocksAfter(event);
        for (const { sessionId, notAt } of sessions) {
          const touched = { activityId, sessionId, ...(notAt === undefined ? {} : { notAt }) };
          await setReminderClocks(db.context, clocks.client, target, times, touched, centre);
        }
      });
    if (event.type === 'rearrangement.drafted' || event.type === 'rearrangement.confirmed')
      rearranging({ 'detail-type': event.type, detail: event });
    if (event.type === 'session.moved' || event.type === 'session.cancelled')
      work({ 'detail-type': event.type, detail: event });
  };

  async function settle(): Promise<void> {
    for (;;) {
      const fresh = (await db.events()).filter(({ id }) => !relayed.has(id));
      for (const { id } of fresh) relayed.add(id);
      for (const event of chance.shuffled(fresh)) react(event);
      for (const job of clocks.due(db.clock.now())) work(Object(job));
      const now = db.clock.now();
      const due = tasks.filter(({ notBefore }) => notBefore === undefined || notBefore <= now);
      const task = due[chance.below(due.length)];
      if (task === undefined) return;
      tasks.splice(tasks.indexOf(task), 1);
      try {
        await task.run();
      } catch (fault) {
        if (task.attempt >= mostAttempts) throw fault;
        // The queue shows it again when its time is over, which is longer than a lease.
        const notBefore = new Date(db.clock.now().getTime() + 30_000);
        tasks.push({ ...task, attempt: task.attempt + 1, notBefore });
      }
    }
  }

  return {
    clocks,
    sent,
    pushed,
    async until(iso) {
      await settle();
      for (;;) {
        const later = tasks.flatMap(({ notBefore }) => notBefore ?? []).concat(clocks.next() ?? []);
        const [next] = later.toSorted((a, b) => a.getTime() - b.getTime());
        if (next === undefined || next.toISOString() > iso) break;
        if (next > db.clock.now()) db.clock.set(next.toISOString());
        await settle();
      }
      if (db.clock.now().toISOString() < iso) db.clock.set(iso);
      await settle();
    },
  };
}

const isTimed = (event: DiwanEvent): event is TimetableEvent =>
  ['activity.timetabled', 'session.moved', 'session.cancelled'].includes(event.type);
