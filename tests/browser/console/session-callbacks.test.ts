import { expect } from 'vitest';
import { directionOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { aCourseNow } from '#tests/e2e/cloud/course.ts';
import { aPhone, consoleUrl } from '#tests/e2e/cloud/driver.ts';
import { test } from '../chromium/chromium.ts';
import { press, tabTo } from '../chromium/keyboard.ts';
import { barriers, overflow, unseenFocus } from '../chromium/looked-at.ts';
import { screenshotFile } from '../chromium/screenshots.ts';
import { signIn } from '../chromium/sign-in.ts';

test('whoever calls a session off sees whom no text tells, with the number to call, and notes each call', async ({
  visit,
}) => {
  const { activityId, sessionId, code } = await aCourseNow(3 * 24 * 60);
  const phones = [aPhone(), aPhone()];
  for (const [nth, name] of ['شيلان', 'زينب'].entries()) {
    await phones[nth]?.text(`سجل ${code} ${name} أنثى ١٩٩٠`);
    await phones[nth]?.message(1);
    await phones[nth]?.text('STOP');
    await phones[nth]?.message(2);
  }
  const screen = { locale: 'ar-IQ', viewport: { width: 390, height: 844 } };
  const page = await visit({ ...screen, javaScriptEnabled: false });
  await signIn(page, 'kirkuk.manager');
  const address = `${consoleUrl}/activities/${activityId}/sessions/${sessionId}`;
  const looks = async (name: string, at = page) => {
    await at.screenshot({ path: screenshotFile(`calls-${name}`), fullPage: true });
    expect.soft(await overflow(at), name).toBeLessThanOrEqual(0);
  };

  await page.goto(`${address}?lang=ar`);
  await tabTo(page, 'details summary');
  await page.keyboard.press('Enter');
  await press(page, 'button.danger');
  const seen = (await page.locator('main').textContent()) ?? '';
  expect(seen).toContain(render('problem.not-told-in-time', 'ar'));
  for (const { number } of phones) expect(seen).toContain(number);
  expect(seen).not.toContain(render('console.sessionCalledOff', 'ar'));
  await looks('asked-ar');

  await press(page, 'form:has([name="notTold"]) button');
  expect(await page.locator('[role=status]').first().textContent()).toContain(
    render('console.sessionCalledOff', 'ar'),
  );
  const link = page.locator(`a[href$="/calls"]`);
  expect(await link.textContent()).toBe(render('console.stillToCall', 'ar', { count: 2 }));
  await looks('called-off-ar');
  const list = `${consoleUrl}/concerns/calls-${sessionId}/calls`;
  // What looks for barriers is a script itself.
  const scripted = await visit({ ...screen, javaScriptEnabled: true });
  await signIn(scripted, 'kirkuk.manager');
  for (const language of ['ckb', 'en', 'ar'] as const) {
    await scripted.goto(`${list}?lang=${language}`);
    expect(await scripted.locator('html').getAttribute('dir')).toBe(directionOf[language]);
    for (const { number } of phones) expect(await scripted.locator('main').textContent()).toContain(number);
    expect.soft(await barriers(scripted), language).toEqual([]);
    expect.soft(await unseenFocus(scripted), language).toEqual([]);
    await looks(`list-${language}`, scripted);
  }
  await page.goto(`${list}?lang=ar`);
  await press(page, 'tbody button');
  await press(page, 'tbody button');
  expect(await page.locator('[role=status]').textContent()).toContain(render('console.callsDone', 'ar'));
  expect(await page.locator('tbody time').count()).toBe(2);
  await looks('done-ar');
}, 120_000);
