/** The pictures of the README: drawn by `npm run pictures`, and looked at in every run, so that both pages can be drawn. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { projectRoot } from '#local/places.ts';
import { aCourseNow, comesTo } from '#tests/e2e/cloud/course.ts';
import { carrierUrl, consoleUrl, newNumber } from '#tests/e2e/cloud/driver.ts';
import { test } from './chromium/chromium.ts';
import { screenshotFile } from './chromium/screenshots.ts';
import { signIn } from './chromium/sign-in.ts';

/** In `docs/pictures` where pictures are to be drawn, otherwise among the screenshots of the tests. */
const fileOf = (name: string): string => {
  const path =
    process.env.WRITE_PICTURES === undefined
      ? screenshotFile(name)
      : join(projectRoot, 'docs', 'pictures', `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  return path;
};
/** A README is read on a slow line, too. */
const expectSmall = (path: string) => expect(statSync(path).size).toBeLessThan(100_000);

test('a phone in Kurdish', async ({ visit }) => {
  const page = await visit({ viewport: { width: 760, height: 900 }, javaScriptEnabled: true });
  await page.goto(carrierUrl);
  // As tall as what is said.
  await page.addStyleTag({
    content: '.phone, .phone * { max-height: none !important; overflow: visible !important }',
  });
  const phone = page.locator('.phone').first();
  await phone.locator('input').fill(newNumber());
  for (const [at, text] of ['تۆمار ٢١٥ شیلان', 'ئافرەت', 'دۆخ'].entries()) {
    await phone.locator('textarea').fill(text);
    await phone.locator('textarea').press('Enter');
    await phone.locator('.message.in').nth(at).waitFor();
  }
  expect(await phone.locator('.message.in p').first().textContent()).toMatch(/215|٢١٥/);
  const path = fileOf('phone-in-kurdish');
  await phone.screenshot({ path });
  expectSmall(path);
});

test('the console in Arabic', async ({ visit }) => {
  const course = await aCourseNow();
  for (const name of ['منال كريم', 'زينب حسن', 'نور علي']) await comesTo(course.code, name);
  const page = await visit({ viewport: { width: 640, height: 760 }, locale: 'ar-IQ' });
  await signIn(page, 'kirkuk.facilitator');
  await page.goto(`${consoleUrl}/sessions/${course.activityId}/${course.sessionId}`);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await page.locator('fieldset').count()).toBeGreaterThanOrEqual(3);
  const path = fileOf('console-in-arabic');
  await page.screenshot({ path });
  expectSmall(path);
});
