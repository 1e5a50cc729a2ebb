import {
  CheckIfPhoneNumberIsOptedOutCommand,
  InvalidParameterException,
  OptInPhoneNumberCommand,
  PublishCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Sender } from './senders.ts';

/**
 * Sends through SNS. Publishing is tried once: a lost answer does not tell whether the message is lost, and
 * the queue tries again after the lease. Transactional: AWS sends answers and reminders with the highest
 * reliability.
 *
 * AWS: a phone that answers STOP to one of AWS's own numbers is put on the account's opt-out list by AWS. A
 * publish to such a phone is answered like any other and not delivered, so the list is asked. A phone can be
 * taken off it once in 30 days.
 */
export function snsSender(senderId: string | undefined): Sender {
  const requestHandler = new NodeHttpHandler({ connectionTimeout: 2_000, requestTimeout: 6_000 });
  const client = new SNSClient({ maxAttempts: 1, requestHandler });
  const sender: Record<string, { DataType: string; StringValue: string }> =
    senderId === undefined ? {} : { 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: senderId } };
  return {
    publish: async (phone, text) => {
      const { MessageId } = await client.send(
        new PublishCommand({
          PhoneNumber: phone,
          Message: text,
          MessageAttributes: {
            'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
            ...sender,
          },
        }),
      );
      return MessageId;
    },
    optOuts: {
      has: async (phoneNumber) => {
        const { isOptedOut } = await client.send(new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber }));
        return isOptedOut === true;
      },
      remove: async (phoneNumber) => {
        try {
          await client.send(new OptInPhoneNumberCommand({ phoneNumber }));
          return true;
        } catch (fault) {
          if (fault instanceof InvalidParameterException) return false;
          throw fault;
        }
      },
    },
  };
}
