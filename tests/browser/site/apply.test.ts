import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { aPhone, api, eventually, siteUrl, tokenOf } from '#tests/e2e/cloud/driver.ts';
import { aGarden } from '#tests/support/grants/grants.ts';
import { test } from '../chromium/chromium.ts';
import { press, tabTo, typeInto } from '../chromium/keyboard.ts';
import { barriers, overflow, unseenFocus } from '../chromium/looked-at.ts';
import { screenshotFile } from '../chromium/screenshots.ts';

const arabicIndic = (digits: string): string =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));

/** As someone sees it who does not see, or sees it on a phone: nothing beside the screen, no barrier, focus seen. */
async function looksGood(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: screenshotFile(`apply-${name}.ar.390`), fullPage: true });
  expect.soft(await page.locator('html').getAttribute('dir'), name).toBe('rtl');
  expect.soft(await overflow(page), `${name}: is wider than the screen`).toBeLessThanOrEqual(0);
  expect.soft(await barriers(page), `${name}: barriers`).toEqual([]);
  expect.soft(await unseenFocus(page), `${name}: focus unseen`).toEqual([]);
}

const firstLine = (unlockCode: string): string =>
  render('sms.grantCode', 'ar', { unlockCode }).split('\n')[0] ?? '';

const choose = async (page: Page, selector: string, key: string, times: number) => {
  await tabTo(page, selector);
  for (let press = 0; press < times; press++) await page.keyboard.press(key);
};

/** Days are picked in a control of the browser's own, which writes them as its language does. */
const pick = async (page: Page, selector: string, day: string) => {
  await tabTo(page, selector);
  await page.locator(selector).fill(day);
};

test('a group applies in Arabic by keyboard, and opens its application with the code', {
  timeout: 120_000,
}, async ({ visit }) => {
  const phone = aPhone();
  // What looks at the page is a script; the pages themselves need none.
  const page = await visit({ locale: 'ar-IQ', javaScriptEnabled: true });
  await page.goto(siteUrl);
  await press(page, 'a[href="/apply"]');
  await looksGood(page, 'begin');
  await page.reload();
  await choose(page, 'input[name=centre]', 'ArrowDown', 2);
  await typeInto(page, '#contactName', 'زهراء كاظم');
  await typeInto(page, '#contactPhone', arabicIndic(phone.number.replace('+964', '0')));
  await tabTo(page, '#consent');
  await page.keyboard.press('Space');
  await press(page, 'form button[type=submit]');
  expect(new URL(page.url()).pathname).toMatch(/^\/applications\/[\w-]{43}$/);
  const link = page.url();
  expect(await page.locator('#contactName').inputValue()).toBe('زهراء كاظم');
  await looksGood(page, 'draft');
  await page.reload();

  await typeInto(page, '#member1', 'علي حسن');
  await typeInto(page, '#member2', 'مريم جواد');
  await choose(page, '#theme', 'ArrowDown', 2);
  await typeInto(page, '#place', 'شارع المدرسة');
  await typeInto(page, '#what', 'حديقة صغيرة للأطفال بين البيوت، فيها أشجار ومقاعد.');
  await typeInto(page, '#why', 'لا يوجد في الحي مكان يلعب فيه الأطفال.');
  await pick(page, '#startsOn', '2026-12-01');
  await pick(page, '#endsOn', '2027-02-28');
  await typeInto(page, '#amount', '٤٬٠٠٠٬٠٠٠');
  await typeInto(page, '#lineWhat1', 'أشجار');
  await typeInto(page, '#lineAmount1', '٢٬٥٠٠٬٠٠٠ دينار');
  await typeInto(page, '#lineWhat2', 'مقاعد');
  await typeInto(page, '#lineAmount2', '١٤٠٠٠٠٠');
  await press(page, 'button[value=save]');
  expect(await page.locator('.note[role=status]').textContent()).toContain(render('apply.saved', 'ar'));
  expect(await page.locator('main').textContent()).toContain('٣٬٩٠٠٬٠٠٠ دينار');
  await looksGood(page, 'saved');
  await page.reload();

  // Submitted with lines that do not add up: told beside them, and nothing is lost.
  await press(page, 'button[value=submit]');
  const summary = page.locator('[role=alert]');
  expect(await summary.textContent()).toContain(render('field.linesSum', 'ar'));
  expect(await page.locator('#lineWhat1-error').textContent()).toBe(render('field.linesSum', 'ar'));
  await looksGood(page, 'with-errors');
  await page.goto(link);
  await typeInto(page, '#lineAmount2', '١٬٥٠٠٬٠٠٠');
  await press(page, 'button[value=submit]');
  expect(page.url()).toBe(link);
  expect(await page.locator('.note[role=status]').textContent()).toContain(
    render('grantStatus.submitted', 'ar'),
  );
  expect(await page.locator('main').textContent()).not.toMatch(/أشجار|٤٬٠٠٠٬٠٠٠|زهراء/);
  await looksGood(page, 'locked');

  await page.goto(link);
  await press(page, 'form[action$="/code"] button');
  await looksGood(page, 'code-sent');
  const code = await eventually(async () => {
    const texts = (await phone.received()).map(({ body }) => body);
    const codes = texts.flatMap((body) => /\d{6}/.exec(body) ?? []);
    const found = codes.find((each) => texts.some((body) => body.startsWith(firstLine(each))));
    if (found === undefined) throw new Error('The code has not arrived');
    return found;
  });
  for (const { body } of await phone.received()) expect(body).not.toMatch(/4,?000,?000|٤٬?٠٠٠٬?٠٠٠|أشجار/);
  await page.goto(`${link}?done=code`);
  await typeInto(page, '#code', arabicIndic(code));
  await press(page, 'form[action$="/unlock"] button');
  expect(page.url()).toBe(link);
  expect(await page.locator('main').textContent()).toContain('٤٬٠٠٠٬٠٠٠ دينار');
  await looksGood(page, 'opened');
  // The key opens this application for this browser alone.
  const stranger = await visit({ locale: 'ar-IQ' });
  await stranger.goto(link);
  expect(await stranger.locator('main').textContent()).not.toContain('أشجار');

  await page.goto(link);
  await press(page, 'a[href$="/withdraw"]');
  await looksGood(page, 'withdraw');
  await page.reload();
  await press(page, 'form[action$="/withdraw"] button');
  expect(await page.locator('.note[role=status]').textContent()).toContain(
    render('grantStatus.withdrawn', 'ar'),
  );
});

test('what was typed when the key ran out is there again after the code, line by line', {
  timeout: 120_000,
}, async ({ visit }) => {
  const phone = aPhone();
  // One that never texted us is sent no more than three a day.
  await phone.text('مساعدة');
  await phone.message(1);
  const { content, members } = aGarden;
  const contact = { name: 'زهراء كاظم', phone: phone.number };
  const begun = await api<{ manageUrl: string; number: string }>('POST', '/applications', {
    headers: { 'idempotency-key': randomUUID() },
    body: { centre: 'kirkuk', language: 'ar', consent: true, contact, members, ...content },
  });
  const path = new URL(begun.body.manageUrl).pathname;
  await api('POST', `${path}/submit`, { headers: { 'idempotency-key': randomUUID() } });
  const authorization = `Bearer ${await tokenOf('kirkuk.facilitator')}`;
  const grant = await eventually(async () => {
    const { body } = await api<{ items: { grantId: string; number: string; version: number }[] }>(
      'GET',
      '/grants?centre=kirkuk&status=submitted',
      { headers: { authorization } },
    );
    const found = body.items.find(({ number }) => number === begun.body.number);
    if (found === undefined) throw new Error('It is not in the list');
    return found;
  });
  const returned = await api('POST', `/grants/${grant.grantId}/return`, {
    headers: { authorization, 'idempotency-key': randomUUID(), 'if-match': `"${grant.version}"` },
    body: { reason: 'يرجى كتابة الأسعار' },
  });
  expect(returned.status).toBe(200);

  const page = await visit({ locale: 'ar-IQ' });
  const used = new Set<string>();
  const givesCode = async () => {
    await page.click('form[action$="/code"] button');
    const code = await eventually(async () => {
      const texts = (await phone.received()).map(({ body }) => body);
      const codes = texts.flatMap((body) => /\d{6}/.exec(body) ?? []);
      const found = codes.find(
        (each) => !used.has(each) && texts.some((body) => body.startsWith(firstLine(each))),
      );
      if (found === undefined) throw new Error('The code has not arrived');
      return found;
    });
    used.add(code);
    await page.fill('#code', code);
    await page.click('form[action$="/unlock"] button');
  };
  await page.goto(`${siteUrl}${path}`);
  await givesCode();
  const typed = 'لا يوجد مكان "للعب"\n\nوالأطفال في الشارع <كل يوم>';
  await page.fill('#why', typed);
  await page.fill('#place', 'شارع المدرسة');
  // The key is gone, as it is after half an hour.
  await page.context().clearCookies();
  await page.click('button[value=save]');
  expect(await page.locator('#why').count()).toBe(0);
  await givesCode();
  expect(await page.locator('#why').inputValue()).toBe(typed);
  expect(await page.locator('#place').inputValue()).toBe('شارع المدرسة');
  await page.click('button[value=save]');
  expect(await page.locator('[role=status]').allTextContents()).toContainEqual(
    expect.stringContaining(render('apply.saved', 'ar')),
  );
  expect(await page.locator('#why').inputValue()).toBe(typed);
});
