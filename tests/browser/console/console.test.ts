import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { consoleUrl, countsOf, siteUrl, tokenOf } from '#tests/e2e/cloud/driver.ts';
import { test } from '../chromium/chromium.ts';
import { press } from '../chromium/keyboard.ts';
import { passwordOf, signIn } from '../chromium/sign-in.ts';

/** What stands beside a measure in the table of totals, as a number. */
async function shownCount(page: Page, measure: string): Promise<number> {
  const row = page.locator('tr', { has: page.locator('th[scope=row]', { hasText: measure }) }).first();
  return Number((await row.locator('td').textContent())?.replaceAll(',', ''));
}

test('staff sign in, see the counts that the API tells, and sign out', async ({ visit }) => {
  const page = await visit({ locale: 'en-GB' });
  await page.goto(consoleUrl);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.locator('#password').getAttribute('type')).toBe('password');
  await signIn(page, 'kirkuk.manager');
  expect(new URL(page.url()).pathname).toBe('/console');

  await page.goto(`${consoleUrl}?scope=centre:kirkuk&period=all`);
  const { totals } = await countsOf(await tokenOf('kirkuk.manager'), 'centre:kirkuk');
  expect(totals.confirmed).toBeGreaterThan(0);
  expect(await shownCount(page, render('status.confirmed', 'en'))).toBe(totals.confirmed);
  expect(await shownCount(page, render('console.reached', 'en'))).toBe(totals.reached);

  // A centre that the login is not bound to.
  await page.goto(`${consoleUrl}?scope=centre:baghdad`);
  expect(await page.locator('[role=alert]').textContent()).toContain(render('problem.forbidden', 'en'));
  expect(await page.locator('table').count()).toBe(0);

  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name === 'session');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/console' });

  await press(page, 'form[action="/console/sign-out"] button');
  expect(await page.locator('#password').isVisible()).toBe(true);
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('session');
  await page.goBack();
  await page.reload();
  expect(await page.locator('table').count()).toBe(0);
});

test('a wrong password is told on the page and opens nothing', async ({ visit }) => {
  const page = await visit({ locale: 'ar-IQ' });
  await signIn(page, 'admin', 'Wrong-password-1');
  expect(await page.locator('[role=alert]').textContent()).toContain(render('problem.sign-in-failed', 'ar'));
  expect(await page.locator('#username').inputValue()).toBe('admin');
  expect(await page.locator('#password').inputValue()).toBe('');
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('session');
});

test('without a session, or with a made-up one, the numbers are not shown', async ({ visit }) => {
  const page = await visit({ locale: 'en-GB' });
  await page.context().addCookies([{ name: 'session', value: 'a.b.c', url: `${siteUrl}/console` }]);
  for (const address of [consoleUrl, `${consoleUrl}?scope=all&period=all`]) {
    await page.goto(address);
    expect(await page.locator('#password').isVisible()).toBe(true);
    expect(await page.locator('table').count()).toBe(0);
  }
});

test('a form of another site can neither sign in nor sign out', async ({ visit }) => {
  const page = await visit();
  for (const path of ['sign-in', 'sign-out']) {
    const answer = await page.request.post(`${consoleUrl}/${path}`, {
      form: { username: 'admin', password: passwordOf('admin'), formToken: 'made-up-elsewhere-1234' },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(403);
    expect(answer.headers()['set-cookie'] ?? '').not.toContain('session=');
  }
});
