import { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { functionLogger } from '#shared/logging/index.ts';
import { setAsideOn } from '#shared/streaming/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { countBatch } from './count-batch.ts';

const context = liveContext();
const setAside = setAsideOn(new SQSClient(), process.env.DEAD_LETTERS_URL ?? '', functionLogger());

/**
 * Counts the events of a batch of the table's stream. A batch that fails comes again, whole or in halves; an
 * event that can never be counted is set aside.
 */
export const handler = ({ Records }: DynamoDBStreamEvent): Promise<void> =>
  countBatch(context, Records, setAside);
