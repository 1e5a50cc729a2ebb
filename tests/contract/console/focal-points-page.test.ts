import { beforeEach, expect, it } from 'vitest';
import { appointFocalPoint, type FocalPoint, focalPointsOf } from '#shared/people/index.ts';
import { phoneNumber } from '#tests/support/builders.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { hiddenIn, type Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let visitor: Visitor;
beforeEach(() => {
  visitor = consoleVisitor(db);
});

const path = '/console/focal-points';
const signInAs = (groups: string) => visitor.cookies.set('session', `shirin~${groups}`);
const manager = 'manager~centre-kirkuk';
const appointed = (person: number, centre: FocalPoint['centre'] = 'kirkuk') =>
  appointFocalPoint(db.context, { phone: phoneNumber(person), centre }, { kind: 'staff', id: 'leader' });
const inKirkuk = async () =>
  (await focalPointsOf(db.context.table, 'kirkuk', 100)).items.map(({ phone }) => phone);
const formTokenOn = async (address = path) => hiddenIn(await visitor.get(address), 'formToken');

onTheTable('the page of focal points', () => {
  it('is found from the numbers by those who may change them, and by nobody else', async () => {
    signInAs(manager);
    expect((await visitor.get('/console')).text).toContain(`href="${path}"`);
    signInAs('facilitator~centre-kirkuk');
    expect((await visitor.get('/console')).text).not.toContain(path);
  });

  it('shows the phones of one centre, since when, and the way to another where there is one', async () => {
    await appointed(1);
    await appointed(2, 'baghdad');
    signInAs(manager);
    const { status, text, headers } = await visitor.get(`${path}?lang=en&centre=baghdad`);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(text).toContain(phoneNumber(1));
    expect(text).toContain('2026-11-23');
    expect(text).not.toContain(phoneNumber(2));
    expect(text).not.toContain(`href="${path}?centre=baghdad"`);
    signInAs('admin');
    const ofBaghdad = (await visitor.get(`${path}?centre=baghdad`)).text;
    expect(ofBaghdad).toContain(phoneNumber(2));
    expect(ofBaghdad).toContain(`href="${path}?centre=kirkuk"`);
  });

  it('goes on where a long list ends', async () => {
    for (let person = 1; person <= 51; person++) await appointed(person);
    signInAs(manager);
    const { text } = await visitor.get(path);
    expect(text).not.toContain(phoneNumber(51));
    const toMore = /class="button plain" href="([^"]*after=[^"]*)"/;
    const [, more = ''] = toMore.exec(text) ?? [];
    const next = (await visitor.get(more.replaceAll('&amp;', '&'))).text;
    expect(next).toContain(phoneNumber(51));
    expect(next).not.toContain(phoneNumber(50));
    expect(next).not.toMatch(toMore);
    expect((await visitor.get(`${path}?after=made-up`)).text).toContain(phoneNumber(1));
  });

  it('adds a phone, says so once, and knows it when it comes again', async () => {
    signInAs(manager);
    const formToken = await formTokenOn(`${path}?lang=en`);
    const fields = { formToken, phone: '٠٧٧٠ ٠٠٠ ٠٠٠١', centre: 'kirkuk' };
    const first = await visitor.submit(path, fields);
    expect(first).toMatchObject({
      status: 303,
      headers: { location: `${path}?centre=kirkuk&done=appointed` },
    });
    const page = await visitor.get(first.headers.location ?? '');
    expect(page.text).toMatch(/role="status"><p>The phone is a focal point now\.</);
    // The way to the page in another language does not say it again.
    expect(page.text).not.toMatch(/href="[^"]*done=/);
    const second = await visitor.submit(path, fields);
    expect(second.headers.location).toBe(`${path}?centre=kirkuk&done=known`);
    expect(await inKirkuk()).toEqual([phoneNumber(1)]);
    expect(await db.events()).toMatchObject([{ actor: { kind: 'staff', id: 'shirin' } }]);
  });

  it.each([
    ['no number', '0770', 400, /id="phone-error"[^>]*>This is not a phone number we can use</],
    ['left empty', '', 400, /id="phone-error"[^>]*>Please fill this in</],
    ['abroad', '+44 7911 123456', 400, /id="phone-error"[^>]*>We can only text mobile numbers of Iraq</],
    [
      'of another centre',
      phoneNumber(2),
      409,
      /role="alert"[^>]*><h2>This phone is a focal point of another/,
    ],
  ])('says what is wrong with a phone and keeps it: %s', async (_what, phone, status, said) => {
    await appointed(2, 'baghdad');
    signInAs(manager);
    const formToken = await formTokenOn(`${path}?lang=en`);
    const got = await visitor.submit(path, { formToken, phone, centre: 'kirkuk' });
    expect(got.status).toBe(status);
    expect(got.text).toMatch(said);
    if (phone !== '') expect(got.text).toContain(`value="${phone}"`);
    if (status === 400) expect(got.text).toMatch(/<input[^>]*id="phone"[^>]*aria-invalid="true"/);
    expect(await inKirkuk()).toEqual([]);
  });

  it('ends one, twice if need be, and says so', async () => {
    const { focalPointId } = await appointed(1);
    signInAs(manager);
    const page = await visitor.get(`${path}?lang=en`);
    const [, action = ''] = /action="([^"]*\/release)"/.exec(page.text) ?? [];
    expect(action).toBe(`${path}/${focalPointId}/release`);
    const fields = { formToken: hiddenIn(page, 'formToken'), centre: 'kirkuk' };
    for (let press = 1; press <= 2; press++) {
      expect(await visitor.submit(action, fields)).toMatchObject({
        status: 303,
        headers: { location: `${path}?centre=kirkuk&done=released` },
      });
    }
    expect(await inKirkuk()).toEqual([]);
    const after = (await visitor.get(`${path}?centre=kirkuk&done=released`)).text;
    expect(after).toContain('The phone is a focal point no longer.');
    expect(after).toContain('This centre has no focal points yet.');
    expect((await db.events()).map(({ type }) => type)).toEqual([
      'focal-point.appointed',
      'focal-point.released',
    ]);
  });

  it.each([
    ['a manager of another centre', 'manager~centre-diyala', 403],
    ['a facilitator', 'facilitator~centre-kirkuk', 403],
    ['a partner', 'partner~centre-kirkuk', 403],
    ['nobody', '', 401],
  ])('is not for %s, whose forms change nothing', async (_who, groups, status) => {
    const { focalPointId } = await appointed(1);
    signInAs(manager);
    const formToken = await formTokenOn();
    if (groups === '') visitor.cookies.delete('session');
    else signInAs(groups);
    const seen = await visitor.get(path);
    expect(seen.text).not.toContain(phoneNumber(1));
    if (groups === '') expect(seen.text).toContain('type="password"');
    const sent = [
      await visitor.submit(path, { formToken, phone: phoneNumber(3), centre: 'kirkuk' }),
      await visitor.submit(`${path}/${focalPointId}/release`, { formToken, centre: 'kirkuk' }),
    ];
    for (const got of sent) {
      expect(got.status).toBe(status);
      expect(got.text).not.toContain(phoneNumber(1));
    }
    expect(await inKirkuk()).toEqual([phoneNumber(1)]);
  });

  it('takes no form that is not its own', async () => {
    const { focalPointId } = await appointed(1);
    signInAs(manager);
    await visitor.get(path);
    for (const formToken of ['', 'A'.repeat(22)]) {
      const fields = { formToken, phone: phoneNumber(3), centre: 'kirkuk' };
      expect((await visitor.submit(path, fields)).status).toBe(403);
      expect((await visitor.submit(`${path}/${focalPointId}/release`, fields)).status).toBe(403);
    }
    expect(await inKirkuk()).toEqual([phoneNumber(1)]);
  });
});
