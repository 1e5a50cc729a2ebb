import { randomUUID } from 'node:crypto';
import {
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Context as LambdaContext } from 'aws-lambda';
import { staffIn } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { WebHandler } from '#shared/web/index.ts';
import {
  aGarden,
  applies,
  forThe,
  grantRulesForTests,
  makes,
  setsBudget,
  staffMover,
} from '#tests/support/grants/grants.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import type { Call, Wire } from '#tests/support/table/wire.ts';
import { built } from './built.ts';
import { median, type Result, result, timed } from './result.ts';
import { type BenchTable, benchTable } from './table.ts';

const warmUp = 40;
const rounds = 200;
const listed = 500;

/** Approving through the real handler of the staff API, against the same calls alone; and a panel's list. */
export async function benchGrants(endpoint: string): Promise<Result[]> {
  const calls: Call[] = [];
  const wire: Wire = (call, carryOut) => {
    calls.push(call);
    return carryOut();
  };
  const table = await benchTable(endpoint, { wire });
  try {
    await setsBudget(table.context, 1_000_000_000_000, { year: new Date().getFullYear() });
    const grantIds = await screened(table, listed);
    const call = await callsOf(table.context);
    const list = async () => {
      calls.length = 0;
      const { items } = await call('GET', '/api/grants?centre=kirkuk&status=screened');
      if (items.length !== listed) throw new Error(`${items.length} are listed`);
      return calls.length;
    };
    const requests = await list();

    const approve = (grantId: string) =>
      call('POST', `/api/grants/${grantId}/approve`, { amount: 1_000_000, application: 1 });
    const [first = '', ...others] = grantIds;
    calls.length = 0;
    await approve(first);
    const made = [...calls];
    const bare = bareFunction(table.client, made, first);
    const times = { handler: [] as number[], bare: [] as number[] };
    for (let round = 0; round < warmUp + rounds; round++) {
      const grantId = others[round] ?? '';
      const other = others[warmUp + rounds + round] ?? '';
      const whole = await timed(() => approve(grantId));
      const alone = await timed(() => bare(other));
      if (round < warmUp) continue;
      times.handler.push(whole);
      times.bare.push(alone);
    }
    const writes = made.filter(({ command }) => command === 'TransactWriteItems').length;
    return [
      result('grants.approval-ratio', median(times.handler) / median(times.bare), '×', {
        goal: 1.25,
        note: `medians of ${rounds}: ${median(times.handler).toFixed(1)} ms against ${median(times.bare).toFixed(1)} ms on DynamoDB Local`,
      }),
      result('grants.approval-writes', writes, 'write round trips', {
        goal: 1,
        note: `calls in all: ${made.map(({ command }) => command).join(', ')}`,
      }),
      result('grants.list-requests', requests, 'requests', {
        goal: 3,
        note: `the panel's list of ${listed} applications, through the staff API`,
      }),
    ];
  } finally {
    table.close();
  }
}

/** A number of applications that wait to be decided, each of another group. */
async function screened({ context }: BenchTable, count: number): Promise<readonly string[]> {
  const awat = staffMover('awat', 'facilitator');
  const grantIds: string[] = [];
  for (let group = 0; group < count; group++) {
    const contact = { ...aGarden.contact, phone: `+9647700${String(100_000 + group)}` };
    const { grantId } = await applies(context, { ...forThe(1_000_000), contact });
    await makes(context, awat, grantId, { move: 'screen' });
    grantIds.push(grantId);
  }
  return grantIds;
}

/**
 * A function that makes the calls which were recorded and does nothing else, about another grant each time.
 */
function bareFunction(client: DynamoDBClient, recorded: readonly Call[], grantId: string) {
  const texts = recorded.map(({ command, input }) => ({ command, text: JSON.stringify(input) }));
  return async (other: string): Promise<void> => {
    const request = randomUUID();
    for (const { command, text } of texts) {
      // As recorded, except for the ids that must differ: grant, event and request.
      const input = JSON.parse(
        text
          .replaceAll(grantId, other)
          .replaceAll(/EVENT#[0-9a-f-]{36}/g, `EVENT#${request}`)
          .replaceAll(/REQUEST#[^"]+/g, `REQUEST#${request}`)
          .replaceAll(/,?"ClientRequestToken":"[^"]*"/g, ''),
      );
      if (command === 'GetItem') await client.send(new GetItemCommand(input as GetItemCommandInput));
      else await client.send(new TransactWriteItemsCommand(input as TransactWriteItemsCommandInput));
    }
  };
}

/** Calls the staff API as an approver of Kirkuk, on the version that a grant has when it is checked. */
async function callsOf(context: Context) {
  const { consoleHandler } = await built('console');
  const settings = {
    siteUrl: 'https://diwan.example',
    signIn: async () => ({ refused: 'sign-in-failed' }) as const,
    verify: async () => staffIn('rebwar', ['approver', 'centre-kirkuk']),
    allowedPrefixes: ['+9647'],
    limits: looseLimits,
    grants: JSON.stringify(grantRulesForTests),
  };
  const handler: WebHandler = consoleHandler(context, settings, {
    error: (...said: unknown[]) => {
      throw new Error(JSON.stringify(said));
    },
  });
  return async (method: string, address: string, body?: object) => {
    const [path = '', query = ''] = address.split('?');
    const answer = await handler(
      // Only what API Gateway sends and the handler reads.
      {
        version: '2.0',
        rawPath: path,
        rawQueryString: query,
        headers: {
          authorization: 'Bearer rebwar',
          'idempotency-key': randomUUID(),
          'if-match': '"2"',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        isBase64Encoded: false,
        requestContext: {
          domainName: 'diwan.example',
          timeEpoch: Date.now(),
          http: { method, path },
        },
      } as unknown as Parameters<WebHandler>[0],
      {} as LambdaContext,
    );
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${answer.body}`);
    return JSON.parse(answer.body ?? '{}');
  };
}
