import { describe, expect, test } from 'vitest';
import { sizeOf } from '#local/carrier/messages.ts';
import { newsIn } from '#tests/support/phones/phones.ts';
import { activity, aPhone, countsOf, eventually, quiet, tokenOf } from '../cloud/driver.ts';

describe('one text message is enough', () => {
  test('a bare code gets a place, an answer within 5 seconds, and moves the totals by exactly one', async () => {
    const token = await tokenOf('admin');
    const before = await countsOf(token, 'kind:english');
    const places = (await activity('215')).placesLeft;
    const phone = aPhone();
    const texted = Date.now();
    await phone.text('215');
    const { body } = await phone.message(1);
    expect(Date.now() - texted).toBeLessThan(5_000);
    expect(body).toContain('215');
    expect((await activity('215')).placesLeft).toBe(places - 1);
    await eventually(async () => {
      const after = await countsOf(token, 'kind:english');
      expect(after.totals.confirmed).toBe((before.totals.confirmed ?? 0) + 1);
      expect(after.totals.reached).toBe((before.totals.reached ?? 0) + 1);
    });
    await quiet(1_500);
    const later = await countsOf(token, 'kind:english');
    expect(later.totals.confirmed).toBe((before.totals.confirmed ?? 0) + 1);
    expect(await phone.received()).toHaveLength(1);
  });

  test.each([
    ['٢١٥', /٢١٥|215/, /[\u0600-\u06ff]/],
    ['سجل ٢١٥', /٢١٥|215/, /مكان|مقعد|تسجيل/],
    ['تۆمار 215', /٢١٥|215/, /[ێەۆڕڵ]/],
    ['join 215', /215/, /[a-z]/],
  ])('«%s» is answered in the language it is written in', async (body, code, words) => {
    const phone = aPhone();
    await phone.text(body);
    // With it go, the first time, what is kept of her and the first question.
    const news = newsIn((await phone.message(1)).body);
    expect(news).toMatch(code);
    expect(news).toMatch(words);
    expect(sizeOf(news).segments).toBe(1);
  });

  test('the same text delivered three times registers once and is answered once', async () => {
    const places = (await activity('512')).placesLeft;
    const phone = aPhone();
    await phone.text('512', { id: `network-${phone.number}`, copies: 3 });
    await phone.message(1);
    await quiet(3_000);
    expect(await phone.received()).toHaveLength(1);
    expect((await activity('512')).placesLeft).toBe(places - 1);
  });

  test('two people share a phone: each has her own place, and who is meant is asked for', async () => {
    const places = (await activity('512')).placesLeft;
    const phone = aPhone();
    await phone.text('512 ليلى');
    await phone.message(1);
    // One word more may be a verb that is not known: it is asked about first.
    await phone.text('512 سارة');
    await phone.message(2);
    expect((await activity('512')).placesLeft).toBe(places - 1);
    await phone.text('سارة');
    await phone.message(3);
    expect((await activity('512')).placesLeft).toBe(places - 2);
    await phone.text('الغاء 512');
    const question = await phone.message(4);
    expect(question.body).toMatch(/512|٥١٢/);
    expect((await activity('512')).placesLeft).toBe(places - 2);
    await phone.text('الغاء 512 سارة');
    await phone.message(5);
    expect((await activity('512')).placesLeft).toBe(places - 1);
  });

  test.each([
    ['999', 'an unknown code'],
    ['316', 'an activity that opens tomorrow'],
    ['help', 'help'],
    ['قائمة', 'a list'],
    ['دۆخ', 'the status of someone with no registration'],
    ['هلو شلونكم', 'something that is no command'],
    ['CANCEL 214', 'cancelling what was never registered'],
    ['yes', 'accepting what was never offered'],
    ['215 John Smith 12 https://example.org', 'a code with something else'],
  ])('«%s» (%s) gets an answer', async (body) => {
    const phone = aPhone();
    await phone.text(body);
    expect((await phone.message(1)).body.length).toBeGreaterThan(3);
  });

  test('STOP is confirmed once, and only a code is answered until START', async () => {
    const phone = aPhone();
    await phone.text('STOP');
    await phone.message(1);
    await phone.text('stop');
    await phone.text('help');
    await quiet(3_000);
    expect(await phone.received()).toHaveLength(1);
    await phone.text('215');
    expect((await phone.message(2)).body).toMatch(/215[\s\S]*START/);
    await quiet(3_000);
    expect(await phone.received()).toHaveLength(2);
    await phone.text('START');
    await phone.message(3);
    await phone.text('status');
    expect((await phone.message(4)).body).toContain('215');
  });
});
