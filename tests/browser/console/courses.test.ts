import { randomUUID } from 'node:crypto';
import { beforeAll, expect } from 'vitest';
import { directionOf, languages } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { aCourseNow, type Course, comesTo } from '#tests/e2e/cloud/course.ts';
import { api, consoleUrl, eventually, quiet, tokenOf } from '#tests/e2e/cloud/driver.ts';
import { phoneScreen, test } from '../chromium/chromium.ts';
import { press } from '../chromium/keyboard.ts';
import { barriers, overflow, unseenFocus } from '../chromium/looked-at.ts';
import { screenshotFile } from '../chromium/screenshots.ts';
import { signIn } from '../chromium/sign-in.ts';

let course: Course;
let endedAt = 0;

/** One word of as many letters as a name may have, of the widest. */
const longest = 'W'.repeat(60);

/** A course of one session that ends half a minute after it was announced, to which two of three came. */
beforeAll(async () => {
  const start = Date.now() + 25_000;
  const at = (seconds: number) => new Date(start + seconds * 1_000).toISOString();
  endedAt = start + 5_000;
  course = await aCourseNow(1, {
    enrolment: { opensAt: at(-3_600), closesAt: at(0) },
    timetable: { dates: [{ start: at(0), end: at(5) }] },
  });
  for (const name of ['Manal', 'ژیان', longest]) await comesTo(course.code, name);
  const path = `/activities/${course.activityId}/sessions/${course.sessionId}/attendance`;
  const authorization = `Bearer ${await tokenOf('kirkuk.manager')}`;
  type Row = { readonly personId: string; readonly name: string };
  const { body } = await api<{ items: readonly Row[] }>('GET', path, { headers: { authorization } });
  const marks = body.items.map(({ personId, name }) => ({
    ...{ personId, markId: randomUUID(), markedAt: new Date().toISOString() },
    status: name === 'ژیان' ? 'absent' : 'present',
  }));
  const headers = { authorization, 'idempotency-key': randomUUID() };
  const { status } = await api('POST', path, { headers, body: { deviceId: 'tablet', marks } });
  expect(status).toBe(200);
}, 120_000);

test('a team leader finds a course that is over, its sheet and its report, without script and without a mouse', async ({
  visit,
}) => {
  const window = await visit({ locale: 'ku-IQ', ...phoneScreen });
  await signIn(window, 'kirkuk.manager');
  await window.goto(`${consoleUrl}?lang=ckb`);
  await quiet(Math.max(0, endedAt - Date.now()) + 500);
  await press(window, 'a[href="/console/courses"]');
  await press(window, `a[href="/console/courses/${course.activityId}"]`);
  expect(await window.locator('html').getAttribute('dir')).toBe('rtl');
  const rows = await window.locator('table').last().locator('tbody tr').allTextContents();
  expect(rows).toHaveLength(3);
  expect(rows.filter((row) => row.includes('١ لە ١'))).toHaveLength(2);
  await eventually(async () => {
    await window.reload();
    const row = window.locator('tr', { hasText: render('console.participations', 'ckb') }).first();
    expect(await row.locator('td').textContent()).toBe('٢');
  });
  await press(window, `a[href="/console/sessions/${course.activityId}/${course.sessionId}"]`);
  expect(await window.locator('#sheet').count()).toBe(1);
  await window.goBack();
  await press(window, `a[href="/console/courses/${course.activityId}/report"]`);
  expect(await window.locator('article.report').count()).toBe(1);
  expect(await window.locator('main').textContent()).not.toContain('ژیان');
}, 120_000);

test.for(languages)(
  'looking back keeps nobody out, and its report is for paper, in %s',
  async (language, { visit }) => {
    const window = await visit({ javaScriptEnabled: true, ...phoneScreen });
    await signIn(window, 'kirkuk.manager');
    const one = `/${course.activityId}`;
    const pages = { list: '', one, report: `${one}/report?people=yes` };
    for (const [name, address] of Object.entries(pages)) {
      const asked = address.includes('?') ? '&' : '?';
      await window.goto(`${consoleUrl}/courses${address}${asked}lang=${language}`);
      expect.soft(await window.locator('html').getAttribute('dir'), name).toBe(directionOf[language]);
      expect.soft(await barriers(window), name).toEqual([]);
      expect.soft(await overflow(window), name).toBeLessThanOrEqual(0);
      expect.soft(await unseenFocus(window), name).toEqual([]);
      await window.screenshot({ path: screenshotFile(`courses-${name}-${language}`), fullPage: true });
    }
    await window.emulateMedia({ media: 'print' });
    for (const onScreen of ['.top', '.foot', '.only-screen'])
      expect(await window.locator(onScreen).first().isVisible(), onScreen).toBe(false);
    expect(await window.locator('article.report').textContent()).toContain('Manal');
    // 210 mm less twice 12 mm, at 96 pixels to the inch: nothing is cut off at the side.
    await window.setViewportSize({ width: 702, height: 1_000 });
    expect(await overflow(window)).toBeLessThanOrEqual(0);
    expect(await window.locator('article.report').textContent()).toContain(longest);
    await window.screenshot({ path: screenshotFile(`courses-paper-${language}`), fullPage: true });
    const paper = await window.pdf({ preferCSSPageSize: true });
    expect(paper.toString('latin1')).toMatch(/MediaBox \[0 0 59[45][.\d]* 84[12]/);
  },
);
