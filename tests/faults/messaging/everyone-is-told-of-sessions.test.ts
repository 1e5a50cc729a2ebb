/**
 * The same of sessions that are moved or cancelled, and of the steps of a grant: whatever is the matter with a phone and with
 * the network, there is a text, one that waits with its hour, or a line before the team leader.
 */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DiwanEvent } from '#events/index.ts';
import { cancelSession, moveSession, sessionsOf } from '#shared/activities/index.ts';
import { type Message, type MessageRef, noticesOf, type Outgoing, post } from '#shared/messaging/index.ts';
import { type SessionNews, tellPage } from '#shared/reminders/index.ts';
import type { Context } from '#shared/table/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { type Chance, chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { aGarden, applies, makes, setsBudget, staffMover } from '#tests/support/grants/grants.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { knownPhone } from '#tests/support/messaging/outbox.ts';
import { sendBatch } from '#tests/support/messaging/sending.ts';
import { type Keyed, newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

const limits = { ...strictLimits, unpromptedADay: { phone: 2, focalPoint: 2 }, toStrangersADay: 1 };
const conditions = ['heard', 'stranger', 'stopped', 'unreachable', 'refused'] as const;
type State = (typeof conditions)[number];
const at = '2026-11-23T07:00:00.000Z';
const heard = { heardAt: at, consentToldBy: 'another' };
const stateOf: Readonly<Record<State, Readonly<Record<string, string>>>> = {
  heard,
  refused: heard,
  stranger: { language: 'en' },
  stopped: { ...heard, stoppedAt: at },
  unreachable: { ...heard, unreachableAt: at },
};

type Body = MessageRef | Outgoing;
const timesOfQueue = 10;

/** A queue: what is put off comes then, what failed comes again until it is given up. Runs for two days. */
async function empties(
  db: TestTable,
  context: Context,
  bodies: readonly Body[],
  publish: (phone: string, text: string, id: string) => Promise<void>,
): Promise<void> {
  const end = after(db.clock.now().toISOString(), { days: 2 });
  const tasks = bodies.map((body) => ({ body, times: 1, from: db.clock.now().toISOString() }));
  for (;;) {
    const [next] = tasks.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    if (next === undefined || next.from > end) return;
    tasks.splice(tasks.indexOf(next), 1);
    if (next.from > db.clock.now().toISOString()) db.clock.set(next.from);
    const options = { publish, limits, context, handedOver: next.times };
    const { again, hidden, renewed } = await sendBatch(db, 'reminders', [next.body], options);
    const now = db.clock.now().toISOString();
    for (const body of renewed) tasks.push({ body: body as Body, times: 1, from: now });
    const isGivenUp = next.times === timesOfQueue;
    const until = hidden.get(next.body.messageId) ?? after(now, { minutes: 2 });
    if (again.length > 0 && !isGivenUp) tasks.push({ ...next, times: next.times + 1, from: until });
  }
}

const isSessionNews = (event: DiwanEvent): event is SessionNews =>
  event.type === 'session.moved' || event.type === 'session.cancelled';

/** The texts that tell of all this, as `remind` and `notify` make them. */
async function textsOf(db: TestTable, events: readonly DiwanEvent[]): Promise<readonly Body[]> {
  const bodies: Body[] = [];
  const pushAll = async (messages: readonly Outgoing[]) => {
    bodies.push(...messages);
    return [];
  };
  const queue = { pushAll };
  for (const event of events) {
    if (isSessionNews(event)) await tellPage(db.context, queue, { limits, pageLength: 50 }, { news: event });
    if (!event.type.startsWith('grant.')) continue;
    for (const notice of noticesOf(event as Parameters<typeof noticesOf>[0])) {
      await post(db.context.table, { push: async () => undefined }, notice);
      bodies.push({ messageId: notice.messageId });
    }
  }
  return bodies;
}

type Stored = Keyed & Message & { readonly foldedInto?: string };

/** The messages of these that are neither told, nor wait, nor stand before the team leader. */
async function lost(db: TestTable, bodies: readonly Body[], given: ReadonlySet<string>) {
  const items = (await db.items()) as unknown as readonly Stored[];
  const now = db.clock.now().toISOString();
  const raised = new Set(
    (await db.events()).flatMap((event) => (event.type === 'concern.raised' ? [event.data.messageId] : [])),
  );
  const concerns = items.filter(({ pk }) => pk.startsWith('CONCERN#untold'));
  /** A line of a thing holds the last that was to be told of it. */
  const hasLine = (id: string) =>
    raised.has(id) && concerns.some(({ messageId, version }) => messageId === id || Number(version) > 1);
  const isAccountedFor = (id: string): boolean => {
    const message = items.find(({ pk, sk }) => pk === `MESSAGE#${id}` && sk === 'META');
    const isOver = message?.reason === 'outdated';
    const waits = message?.state === 'queued' && (message.heldUntil ?? '') >= now;
    const went = message?.foldedInto !== undefined && isAccountedFor(message.foldedInto);
    return given.has(id) || hasLine(id) || isOver || waits || went;
  };
  return bodies.filter(({ messageId }) => !isAccountedFor(messageId));
}

async function live(states: readonly State[], changes: readonly number[], chance: Chance, withLines = true) {
  const db = await newTable();
  const activity = await anActivity(db.context, { capacity: states.length });
  for (const [position, state] of states.entries()) {
    await registers(db.context, position + 1, { name: 'Manal Kareem' });
    await knownPhone(db, stateOf[state], phoneNumber(position + 1));
  }
  const sessions = await sessionsOf(db.context.table, activity.activityId);
  for (const [position, change] of changes.entries()) {
    const session = sessions[change % sessions.length];
    if (session === undefined) throw new Error('It has sessions');
    const { activityId, sessionId } = session;
    const start = after('2026-12-20T07:00:00.000Z', { days: change, minutes: position });
    if (change % 2 === 0) await cancelSession(db.context, { activityId, sessionId }, staff);
    else
      await moveSession(db.context, { activityId, sessionId, start, end: after(start, { hours: 2 }) }, staff);
  }
  await setsBudget(db.context, 10_000_000);
  const contact = { name: 'Manal Kareem', phone: phoneNumber(1) };
  const { grantId } = await applies(db.context, { ...aGarden, contact });
  await makes(db.context, staffMover('shirin', 'manager'), grantId, { move: 'return', reason: 'Too much' });

  const given = new Set<string>();
  const bodies = await textsOf(db, await db.events());
  const context: Context = withLines
    ? db.context
    : {
        ...db.context,
        table: {
          ...db.context.table,
          write: (writes) =>
            db.context.table.write(writes.filter(({ as }) => !as.startsWith('concern untold'))),
        },
      };
  await empties(db, context, chance.shuffled(bodies), async (phone, _text, id) => {
    const isRefused = states.some((state, nth) => state === 'refused' && phone === phoneNumber(nth + 1));
    if (isRefused || chance.happens(0.2)) throw new Error('The network did not take it');
    given.add(id);
  });
  const missed = await lost(db, bodies, given);
  const lines = (await db.items()).filter(({ gsi1sk }) => String(gsi1sk ?? '').startsWith('UNTOLD#'));
  await db.drop();
  return { missed, told: given.size, lines: lines.length };
}

onTheTable('whatever is the matter with phones and network', () => {
  it('everyone is told that a session is another, and what became of a grant, or stands before the team leader', async () => {
    const seen = { told: 0, lines: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...conditions), { minLength: 2, maxLength: 4 }),
        fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        async (states, changes, seed) => {
          const { missed, told, lines } = await live(states, changes, chanceFrom(seed));
          expect(missed).toEqual([]);
          seen.told += told;
          seen.lines += lines;
        },
      ),
      { numRuns: runs(5), seed: 20261123, examples: [[[...conditions], [1, 2, 3], 1]] },
    );
    expect(Math.min(seen.told, seen.lines)).toBeGreaterThan(0);
  });

  it.each(['stopped', 'unreachable', 'refused'] as const)(
    'which is noticed to fail when nothing is put to the team leader: %s',
    async (state) => {
      const { missed } = await live([state], [1], chanceFrom(1), false);
      expect(missed).not.toEqual([]);
    },
  );
});
