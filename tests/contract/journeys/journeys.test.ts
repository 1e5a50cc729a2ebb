import { readFileSync, writeFileSync } from 'node:fs';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { anActivity, phoneNumber } from '#tests/support/builders.ts';
import { markNumber } from '#tests/support/courses/marks.ts';
import { aCourse } from '#tests/support/courses/sheets.ts';
import { applies, grantRulesForTests, makes, setsBudget, staffMover } from '#tests/support/grants/grants.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { filesThatRan } from '#tests/support/table/files-that-ran.ts';
import { aMonday, newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { staffCaller } from '#tests/support/web/staff-caller.ts';

/** The most files that each journey may take: fewer is better, and it does not go back up. */
const most = { text: 28, telling: 32, mark: 24, approval: 25 } as const;
type Journey = keyof typeof most;

/** infra: what the rule in front of `notify` lets through, of what a registration makes happen. */
const news: ReadonlySet<string> = new Set(['registration.confirmed']);

// Object.keys forgets which keys `most` has.
const everyJourney = Object.keys(most) as readonly Journey[];

const page = new URL('../../../docs/journeys.md', import.meta.url);
const intro = `# Journeys

Which of our files run, and are not merely loaded, from a request to its answer: counted by V8 while the functions' own code
runs on DynamoDB Local, the second time it does. \`npm run journeys\` draws this page anew; \`tests/contract/journeys\` holds
the counts, so that none goes back up.
`;
const titles: Readonly<Record<Journey, string>> = {
  text: 'A text: `214` from a phone is understood, a place is taken, and what happened is written down (`sms-inbound`)',
  telling:
    'The answer to it: the event becomes a message, which is priced, allowed and sent (`notify`, `send-sms`)',
  mark: 'A mark: a facilitator marks one person present (`console`, `POST …/attendance`)',
  approval: 'An approval: an approver grants a sum (`console`, `POST /api/grants/{grantId}/approve`)',
};

const fileLists = (files: readonly string[]): string =>
  [...Map.groupBy(files, (file) => file.split('/').slice(0, -1).slice(0, 2).join('/'))]
    .map(([room, all]) => {
      const within = all.map((file) => `\`${file.slice(room.length + 1)}\``).join(' ');
      return `- \`${room}\`: ${within}`;
    })
    .join('\n');

onTheTable('a journey', () => {
  let db: TestTable;
  let centre: TestTable;
  const ran = new Map<Journey, readonly string[]>();

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(aMonday) });
    db = await newTable(aMonday);
    centre = await newTable(aMonday);
    await anActivity(db.context, { capacity: 9 });
    const { accessKeyId, secretAccessKey } = await db.client.config.credentials();
    const endpoint = await db.client.config.endpoint?.();
    const queue = (name: string) => `https://sqs.example.org/1/${name}`;
    const environment = {
      ...{ TABLE_NAME: db.name, AWS_REGION: await db.client.config.region() },
      ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
      AWS_ENDPOINT_URL_DYNAMODB: `http://${endpoint?.hostname}:${endpoint?.port}`,
      ...{ SEND_QUEUE_URL: queue('answers'), ALLOWED_PREFIXES: '+9647', SITE_URL: 'https://example.org' },
      ...{ GRANTS: JSON.stringify(grantRulesForTests), SENDING: JSON.stringify(looseLimits) },
      QUEUE_URLS: JSON.stringify({
        answers: queue('answers'),
        reminders: queue('reminders'),
        broadcasts: queue('broadcasts'),
      }),
      DEAD_LETTERS_URLS: JSON.stringify({
        answers: queue('answers-dead'),
        reminders: queue('reminders-dead'),
        broadcasts: queue('broadcasts-dead'),
      }),
      QUEUE_TRIES: JSON.stringify({ answers: 9, reminders: 9, broadcasts: 9 }),
      ...{ SMS_PER_SECOND: '20', GATEWAYS: '{}', GATEWAY_SECRET_ARN: 'none' },
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, String(value));
    const sqs = mockClient(SQSClient).on(SendMessageCommand).resolves({});
    const sns = mockClient(SNSClient).on(PublishCommand).resolves({ MessageId: 'id' });
    const { handler: inbound } = await import('#functions/sms-inbound/handler.ts');
    const { handler: notify } = await import('#functions/notify/handler.ts');
    const { handler: send } = await import('#functions/send-sms/handler.ts');
    const record = (body: string): SQSEvent => ({
      Records: [
        {
          ...{
            messageId: 'm',
            receiptHandle: 'r',
            body,
            messageAttributes: {},
            md5OfBody: '',
            awsRegion: '',
          },
          attributes: {
            ...{ ApproximateReceiveCount: '1', SenderId: 's', ApproximateFirstReceiveTimestamp: '0' },
            SentTimestamp: String(Date.parse(aMonday)),
          },
          ...{ eventSource: 'aws:sqs', eventSourceARN: 'arn:aws:sqs:x:1:answers' },
        } satisfies SQSRecord,
      ],
    });
    let before = new Set<string>();
    const texts = async (person: number) => {
      sqs.resetHistory();
      sns.resetHistory();
      const text = {
        originationNumber: phoneNumber(person),
        messageBody: '214',
        inboundMessageId: `i${person}`,
      };
      before = new Set((await db.events()).map(({ id }) => id));
      expect(await inbound(record(JSON.stringify(text)))).toEqual({ batchItemFailures: [] });
    };
    const isTold = async () => {
      // The stream and the bus bring it the event.
      for (const detail of (await db.events()).filter(({ id, type }) => !before.has(id) && news.has(type)))
        expect(await notify(record(JSON.stringify({ detail })))).toEqual({ batchItemFailures: [] });
      for (const { args } of sqs.commandCalls(SendMessageCommand))
        expect(await send(record(args[0].input.MessageBody ?? ''))).toEqual({ batchItemFailures: [] });
      expect(sns.commandCalls(PublishCommand)).toHaveLength(1);
    };
    await texts(1);
    await isTold();
    ran.set('text', await filesThatRan(() => texts(2)));
    ran.set('telling', await filesThatRan(isTold));

    const call = staffCaller(centre);
    const course = await aCourse(centre, 3, { capacity: 4 });
    centre.clock.set(course.start);
    vi.setSystemTime(new Date(course.start));
    const marks = async (person: number) => {
      const mark = { personId: course.personIds[person], status: 'present', markId: markNumber(person) };
      const path = `/activities/${course.activityId}/sessions/${course.sessionId}/attendance`;
      const body = { deviceId: 'tablet-1', marks: [{ ...mark, markedAt: course.start }] };
      const { status } = await call('facilitator', 'POST', path, { body, key: `mark-number-${person}` });
      expect(status).toBe(200);
    };
    await marks(0);
    ran.set('mark', await filesThatRan(() => marks(1)));

    await setsBudget(centre.context, 10_000_000);
    const approves = async () => {
      const { grantId } = await applies(centre.context);
      const { version } = await makes(centre.context, staffMover('awat', 'facilitator'), grantId, {
        move: 'screen',
      });
      const body = { amount: 3_000_000, application: 1 };
      return async () => {
        const path = `/grants/${grantId}/approve`;
        const answer = await call('approver', 'POST', path, { body, version, key: `approve-${grantId}` });
        expect(answer.status).toBe(200);
      };
    };
    await (await approves())();
    const second = await approves();
    ran.set('approval', await filesThatRan(second));
    if (process.env.WRITE_JOURNEYS !== undefined)
      writeFileSync(
        page,
        [
          intro,
          ...[...ran].map(
            ([journey, files]) => `## ${titles[journey]}\n\n${files.length} files\n\n${fileLists(files)}\n`,
          ),
        ].join('\n'),
      );
  });
  afterAll(async () => {
    vi.useRealTimers();
    await Promise.all([db.drop(), centre.drop()]);
  });

  it.each(everyJourney)('%s takes no more files than it did', (journey) => {
    const files = ran.get(journey) ?? [];
    expect(files.length).toBeGreaterThan(10);
    expect(files.length, files.join('\n')).toBeLessThanOrEqual(most[journey]);
  });

  it('is drawn in docs/journeys.md, each file where it is', () => {
    const text = readFileSync(page, 'utf8');
    for (const title of Object.values(titles)) expect(text).toContain(title);
  });
});
