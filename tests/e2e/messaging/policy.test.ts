import { afterEach, expect, test } from 'vitest';
import { localMonth } from '#shared/language/index.ts';
import { keys } from '#shared/table/index.ts';
import { aPhone, carrierUrl, eventually, quiet, registerByApi } from '../cloud/driver.ts';
import { settings, settingsAsBefore } from '../cloud/settings.ts';
import { itemAt } from '../doors/messages.ts';
import { outgoing, pushWhole } from '../doors/whole.ts';

afterEach(settingsAsBefore);

const inBaghdad = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Baghdad',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const minutesFromNow = (minutes: number): string => inBaghdad.format(Date.now() + minutes * 60_000);
const fromForm = (phone: string, activityCode = '214') =>
  registerByApi({ activityCode, name: 'Shilan', phone, language: 'en', acceptsOverlap: true });

test('what nobody asked for waits until the quiet hours are over, and is sent once', {
  timeout: 240_000,
}, async () => {
  // Over midnight as well as within a day; they end with the minute after next at the latest.
  const quietHours = { from: minutesFromNow(-1), until: minutesFromNow(2) };
  // Two who are known, each of whom is to get a text that travels whole.
  const reminded = await outgoing('reminder');
  const told = await outgoing('broadcast');
  await settings((sending) => ({ ...sending, quietHours }));
  await pushWhole('send-reminders', reminded.message);
  await pushWhole('send-broadcasts', told.message);
  const { number, received } = aPhone();
  expect((await fromForm(number)).status).toBe(201);
  const asking = aPhone();
  await asking.text('HELP');
  await asking.message(1);
  await quiet(2000);
  expect(await received()).toEqual([]);
  const { at } = await eventually(async () => {
    const [first] = await received();
    if (first === undefined) throw new Error('It is still held');
    return first;
  }, 200_000);
  expect(inBaghdad.format(Date.parse(at)) >= quietHours.until || quietHours.until < quietHours.from).toBe(
    true,
  );
  await quiet(2000);
  expect(await received()).toHaveLength(1);
  for (const { phone } of [reminded, told]) {
    const held = await phone.message(2, 60_000);
    expect(
      inBaghdad.format(Date.parse(held.at)) >= quietHours.until || quietHours.until < quietHours.from,
    ).toBe(true);
    expect(await phone.received()).toHaveLength(2);
  }
});

test('a phone on the network’s own list has stopped, until its owner texts START', async () => {
  const { number, received, text, message } = aPhone();
  const optOut = { method: 'POST', body: '{}' };
  expect((await fetch(`${carrierUrl}/phones/${number}/opt-out`, optOut)).status).toBe(201);
  expect((await fromForm(number)).status).toBe(201);
  await quiet(4000);
  expect(await received()).toEqual([]);
  await text('START');
  expect((await message(1)).body).toMatch(/START|again/);
});

test('a month that is used up ends notices, and not the word that a phone has stopped', async () => {
  await settings((sending) => ({ ...sending, monthlyCap: { default: 0 } }));
  const { number, received, text, message } = aPhone();
  expect((await fromForm(number)).status).toBe(201);
  await quiet(4000);
  expect(await received()).toEqual([]);
  await text('STOP');
  expect((await message(1)).body).toMatch(/no more texts/);
});

/** Segments that a centre's texts have come to this month. */
async function segmentsOf(centre: string): Promise<number> {
  const spent = await itemAt(keys.spendKey(centre, localMonth(new Date().toISOString())));
  return Number(spent?.segments ?? 0);
}

test('the form is no way to text strangers: three a day, the first says how to stop, and each is paid', async () => {
  const { number, received, message, text } = aPhone();
  const paid = await segmentsOf('diyala');
  for (const code of ['412', '413', '414', '415']) {
    expect((await fromForm(number, code)).status).toBe(201);
    await quiet(1500);
  }
  await message(3);
  await quiet(3000);
  const told = await received();
  expect(told).toHaveLength(3);
  expect(told.map(({ body }) => body.includes('STOP'))).toEqual([true, false, false]);
  const segments = told.reduce((sum, each) => sum + each.segments, 0);
  expect((await segmentsOf('diyala')) - paid).toBe(segments);
  // Her own text is answered all the same.
  await text('STATUS');
  expect((await message(4)).body).toContain('415');
});

test('a centre that has spent most of its month is put to its team leader', async () => {
  const { number, text, message } = aPhone();
  expect((await fromForm(number, '412')).status).toBe(201);
  await message(1);
  // What is spent is nine tenths of this.
  const diyala = ((await segmentsOf('diyala')) * 0.1) / 0.9;
  await settings((sending) => ({ ...sending, monthlyCap: { default: 110, diyala } }));
  await text('CANCEL 412');
  await text('YES');
  const month = localMonth(new Date().toISOString());
  await eventually(async () => {
    expect(await itemAt(keys.concernKey(`spending-diyala-${month}`))).toMatchObject({ status: 'open' });
  }, 60_000);
});
