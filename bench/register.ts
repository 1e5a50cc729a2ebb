import { randomUUID } from 'node:crypto';
import {
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import { createActivity } from '#shared/activities/index.ts';
import { activityPlan, phoneNumber, staff } from '#tests/support/builders.ts';
import { inTurn, type Wire } from '#tests/support/table/wire.ts';
import { noFiles } from '#tests/support/web/visitor.ts';
import { built } from './built.ts';
import { median, type Result, result, timed } from './result.ts';
import { type BenchTable, benchTable } from './table.ts';

const warmUp = 60;
const rounds = 300;
const goal = 1.25;
/** The items written for a new person, each once, none over 1 KB. */
const itemsOfANewPerson = [
  'request',
  'registration',
  'event',
  'places',
  'person',
  'person on phone',
  'phone',
];

/** `POST /registrations` against a bare function that makes the same DynamoDB calls, in turns. */
export async function benchRegister(endpoint: string): Promise<Result[]> {
  const sequence = waves();
  const recording = recorder();
  const table = await benchTable(endpoint, { wire: inTurn(sequence.wire, recording.wire) });
  const billed = await benchTable(endpoint, { billed: true });
  try {
    const handler = await handlerOn(table);
    const bare = bareFunction(table.client, await recording.callsOf(() => handler(0)));
    const times = { handler: [] as number[], bare: [] as number[] };
    for (let round = 1; round <= warmUp + rounds; round++) {
      const whole = await timed(() => handler(round));
      const calls = await timed(() => bare(round));
      if (round <= warmUp) continue;
      times.handler.push(whole);
      times.bare.push(calls);
    }
    sequence.reset();
    await handler(warmUp + rounds + 1);
    const trips = sequence.count();

    const first = await handlerOn(billed);
    const before = billed.bill();
    await first(0);
    const after = billed.bill();
    return [
      result('register.handler-ratio', median(times.handler) / median(times.bare), '×', {
        goal,
        note: `medians of ${rounds}: ${median(times.handler).toFixed(1)} ms against ${median(times.bare).toFixed(1)} ms on DynamoDB Local`,
      }),
      result('register.round-trips', trips, 'round trips', {
        goal: 2,
        note: 'one of reads side by side, one transaction',
      }),
      result('register.write-units', after.table - before.table, 'WCU', {
        goal: itemsOfANewPerson.length * 2,
        note: `a new person: ${itemsOfANewPerson.join(', ')}; and ${after.indexes - before.indexes} for index entries`,
      }),
    ];
  } finally {
    table.close();
    billed.close();
  }
}

/** The deployed handler's own code on a bench table, as a function of who registers. */
async function handlerOn({ context }: BenchTable): Promise<(person: number) => Promise<void>> {
  const { siteHandler } = await built('site');
  const site = siteHandler(
    context,
    {
      siteUrl: 'https://example.org',
      smsNumber: undefined,
      allowedPrefixes: ['+9647'],
      grants: undefined,
      answers: { push: async () => undefined },
      files: noFiles,
    },
    { error: (...said: unknown[]) => console.error(...said) },
  );
  const plan = activityPlan(new Date().toISOString(), { capacity: 100_000 });
  const created = await createActivity(context, plan, staff);
  if ('refused' in created) throw new Error(`The activity was refused: ${created.refused}`);
  return async (person) => {
    const answer = await site(
      postFrom(person) as Parameters<typeof site>[0],
      {} as Parameters<typeof site>[1],
    );
    if (answer.statusCode !== 201)
      throw new Error(`Registering was answered with ${answer.statusCode}: ${answer.body}`);
  };
}

/** As API Gateway hands over the request (payload format 2.0). */
function postFrom(person: number) {
  return {
    version: '2.0',
    routeKey: 'ANY /{proxy+}',
    rawPath: '/api/registrations',
    rawQueryString: '',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'accept-language': 'ar',
    },
    requestContext: {
      accountId: '000000000000',
      apiId: 'bench',
      domainName: 'bench.execute-api.me-central-1.amazonaws.com',
      domainPrefix: 'bench',
      http: {
        method: 'POST',
        path: '/api/registrations',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: '',
      },
      requestId: randomUUID(),
      routeKey: 'ANY /{proxy+}',
      stage: '$default',
      time: '',
      timeEpoch: Date.now(),
    },
    body: JSON.stringify({
      activityCode: '214',
      name: 'منال كريم',
      phone: phoneNumber(person),
      language: 'ar',
      gender: 'female',
      birthYear: 1990,
      consent: true,
    }),
    isBase64Encoded: false,
  };
}

type Recorded = { readonly command: string; readonly input: string };

/** Notes the calls that one request makes, as JSON in which ids can be exchanged. */
function recorder(): {
  readonly wire: Wire;
  readonly callsOf: (request: () => Promise<void>) => Promise<readonly Recorded[]>;
} {
  let calls: Recorded[] | undefined;
  return {
    wire: (call, carryOut) => {
      // A repeated request would be answered by its token: each of the bare function's is new.
      const input = JSON.stringify({ ...call.input, ClientRequestToken: undefined });
      calls?.push({ command: call.command, input });
      return carryOut();
    },
    callsOf: async (request) => {
      const noted: Recorded[] = [];
      calls = noted;
      await request();
      calls = undefined;
      return noted;
    },
  };
}

/**
 * Makes the recorded calls for another person: the reads side by side, then the transaction. Nothing else.
 */
function bareFunction(client: DynamoDBClient, calls: readonly Recorded[]): (person: number) => Promise<void> {
  const writes = calls.find(({ command }) => command === 'TransactWriteItems');
  if (writes === undefined) throw new Error('The handler wrote nothing');
  // The one transaction's marker, registration, event and person are new each time; the activity stays.
  const { TransactItems = [] } = JSON.parse(writes.input) as TransactWriteItemsCommandInput;
  const kept = JSON.stringify(TransactItems.map(({ Update }) => Update?.ExpressionAttributeValues));
  const ids = new Set(writes.input.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g));
  const exchanged = [...ids].filter((id) => !kept.includes(id));
  const ofPerson = (input: string, person: number, fresh: ReadonlyMap<string, string>): string => {
    let made = input.replaceAll(phoneNumber(0), phoneNumber(5_000_000 + person));
    for (const [id, other] of fresh) made = made.replaceAll(id, other);
    return made;
  };
  return async (person) => {
    const fresh = new Map(exchanged.map((id) => [id, randomUUID()]));
    const inputs = calls.map(({ command, input }) => ({ command, input: ofPerson(input, person, fresh) }));
    const read = ({ command, input }: Recorded) =>
      command === 'Query'
        ? client.send(new QueryCommand(JSON.parse(input) as QueryCommandInput))
        : client.send(new GetItemCommand(JSON.parse(input) as GetItemCommandInput));
    await Promise.all(inputs.filter(({ command }) => command !== 'TransactWriteItems').map(read));
    const write = inputs.find(({ command }) => command === 'TransactWriteItems');
    await client.send(
      new TransactWriteItemsCommand(JSON.parse(write?.input ?? '{}') as TransactWriteItemsCommandInput),
    );
  };
}

/** Counts round trips: calls that are under way at the same time are one. */
function waves(): { readonly wire: Wire; readonly count: () => number; readonly reset: () => void } {
  let underWay = 0;
  let count = 0;
  return {
    count: () => count,
    reset: () => {
      count = 0;
    },
    wire: async (_call, carryOut) => {
      if (underWay === 0) count += 1;
      underWay += 1;
      try {
        return await carryOut();
      } finally {
        underWay -= 1;
      }
    },
  };
}
