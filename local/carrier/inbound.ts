/** Delivers a text from a phone to the centre's number, the way AWS two-way SMS does: through an SNS topic. */
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { clientOptions } from '#local/cloud/aws.ts';
import { centreNumber } from './numbers.ts';

export type InboundText = {
  readonly phone: string;
  readonly body: string;
  /** AWS: inboundMessageId. */
  readonly id: string;
  /** What the centre last sent to this phone, if anything. */
  readonly previousId?: string;
};

export type Inbound = { readonly deliver: (text: InboundText) => Promise<void>; readonly close: () => void };

/**
 * @param endpoint the local cloud
 * @param topicArn the topic two-way SMS is delivered to
 */
export function connectInbound(endpoint: string, topicArn: string): Inbound {
  const sns = new SNSClient(clientOptions(endpoint));
  return {
    deliver: async ({ phone, body, id, previousId }) => {
      await sns.send(
        new PublishCommand({
          TopicArn: topicArn,
          // AWS: "Two-way SMS message payload" in the guide of AWS End User Messaging.
          Message: JSON.stringify({
            originationNumber: phone,
            destinationNumber: centreNumber,
            messageKeyword: `KEYWORD_${centreNumber.slice(1)}`,
            messageBody: body,
            inboundMessageId: id,
            ...(previousId !== undefined && { previousPublishedMessageId: previousId }),
          }),
        }),
      );
    },
    close: () => sns.destroy(),
  };
}
