import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { placesOf } from '../../local/places.ts';
import { formatDayTime, localToUtc, render } from '../../shared/language/index.ts';
import { aFreeCode, type Session } from '../e2e/course.ts';
import { aPhone, api, consoleUrl, eventually, tokenOf } from '../e2e/driver.ts';
import { phoneScreen, test } from './chromium.ts';
import { press, tabTo, typeInto } from './keyboard.ts';
import { barriers, overflow, unseenFocus } from './looked-at.ts';
import { signIn } from './sign-in.ts';

const screenshots = join(placesOf('test').folder, 'screenshots');
mkdirSync(screenshots, { recursive: true });

const arabicDigits = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 24 * 3_600_000).toISOString().slice(0, 10);
const today = () => new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);

/** How often Tab is pressed at the most on a page that has the feasts of more than a year, with the days of each. */
const longPage = 300;

/** A course of Kirkuk at ten on these days, or another hour. */
async function aCourse(days: readonly string[], hour: string) {
  const code = await aFreeCode();
  const dates = days.map((day) => {
    const start = localToUtc(day, hour);
    return { start, end: new Date(Date.parse(start) + 3_600_000).toISOString() };
  });
  const { status, body } = await api<{ sessions: readonly Session[] }>('POST', '/activities', {
    headers: {
      authorization: `Bearer ${await tokenOf('kirkuk.manager')}`,
      'idempotency-key': randomUUID(),
    },
    body: {
      ...{ code, centre: 'kirkuk', kind: 'sewing', capacity: 20, childcareCapacity: 0, audience: {} },
      titles: { ar: 'دورة الخياطة', ckb: 'خولی بەرگدروویی', en: 'Sewing course' },
      enrolment: { opensAt: new Date(Date.now() - 3_600_000).toISOString(), closesAt: dates[0]?.start },
      ...{ timetable: { dates }, sensitive: false },
    },
  });
  expect(status).toBe(201);
  return { code, sessions: body.sessions };
}

test('a team leader keeps the days of Eid and moves their sessions, right to left and without a mouse', async ({
  visit,
}) => {
  // Scripts are on for axe, which never ends on days' fields without; the pages have none.
  const page = await visit({ locale: 'ar-IQ', javaScriptEnabled: true, viewport: phoneScreen });
  const looks = async (name: string) => {
    await page.screenshot({ path: join(screenshots, `rearranging-${name}.png`), fullPage: true });
    expect.soft(await page.locator('html').getAttribute('dir'), name).toBe('rtl');
    expect.soft(await overflow(page), name).toBeLessThanOrEqual(0);
    expect.soft(await barriers(page), name).toEqual([]);
  };
  const status = () => page.locator('[role=status]').first().textContent();
  await signIn(page, 'kirkuk.manager');
  await page.goto(`${consoleUrl}/activities?centre=kirkuk&lang=ar`);
  await press(page, 'a[href^="/console/closed-days"]');

  // The next Eid, as it is suggested; on the page it stands until the moon is seen.
  const eids = page.locator(
    'form:has([name="holiday"][value="eid-al-fitr"]), form:has([name="holiday"][value="eid-al-adha"])',
  );
  const days = await eids.evaluateAll((forms) =>
    forms.map((form) =>
      [...form.querySelectorAll('input[type=date]')].map((each) => each.getAttribute('value') ?? ''),
    ),
  );
  const [first = '', last = ''] = days.find(([day = '']) => day > dayAfter(today(), 4)) ?? [];
  expect(first < last).toBe(true);
  await looks('closed-days');
  await press(page, `form:has([name="holiday"]):has([name="first"][value="${first}"]) button`, longPage);
  expect(await status()).toContain(render('console.closedKept', 'ar'));
  const remove = `form:has([name="step"][value="remove"]):has([name="first"][value="${first}"]) button`;
  expect(await page.locator(remove).count()).toBe(1);
  await looks('closed-days-kept');

  // Two courses over the feast; she is in both, and who asked for no more texts in one of them.
  const dates = [dayAfter(first, -1), first, dayAfter(first, 1)];
  const courses = [await aCourse(dates, '10:00'), await aCourse(dates, '12:00')] as const;
  const [hers, stopped] = [aPhone(), aPhone()];
  await hers.text(`سجل ${courses[0].code} شيلان أنثى ١٩٩٠`);
  await hers.message(1);
  await hers.text(`سجل ${courses[1].code} شيلان أنثى ١٩٩٠`);
  await hers.message(2);
  await stopped.text(`سجل ${courses[1].code} زينب أنثى ١٩٩٠`);
  await stopped.message(1);
  await stopped.text('STOP');
  await stopped.message(2);

  // A code that nothing has is told beside its field, and nothing else that was entered is lost.
  await press(page, `a[href^="/console/rearrangements?"][href*="first=${first}"]`, longPage);
  const form = 'form[action="/console/rearrangements"]';
  expect(await page.locator('#first').inputValue()).toBe(first);
  expect(await page.locator('#last').inputValue()).toBe(last);
  await looks('form');
  await typeInto(page, '#codes', arabicDigits(`${courses[0].code}، 999`));
  await tabTo(page, '[name="as"]');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('[name="as"]:checked').getAttribute('value')).toBe('next-open-day');
  await press(page, `${form} button`);
  expect(await page.locator('#codes-error').textContent()).toBe(render('field.activityUnknown', 'ar'));
  expect(await page.locator('[name="as"]:checked').getAttribute('value')).toBe('next-open-day');
  await looks('unknown-code');
  await tabTo(page, '[role=alert] a[href="#codes"]');
  await page.keyboard.press('Enter');
  await typeInto(page, '#codes', arabicDigits(courses.map(({ code }) => code).join('، ')));
  await press(page, `${form} button`);

  // Whom it touches is worked out; nothing is changed before it is confirmed.
  await eventually(async () => {
    await page.reload();
    expect(await status()).toContain(render('console.rearrangeStatus.ready', 'ar'));
  });
  const row = (label: string) => page.locator('tr', { hasText: label }).locator('td').textContent();
  expect(await row(render('console.rearrangePeople', 'ar'))).toMatch(/^[2٢]$/);
  expect(await row(render('console.rearrangeNotInTime', 'ar'))).toMatch(/^[1١]$/);
  expect(await unseenFocus(page)).toEqual([]);
  await looks('ready');
  await press(page, 'button[name="step"][value="confirm"]');
  await eventually(async () => {
    await page.reload();
    expect(await status()).toContain(render('console.rearrangeStatus.finished', 'ar'));
  });
  const ends = await page
    .locator('main li')
    .evaluateAll((items) =>
      items.map((item) =>
        [...item.querySelectorAll('time')].map((each) => each.getAttribute('datetime') ?? ''),
      ),
    );
  expect(ends).toHaveLength(4);
  for (const [, to = ''] of ends) expect(to > localToUtc(last, '23:59')).toBe(true);
  await looks('finished');

  // One text names both courses and their new days; nobody is told of each session by itself.
  const { body } = await hers.message(3);
  for (const { code } of courses) expect(body).toContain(code);
  for (const [, to = ''] of ends) expect(body).toContain(formatDayTime(to, 'ar'));
  expect(await hers.received()).toHaveLength(3);
  expect(await stopped.received()).toHaveLength(2);

  // Whom no text tells stands to be called, for each session of hers.
  await press(page, 'a[href="/console/concerns?centre=kirkuk"]');
  expect(await page.locator('h1').textContent()).toBe(render('console.concerns', 'ar'));
  for (const { sessionId } of courses[1].sessions.slice(1)) {
    await page.goto(`${consoleUrl}/concerns/calls-${sessionId}/calls?lang=ar`);
    expect(await page.locator('main').textContent()).toContain(stopped.number);
  }
  await looks('calls');

  // As it was, for those who come after.
  await page.goto(`${consoleUrl}/closed-days?centre=kirkuk&lang=ar`);
  await press(page, remove, longPage);
  expect(await page.locator(remove).count()).toBe(0);
}, 180_000);
