import type { Page } from 'playwright-core';
import { consoleUrl, staff } from '#tests/e2e/cloud/driver.ts';
import { press, typeInto } from './keyboard.ts';

/** The password of a demo login; none of a login that there is not. */
export const passwordOf = (username: string): string =>
  staff.find((login) => login.username === username)?.password ?? '';

/** Signs in on the console without a mouse; with another password than the login's where one is given. */
export async function signIn(page: Page, username: string, password = passwordOf(username)): Promise<void> {
  await page.goto(consoleUrl);
  await typeInto(page, '#username', username);
  await typeInto(page, '#password', password);
  await press(page, 'form[action="/console/sign-in"] button');
}
