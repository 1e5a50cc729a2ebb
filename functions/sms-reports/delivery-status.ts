import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { parsePhone } from '#shared/language/index.ts';
import type { DeliveryReport } from '#shared/messaging/index.ts';

/** What a subscription of CloudWatch Logs hands over. AWS: "Log group-level subscription filters". */
export type LogsEvent = { readonly awslogs: { readonly data: string } };

const delivered = z.object({
  messageType: z.string(),
  logEvents: z.array(z.object({ timestamp: z.number(), message: z.string() })),
});

/** AWS: "SMS delivery logs" of SNS. */
const record = z.object({
  notification: z.object({ messageId: z.string().check(z.minLength(1), z.maxLength(100)) }),
  delivery: z.object({ destination: z.string(), providerResponse: z.optional(z.string()) }),
  status: z.enum(['SUCCESS', 'FAILURE']),
});

/**
 * AWS: "SMS delivery failure reasons". Of the others it was the text that was not let through, or its price.
 */
const failures: readonly (readonly [RegExp, NonNullable<DeliveryReport['failure']>])[] = [
  [/currently unreachable|unavailable|unknown error/i, 'temporary'],
  [/invalid phone number|phone has blocked|on a blocked list|opted out/i, 'permanent'],
];

export type Status = { readonly reports: readonly DeliveryReport[]; readonly unreadable: number };

/**
 * Reads the delivery reports of SNS from its log: one record for each text given to a network.
 * @throws when the input is no batch of CloudWatch Logs
 */
export function statusIn({ awslogs }: LogsEvent): Status {
  const { messageType, logEvents } = delivered.parse(
    JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString('utf8')),
  );
  if (messageType !== 'DATA_MESSAGE') return { reports: [], unreadable: 0 };
  const reports = logEvents.flatMap(({ timestamp, message }) => reportIn(message, new Date(timestamp)) ?? []);
  return { reports, unreadable: logEvents.length - reports.length };
}

function reportIn(message: string, at: Date): DeliveryReport | undefined {
  const read = record.safeParse(jsonIn(message));
  if (!read.success) return undefined;
  const { notification, delivery, status } = read.data;
  const about = {
    messageId: { networkId: notification.messageId },
    phone: parsePhone(delivery.destination),
    at: at.toISOString(),
  };
  if (status === 'SUCCESS') return { ...about, outcome: 'delivered' };
  const { providerResponse: reason = '' } = delivery;
  const failure = failures.find(([words]) => words.test(reason))?.[1];
  return { ...about, outcome: 'failed', reason, ...(failure !== undefined && { failure }) };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse throws only for text that is not JSON.
    return undefined;
  }
}
