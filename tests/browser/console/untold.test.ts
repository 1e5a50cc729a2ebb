import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { directionOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { aCourseNow, comesTo } from '#tests/e2e/cloud/course.ts';
import { aPhone, api, consoleUrl, eventually, tokenOf } from '#tests/e2e/cloud/driver.ts';
import { test } from '../chromium/chromium.ts';
import { press } from '../chromium/keyboard.ts';
import { barriers, overflow, unseenFocus } from '../chromium/looked-at.ts';
import { signIn } from '../chromium/sign-in.ts';

const addressIn = (language: string): string => `${consoleUrl}/untold?centre=kirkuk&lang=${language}`;

test('who could not be told of a place stands on the list with name, number and reason, until it is seen to', async ({
  visit,
}) => {
  const course = await aCourseNow(3 * 24 * 60, { capacity: 1 });
  await comesTo(course.code, 'Nawal');
  const phone = aPhone();
  await phone.text(`سجل ${course.code} شيلان أنثى ١٩٩٠`);
  await phone.message(1);
  await phone.text('STOP');
  await phone.message(2);
  const set = await api('PUT', `/activities/${course.activityId}/places`, {
    headers: {
      authorization: `Bearer ${await tokenOf('kirkuk.manager')}`,
      'idempotency-key': randomUUID(),
      'if-match': '"1"',
    },
    body: { capacity: 2, childcareCapacity: 0 },
  });
  expect(set.status).toBe(200);

  const page = await visit({ locale: 'ar-IQ', javaScriptEnabled: true });
  await signIn(page, 'kirkuk.manager');
  const row = page.locator('tbody tr', { hasText: phone.number });
  await eventually(async () => {
    await page.goto(addressIn('ar'));
    expect(await row.count()).toBe(1);
  });
  for (const language of ['ar', 'ckb', 'en'] as const) {
    await page.goto(addressIn(language));
    expect(await page.locator('html').getAttribute('dir')).toBe(directionOf[language]);
    const told = await row.textContent();
    expect(told).toContain('شيلان');
    expect(told).toContain(render('console.untoldPlace', language, { code: course.code }));
    expect(told).toContain(render('console.untoldReason.stopped', language));
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    // Whom to call, why, and the button are in sight without scrolling the table.
    const beyond = page.locator('.scroll').evaluate((table) => table.scrollWidth - table.clientWidth);
    expect(await beyond).toBeLessThanOrEqual(0);
    expect(await barriers(page)).toEqual([]);
    expect(await unseenFocus(page)).toEqual([]);
  }

  await page.goto(addressIn('en'));
  const button = (await row.locator('button').getAttribute('id')) ?? '';
  await press(page, `[id="${button}"]`);
  expect(await page.locator('[role=status]').textContent()).toBe(render('console.concernSettled', 'en'));
  expect(await row.count()).toBe(0);
});
