import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { carrierUrl, newNumber } from '#tests/e2e/cloud/driver.ts';
import { deskScreen, phoneScreen, test } from '../chromium/chromium.ts';
import { barriers, overflow } from '../chromium/looked-at.ts';

/** Gives a phone of the page a number of its own, and texts the centre from it. */
async function text(phone: Locator, body: string): Promise<void> {
  await phone.locator('input').fill(newNumber());
  await phone.locator('textarea').fill(body);
  await phone.locator('textarea').press('Enter');
}

const replies = (phone: Locator): Locator => phone.locator('.message.in');

test('two phones side by side, each in its script, each answered in its language', async ({ visit }) => {
  const page = await visit({ viewport: deskScreen, javaScriptEnabled: true });
  await page.goto(carrierUrl);
  const [arabic, english] = [page.locator('.phone').nth(0), page.locator('.phone').nth(1)];
  const [left, right] = await Promise.all([english.boundingBox(), arabic.boundingBox()]);
  expect(left?.y).toBe(right?.y);

  await text(arabic, 'سجل ٢١٥');
  await text(english, 'join 215');
  await Promise.all([arabic, english].map((phone) => replies(phone).waitFor()));
  expect(await arabic.locator('.message.out p').textContent()).toBe('سجل ٢١٥');
  expect(await replies(arabic).locator('p').textContent()).toContain('لك مكان');
  expect(await replies(arabic).locator('small').textContent()).toMatch(/\d segments? · UCS-2/);
  expect(await replies(english).locator('p').textContent()).toContain('You have a place');
  expect(await replies(english).locator('small').textContent()).toMatch(/\d segments? · GSM-7/);

  // What a script writes is read in its direction.
  const readFromRight = [arabic, english].map((phone) =>
    replies(phone)
      .locator('p')
      .evaluate((message) => message.matches(':dir(rtl)')),
  );
  expect(await Promise.all(readFromRight)).toEqual([true, false]);
  expect(await barriers(page)).toEqual([]);
  await page.setViewportSize(phoneScreen);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('a number that is none is told beside it, and the thread is there again after a reload', async ({
  visit,
}) => {
  const page = await visit({ viewport: deskScreen, javaScriptEnabled: true });
  await page.goto(carrierUrl);
  const phone = page.locator('.phone').first();
  await phone.locator('input').fill('0770');
  await phone.locator('input').blur();
  expect(await phone.locator('input').getAttribute('aria-invalid')).toBe('true');
  expect(await phone.locator('[role=alert]').isVisible()).toBe(true);
  await text(phone, 'help');
  await replies(phone).waitFor();
  await page.reload();
  await replies(page.locator('.phone').first()).waitFor();
});
