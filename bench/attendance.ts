import { randomUUID } from 'node:crypto';
import type { Context as LambdaContext } from 'aws-lambda';
import { staffIn } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { WebHandler } from '#shared/web/index.ts';
import { anActivity, registers } from '#tests/support/builders.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import type { Wire } from '#tests/support/table/wire.ts';
import { built } from './built.ts';
import { type Result, result, timed } from './result.ts';
import { benchTable } from './table.ts';

const people = 200;

/** What a sheet of two hundred costs through the real handler of the staff API, against a call for each person. */
export async function benchAttendance(endpoint: string): Promise<Result[]> {
  let requests = 0;
  const wire: Wire = (_call, carryOut) => {
    requests += 1;
    return carryOut();
  };
  const table = await benchTable(endpoint, { wire });
  try {
    const activity = await anActivity(table.context, { capacity: people });
    const personIds: string[] = [];
    for (let person = 0; person < people; person++) {
      const { registration } = await registers(table.context, person);
      personIds.push(registration.personId);
    }
    const [first, second] = activity.sessions;
    if (first === undefined || second === undefined) throw new Error('An activity without two sessions');
    const call = await callsOf({ ...table.context, now: () => new Date(second.end) });
    const sheetOf = (ids: readonly string[], markedAt: string) => ({
      deviceId: 'tablet-1',
      marks: ids.map((personId) => ({ personId, status: 'present', markId: randomUUID(), markedAt })),
    });
    const count = async (work: () => Promise<void>) => {
      const before = requests;
      const milliseconds = await timed(work);
      return { requests: requests - before, milliseconds };
    };

    const path = (sessionId: string) =>
      `/api/activities/${activity.activityId}/sessions/${sessionId}/attendance`;
    const asOne = await count(() => call(path(first.sessionId), sheetOf(personIds, first.start)));
    const oneByOne = await count(async () => {
      for (const personId of personIds) await call(path(second.sessionId), sheetOf([personId], second.start));
    });
    return [
      result('attendance.sheet-against-single-calls', oneByOne.requests / asOne.requests, '×', {
        goal: 10,
        better: 'higher',
        note: `requests to the table: ${asOne.requests} for a sheet of ${people} in one call, ${oneByOne.requests} for ${people} calls`,
      }),
      result('attendance.table-requests-per-mark', asOne.requests / people, 'requests', {
        goal: 0.1,
        note: 'reads and transactions of a sheet of 200, the answer to its request included',
      }),
      result('attendance.sheet-time', oneByOne.milliseconds / asOne.milliseconds, '×', {
        better: 'higher',
        note: 'time of the same 200 marks, one call after the other against one sheet, on DynamoDB Local',
      }),
    ];
  } finally {
    table.close();
  }
}

/** Sends a sheet to the staff API, and fails where not every mark was kept. */
async function callsOf(context: Context) {
  const { consoleHandler } = await built('console');
  const handler: WebHandler = consoleHandler(
    context,
    {
      siteUrl: 'https://diwan.example',
      signIn: async () => ({ refused: 'sign-in-failed' }),
      verify: async () => staffIn('facilitator', ['facilitator', 'centre-kirkuk']),
      allowedPrefixes: ['+9647'],
      limits: looseLimits,
    },
    {
      error: (...said: unknown[]) => {
        throw new Error(JSON.stringify(said));
      },
    },
  );
  return async (path: string, sheet: object): Promise<void> => {
    const answer = await handler(
      // Only what API Gateway sends and the handler reads.
      {
        version: '2.0',
        rawPath: path,
        rawQueryString: '',
        headers: {
          authorization: 'Bearer facilitator',
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify(sheet),
        isBase64Encoded: false,
        requestContext: {
          domainName: 'diwan.example',
          timeEpoch: Date.now(),
          http: { method: 'POST', path },
        },
      } as unknown as Parameters<WebHandler>[0],
      {} as LambdaContext,
    );
    const { refused } = JSON.parse(answer.body ?? '{}');
    if (answer.statusCode !== 200 || refused.length > 0)
      throw new Error(`${answer.statusCode}: ${answer.body}`);
  };
}
