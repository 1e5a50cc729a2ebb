import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * The client every function uses. A request that hangs is given up after a second and a half and tried again
 * by the SDK, twice, with the same request token. A round of reads and a transaction that both hang to the end
 * then still leave a function the time to say that it is busy.
 */
export function dynamoClient(): DynamoDBClient {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: new NodeHttpHandler({ connectionTimeout: 1_000, requestTimeout: 1_500 }),
  });
  // The SDK copies every answer for logging that nothing here uses: a twentieth of the time of a page of a roster.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/**
 * The client as the table uses it: items go in and come out as JavaScript values. An attribute that is `undefined` is not
 * written. Refused with an error: an empty set, an instance of a class, a number beyond `Number.MAX_SAFE_INTEGER`.
 */
export const documentsOver = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
