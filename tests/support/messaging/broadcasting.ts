/** What follows from a broadcast, in one process: its function and the texts, each through the code of its own. */
import { broadcaster } from '#functions/broadcast/page.ts';
import { deliverWhole, type Limits, lookUp, type Outgoing } from '#shared/messaging/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { TestTable } from '../table/table.ts';
import { looseLimits } from './limits.ts';

export type BroadcastingWorld = {
  readonly sent: { readonly phone: string; readonly text: string; readonly at: string }[];
  /** Handed on to be sent, repeats too. */
  readonly pushed: Outgoing[];
  /** Lets what is due happen, and time pass, until nothing is left to do or `until` says so. */
  readonly settle: (until?: () => boolean) => Promise<void>;
};

type Task = { readonly run: () => Promise<void>; readonly notBefore: Date; readonly attempt: number };
const mostAttempts = 10;

export function broadcastingWorld(
  db: TestTable,
  {
    limits = looseLimits,
    context = db.context,
    twice = false,
    perSecond = 20,
  }: {
    readonly limits?: Limits;
    readonly context?: Context;
    /** Whether each job and each text is delivered twice. */
    readonly twice?: boolean;
    readonly perSecond?: number;
  } = {},
): BroadcastingWorld {
  const sent: BroadcastingWorld['sent'] = [];
  const pushed: Outgoing[] = [];
  const tasks: Task[] = [];
  const relayed = new Set<string>();
  const enqueue = (run: Task['run'], notBefore = db.clock.now()) => {
    for (let copy = twice ? 2 : 1; copy > 0; copy--) tasks.push({ run, notBefore, attempt: 1 });
  };
  const publish = async (phone: string, text: string) =>
    void sent.push({ phone, text, at: db.clock.now().toISOString() });
  const send = (message: Outgoing, notBefore?: Date) =>
    enqueue(async () => {
      const found = (await lookUp(db.context.table, [message]))(message);
      const delivery = await deliverWhole(db.context, () => ({ publish }), limits, message, found);
      if (delivery.became === 'held') send(message, delivery.until);
    }, notBefore);
  const handle = broadcaster(
    context,
    {
      messages: {
        pushAll: async (messages) => {
          pushed.push(...messages);
          for (const message of messages) send(message);
          return [];
        },
      },
      pages: {
        push: async (job, inSeconds = 0) => work(job, new Date(db.clock.now().getTime() + inSeconds * 1_000)),
      },
    },
    { limits, perSecond },
  );
  const work = (job: object, notBefore?: Date) =>
    enqueue(() => handle(JSON.parse(JSON.stringify(job))), notBefore);
  const carriedOut = new Set(['broadcast.drafted', 'broadcast.confirmed', 'broadcast.resumed']);

  return {
    sent,
    pushed,
    async settle(until = () => false) {
      for (;;) {
        for (const event of await db.events()) {
          if (relayed.has(event.id)) continue;
          relayed.add(event.id);
          if (carriedOut.has(event.type)) work({ 'detail-type': event.type, detail: event });
        }
        const [task] = tasks.toSorted((a, b) => a.notBefore.getTime() - b.notBefore.getTime());
        if (task === undefined || until()) return;
        tasks.splice(tasks.indexOf(task), 1);
        if (task.notBefore > db.clock.now()) db.clock.set(task.notBefore.toISOString());
        try {
          await task.run();
        } catch (fault) {
          if (task.attempt >= mostAttempts) throw fault;
          const notBefore = new Date(db.clock.now().getTime() + 30_000);
          tasks.push({ ...task, attempt: task.attempt + 1, notBefore });
        }
      }
    },
  };
}
