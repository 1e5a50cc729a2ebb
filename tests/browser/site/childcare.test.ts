import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { aCourseNow } from '#tests/e2e/cloud/course.ts';
import { activity, aPhone, eventually, newNumber, registerByApi, siteUrl } from '#tests/e2e/cloud/driver.ts';
import { test } from '../chromium/chromium.ts';
import { press, tabTo, typeInto } from '../chromium/keyboard.ts';
import { barriers, overflow, unseenFocus } from '../chromium/looked-at.ts';

const threeDays = 3 * 24 * 60;
const offered = (page: Page): Promise<readonly (string | null)[]> =>
  page
    .locator('input[name=childcare]')
    .evaluateAll((choices) => choices.map((choice) => choice.getAttribute('value')));

/** What stands beside a term of the facts, if it is there. */
const fact = (page: Page, term: string): Promise<readonly string[]> =>
  page
    .locator('dl.facts div', { has: page.locator('dt', { hasText: term }) })
    .locator('dd')
    .allTextContents();

const comesWith = async (code: string, childcare: number): Promise<void> => {
  const { status } = await registerByApi({
    activityCode: code,
    name: 'شيلان',
    phone: newNumber(),
    childcare,
  });
  expect(status).toBe(201);
};

async function expectNoBarrier(page: Page): Promise<void> {
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(await barriers(page)).toEqual([]);
}

test('a mother of two where fewer places for children are left: what is left, what is hers, who waits', async ({
  visit,
}) => {
  const { code } = await aCourseNow(threeDays, { childcareCapacity: 4 });
  await comesWith(code, 2);
  const page = await visit({ locale: 'ar-IQ', javaScriptEnabled: true });
  await page.goto(`${siteUrl}/activities/${code}/register`);
  expect(await offered(page)).toEqual(['0', '1', '2']);
  const hint = page.locator('fieldset', { has: page.locator('input[name=childcare]') });
  expect(await hint.textContent()).toContain(render('page.childcareLeft', 'ar', { count: 2 }));
  expect(await hint.textContent()).toContain(render('form.childcareMore', 'ar', { code }));
  await expectNoBarrier(page);
  expect(await unseenFocus(page)).toEqual([]);

  await page.reload();
  const phone = aPhone();
  await typeInto(page, '#name', 'منال كريم');
  await typeInto(page, '#phone', phone.number.replace('+964', '0'));
  await tabTo(page, 'input[name=childcare]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('input[name=childcare][value="2"]').isChecked()).toBe(true);
  await tabTo(page, '#consent');
  await page.keyboard.press('Space');
  // While she fills it in, someone else's child comes.
  await comesWith(code, 1);
  await press(page, 'form button[type=submit]');

  expect(new URL(page.url()).pathname).toMatch(/^\/registrations\//);
  expect(await page.locator('[role=status]').textContent()).toBe(render('result.confirmed', 'ar'));
  expect(await fact(page, render('manage.childrenBooked', 'ar'))).toEqual(['١']);
  expect(await fact(page, render('manage.childrenWaiting', 'ar'))).toEqual(['١']);
  await expectNoBarrier(page);
  expect((await phone.message(1)).body).toContain(code);
  expect(await activity(code)).toMatchObject({ placesLeft: 17, childcareLeft: 0 });

  // Whoever comes now is offered none, and is told so before she chooses.
  const next = await visit({ locale: 'ar-IQ', javaScriptEnabled: true });
  await next.goto(`${siteUrl}/activities/${code}/register`);
  expect(await offered(next)).toEqual(['0']);
  expect(await next.locator('main').textContent()).toContain(
    render('page.childcareLeft', 'ar', { count: 0 }),
  );
  await expectNoBarrier(next);

  await press(page, `a[href$="/cancel"]`);
  await press(page, 'form[action$="/cancel"] button');
  await eventually(async () => expect(await activity(code)).toMatchObject({ childcareLeft: 1 }));
  expect(await fact(page, render('manage.childrenWaiting', 'ar'))).toEqual([]);
});
