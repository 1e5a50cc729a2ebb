import type { SQSRecord } from 'aws-lambda';
import { putOnQueueAt } from '#shared/queueing/index.ts';

/** The phone that a text came from, found without reading the text; where there is none, the record itself. */
export const phoneOf = ({ body, messageId }: Pick<SQSRecord, 'body' | 'messageId'>): string =>
  /"(?:originationNumber|phone)"\s*:\s*"([^"]+)"/.exec(body)?.[1] ?? messageId;

/**
 * When a text was sent, in milliseconds: by the instant in it, so that it keeps its place before later ones
 * when it is put on the queue again; without one, when it was put there.
 */
export function writtenAt({ body, attributes }: Pick<SQSRecord, 'body' | 'attributes'>): number {
  const at = Date.parse(/"receivedAt"\s*:\s*"([^"]+)"/.exec(body)?.[1] ?? '');
  return Number.isNaN(at) ? putOnQueueAt({ attributes }) : at;
}
