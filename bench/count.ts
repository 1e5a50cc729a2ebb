import { randomUUID } from 'node:crypto';
import {
  activityKinds,
  ageBands,
  attendanceMarks,
  centreIds,
  type DiwanEvent,
  type EventOf,
  genders,
  groups,
} from '#events/index.ts';
import { type Additions, recount } from '#shared/counting/fold.ts';
import { countEvents } from '#shared/counting/index.ts';
import { type Context, idMaker, isAbsent, keys, type Write } from '#shared/table/index.ts';
import { type Result, result } from './result.ts';
import { benchTable } from './table.ts';

const batchSize = 100;
const activities = 10;
const kinds = 6;
/** Batches before and while measuring: counters are measured with their cells filled, not empty. */
const warmBatches = 12;
const measuredBatches = 8;
/** Events a second on a national opening day: 100,000 registrations an hour. */
const eventsPerSecond = 28;

/** What counting an event costs in write units, with batches of a hundred in the steady state. */
export async function benchCount(endpoint: string): Promise<Result[]> {
  const packed = await measure(endpoint, (context, events) => countEvents(context, events));
  const marks = await measure(endpoint, (context, events) => countEvents(context, events.map(markOf)));
  const messages = await measure(endpoint, (context, events) => countEvents(context, events.map(sentFor)));
  const bare = await measure(endpoint, oneUpdateEach);
  const marked = await measure(endpoint, (context, events) => markersOfTheirOwn(context, events));
  return [
    result('count.write-units', packed.units, 'WCU/event', {
      goal: 2.5,
      note: `batches of ${batchSize}, ${centreIds.length} centres, ${activities} activities, ${kinds} kinds; ${packed.calls} calls a batch`,
    }),
    result('count.attendance-write-units', marks.units, 'WCU/event', {
      note: `marks of sessions, as many and as spread; ${marks.calls} calls a batch`,
    }),
    result('count.message-write-units', messages.units, 'WCU/event', {
      note: `texts that were sent, as many and as spread; ${messages.calls} calls a batch`,
    }),
    result('count.against-an-update-each', packed.units / bare.units, '×', {
      note: `one UpdateItem per counter per event, counting nothing twice not included: ${bare.units.toFixed(2)} WCU/event`,
    }),
    result('count.against-own-markers', packed.units / marked.units, '×', {
      note: `a SEEN item for each event instead of a set for each second: ${marked.units.toFixed(2)} WCU/event`,
    }),
  ];
}

type Confirmed = EventOf<'registration.confirmed'>;
type Count = (context: Context, events: readonly Confirmed[]) => Promise<void>;

async function measure(endpoint: string, count: Count): Promise<{ units: number; calls: number }> {
  const table = await benchTable(endpoint, { billed: true });
  try {
    const batches = eventBatches();
    for (const batch of batches.slice(0, warmBatches)) await count(table.context, batch);
    const before = table.bill();
    for (const batch of batches.slice(warmBatches)) await count(table.context, batch);
    const after = table.bill();
    return {
      units: (after.table - before.table) / (measuredBatches * batchSize),
      calls: Math.round((after.requests - before.requests) / measuredBatches),
    };
  } finally {
    table.close();
  }
}

/** New people, spread over everything that is counted, at the pace of a national opening. */
function eventBatches(): Confirmed[][] {
  const newId = idMaker();
  const activityIds = Array.from({ length: activities }, () => newId(new Date()));
  let at = Date.parse('2026-11-23T07:00:00.000Z');
  let made = 0;
  const pick = <T>(from: readonly T[], step: number): T => {
    const picked = from[Math.floor(made / step) % from.length];
    if (picked === undefined) throw new Error('Nothing to pick from');
    return picked;
  };
  return Array.from({ length: warmBatches + measuredBatches }, () =>
    Array.from({ length: batchSize }, (): Confirmed => {
      made += 1;
      at += 1_000 / eventsPerSecond;
      const now = new Date(Math.floor(at));
      return {
        id: newId(now),
        type: 'registration.confirmed',
        version: 1,
        occurredAt: now.toISOString(),
        actor: { kind: 'participant', channel: 'sms' },
        centre: pick(centreIds, 1),
        subject: `registration/${randomUUID()}`,
        data: {
          registrationId: newId(now),
          activityId: pick(activityIds, 1),
          code: '214',
          kind: pick(activityKinds.slice(0, kinds), 1),
          personId: newId(now),
          childcare: 0,
          gender: pick(genders, 7),
          ageBand: pick(ageBands, 3),
          group: pick(groups, 11),
          language: 'ar',
          registeredAt: now.toISOString(),
          from: null,
          to: 'confirmed',
          startsAt: now.toISOString(),
        },
      };
    }),
  );
}

const markOf = (event: Confirmed, position: number): DiwanEvent => {
  const { activityId, code, kind, registrationId, personId, gender, ageBand, group, startsAt } = event.data;
  const facts = { activityId, code, kind, registrationId, personId, gender, ageBand, group, startsAt };
  const to = attendanceMarks[position % attendanceMarks.length] ?? 'present';
  const mark = { markId: randomUUID(), markedAt: startsAt, isDisputed: false };
  return {
    ...event,
    type: 'attendance.recorded',
    data: { ...facts, ...mark, sessionId: activityId, from: null, to },
  };
};

const sentFor = (event: Confirmed): DiwanEvent => {
  const { activityId, kind, personId, registrationId } = event.data;
  const facts = { messageId: registrationId, purpose: 'reminder', activityId, kind, personId } as const;
  return { ...event, type: 'message.sent', data: { ...facts, segments: 1, cost: 40_000, attempt: 1 } };
};

/** The yardstick: no folding, no protection against counting twice. */
async function oneUpdateEach({ table }: Context, events: readonly Confirmed[]): Promise<void> {
  for (const event of events) {
    await Promise.all(
      [...recount([event]).values()].map(({ scope, period, cells }) =>
        table.update({ update: keys.counterKey(scope, period), changes: { add: Object.fromEntries(cells) } }),
      ),
    );
  }
}

/** Folds as the real counter does, with a marker item per event and person instead of packed sets. */
async function markersOfTheirOwn({ table }: Context, events: readonly Confirmed[]): Promise<void> {
  const half = Math.ceil(events.length / 2);
  for (const part of [events.slice(0, half), events.slice(half)]) {
    const markers: Write[] = part.map(({ id }) => ({
      as: id,
      when: isAbsent,
      put: { ...keys.seenKey(id), expiresAt: 1_800_000_000 },
    }));
    const reached = part.map(({ data }) =>
      table.insert({ ...keys.reachedKey(data.personId), reached: true }),
    );
    await Promise.all(reached);
    const outcome = await table.write([...markers, ...counterWrites(recount(part))]);
    if (outcome.result !== 'written') throw new Error('A batch of new events was refused');
  }
}

const counterWrites = (additions: Additions): Write[] =>
  [...additions.values()].map(({ scope, period, cells }) => ({
    as: `${scope}|${period}`,
    update: keys.counterKey(scope, period),
    changes: { add: Object.fromEntries(cells) },
  }));
