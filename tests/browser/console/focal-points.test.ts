import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { consoleUrl, newNumber } from '#tests/e2e/cloud/driver.ts';
import { test } from '../chromium/chromium.ts';
import { press, tabTo, typeInto } from '../chromium/keyboard.ts';
import { barriers, overflow, unseenFocus } from '../chromium/looked-at.ts';
import { signIn } from '../chromium/sign-in.ts';

const page = '/console/focal-points';

/** The row of a phone, as its first cell names it. */
const rowOf = (window: Page, number: string) =>
  window.locator('tr', { has: window.locator('th[scope=row]', { hasText: number }) });

test('a manager adds a focal point and ends it, right to left, without script and without a mouse', async ({
  visit,
}) => {
  const number = newNumber();
  const window = await visit({ locale: 'ar-IQ' });
  await signIn(window, 'kirkuk.manager');
  await press(window, `a[href="${page}"]`);
  expect(await window.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await window.locator('h1').textContent()).toBe(render('console.focalPoints', 'ar'));

  // What is no number is told beside the field, and led to.
  await typeInto(window, '#phone', '٠٧٧٠');
  await press(window, `form[action="${page}"] button`);
  expect(await window.locator('#phone-error').textContent()).toBe(render('field.phoneInvalid', 'ar'));
  await tabTo(window, '[role=alert] a[href="#phone"]');
  await window.keyboard.press('Enter');
  await expect.poll(() => window.locator('#phone:focus').count()).toBe(1);

  await typeInto(window, '#phone', number.replace('+964', '0'));
  await press(window, `form[action="${page}"] button`);
  expect(await window.locator('[role=status]').textContent()).toBe(
    render('console.focalPoint.appointed', 'ar'),
  );
  const row = rowOf(window, number);
  expect(await row.count()).toBe(1);
  // The number reads from left to right, plus sign first, in a page that reads the other way.
  expect(await row.locator('th bdi').getAttribute('dir')).toBe('ltr');

  // What ends it is not pressed by a slip: it is unfolded first.
  const button = 'form[action$="/release"] button';
  expect(await row.locator(button).isVisible()).toBe(false);
  const id = (await row.locator('summary').getAttribute('id')) ?? '';
  await tabTo(window, `#${id}`);
  await window.keyboard.press('Enter');
  expect(await row.locator(button).isVisible()).toBe(true);
  expect(await row.textContent()).toContain(render('console.endMeans', 'ar'));
  expect(await overflow(window)).toBeLessThanOrEqual(0);
  await press(window, `#${id.replace('end-', 'now-')}`);
  expect(await window.locator('[role=status]').textContent()).toBe(
    render('console.focalPoint.released', 'ar'),
  );
  expect(await rowOf(window, number).count()).toBe(0);
});

test.for(['ar', 'ckb', 'en'] as const)('the page keeps nobody out in %s', async (language, { visit }) => {
  const window = await visit({ javaScriptEnabled: true });
  await signIn(window, 'admin');
  await window.goto(`${consoleUrl}/focal-points?centre=ninewa&lang=${language}`);
  await window.locator('#phone').fill(newNumber());
  await window.locator(`form[action="${page}"] button`).click();
  await window.locator('[role=status]').waitFor();
  await window.locator('summary').first().click();
  expect(await barriers(window)).toEqual([]);
  expect(await overflow(window)).toBeLessThanOrEqual(0);
  expect(await unseenFocus(window)).toEqual([]);
});

test('whoever may not see the phones is not led to them', async ({ visit }) => {
  const window = await visit({ locale: 'en-GB' });
  await signIn(window, 'partner');
  expect(await window.locator(`a[href="${page}"]`).count()).toBe(0);
  await window.goto(`${consoleUrl}/focal-points`);
  expect(await window.locator('h1').textContent()).toBe(render('problem.forbidden', 'en'));
  expect(await window.locator('table').count()).toBe(0);
});
