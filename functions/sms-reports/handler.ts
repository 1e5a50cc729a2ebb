import { SQSClient } from '@aws-sdk/client-sqs';
import { functionLogger } from '#shared/logging/index.ts';
import { keepReport, rankedQueues, secondsFrom } from '#shared/messaging/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { type LogsEvent, statusIn } from './delivery-status.ts';

const logger = functionLogger();
const context = liveContext();
const reporting = {
  queue: rankedQueues(new SQSClient(), process.env.SEND_QUEUE_URLS),
  triedAgainAfter: secondsFrom(process.env.TRIED_AGAIN_AFTER),
  actor: { kind: 'system', function: 'sms-reports' },
} as const;

/**
 * Keeps the delivery report of SNS for each text. A report that fails does not stop the others; then all come
 * again, and those kept already change nothing.
 */
export async function handler(event: LogsEvent): Promise<void> {
  const { reports, unreadable } = statusIn(event);
  if (unreadable > 0) logger.warn('SNS wrote something that cannot be read', { unreadable });
  const kept = await Promise.allSettled(reports.map((report) => keepReport(context, reporting, report)));
  const unknown = kept.filter((each) => each.status === 'fulfilled' && !each.value).length;
  const failed = kept.filter((each) => each.status === 'rejected');
  logger.info('Reports handled', { reports: reports.length, unknown, failed: failed.length });
  if (failed.length > 0)
    throw new AggregateError(
      failed.map(({ reason }) => reason),
      'Reports could not be kept',
    );
}
