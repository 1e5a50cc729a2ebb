import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { inject } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';
import { messageIdOf, type Outgoing } from '#shared/messaging/index.ts';
import { aPhone, eventually } from '../cloud/driver.ts';
import { messagesTo } from './messages.ts';

/** Someone who has registered and heard of it, and a message for her that travels whole. */
export async function outgoing(purpose: Outgoing['purpose']) {
  const phone = aPhone();
  await phone.text('416 Manal');
  await phone.message(1);
  const personId = await eventually(async () => {
    const [message] = await messagesTo(phone.number);
    if (typeof message?.personId !== 'string') throw new Error('No message to her stands in the table');
    return message.personId;
  });
  const message: Outgoing = {
    messageId: messageIdOf('a test', purpose, personId),
    personId,
    phone: phone.number,
    lines: [
      { key: 'sms.placed', args: { code: '416', centre: 'diyala', start: '2027-01-04T07:00:00.000Z' } },
    ],
    language: 'en',
    purpose,
    centre: 'diyala',
    createdAt: new Date().toISOString(),
    paid: { segments: 1, cost: 0, month: '2027-01' },
  };
  return { phone, message };
}

/** Puts it on a queue of `send-sms`, as whoever tells many does. */
export async function pushWhole(
  queue: 'send-reminders' | 'send-broadcasts',
  message: Outgoing,
): Promise<void> {
  const client = new SQSClient(clientOptions(inject('endpoint')));
  try {
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: `diwan-local-${queue}` }));
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
  } finally {
    client.destroy();
  }
}
