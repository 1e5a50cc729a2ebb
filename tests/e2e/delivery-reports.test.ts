import { beforeAll, describe, expect, test } from 'vitest';
import { androidEvent, inBaghdad } from '../../local/carrier/gateways/android.ts';
import type { Doors } from '../../local/carrier/gateways/gateway.ts';
import { infobipResults } from '../../local/carrier/gateways/infobip.ts';
import { twilioForm } from '../../local/carrier/gateways/twilio.ts';
import { call, doorsWith, keysInForce } from './doors/gateways.ts';
import { messagesTo } from './doors/messages.ts';
import { aPhone, eventually } from './driver.ts';

let doors: Doors;
beforeAll(async () => {
  doors = doorsWith(await keysInForce());
});

type Told = { readonly messageId: string; readonly phone: string };

/** A report of each gateway that the message did not arrive, and one that it did. */
const reports = {
  android: ({ messageId, phone: recipient }: Told, arrived: boolean) => {
    const at = inBaghdad(new Date());
    const about = { messageId, recipient, simNumber: 1 };
    const payload = arrived
      ? { ...about, deliveredAt: at }
      : { ...about, failedAt: at, reason: 'RESULT_ERROR_NO_SERVICE' };
    return androidEvent(arrived ? 'sms:delivered' : 'sms:failed', payload, doors, new Date());
  },
  twilio: ({ messageId, phone }: Told, arrived: boolean) =>
    twilioForm(
      `${doors.siteUrl}/sms/reports/twilio?messageId=${messageId}`,
      {
        MessageSid: `SM${'0123456789abcdef'.repeat(2)}`,
        MessageStatus: arrived ? 'delivered' : 'undelivered',
        To: phone,
        ...(arrived ? {} : { ErrorCode: '30003' }),
      },
      doors,
    ),
  infobip: ({ messageId, phone }: Told, arrived: boolean) => {
    const status = arrived
      ? { groupName: 'DELIVERED', name: 'DELIVERED_TO_HANDSET' }
      : { groupName: 'UNDELIVERABLE', name: 'UNDELIVERABLE_NOT_DELIVERED' };
    return infobipResults([{ messageId, to: phone.slice(1), status }], doors);
  },
} as const;

describe.each(Object.entries(reports))('a delivery report of %s', (_, report) => {
  test.each([
    ['a message to a person', '416 Manal'],
    ['an answer to a phone of which no one is known', 'HELP'],
  ])('reaches %s', async (_what, body) => {
    const phone = aPhone();
    await phone.text(body);
    await phone.message(1);
    const sent = await eventually(async () => {
      const [message] = await messagesTo(phone.number);
      if (message?.state !== 'sent') throw new Error('The message is not marked as sent yet');
      return message;
    });
    const told = { messageId: sent.messageId, phone: phone.number };
    const outcomes = [];
    // Late, and after the true one: what arrived stays so.
    for (const arrived of [false, true, false]) {
      expect(await call(report(told, arrived))).toBeLessThan(300);
      outcomes.push((await messagesTo(phone.number))[0]?.outcome);
    }
    expect(outcomes).toEqual(['failed', 'delivered', 'delivered']);
  });
});
