import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { formatDayTime, localToUtc } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { daysAfter } from '#shared/language/time/days.ts';
import { localDate } from '#shared/language/time/time.ts';
import { aFreeCode, type Session } from '#tests/e2e/cloud/course.ts';
import { aPhone, api, consoleUrl, eventually, tokenOf } from '#tests/e2e/cloud/driver.ts';
import { phoneScreen, test } from '../chromium/chromium.ts';
import { press, tabTo, typeInto } from '../chromium/keyboard.ts';
import { barriers, overflow, unseenFocus } from '../chromium/looked-at.ts';
import { screenshotFile } from '../chromium/screenshots.ts';
import { signIn } from '../chromium/sign-in.ts';

const arabicDigits = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
const today = () => localDate(new Date().toISOString());

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
  const page = await visit({ locale: 'ar-IQ', javaScriptEnabled: false, viewport: phoneScreen });
  // What looks for barriers is a script itself: it looks at the same page, with all that is folded on it opened.
  const scripted = await visit({ locale: 'ar-IQ', javaScriptEnabled: true, viewport: phoneScreen });
  const looks = async (name: string, isAnAnswer = false) => {
    await page.screenshot({ path: screenshotFile(`rearranging-${name}`), fullPage: true });
    expect.soft(await page.locator('html').getAttribute('dir'), name).toBe('rtl');
    expect.soft(await overflow(page), name).toBeLessThanOrEqual(0);
    if (isAnAnswer) return;
    await scripted.goto(page.url());
    expect.soft(await barriers(scripted), name).toEqual([]);
    await scripted.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true');
    expect.soft(await barriers(scripted), `${name}, unfolded`).toEqual([]);
    expect.soft(await overflow(scripted), `${name}, unfolded`).toBeLessThanOrEqual(0);
    await scripted.screenshot({
      path: screenshotFile(`rearranging-${name}-unfolded`),
      fullPage: true,
    });
  };
  const status = () => page.locator('[role=status]').first().textContent();
  for (const window of [page, scripted]) await signIn(window, 'kirkuk.manager');
  await page.goto(`${consoleUrl}/activities?centre=kirkuk&lang=ar`);
  await press(page, 'a[href^="/console/closed-days"]');

  // The next Eid, as it is suggested; on the page it stands until the moon is seen.
  const eids = page.locator(
    'form:has([name="holiday"][value="eid-al-fitr"]), form:has([name="holiday"][value="eid-al-adha"])',
  );
  // A form is behind the line of its days.
  const unfold = async (formOf: string) => {
    const line = `li > details:has(${formOf})`;
    if ((await page.locator(line).getAttribute('open')) !== null) return;
    await tabTo(page, `${line} > summary`, longPage);
    await page.keyboard.press('Enter');
  };
  const days = await eids.evaluateAll((forms) =>
    forms.map((form) =>
      [...form.querySelectorAll('input[type=date]')].map((each) => each.getAttribute('value') ?? ''),
    ),
  );
  const [first = '', last = ''] = days.find(([day = '']) => day > daysAfter(today(), 4)) ?? [];
  expect(first < last).toBe(true);
  await looks('closed-days');
  // What there is can be read at a glance: some four screens of a phone, for more than a year.
  expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThan(4_000);
  const confirm = `form:has([name="holiday"]):has([name="first"][value="${first}"])`;
  await unfold(confirm);
  await press(page, `${confirm} button`, longPage);
  expect(await status()).toContain(render('console.closedKept', 'ar'));
  const keptForm = `form:has([name="step"][value="remove"]):has([name="first"][value="${first}"])`;
  const remove = `${keptForm} button`;
  expect(await page.locator(remove).count()).toBe(1);
  await looks('closed-days-kept');

  // Two courses over the feast; she is in both, and who asked for no more texts in one of them.
  const dates = [daysAfter(first, -1), first, daysAfter(first, 1)];
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
  await unfold(keptForm);
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
  await looks('unknown-code', true);
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
  // She is named with her number before anything is changed.
  const foreseen = page.locator('tbody th', { hasText: stopped.number });
  expect(await foreseen.locator('li').count()).toBe(2);
  const calls = `${new URL(page.url()).pathname}/calls`;
  await looks('ready');
  expect(await unseenFocus(scripted)).toEqual([]);
  await press(page, 'button[name="step"][value="confirm"]');
  await eventually(async () => {
    await page.reload();
    expect(await status()).toContain(render('console.rearrangeStatus.finished', 'ar'));
  });
  const ends = await page
    .locator('section.panel:last-of-type li')
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

  // Whom no text tells stands to be called: once on one list, with all of her sessions.
  await press(page, `.note a[href="${calls}"]`);
  expect(await page.locator('h1').textContent()).toBe(render('console.toCall', 'ar'));
  const who = page.locator('tbody th', { hasText: stopped.number });
  expect(await who.count()).toBe(1);
  expect(await who.locator('li').count()).toBe(2);
  await looks('calls');
  await press(page, 'tbody button');
  expect(await status()).toContain(render('console.callsDone', 'ar'));
  await looks('called');

  // As it was, for those who come after.
  await page.goto(`${consoleUrl}/closed-days?centre=kirkuk&lang=ar`);
  await unfold(keptForm);
  await press(page, remove, longPage);
  expect(await page.locator(remove).count()).toBe(0);
}, 180_000);
