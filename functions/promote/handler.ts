import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { DiwanEvent, EventOf } from '#events/index.ts';
import { endOfQuiet } from '#shared/language/index.ts';
import { functionLogger } from '#shared/logging/index.ts';
import { limitsFrom, passedOver, whenTold } from '#shared/messaging/index.ts';
import { eachRecord, eventIn, ownQueue } from '#shared/queueing/index.ts';
import { giveBackAll, type Offering, promote } from '#shared/registration/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { morning } from './morning.ts';

const logger = functionLogger();
const context = liveContext();
const queue = ownQueue(new SQSClient());
const limits = limitsFrom(process.env.SENDING);
const actor = { kind: 'system', function: 'promote' } as const;
const offering: Offering = {
  lasts: Number(process.env.OFFER_SECONDS ?? 24 * 3600) * 1000,
  toldAt: (now) => endOfQuiet(now, limits.quietHours) ?? now,
  whenTold: (registration) => whenTold(context, limits, registration),
  passedOver: (registration, reason) =>
    passedOver(
      context,
      { ...registration, waitId: registration.waitId ?? registration.registrationId },
      reason,
      actor,
    ),
};

/** What the clock of the morning puts on the queue (infra/stacks/registration.ts). */
const isMorning = ({ body }: SQSRecord): boolean => {
  const value: unknown = JSON.parse(body);
  return typeof value === 'object' && value !== null && 'morning' in value;
};

/** The events after which a line is looked at; infra/stacks/registration.ts has the rule that lets them through. */
const isOfALine = (type: string): boolean =>
  /^(registration|activity)\./.test(type) || type === 'concern.settled' || type === 'person.erased';
type OfALine = Extract<DiwanEvent, { data: { code?: string } }> | EventOf<'person.erased'>;
const eventOf = eventIn<OfALine>(isOfALine);

/**
 * Gives free places to the waiting list, on every event that can free a place or lengthen the line; and each
 * morning, since people who could not be told may be reachable again: a phone was started, a month is over.
 * Gives up the places of an erased person, which is such an event; each morning those of all people erased.
 */
export function handler(event: SQSEvent) {
  const looked = new Map<string, Promise<number>>();
  const look = (code: string) => {
    const begun = looked.get(code) ?? promote(context, code, actor, offering);
    looked.set(code, begun);
    return begun;
  };
  return eachRecord(event, {
    ...{ logger, queue },
    read: (record) => (isMorning(record) ? 'morning' : eventOf(record)),
    handle: async (job) => {
      if (job === 'morning') return morning(context, look, actor);
      if (job.type === 'person.erased') return giveBackAll(context, job.data.personId, actor);
      const { code } = job.data;
      // Most concerns that are settled belong to no activity's line.
      if (code !== undefined) await look(code);
    },
  });
}
