import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { aCourseNow, type Course, comesTo } from '#tests/e2e/cloud/course.ts';
import { consoleUrl, eventually } from '#tests/e2e/cloud/driver.ts';
import { test } from '../chromium/chromium.ts';
import { press } from '../chromium/keyboard.ts';
import { barriers, overflow, unseenFocus } from '../chromium/looked-at.ts';
import { signIn } from '../chromium/sign-in.ts';

const sheetOf = ({ activityId, sessionId }: Course) => `${consoleUrl}/sessions/${activityId}/${sessionId}`;
const choice = (window: Page, name: string, status: string) =>
  window.locator('fieldset', { hasText: name }).locator(`input[value=${status}]`);

test('a facilitator keeps a sheet right to left, without script and without a mouse', async ({ visit }) => {
  const course = await aCourseNow();
  for (const name of ['منال', 'ژیان']) await comesTo(course.code, name);
  const window = await visit({ locale: 'ar-IQ' });
  await signIn(window, 'kirkuk.facilitator');
  await press(window, 'a[href="/console/sessions"]');
  expect(await window.locator('h1').textContent()).toBe(render('console.sessions', 'ar'));
  await window.goto(sheetOf(course));
  expect(await window.locator('html').getAttribute('dir')).toBe('rtl');
  await choice(window, 'منال', 'late').focus();
  await window.keyboard.press('Space');
  await press(window, '#save button');
  expect(await window.locator('#told').textContent()).toBe(render('console.saved', 'ar'));
  expect(await choice(window, 'منال', 'late').isChecked()).toBe(true);
  expect(await choice(window, 'ژیان', 'late').isChecked()).toBe(false);
  expect(await overflow(window)).toBeLessThanOrEqual(0);
});

test('a tap is a mark; without a network it waits on the device, over a reload, and is sent later', async ({
  visit,
}) => {
  const course = await aCourseNow();
  for (const name of ['Manal', 'Rebin']) await comesTo(course.code, name);
  const window = await visit({ javaScriptEnabled: true, locale: 'en-GB' });
  await signIn(window, 'kirkuk.facilitator');
  await window.goto(sheetOf(course));
  const told = window.locator('#told');
  await choice(window, 'Manal', 'present').check({ force: true });
  await eventually(async () => expect(await told.textContent()).toBe(render('console.saved', 'en')));
  expect(await window.locator('#came').textContent()).toBe('Came: 1');

  await window.route('**/queue', (route) => route.abort());
  await choice(window, 'Rebin', 'absent').check({ force: true });
  await choice(window, 'Rebin', 'late').check({ force: true });
  const waiting = `${render('console.marksWaiting', 'en')} 1`;
  await eventually(async () => expect(await told.textContent()).toBe(waiting));
  await window.reload();
  expect(await choice(window, 'Rebin', 'late').isChecked()).toBe(true);
  await eventually(async () => expect(await told.textContent()).toBe(waiting));
  const kept = await window.evaluate('JSON.stringify(localStorage)');
  expect(kept).not.toContain('Rebin');

  await window.unroute('**/queue');
  await window.evaluate('dispatchEvent(new Event("online"))');
  await eventually(async () => expect(await told.textContent()).toBe(render('console.saved', 'en')));
  await window.reload();
  expect(await choice(window, 'Rebin', 'late').isChecked()).toBe(true);
  expect(await window.locator('#came').textContent()).toBe('Came: 2');
});

test('marks wait on the device whichever window they were made in', async ({ visit }) => {
  const course = await aCourseNow();
  for (const name of ['Manal', 'Rebin']) await comesTo(course.code, name);
  const one = await visit({ javaScriptEnabled: true, locale: 'en-GB' });
  await signIn(one, 'kirkuk.facilitator');
  const other = await one.context().newPage();
  for (const window of [one, other]) {
    await window.route('**/queue', (route) => route.abort());
    await window.goto(sheetOf(course));
  }
  await choice(one, 'Manal', 'present').check({ force: true });
  await choice(other, 'Rebin', 'late').check({ force: true });
  await one.close();
  await other.reload();
  expect(await choice(other, 'Manal', 'present').isChecked()).toBe(true);
  expect(await choice(other, 'Rebin', 'late').isChecked()).toBe(true);
  await other.unroute('**/queue');
  await other.evaluate('dispatchEvent(new Event("online"))');
  await eventually(async () =>
    expect(await other.locator('#told').textContent()).toBe(render('console.saved', 'en')),
  );
  await other.reload();
  expect(await other.locator('#came').textContent()).toBe('Came: 2');
});

test.for(['ar', 'ckb', 'en'] as const)('the sheet keeps nobody out in %s', async (language, { visit }) => {
  const course = await aCourseNow();
  await comesTo(course.code, 'Manal');
  const window = await visit({ javaScriptEnabled: true });
  await signIn(window, 'kirkuk.facilitator');
  for (const address of [`${consoleUrl}/sessions`, sheetOf(course)]) {
    await window.goto(`${address}?lang=${language}`);
    for (const summary of await window.locator('summary').all()) await summary.click();
    expect(await barriers(window)).toEqual([]);
    expect(await overflow(window)).toBeLessThanOrEqual(0);
    expect(await unseenFocus(window)).toEqual([]);
  }
});
