import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { functionLogger } from '#shared/logging/index.ts';
import { setAsideOn } from '#shared/streaming/index.ts';
import { relayTo } from './relay.ts';

const logger = functionLogger();
const relay = relayTo(
  new EventBridgeClient(),
  process.env.BUS_NAME ?? '',
  setAsideOn(new SQSClient(), process.env.DEAD_LETTERS_URL ?? '', logger),
  logger,
);

/**
 * Puts the events of a batch of the table's stream on the bus; after a failure of the bus, that event and all
 * later ones come again. An event that the bus can never take is set aside.
 */
export const handler = ({ Records }: DynamoDBStreamEvent) => relay(Records);
