import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { activity, aPhone, siteUrl } from '#tests/e2e/cloud/driver.ts';
import { test } from '../chromium/chromium.ts';
import { press, tabTo, typeInto } from '../chromium/keyboard.ts';

const arabicIndic = (digits: string): string =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));

/** A number as people here write it: 0750 …, in their digits. */
const written = (e164: string): string => arabicIndic(e164.replace('+964', '0'));

const expectPage = async (page: Page, lang: string, dir: string): Promise<void> => {
  expect(await page.locator('html').getAttribute('lang')).toBe(lang);
  expect(await page.locator('html').getAttribute('dir')).toBe(dir);
};

/** What a field says is wrong, found the way a screen reader finds it. */
async function errorOf(page: Page, field: string): Promise<string> {
  const input = page.locator(`#${field}`);
  expect(await input.getAttribute('aria-invalid')).toBe('true');
  const ids = (await input.getAttribute('aria-describedby'))?.split(' ') ?? [];
  const texts = await Promise.all(ids.map((id) => page.locator(`#${id}.error`).allTextContents()));
  return texts.flat().join(' ');
}

describe('by the form, in Arabic, without script and without a mouse', () => {
  test('from the list to a place, told by text, and back', async ({ visit }) => {
    const code = '414';
    const phone = aPhone();
    const before = await activity(code);
    const page = await visit({ locale: 'ar-IQ' });

    await page.goto(siteUrl);
    await expectPage(page, 'ar', 'rtl');
    await press(page, 'a[href="/?centre=diyala"]');
    await press(page, `a[href="/activities/${code}"]`);
    expect(await page.locator('h1').textContent()).toBe('دورة الخياطة');
    await press(page, `a[href="/activities/${code}/register"]`);
    await expectPage(page, 'ar', 'rtl');

    // Sent with what matters left out: told beside the fields, and what was filled in is kept.
    await tabTo(page, 'input[name=gender]');
    await page.keyboard.press('Space');
    await typeInto(page, '#birthYear', '١٩٩١');
    await press(page, 'form button[type=submit]');
    await expectPage(page, 'ar', 'rtl');
    expect(await errorOf(page, 'name')).toBe(render('field.required', 'ar'));
    expect(await errorOf(page, 'phone')).toBe(render('field.required', 'ar'));
    expect(await errorOf(page, 'consent')).toBe(render('field.consentRequired', 'ar'));
    expect(await page.locator('#birthYear').inputValue()).toBe('١٩٩١');
    expect(await page.locator('input[name=gender][value=female]').isChecked()).toBe(true);
    const summary = page.locator('[role=alert]');
    expect(await summary.getAttribute('tabindex')).toBe('-1');
    expect(await summary.locator('a').count()).toBe(3);
    expect(await activity(code)).toEqual(before);

    // Each error leads to its field.
    await tabTo(page, '[role=alert] a[href="#phone"]');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('#phone:focus').count()).toBe(1);

    await page.keyboard.press('Shift+Tab');
    await typeInto(page, '#name', 'زهراء كاظم');
    await typeInto(page, '#phone', written(phone.number));
    await typeInto(page, '#birthYear', '١٩٩٢');
    await tabTo(page, 'input[name=group]');
    await page.keyboard.press('Space');
    await tabTo(page, 'input[name=childcare]');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '#consent');
    await page.keyboard.press('Space');
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    const begun = Date.now();
    await press(page, 'form button[type=submit]');

    await expectPage(page, 'ar', 'rtl');
    expect(new URL(page.url()).pathname).toMatch(/^\/registrations\/[\w-]{64}$/);
    expect(await page.locator('[role=status]').textContent()).toBe(render('result.confirmed', 'ar'));
    const text = await phone.message(1);
    expect(Date.now() - begun).toBeLessThan(5_000);
    expect(text.body).toContain(code);
    expect(text.body).toMatch(/لك مكان|مكان باسم/);
    const taken = { placesLeft: before.placesLeft - 1, childcareLeft: before.childcareLeft - 1 };
    expect(await activity(code)).toMatchObject(taken);

    // Looked at again, sent again by the browser, gone back: one registration.
    const link = page.url();
    await page.reload();
    expect(await page.locator('[role=status]').textContent()).toBe(render('result.confirmed', 'ar'));
    const again = await page.request.post((await sent).url(), {
      data: (await sent).postData() ?? '',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      maxRedirects: 0,
    });
    expect(again.status()).toBe(303);
    expect(new URL(again.headers().location ?? '', siteUrl).href).toBe(link);
    expect(await activity(code)).toMatchObject(taken);

    // Given up, after being asked once more.
    await press(page, `a[href$="/cancel"]`);
    await expectPage(page, 'ar', 'rtl');
    expect(await page.locator('main').textContent()).toContain(render('manage.confirmCancel', 'ar'));
    expect(await activity(code)).toMatchObject(taken);
    await press(page, 'form[action$="/cancel"] button');
    expect(await page.locator('[role=status]').textContent()).toBe(render('manage.cancelled', 'ar'));
    expect((await phone.message(2)).body).toContain(code);
    expect(await phone.received()).toHaveLength(2);
    expect(await activity(code)).toEqual(before);
  });
});

describe('the same in the other languages', () => {
  test.for([
    { lang: 'ckb', dir: 'rtl', locale: 'ckb-IQ', name: 'ئازاد عەبدوڵڵا', sms: /[ێەۆڕڵ]/ },
    { lang: 'en', dir: 'ltr', locale: 'en-GB', name: 'Azad Abdullah', sms: /You have a place|Place for/ },
  ] as const)('$lang', async ({ lang, dir, locale, name, sms }, { visit }) => {
    const code = '413';
    const phone = aPhone();
    const before = await activity(code);
    // Asked for in Arabic first: what is chosen on the page comes before what the browser asks for.
    const page = await visit({ locale: lang === 'en' ? 'ar-IQ' : locale });
    await page.goto(siteUrl);
    if (lang === 'en') await press(page, 'nav a[lang=en]');
    await expectPage(page, lang, dir);
    await press(page, `a[href="/activities/${code}"]`);
    await press(page, `a[href="/activities/${code}/register"]`);
    await expectPage(page, lang, dir);
    await press(page, 'form button[type=submit]');
    expect(await errorOf(page, 'name')).toBe(render('field.required', lang));
    await page.goto(`${siteUrl}/activities/${code}/register`);
    await typeInto(page, '#name', name);
    await typeInto(page, '#phone', phone.number.replace('+964', '0'));
    await tabTo(page, '#consent');
    await page.keyboard.press('Space');
    // An impatient thumb: the button is pressed twice.
    await page.locator('form button[type=submit]').dblclick();
    await page.waitForURL('**/registrations/*');
    await expectPage(page, lang, dir);
    expect(await page.locator('[role=status]').textContent()).toBe(render('result.confirmed', lang));
    expect((await phone.message(1)).body).toMatch(sms);
    const link = page.url();

    // Back at the form, it is sent once more: still one place.
    await page.goBack();
    await page.locator('#name').fill(name);
    await page.locator('#phone').fill(phone.number);
    await page.locator('#consent').check();
    await page.locator('form button[type=submit]').click();
    await page.waitForLoadState();
    expect(await activity(code)).toMatchObject({ placesLeft: before.placesLeft - 1 });

    await page.goto(link);
    await press(page, `a[href$="/cancel"]`);
    await press(page, 'form[action$="/cancel"] button');
    await expectPage(page, lang, dir);
    expect(await page.locator('[role=status]').textContent()).toBe(render('manage.cancelled', lang));
    expect((await phone.message(2)).body).toContain(code);
    expect(await phone.received()).toHaveLength(2);
    expect(await activity(code)).toMatchObject({ placesLeft: before.placesLeft });
  });
});
