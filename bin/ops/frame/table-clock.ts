import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { keys } from '#shared/table/index.ts';

/**
 * How far the clock of this machine is ahead of the table's, in milliseconds, to about a second; less than 0
 * where it is behind. `undefined` when the table's answer tells no time.
 */
export async function clockAheadOf(
  client: DynamoDBClient,
  TableName: string,
  now: () => Date = () => new Date(),
): Promise<number | undefined> {
  let told: string | undefined;
  client.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request);
      told = dateIn(answer.response);
      return answer;
    },
    { step: 'deserialize', name: 'dateOfTheAnswer', override: true },
  );
  const { pk, sk } = keys.generationsKey;
  const began = now().getTime();
  await client.send(new GetItemCommand({ TableName, Key: { pk: { S: pk }, sk: { S: sk } } }));
  const ended = now().getTime();
  const at = Date.parse(told ?? '');
  // The header tells whole seconds, cut off.
  return Number.isNaN(at) ? undefined : (began + ended) / 2 - (at + 500);
}

/** The `Date` header of an answer (RFC 9110, 6.6.1). */
function dateIn(response: unknown): string | undefined {
  const headers: unknown = Object(response).headers;
  const [, value] = Object.entries(Object(headers)).find(([name]) => name.toLowerCase() === 'date') ?? [];
  return typeof value === 'string' ? value : undefined;
}
