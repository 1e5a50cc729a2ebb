import { beforeAll, describe, expect, test } from 'vitest';
import { androidEvent, inBaghdad } from '#local/carrier/gateways/android.ts';
import type { Doors } from '#local/carrier/gateways/gateway.ts';
import { infobipResults } from '#local/carrier/gateways/infobip.ts';
import { twilioForm } from '#local/carrier/gateways/twilio.ts';
import { keys } from '#shared/table/index.ts';
import { aPhone, carrierUrl, eventually, quiet, registerByApi } from '../cloud/driver.ts';
import { call, doorsWith, keysInForce } from '../doors/gateways.ts';
import { itemAt, messagesTo } from '../doors/messages.ts';

let doors: Doors;
beforeAll(async () => {
  doors = doorsWith(await keysInForce());
});

type Told = { readonly messageId: string; readonly phone: string; readonly segments: number };

/** What each gateway says of a message that did not arrive, and of one that did: this one reports each part by itself. */
const reports = {
  android: ({ messageId, phone: recipient, segments }: Told, arrived: boolean) => {
    const at = inBaghdad(new Date());
    const about = { messageId, recipient, simNumber: 1 };
    const payload = arrived
      ? { ...about, deliveredAt: at }
      : { ...about, failedAt: at, reason: 'Invalid phone number' };
    const event = arrived ? 'sms:delivered' : 'sms:failed';
    return Array.from({ length: arrived ? segments : 1 }, (_, part) =>
      androidEvent(event, payload, doors, new Date(), part + 1),
    );
  },
  twilio: ({ messageId, phone }: Told, arrived: boolean) => [
    twilioForm(
      `${doors.siteUrl}/sms/reports/twilio?messageId=${messageId}`,
      {
        MessageSid: `SM${'0123456789abcdef'.repeat(2)}`,
        MessageStatus: arrived ? 'delivered' : 'undelivered',
        To: phone,
        ...(arrived ? {} : { ErrorCode: '30005' }),
      },
      doors,
    ),
  ],
  infobip: ({ messageId, phone }: Told, arrived: boolean) => {
    const status = arrived
      ? { groupName: 'DELIVERED', name: 'DELIVERED_TO_HANDSET' }
      : { groupName: 'UNDELIVERABLE', name: 'UNDELIVERABLE_NOT_DELIVERED' };
    const error = { groupName: arrived ? 'OK' : 'HANDSET_ERRORS', permanent: !arrived };
    return [infobipResults([{ messageId, to: phone.slice(1), status, error }], doors)];
  },
} as const;

describe.each(Object.entries(reports))('a delivery report of %s', (_, report) => {
  test.each([
    ['a message to a person', '416 Manal'],
    ['an answer to a phone of which no one is known', 'HELP'],
  ])('reaches %s', async (_what, body) => {
    const phone = aPhone();
    // SNS, by which it went, says nothing of it.
    await phone.receives({ silent: true });
    await phone.text(body);
    await phone.message(1);
    const sent = await eventually(async () => {
      const [message] = await messagesTo(phone.number);
      if (message?.state !== 'sent') throw new Error('The message is not marked as sent yet');
      return message;
    });
    const told = { messageId: sent.messageId, phone: phone.number, segments: Number(sent.segments ?? 1) };
    const outcomes = [];
    // Late, and after the true one: what arrived stays so.
    for (const arrived of [false, true, false]) {
      for (const said of report(told, arrived)) expect(await call(said)).toBeLessThan(300);
      outcomes.push((await messagesTo(phone.number))[0]?.outcome);
    }
    expect(outcomes).toEqual(['failed', 'delivered', 'delivered']);
  });
});

/** The message to her that was made last, once it is as expected. */
const becomes = (number: string, expected: object) =>
  eventually(async () => {
    const messages = await messagesTo(number);
    const [last] = messages.toSorted((a, b) => String(b.createdAt).localeCompare(String(a.createdAt)));
    expect(last).toMatchObject(expected);
    return last;
  }, 60_000);

/** By SNS, whose word comes from its logs, and by a gateway, whose word comes through its door. */
describe.each([
  ['SNS', '220', 'kirkuk'],
  ['a gateway', '516', 'ninewa'],
])('a text that goes out by %s', (_by, code, centre) => {
  test('is known to have arrived', async () => {
    const phone = aPhone();
    await phone.text(`${code} Manal`);
    await becomes(phone.number, { state: 'sent', outcome: 'delivered' });
  });

  test('and does not arrive for the moment is tried again, and arrives once', {
    timeout: 90_000,
  }, async () => {
    const phone = aPhone();
    await phone.receives({ failure: 'temporary', times: 1 });
    await phone.text(`${code} Manal`);
    await phone.message(1, 60_000);
    await becomes(phone.number, { state: 'sent', attempt: 2, outcome: 'delivered' });
    expect(await phone.received()).toHaveLength(1);
  });

  test('to a number that takes none is the last unasked one, and its owner is put to the team leader', {
    timeout: 120_000,
  }, async () => {
    const phone = aPhone();
    // Of some weekdays the two are at the same time.
    const about = { name: 'Manal', gender: 'female', phone: phone.number, acceptsOverlap: true };
    const registers = (activityCode: string) => registerByApi({ activityCode, ...about });
    await phone.receives({ failure: 'permanent' });
    expect((await registers(code)).status).toBe(201);
    const failed = await becomes(phone.number, { state: 'sent', outcome: 'failed' });
    const concern = await itemAt(keys.concernKey(`unreachable-${failed?.personId}`));
    expect(concern).toMatchObject({ status: 'open', about: 'unreachable', centre });
    expect(await itemAt(keys.phoneStateKey(phone.number))).toHaveProperty('unreachableAt');
    await phone.receives({});
    expect((await registers('416')).status).toBe(201);
    await becomes(phone.number, { state: 'dropped', reason: 'unreachable' });
    expect(await phone.received()).toEqual([]);
    await phone.text('STATUS');
    await phone.message(1);
    expect(await itemAt(keys.phoneStateKey(phone.number))).not.toHaveProperty('unreachableAt');
  });
});

test('a network that fails a third of the time keeps no one without an answer, and gives no one two', {
  timeout: 180_000,
}, async () => {
  const order = (faults: object) =>
    fetch(`${carrierUrl}/faults`, { method: 'POST', body: JSON.stringify(faults) });
  const phones = Array.from({ length: 12 }, () => aPhone());
  await order({ share: 0.3 });
  try {
    await Promise.all(phones.map((phone) => phone.text('HELP')));
    await Promise.all(phones.map((phone) => phone.message(1, 150_000)));
  } finally {
    await order({});
  }
  await quiet(1_000);
  for (const phone of phones) expect(await phone.received()).toHaveLength(1);
});
