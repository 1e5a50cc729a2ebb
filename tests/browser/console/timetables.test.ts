import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { formatDayTime } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { aCourseNow, aFreeCode } from '#tests/e2e/cloud/course.ts';
import { aPhone, consoleUrl } from '#tests/e2e/cloud/driver.ts';
import { phoneScreen, test } from '../chromium/chromium.ts';
import { press, tabTo, typeInto } from '../chromium/keyboard.ts';
import { barriers, overflow, unseenFocus } from '../chromium/looked-at.ts';
import { screenshotFile } from '../chromium/screenshots.ts';
import { signIn } from '../chromium/sign-in.ts';

const arabicDigits = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
/** A day in Baghdad so many days from now. */
const dayIn = (days: number) =>
  new Date(Date.now() + 3 * 3_600_000 + days * 24 * 3_600_000).toISOString().slice(0, 10);
/** What a browser's own field of a day or a time is given. */
const pick = (window: Page, name: string, value: string) => window.locator(`#${name}`).fill(value);

test('a team leader announces a course right to left, without script and without a mouse, and moves a session', async ({
  visit,
}) => {
  const code = await aFreeCode();
  const window = await visit({ locale: 'ku-IQ', ...phoneScreen });
  await signIn(window, 'kirkuk.manager');
  await window.goto(`${consoleUrl}?lang=ckb`);
  await press(window, 'a[href="/console/activities"]');
  await press(window, 'a[href="/console/activities/new?centre=kirkuk"]');
  expect(await window.locator('html').getAttribute('dir')).toBe('rtl');
  const form = 'form[action="/console/activities/new"]';
  await typeInto(window, '#code', arabicDigits(code));
  await window.locator('#kind').selectOption('sewing');
  for (const [language, title] of [
    ['ar', 'دورة الخياطة'],
    ['ckb', 'خولی بەرگدروویی'],
    ['en', 'Sewing course'],
  ] as const) {
    await typeInto(window, `#${language}`, title);
  }
  await pick(window, 'first', dayIn(3));
  await pick(window, 'last', dayIn(30));
  await pick(window, 'from', '10:00');
  await pick(window, 'to', '12:00');
  await press(window, `${form} button`);

  // How many places, and on which days: each is told beside its field and led to; nothing typed is lost.
  expect(await window.locator('#capacity-error').textContent()).toBe(render('field.required', 'ckb'));
  await tabTo(window, '[role=alert] a[href="#days"]');
  await window.keyboard.press('Enter');
  await expect.poll(() => window.locator('#days:focus').count()).toBe(1);
  await window.keyboard.press('Space');
  await window.keyboard.press('Tab');
  await window.keyboard.press('Tab');
  await window.keyboard.press('Space');
  await window.screenshot({ path: screenshotFile('announce'), fullPage: true });
  await window.locator('#capacity').fill('');
  await typeInto(window, '#capacity', '٢٥');
  await press(window, `${form} button`);
  expect(await window.locator('[role=status]').textContent()).toContain(render('console.announced', 'ckb'));
  expect(await window.locator('h1').textContent()).toContain(code);
  const sessions = window.locator('main li a time');
  expect(await sessions.count()).toBeGreaterThanOrEqual(8);

  const phone = aPhone();
  await phone.text(`${code} Shilan female 1990`);
  const first = (await sessions.first().getAttribute('datetime')) ?? '';
  expect((await phone.message(1)).body).toContain(formatDayTime(first, 'en'));
  await press(window, 'main li a:has(time)');
  await pick(window, 'from', '14:00');
  await pick(window, 'to', '16:00');
  await press(window, 'button:not(.danger)');
  expect(await window.locator('[role=status]').textContent()).toContain(
    render('console.sessionChanged', 'ckb'),
  );
  const moved = await phone.message(2);
  expect(moved.body).toContain(
    formatDayTime(new Date(Date.parse(first) + 4 * 3_600_000).toISOString(), 'en'),
  );
  expect(await overflow(window)).toBeLessThanOrEqual(0);
});

test.for(['ar', 'ckb', 'en'] as const)(
  'the pages of timetables keep nobody out in %s',
  async (language, { visit }) => {
    const { activityId, sessionId } = await aCourseNow();
    const window = await visit({ javaScriptEnabled: true, ...phoneScreen });
    await signIn(window, 'kirkuk.manager');
    const pages = {
      list: '',
      announce: '/new',
      one: `/${activityId}`,
      session: `/${activityId}/sessions/${sessionId}`,
    };
    for (const [name, address] of Object.entries(pages)) {
      await window.goto(`${consoleUrl}/activities${address}?lang=${language}`);
      expect.soft(await barriers(window), name).toEqual([]);
      expect.soft(await overflow(window), name).toBeLessThanOrEqual(0);
      expect.soft(await unseenFocus(window), name).toEqual([]);
      await window.screenshot({
        path: screenshotFile(`timetables-${name}-${language}`),
        fullPage: true,
      });
    }
  },
);
