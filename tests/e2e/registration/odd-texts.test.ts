import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  type QueueAttributeName,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, inject, test } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';
import { aPhone, eventually, quiet } from '../cloud/driver.ts';

const counted: QueueAttributeName[] = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];

/** How many messages each queue holds, waiting or being worked on. */
async function queues(): Promise<ReadonlyMap<string, number>> {
  const sqs = new SQSClient(clientOptions(inject('endpoint')));
  try {
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
    const depths = QueueUrls.map(async (QueueUrl) => {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: counted }),
      );
      const depth = counted.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
      return [QueueUrl.split('/').at(-1) ?? '', depth] as const;
    });
    return new Map(await Promise.all(depths));
  } finally {
    sqs.destroy();
  }
}

const oddBodies: readonly string[] = [
  ...[
    '',
    ' ',
    '\n\n',
    '\u0000',
    '\u0000415',
    '\u200f',
    '\u202e٤١٥\u202c',
    '\u200f415\u200e',
    '\ufeff',
    '\t415\t',
  ],
  ...['x'.repeat(1_600), 'ن'.repeat(1_600), '2'.repeat(1_600), '415 '.repeat(400), '👩🏽‍🦱'.repeat(200)],
  ...[
    '😀',
    '415😀',
    '😀415',
    '\ud800',
    '415 \ud83d',
    'e\u0301\u0301\u0301',
    '٤\u0301١٥',
    `4${'\u0301'.repeat(500)}15`,
  ],
  ...[
    '0770123456',
    '1234567890',
    '9647701234567',
    '+9647701234567',
    '٠٧٧٠١٢٣٤٥٦٧',
    '00000',
    '-415',
    '4.15',
    '2e2',
  ],
  ...[
    '415 416',
    '416,415',
    '415/417',
    '#415',
    '(415)',
    '"415"',
    '415?',
    '415!!!',
    '4 1 5',
    '４１５',
    '⁴¹⁵',
    '۴۱۵',
  ],
  ...['cancel', 'إلغاء', 'نعم لا', 'stop start', 'yes no 415', 'هەڵوەشاندنەوە', 'CANCEL '.repeat(100)],
  ...[
    '<script>alert(1)</script>',
    '{"code":"415"}',
    '__proto__',
    'constructor',
    '%00',
    '{{415}}',
    '415\r\nDELETE',
  ],
  ...[
    '415 \u202eمنال',
    `415 ${'ا'.repeat(300)}`,
    '415 __proto__',
    '415 👩🏽‍🦱',
    "415 Robert'); DROP",
    '415 7 999 -1',
  ],
];

/** Two codes: the place in the first, and how to ask for the second. */
const ofTwoCodes: ReadonlySet<string> = new Set(['415 416', '415/417']);

test('whatever is texted is answered once and blocks no one', async () => {
  const phones = oddBodies.map((body) => ({ body, phone: aPhone() }));
  // News of other tests may wait for its hour.
  const waiting = await queues();
  for (const { body, phone } of phones) await phone.text(body);
  // Behind all of them, in the same queues.
  const patient = aPhone();
  await patient.text('join 415');
  expect((await patient.message(1, 40_000)).body).toContain('415');
  await eventually(async () => {
    expect([...(await queues())].filter(([name, depth]) => depth > (waiting.get(name) ?? 0))).toEqual([]);
  }, 40_000);

  // Nothing comes late either.
  await quiet(1_500);
  const answers = await Promise.all(phones.map(({ phone }) => phone.received()));
  const others = phones.filter(
    (_, index) => answers[index]?.length !== (ofTwoCodes.has(phones[index]?.body ?? '') ? 2 : 1),
  );
  expect(others.map(({ body }) => body)).toEqual([]);
  expect([...(await queues()).keys()].filter((name) => name.endsWith('-dead')).length).toBeGreaterThan(5);
}, 120_000);
