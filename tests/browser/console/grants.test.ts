import { expect } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { consoleUrl, newNumber } from '#tests/e2e/cloud/driver.ts';
import { phoneScreen, test } from '../chromium/chromium.ts';
import { press, tabTo, typeInto } from '../chromium/keyboard.ts';
import { barriers, overflow, unseenFocus } from '../chromium/looked-at.ts';
import { screenshotFile } from '../chromium/screenshots.ts';
import { signIn } from '../chromium/sign-in.ts';

const page = '/console/grants';

const plan = {
  contactName: 'شیلان کەریم',
  member1: 'هیوا ڕەشید',
  member2: 'نەسرین عەلی',
  place: 'گەڕەکی ڕەحیماوا',
  what: 'باخچەیەک بۆ هەمووان',
  why: 'شوێنێکی سەوز نییە',
  amount: '٤٬٠٠٠٬٠٠٠',
  lineWhat1: 'دار',
  lineAmount1: '٢٬٥٠٠٬٠٠٠',
  lineWhat2: 'کورسی',
  lineAmount2: '١٬٤٠٠٬٠٠٠',
} as const;

test('a facilitator hands an application in for a group, right to left, without script and without a mouse', async ({
  visit,
}) => {
  const window = await visit({ locale: 'ku-IQ', ...phoneScreen });
  await signIn(window, 'kirkuk.facilitator');
  await window.goto(`${consoleUrl}/grants?lang=ckb`);
  await press(window, `a[href="${page}/new?centre=kirkuk"]`);
  expect(await window.locator('html').getAttribute('dir')).toBe('rtl');
  const form = `form[action="${page}/new"][method="post"]`;
  for (const [name, text] of Object.entries(plan)) await typeInto(window, `#${name}`, text);
  await typeInto(window, '#contactPhone', newNumber().replace('+964', '0'));
  await tabTo(window, '#theme');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowDown');
  await window.locator('#startsOn').fill('2026-12-01');
  await window.locator('#endsOn').fill('2027-02-28');
  await press(window, `${form} button`);

  // It was not agreed to, and a sum is short: each is told beside its field and led to; nothing typed is lost.
  expect(await window.locator('#consent-error').textContent()).toBe(render('field.consentRequired', 'ckb'));
  await tabTo(window, '[role=alert] a[href="#consent"]');
  await window.keyboard.press('Enter');
  await expect.poll(() => window.locator('#consent:focus').count()).toBe(1);
  await window.keyboard.press('Space');
  await window.screenshot({ path: screenshotFile('hand-in'), fullPage: true });
  await press(window, `${form} button`);
  expect(await window.locator('#lineWhat1-error, #lines-error').first().textContent()).toBe(
    render('field.linesSum', 'ckb'),
  );
  expect(await window.locator('#what').inputValue()).toBe(plan.what);
  await window.locator('#lineAmount2').fill('');
  await typeInto(window, '#lineAmount2', '١٬٥٠٠٬٠٠٠');
  await press(window, `${form} button`);
  expect(await window.locator('h1').textContent()).toContain(render('grantTheme.community-garden', 'ckb'));
  expect(await overflow(window)).toBeLessThanOrEqual(0);
});

test.for(['ar', 'ckb', 'en'] as const)(
  'the pages of grants keep nobody out in %s',
  async (language, { visit }) => {
    const window = await visit({ javaScriptEnabled: true, ...phoneScreen });
    await signIn(window, 'admin');
    for (const address of ['grants', 'grants/new', 'grants/new?number=123', 'panels', 'concerns']) {
      const query = address.includes('?') ? '&' : '?';
      await window.goto(`${consoleUrl}/${address}${query}centre=kirkuk&lang=${language}`);
      expect.soft(await barriers(window), address).toEqual([]);
      expect.soft(await overflow(window), address).toBeLessThanOrEqual(0);
      expect.soft(await unseenFocus(window), address).toEqual([]);
      await window.screenshot({
        path: screenshotFile(`console-${address.replace(/\W/g, '-')}-${language}`),
        fullPage: true,
      });
    }
  },
);
