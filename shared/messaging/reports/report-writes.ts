import type { Actor } from '#events/index.ts';
import { concernById, concernIdOf, concernWrites } from '#shared/concerns/index.ts';
import {
  all,
  type Condition,
  type Context,
  equals,
  isPresent,
  keys,
  recordEvent,
  type Write,
} from '#shared/table/index.ts';
import { keyOf, refOf } from '../outbox/outbox.ts';
import { deliveredEvent, failedEvent } from '../outbox/outcome.ts';
import type { DeliveryReport, Message } from '../schema.ts';
import { untoldWrites } from '../untold/untold.ts';
import type { Consequence } from './decide-report.ts';

/** The parts of a phone's state that reports change. */
export type FailedPhone = {
  readonly phone: string;
  readonly failures?: number;
  readonly unreachableAt?: string;
};

/**
 * After this many texts in a row that did not arrive, the team leader is told (domain: "could not be
 * reached").
 */
const failuresInARow = 3;
const longestReason = 100;

type Kept = Exclude<Consequence, { is: 'nothing' | 'look-again' | 'push-again' }>;

/**
 * The one transaction that keeps a report: the message, its event, the phone's state, and the concern about
 * its owner.
 */
export async function reportWrites(
  context: Context,
  message: Message,
  report: DeliveryReport,
  consequence: Kept,
  phone: FailedPhone | undefined,
  actor: Actor,
): Promise<readonly Write[]> {
  const bill = { segments: message.segments ?? 0, cost: message.cost ?? 0 };
  const marked = (set: Readonly<Record<string, unknown>>, remove: readonly string[] = []): Write => ({
    as: 'message',
    update: keyOf(refOf(message)),
    changes: { set, remove },
    when: isAsRead(message),
  });
  const reason = report.reason === undefined ? {} : { outcomeReason: report.reason.slice(0, longestReason) };
  switch (consequence.is) {
    case 'delivered': {
      const known = { outcome: 'delivered', outcomeAt: report.at };
      return [
        marked({ ...known, ...(isTriedAgain(message) && { state: 'sent' }) }, ['outcomeReason']),
        recordEvent(deliveredEvent(context, message, bill, consequence.from, actor)),
        ...reachedWrites(phone),
      ];
    }
    case 'part-delivered':
      return [marked({ partsDelivered: consequence.partsDelivered })];
    case 'try-again': {
      const { attempt, heldUntil } = consequence;
      // A new attempt has parts of its own.
      return [marked({ state: 'queued', attempt, heldUntil, ...reason }, ['partsDelivered'])];
    }
    case 'failed':
      return [
        marked({ outcome: 'failed', outcomeAt: report.at, ...reason }),
        recordEvent(failedEvent(context, message, bill, consequence.isPermanent, actor)),
        ...lostWrites(phone, report.at, consequence.isPermanent),
        ...(await concernAbout(context, message, phone, consequence.isPermanent, actor)),
        ...(await untoldWrites(context, message, undefined, 'failed', actor)),
      ];
  }
}

/** The message is queued for another attempt, and an earlier one arrived after all. */
const isTriedAgain = ({ state, attempt }: Message): boolean => state === 'queued' && attempt !== undefined;

/** The message has not changed since it was read. */
const isAsRead = ({ state, outcome, attempt, partsDelivered }: Message): Condition =>
  all(
    equals('state', state),
    same('outcome', outcome),
    same('attempt', attempt),
    same('partsDelivered', partsDelivered),
  );
const same =
  (attribute: string, value: string | number | readonly string[] | undefined): Condition =>
  (place) =>
    value === undefined ? `attribute_not_exists(${place.name(attribute)})` : equals(attribute, value)(place);

/** A text arrived: the phone is no longer failing or unreachable. */
const reachedWrites = (phone: FailedPhone | undefined): readonly Write[] =>
  phone === undefined || (phone.failures === undefined && phone.unreachableAt === undefined)
    ? []
    : [
        {
          as: 'phone',
          update: keys.phoneStateKey(phone.phone),
          changes: { remove: ['failures', 'unreachableAt'] },
          when: isPresent,
        },
      ];

const lostWrites = (phone: FailedPhone | undefined, at: string, isPermanent: boolean): readonly Write[] =>
  phone === undefined
    ? []
    : [
        {
          as: 'phone',
          update: keys.phoneStateKey(phone.phone),
          changes: {
            // Its people may have missed news: the next sender that reaches them looks.
            set: {
              failures: (phone.failures ?? 0) + 1,
              missed: true,
              ...(isPermanent && { unreachableAt: at }),
            },
          },
          when: all(isPresent, same('failures', phone.failures)),
        },
      ];

/**
 * Tells the team leader that she cannot be reached: when the number takes no texts, or three texts in a row
 * failed.
 */
async function concernAbout(
  context: Context,
  message: Message,
  phone: FailedPhone | undefined,
  isPermanent: boolean,
  actor: Actor,
): Promise<readonly Write[]> {
  const failures = (phone?.failures ?? 0) + 1;
  if (!('personId' in message) || message.focalPointId !== undefined || message.centre === undefined)
    return [];
  if (!isPermanent && failures < failuresInARow) return [];
  const { centre, personId, messageId } = message;
  const wanted = { about: 'unreachable', centre, personId, occasions: [messageId] } as const;
  const now = context.now();
  const current = await concernById(context.table, concernIdOf(wanted));
  return concernWrites(current, wanted, { now, eventId: context.newId(now), actor });
}
