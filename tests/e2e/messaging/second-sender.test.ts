import { afterEach, describe, expect, test } from 'vitest';
import { aPhone, carrierUrl, eventually, quiet, registerByApi } from '../cloud/driver.ts';
import { messagesTo } from '../doors/messages.ts';

/** In the local stage, Ninewa has a gateway and the other centres have none. */
const ninewa = '516';
const kirkuk = '220';

const order = (faults: object) =>
  fetch(`${carrierUrl}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });

describe('a centre with a gateway of its own', () => {
  afterEach(() => order({}));

  test.each(['aws', 'android', 'twilio'])(
    'sends through it, by whatever door a text came: %s',
    async (door) => {
      const phone = aPhone();
      await phone.text(`${ninewa} Manal`, { door });
      expect(await phone.message(1)).toMatchObject({ gateway: 'android' });
    },
  );

  test('sends through it to who registered on the web, and hears that it arrived', async () => {
    const phone = aPhone();
    const { status } = await registerByApi({
      activityCode: ninewa,
      name: 'Manal',
      gender: 'female',
      phone: phone.number,
    });
    expect(status).toBe(201);
    expect(await phone.message(1)).toMatchObject({ gateway: 'android' });
    await eventually(async () => {
      expect(await messagesTo(phone.number)).toEqual([
        expect.objectContaining({ state: 'sent', outcome: 'delivered' }),
      ]);
    });
  });

  test('sends nothing twice when the answer of the gateway is lost', async () => {
    await order({ dropAfterAccept: true });
    const phone = aPhone();
    await phone.text(`${ninewa} Manal`);
    await phone.message(1);
    await eventually(async () => {
      expect(await messagesTo(phone.number)).toEqual([expect.objectContaining({ state: 'sent' })]);
    }, 60_000);
    expect(await phone.received()).toHaveLength(1);
  }, 90_000);
});

describe('a centre without one', () => {
  test('sends through SNS', async () => {
    const phone = aPhone();
    await phone.text(`${kirkuk} Manal`);
    expect(await phone.message(1)).not.toHaveProperty('gateway');
  });

  test('answers through a gateway who texted through one, and SNS when she texts AWS again', async () => {
    const phone = aPhone();
    await phone.text('HELP', { door: 'android' });
    expect(await phone.message(1)).toMatchObject({ gateway: 'android' });
    await phone.text(`${kirkuk} Manal`, { door: 'aws' });
    expect(await phone.message(2)).not.toHaveProperty('gateway');
    await quiet(500);
  });
});
