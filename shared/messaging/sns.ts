import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Publish } from './deliver.ts';

/**
 * Publishes through SNS. Tried once: whether a lost answer means a lost message is not known, and the queue
 * tries again after the lease. Transactional: AWS sends answers and reminders with the highest reliability.
 */
export function snsPublisher(senderId: string | undefined): Publish {
  const requestHandler = new NodeHttpHandler({ connectionTimeout: 2_000, requestTimeout: 6_000 });
  const client = new SNSClient({ maxAttempts: 1, requestHandler });
  const sender: Record<string, { DataType: string; StringValue: string }> =
    senderId === undefined ? {} : { 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: senderId } };
  return async (phone, text) => {
    await client.send(
      new PublishCommand({
        PhoneNumber: phone,
        Message: text,
        MessageAttributes: {
          'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
          ...sender,
        },
      }),
    );
  };
}
