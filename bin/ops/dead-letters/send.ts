import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetQueueUrlCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { nameOfPassedOver } from '#bin/ops/events/passed-over.ts';
import { putAllOnBus } from '#bin/ops/events/put-all.ts';
import type { Installation } from '#bin/ops/frame/installation.ts';
import type { DiwanEvent } from '#events/index.ts';
import { reasonOf } from '#local/failure.ts';
import { textFrom, textToQueue } from '#shared/conversation/index.ts';
import { countEvents } from '#shared/counting/index.ts';
import {
  handleWithout,
  kindOf,
  type PassedOver,
  passedOver,
  whatIsWrongWith,
} from '#shared/streaming/index.ts';
import { type Context, eventsBetween } from '#shared/table/index.ts';
import type { Destination } from './parcel.ts';

/** Where something was sent. */
export type Sent = {
  /** The queue or function, by its short name. */
  readonly to: string;
  /** SQS's id of the message, which it keeps when it comes back. */
  readonly messageId?: string;
  /** How many events a reader of the stream was given. */
  readonly events?: number;
};

/** Sends what was put aside to where it belongs. Sending twice is harmless. */
export type Send = (to: Destination, since: Date) => Promise<Sent>;

/** How many events a reader of the stream is given at a time, as the stream would. */
const batch = 100;

/** Takes events in where `count` and `relay` do, without the stream; and says of each that can never be. */
type Reader = (events: readonly DiwanEvent[], passOver: (event: PassedOver) => void) => Promise<void>;

/**
 * The sender of an installation.
 * @throws when something does not take it; whatever it was is still where it was
 */
export function sender(installation: Installation, sqs: SQSClient): Send {
  const urls = new Map<string, Promise<string>>();
  const lambda = new LambdaClient(installation.settings);
  let context: Promise<Context> | undefined;
  const table = () => {
    context ??= installation.context();
    return context;
  };

  const urlOf = (arn: string): Promise<string> => {
    const known = urls.get(arn) ?? addressOf(installation, sqs, arn);
    urls.set(arn, known);
    return known;
  };

  const readerNamed = async (name: string): Promise<Reader> => {
    if (name === 'count') {
      return async (events, passOver) => {
        const own = await table();
        await handleWithout(
          events,
          (some) => countEvents(own, some),
          async (event, fault) => passOver(passedOver(event, `cannot be counted: ${kindOf(fault)}`)),
        );
      };
    }
    if (name === 'relay') {
      const bus = new EventBridgeClient(installation.settings);
      const busName = await installation.output('BusName');
      return (events, passOver) => putAllOnBus(bus, busName, events, passOver);
    }
    throw new Error(`${name} is no reader of the stream that is known here.`);
  };

  return async (to, since) => {
    if ('queue' in to) {
      const QueueUrl = await urlOf(to.queue);
      const name = shortOfQueue(installation, to.queue);
      const MessageBody = name === 'sms-inbound' ? withItsInstant(to.body, since) : to.body;
      const { MessageId } = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
      return { to: name, ...(MessageId === undefined ? {} : { messageId: MessageId }) };
    }
    if ('functionArn' in to) {
      await lambda.send(
        new InvokeCommand({
          FunctionName: to.functionArn,
          InvocationType: 'Event',
          Payload: Buffer.from(to.payload),
        }),
      );
      return { to: installation.shortOf(to.functionArn.split(':').at(-1) ?? '') ?? 'a function' };
    }
    const read = await readerNamed(to.reader);
    const odd: PassedOver[] = [];
    let events = 0;
    let waiting: DiwanEvent[] = [];
    const hand = async () => {
      await read(waiting, (event) => void odd.push(event));
      events += waiting.length;
      waiting = [];
    };
    for await (const event of 'events' in to ? to.events : eventsBetween((await table()).table, to)) {
      const reason = whatIsWrongWith(event);
      if (reason === undefined) waiting.push(event);
      else odd.push(passedOver(event, reason));
      if (waiting.length >= batch) await hand();
    }
    if (waiting.length > 0) await hand();
    // All that can be handled was; what names the others stays where it is.
    if (odd.length > 0) throw new Error(`Can never be handled: ${odd.map(nameOfPassedOver).join('; ')}.`);
    return { to: to.reader, events };
  };
}

const shortOfQueue = (installation: Installation, arn: string): string => {
  const short = installation.shortOf(arn.split(':').at(-1) ?? '');
  if (short === undefined) throw new Error(`${arn} is a queue of something else.`);
  return short;
};

async function addressOf(installation: Installation, sqs: SQSClient, arn: string): Promise<string> {
  const QueueName = installation.named(shortOfQueue(installation, arn));
  try {
    const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
    return QueueUrl;
  } catch (fault) {
    throw new Error(`The queue ${QueueName} does not answer: ${reasonOf(fault)}`);
  }
}

/** When a text came in: by the instant in it, or when it was first put on a queue. */
export function cameInAt(body: string, since: Date): Date {
  try {
    return textFrom(body, since)?.receivedAt ?? since;
  } catch {
    // No text, which has no place among texts: the function that cannot read it says so in its log.
    return since;
  }
}

/**
 * A text of AWS's two-way SMS carries no time: that is when it was put on the queue, which sending it again
 * would change. In the form of a gateway's text it keeps it, and with it the writer's position in a line.
 */
function withItsInstant(body: string, since: Date): string {
  try {
    const text = textFrom(body, since);
    return text?.door === 'aws' ? textToQueue(text) : body;
  } catch {
    // No text: the function that cannot read it says so in its log.
    return body;
  }
}
