import {
  CheckIfPhoneNumberIsOptedOutCommand,
  InvalidParameterException,
  OptInPhoneNumberCommand,
  PublishCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { snsSender } from '#shared/messaging/index.ts';
import { phoneNumber } from '#tests/support/builders.ts';

const phone = phoneNumber(1);

describe('sending through SNS', () => {
  const sns = mockClient(SNSClient);
  beforeEach(() => sns.reset());
  afterAll(() => sns.restore());
  const transactional = { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } };

  it('publishes to the phone, as a text that matters, and learns what the network calls it', async () => {
    sns.on(PublishCommand).resolves({ MessageId: 'sns-1' });
    expect(await snsSender(undefined).publish(phone, 'سجل ٢١٤', 'message')).toBe('sns-1');
    expect(sns).toHaveReceivedCommandExactlyOnceWith(PublishCommand, {
      PhoneNumber: phone,
      Message: 'سجل ٢١٤',
      MessageAttributes: transactional,
    });
  });

  it('says who sends, where the centres have a name with the networks', async () => {
    sns.on(PublishCommand).resolves({});
    await snsSender('DIWAN').publish(phone, '214', 'message');
    expect(sns).toHaveReceivedCommandWith(PublishCommand, {
      MessageAttributes: {
        ...transactional,
        'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'DIWAN' },
      },
    });
  });

  it('is tried once: whether a lost answer means a lost text is not known', async () => {
    sns.on(PublishCommand).rejects(new Error('connection lost'));
    await expect(snsSender(undefined).publish(phone, '214', 'message')).rejects.toThrow('connection lost');
    expect(sns).toHaveReceivedCommandTimes(PublishCommand, 1);
  });

  it.each([
    [true, true],
    [false, false],
    [undefined, false],
  ])('asks whether AWS has the phone on its list: %s', async (isOptedOut, expected) => {
    sns
      .on(CheckIfPhoneNumberIsOptedOutCommand, { phoneNumber: phone })
      .resolves(isOptedOut === undefined ? {} : { isOptedOut });
    expect(await snsSender(undefined).optOuts?.has(phone)).toBe(expected);
  });

  it('takes a phone off the list, and says when it may not yet', async () => {
    const { optOuts } = snsSender(undefined);
    expect(await optOuts?.remove(phone)).toBe(true);
    expect(sns).toHaveReceivedCommandExactlyOnceWith(OptInPhoneNumberCommand, { phoneNumber: phone });
    const tooSoon = new InvalidParameterException({ message: 'once in 30 days', $metadata: {} });
    sns.on(OptInPhoneNumberCommand).rejects(tooSoon);
    expect(await optOuts?.remove(phone)).toBe(false);
    sns.on(OptInPhoneNumberCommand).rejects(new Error('no network'));
    await expect(optOuts?.remove(phone)).rejects.toThrow('no network');
  });
});
