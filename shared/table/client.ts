import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * The client every function uses. A request that hangs is dropped after 1.5 seconds and retried by the SDK,
 * twice, with the same request token. Even when a round of reads and a transaction both hang to the end, the
 * function still has time to answer that it is busy.
 */
export function dynamoClient(): DynamoDBClient {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: new NodeHttpHandler({ connectionTimeout: 1_000, requestTimeout: 1_500 }),
  });
  // The SDK copies every response for logging we do not use: a twentieth of the time of a roster page.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/**
 * The client as the table uses it: items go in and come out as JavaScript values. An attribute that is
 * `undefined` is not written. Throws on an empty set, a class instance, or a number beyond
 * `Number.MAX_SAFE_INTEGER`.
 */
export const documentsOver = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
