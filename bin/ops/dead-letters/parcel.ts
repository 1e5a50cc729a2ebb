/** What lies in a dead-letter queue, unwrapped: how it came there, what it is, where it belongs. */
import type { Installation } from '#bin/ops/frame/installation.ts';
import type { DeadQueue } from '#bin/ops/queues/queues.ts';
import type { SetAside } from '#bin/ops/queues/take.ts';
import { functionOf } from '#bin/ops/watching/readers.ts';
import type { DiwanEvent } from '#events/index.ts';
import { contentOf } from './content.ts';

/** Who put it aside, which decides how it is wrapped. */
export type Wrapping =
  | 'queue'
  | 'function'
  | 'rule'
  | 'topic'
  | 'clock'
  | 'stream'
  | 'invocation'
  | 'unknown';

/** Where the content goes again. */
export type Destination =
  | { readonly queue: string; readonly body: string }
  /** A reader of the table's stream: the events of a time, which stand in the table, or these. */
  | { readonly reader: string; readonly from: Date; readonly until: Date }
  | { readonly reader: string; readonly events: readonly DiwanEvent[] }
  /** A function that is called without a queue; its ARN. */
  | { readonly functionArn: string; readonly payload: string };

export type Parcel = {
  readonly messageId: string;
  readonly wrapping: Wrapping;
  /** What it is, by type and ids: never a name, a number or a text. */
  readonly content: string;
  /** The id of the event in it, where it is one. */
  readonly eventId?: string;
  readonly since: Date;
  /** How often it was tried before. */
  readonly tries?: number;
  /** Why it was put aside, in the words of AWS. */
  readonly why?: string;
  /** Absent when it cannot be told where it belongs. */
  readonly to?: Destination;
};

type Fields = Readonly<Record<string, unknown>>;
/** The time before a record arrives in the stream in which its event may have happened: retries of a command. */
const writtenWithin = 15 * 60_000;
/** Clocks of different machines differ by less. */
const skew = 60_000;

/**
 * Unwraps a message of a dead-letter queue. Sources: EventBridge user guide, "Using dead-letter queues";
 * Scheduler user guide, "Configuring a dead-letter queue"; Lambda developer guide, "Retaining records of
 * failed invocations" and "Error handling for DynamoDB event sources"; SNS developer guide, "Dead-letter queues".
 */
export function parcelOf(message: SetAside, dead: DeadQueue, installation: Installation): Parcel {
  const { messageId, since, attributes, body } = message;
  const about = { messageId, since, ...reasonIn(attributes) };
  const parsed = parsedFrom(body);
  if (attributes.SCHEDULE_ARN !== undefined) return { ...about, ...ofClock(message, dead, parsed) };
  if (attributes.RULE_ARN !== undefined) {
    return { ...about, ...ofQueue('rule', attributes.TARGET_ARN ?? dead.source?.arn, body) };
  }
  if (isFields(parsed?.DDBStreamBatchInfo)) return { ...about, ...ofStream(parsed, installation) };
  if (parsed !== undefined && 'requestPayload' in parsed) return { ...about, ...ofInvocation(parsed) };
  if (parsed?.Type === 'Notification' && typeof parsed.Message === 'string') {
    return { ...about, ...ofQueue('topic', dead.source?.arn, parsed.Message) };
  }
  if (dead.source === undefined && isEvent(parsed)) {
    // A reader put an event aside itself, because it can never work.
    const content = { wrapping: 'function' as const, content: contentOf(body), eventId: parsed.id };
    return { ...about, ...content, to: { reader: dead.of, events: [parsed] } };
  }
  const from = message.cameFrom ?? dead.source?.arn;
  const wrapping = wrappingOfBare(message);
  const tries = wrapping === 'queue' && dead.source?.tries !== undefined ? { tries: dead.source.tries } : {};
  return { ...about, ...tries, ...ofQueue(from === undefined ? 'unknown' : wrapping, from, body) };
}

/**
 * Who put aside a body that is not wrapped. A function says that it can never work; SQS says where it came
 * from; SNS hands it on as it is.
 */
function wrappingOfBare({ attributes, cameFrom }: SetAside): 'function' | 'queue' | 'topic' {
  if (attributes.ERROR_CODE === 'CANNOT_BE_HANDLED') return 'function';
  return cameFrom === undefined ? 'topic' : 'queue';
}

type Unwrapped = Pick<Parcel, 'wrapping' | 'content' | 'eventId' | 'to' | 'why' | 'tries'>;

const ofQueue = (wrapping: Wrapping, queue: string | undefined, body: string): Unwrapped => {
  const eventId = eventIdIn(parsedFrom(body));
  return {
    wrapping,
    content: contentOf(body),
    ...(eventId === undefined ? {} : { eventId }),
    ...(queue === undefined ? {} : { to: { queue, body } }),
  };
};

/** Scheduler puts aside the input of the target, or the whole call where the schedule names one. */
function ofClock({ attributes, body }: SetAside, dead: DeadQueue, parsed: Fields | undefined): Unwrapped {
  const inner = typeof parsed?.MessageBody === 'string' ? parsed.MessageBody : body;
  const target = attributes.TARGET_ARN?.includes(':sqs:') ? attributes.TARGET_ARN : dead.source?.arn;
  const clock = attributes.SCHEDULE_ARN?.split('/').at(-1) ?? '';
  const unwrapped = ofQueue('clock', target, inner);
  const content = `clock ${clock}: ${unwrapped.content}`;
  if (attributes.IS_PAYLOAD_TRUNCATED !== 'true') return { ...unwrapped, content };
  const { to: _to, ...cut } = unwrapped;
  return { ...cut, content: `${content}, cut off` };
}

/** Lambda's notice of a part of the stream: where the events stand, not the events. */
function ofStream(notice: Fields, installation: Installation): Unwrapped {
  const batch = fieldsIn(notice, 'DDBStreamBatchInfo');
  const context = fieldsIn(notice, 'requestContext');
  const first = instantIn(batch.approximateArrivalOfFirstRecord);
  const last = instantIn(batch.approximateArrivalOfLastRecord);
  const reader = functionOf(installation, String(context.functionArn ?? ''));
  const tries = Number(context.approximateInvokeCount);
  const content = `${batch.batchSize ?? 'some'} events in ${batch.shardId ?? 'a shard'}, ${batch.startSequenceNumber ?? '?'} to ${batch.endSequenceNumber ?? '?'}`;
  const where =
    reader === undefined || first === undefined || last === undefined
      ? {}
      : {
          to: {
            reader,
            from: new Date(first.getTime() - writtenWithin),
            until: new Date(last.getTime() + skew),
          },
        };
  return {
    wrapping: 'stream',
    content,
    ...(Number.isFinite(tries) ? { tries } : {}),
    ...conditionIn(notice),
    ...where,
  };
}

function ofInvocation(notice: Fields): Unwrapped {
  const context = fieldsIn(notice, 'requestContext');
  const arn = typeof context.functionArn === 'string' ? context.functionArn : undefined;
  const tries = Number(context.approximateInvokeCount);
  const payload = JSON.stringify(notice.requestPayload);
  return {
    wrapping: 'invocation',
    content: contentOf(payload),
    ...(Number.isFinite(tries) ? { tries } : {}),
    ...conditionIn(notice),
    ...(arn === undefined ? {} : { to: { functionArn: arn.replace(/:\$LATEST$/, ''), payload } }),
  };
}

/** EventBridge and Scheduler say in message attributes why they gave up. */
function reasonIn(attributes: SetAside['attributes']): Pick<Parcel, 'why' | 'tries'> {
  const { ERROR_CODE, ERROR_MESSAGE, EXHAUSTED_RETRY_CONDITION, RETRY_ATTEMPTS } = attributes;
  const words = [ERROR_CODE ?? EXHAUSTED_RETRY_CONDITION, ERROR_MESSAGE].filter((each) => each !== undefined);
  // The first try is none of the retries.
  const tries = RETRY_ATTEMPTS === undefined ? {} : { tries: Number(RETRY_ATTEMPTS) + 1 };
  return { ...(words.length === 0 ? {} : { why: words.join(': ') }), ...tries };
}

/** Lambda's word for why it gave up, and the kind of the last fault; its message may say anything. */
function conditionIn(notice: Fields): Pick<Parcel, 'why'> {
  const condition = fieldsIn(notice, 'requestContext').condition;
  const fault = fieldsIn(notice, 'responsePayload').errorType;
  const words = [condition, fault].filter((each) => typeof each === 'string');
  return words.length === 0 ? {} : { why: words.join(': ') };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsIn = (value: Fields, name: string): Fields => {
  const inner = value[name];
  return isFields(inner) ? inner : {};
};

function parsedFrom(body: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isFields(value) ? value : undefined;
  } catch {
    // Not JSON: no message of ours.
    return undefined;
  }
}

function instantIn(value: unknown): Date | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at);
}

/** Whether it is an event as the table keeps it: only the table's own events have all of these. */
const isEvent = (value: Fields | undefined): value is Fields & DiwanEvent =>
  typeof value?.id === 'string' &&
  typeof value.type === 'string' &&
  typeof value.occurredAt === 'string' &&
  isFields(value.data);

/** The id of the event that EventBridge wrapped. */
function eventIdIn(value: Fields | undefined): string | undefined {
  const detail = value === undefined ? {} : fieldsIn(value, 'detail');
  return typeof detail.id === 'string' ? detail.id : undefined;
}
