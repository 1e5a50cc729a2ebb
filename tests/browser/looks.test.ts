import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { languages } from '#events/index.ts';
import { directionOf } from '#shared/language/index.ts';
import {
  activity,
  aPhone,
  api,
  consoleUrl,
  eventually,
  manageApiPath,
  registerByApi,
  siteUrl,
  staff,
} from '#tests/e2e/cloud/driver.ts';
import { deskScreen, phoneScreen, test } from './chromium/chromium.ts';
import { barriers, load, overflow, unseenFocus } from './chromium/looked-at.ts';
import { screenshotFile } from './chromium/screenshots.ts';

/** What fits into the first packets of a connection: a page shows at once on a slow line (RFC 6928, 10 packets). */
const firstPackets = 14 * 1024;
/** What of them is left for a page beside the stylesheet, which the browser has from the page before. */
const stylesheet = 4 * 1024;

const screens = { 390: phoneScreen, 1280: deskScreen } as const;
const everyLook = languages.flatMap((language) =>
  ([390, 1280] as const).map((width) => ({ language, width })),
);

/** Full after the set-up, with one more in line. */
const full = '515';
const manageUrls = { confirmed: '', waitlisted: '', cancelled: '' };

const registered = async (code: string): Promise<string> => {
  const { status, body } = await registerByApi({ activityCode: code, name: 'شيرين', phone: aPhone().number });
  if (status !== 201) throw new Error(`Registering for ${code} was answered with ${status}`);
  return body.manageUrl;
};

beforeAll(async () => {
  const { placesLeft } = await activity(full);
  for (let place = 0; place < placesLeft; place++) manageUrls.confirmed = await registered(full);
  manageUrls.waitlisted = await registered(full);
  manageUrls.cancelled = await registered('516');
  await api('POST', `${manageApiPath(manageUrls.cancelled)}/cancel`);
});

/** Looks at what the window shows, in both ways of reading: nothing beside the screen, no barrier, focus seen. */
async function expectGoodLooks(page: Page, name: string, width: number): Promise<void> {
  await page.screenshot({ path: screenshotFile(name), fullPage: true });
  expect.soft(await overflow(page), `${name}: is wider than the screen`).toBeLessThanOrEqual(0);
  expect.soft(await barriers(page), `${name}: barriers`).toEqual([]);
  if (width === 390) expect.soft(await unseenFocus(page), `${name}: focus unseen`).toEqual([]);
}

async function expectGoodPage(page: Page, url: string, name: string, width: number, status = 200) {
  const loaded = await load(page, url);
  expect(loaded.bytes).toBeGreaterThan(0);
  expect.soft(loaded, name).toMatchObject({ status, elsewhere: [], complaints: [] });
  expect.soft(loaded.bytes, `${name}: bytes`).toBeLessThanOrEqual(firstPackets - stylesheet);
  await expectGoodLooks(page, name, width);
}

const inLanguage = (url: string, language: string): string => {
  const address = new URL(url);
  address.searchParams.set('lang', language);
  return address.href;
};

test.for(everyLook)(
  'the public pages in $language at $width px',
  { timeout: 120_000 },
  async ({ language, width }, { visit }) => {
    const pages = {
      list: '/',
      'list-of-centre': '/?centre=kirkuk',
      activity: '/activities/214',
      'activity-full': `/activities/${full}`,
      'activity-opens-later': '/activities/316',
      form: '/activities/214/register',
      confirmed: manageUrls.confirmed,
      waitlisted: manageUrls.waitlisted,
      cancelled: manageUrls.cancelled,
      'cancel-or-keep': `${manageUrls.confirmed}/cancel`,
      missing: '/no/such/page',
    };
    const page = await visit({ viewport: screens[width], javaScriptEnabled: true });
    const first = await load(page, inLanguage(siteUrl, language));
    expect(first.bytes, 'the first page with its stylesheet').toBeLessThanOrEqual(firstPackets);
    for (const [name, path] of Object.entries(pages)) {
      const url = inLanguage(new URL(path, siteUrl).href, language);
      await expectGoodPage(page, url, `${name}.${language}.${width}`, width, name === 'missing' ? 404 : 200);
      expect.soft(await page.locator('html').getAttribute('dir'), name).toBe(directionOf[language]);
    }
    await page.goto(inLanguage(`${siteUrl}/activities/214/register`, language));
    await page.locator('#phone').fill('12');
    await page.locator('form button[type=submit]').click();
    await page.locator('[role=alert]').waitFor();
    await expectGoodLooks(page, `form-with-errors.${language}.${width}`, width);
  },
);

test.for([...everyLook])('the console in $language at $width px', async ({ language, width }, { visit }) => {
  const page = await visit({ viewport: screens[width], javaScriptEnabled: true });
  const of = (name: string) => `console-${name}.${language}.${width}`;
  await expectGoodPage(page, inLanguage(consoleUrl, language), of('sign-in'), width);
  for (const password of ['wrong', staff.find(({ username }) => username === 'admin')?.password ?? '']) {
    await page.locator('#username').fill('admin');
    await page.locator('#password').fill(password);
    await page.locator('form button[type=submit]').click();
    await page.waitForLoadState();
    if (password === 'wrong') await expectGoodLooks(page, of('refused'), width);
  }
  await page.locator('#scope').waitFor();
  for (const { name, query } of [
    { name: 'counts', query: '' },
    { name: 'counts-breakdown', query: '?scope=centre:kirkuk' },
    { name: 'focal-points', query: '/focal-points' },
  ]) {
    await expectGoodPage(page, inLanguage(`${consoleUrl}${query}`, language), of(name), width);
    for (const summary of await page.locator('summary').all()) await summary.click();
    await expectGoodLooks(page, `${of(name)}.open`, width);
  }
});

test('an offered place, in every language', async ({ visit }) => {
  // One who holds a place gives it up: it is offered to the one in line, for as long as this cloud holds offers.
  await api('POST', `${manageApiPath(manageUrls.confirmed)}/cancel`);
  await eventually(async () => {
    const { body } = await api<{ status: string }>('GET', manageApiPath(manageUrls.waitlisted));
    expect(body.status).toBe('offered');
  });
  for (const language of languages) {
    const page = await visit({ javaScriptEnabled: true });
    await page.goto(inLanguage(manageUrls.waitlisted, language));
    expect(await page.locator('form[action$="/accept"] button').isVisible()).toBe(true);
    await expectGoodLooks(page, `offered.${language}.390`, 390);
  }
});
