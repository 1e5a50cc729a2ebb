import { beforeEach, expect, it } from 'vitest';
import { broadcastsOf } from '#shared/broadcasts/index.ts';
import { countEvents } from '#shared/counting/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber, registers } from '#tests/support/builders.ts';
import { type BroadcastingWorld, broadcastingWorld } from '#tests/support/messaging/broadcasting.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { knownPhone } from '#tests/support/messaging/outbox.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { hiddenIn, type Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let visitor: Visitor;
let world: BroadcastingWorld;
beforeEach(() => {
  world = broadcastingWorld(db, { limits: strictLimits });
  visitor = consoleVisitor(db);
});

const path = '/console/broadcasts';
const signInAs = (login: string) => visitor.cookies.set('session', login);
const shirin = 'shirin~manager~centre-kirkuk';
const texts = { ar: 'المركز مغلق غداً', ckb: 'سەنتەر سبەی داخراوە', en: 'The centre is closed tomorrow' };
const formTokenOn = async (address = path) => hiddenIn(await visitor.get(address), 'formToken');
const submit = async (fields: Readonly<Record<string, string>> = {}) =>
  visitor.submit(`${path}?lang=en`, {
    formToken: await formTokenOn(),
    centre: 'kirkuk',
    audience: 'centre',
    ...texts,
    ...fields,
  });
const all = async () => (await broadcastsOf(db.context.table, 'kirkuk', 100)).items;
/** Presses a button on the page of a broadcast, as it was shown. */
async function press(address: string, step: string) {
  const page = await visitor.get(address);
  const [formToken, version] = [hiddenIn(page, 'formToken'), hiddenIn(page, 'version')];
  return visitor.submit(`${address}?lang=en`, { formToken, version, step });
}
async function people(count: number) {
  await anActivity(db.context);
  for (let person = 1; person <= count; person++) {
    await registers(db.context, person, { language: 'en' });
    await knownPhone(db, undefined, phoneNumber(person));
  }
}

onTheTable('the pages of broadcasts', () => {
  it('are for managers and administrators', async () => {
    signInAs('omar~facilitator~centre-kirkuk');
    expect((await visitor.get(path)).status).toBe(403);
    expect((await visitor.get('/console')).text).not.toContain(path);
    signInAs(shirin);
    expect((await visitor.get('/console')).text).toContain(`href="${path}"`);
  });

  it('show whom it reaches and what it costs before it is sent, and send it when that is wanted', async () => {
    await people(3);
    signInAs(shirin);
    const written = await submit();
    expect(written.status).toBe(303);
    const address = written.headers.location ?? '';
    expect((await visitor.get(`${address}?lang=en`)).text).toContain('It is being counted');
    await world.settle();
    const counted = (await visitor.get(`${address}?lang=en`)).text;
    expect(counted).toMatch(/Phones<\/th><td><bdi>3</);
    expect(counted).toMatch(/Cost<\/th><td><bdi>USD 0\.30</);
    const inKurdish = (await visitor.get(`${address}?lang=ckb`)).text;
    expect(inKurdish).toContain('<bdi>٣</bdi>');
    expect(inKurdish).toContain('<bdi>٠٫٣٠ دۆلار</bdi>');
    expect(counted).toContain('مركز كركوك: المركز مغلق غداً');
    expect(counted).not.toContain(phoneNumber(1));
    expect(world.sent).toEqual([]);
    expect((await press(address, 'confirm')).status).toBe(303);
    await world.settle();
    expect(world.sent).toHaveLength(3);
    const sent = (await visitor.get(`${address}?lang=en`)).text;
    expect(sent).toContain('<h1>Sent</h1>');
    expect(sent).toMatch(/Handed on to be sent<\/th><td><bdi>1 \/ 1</);
  });

  it('say how many were not told, and lead to who misses what', async () => {
    await people(3);
    await knownPhone(db, { unreachableAt: '2026-11-23T07:00:00.000Z' }, phoneNumber(2));
    signInAs(shirin);
    const address = (await submit()).headers.location ?? '';
    await world.settle();
    const before = await visitor.get(`${address}?lang=en`);
    expect(before.text).not.toContain('/console/untold');
    await press(address, 'confirm');
    await world.settle();
    await countEvents(db.context, await db.events());
    for (const [language, count] of [
      ['en', '1'],
      ['ar', '١'],
      ['ckb', '١'],
    ] as const) {
      const { text } = await visitor.get(`${address}?lang=${language}`);
      const link = `<a href="/console/untold?centre=kirkuk">${render('console.untold', language)}</a>`;
      expect(text).toContain(`${link}: <bdi>${count}</bdi>`);
    }
  });

  it('say that many are confirmed by someone else', async () => {
    await people(1);
    signInAs(shirin);
    const address = (await submit()).headers.location ?? '';
    await world.settle();
    const [written] = await all();
    const preview = { ...written?.preview, phones: 501 };
    const update = keys.broadcastKey(written?.broadcastId ?? '');
    await db.context.table.update({ update, changes: { set: { preview } } });
    const refused = await press(address, 'confirm');
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('someone else must confirm it');
    signInAs('dilnaz~manager~centre-kirkuk');
    expect((await press(address, 'confirm')).status).toBe(303);
  });

  it('keep what was entered when something is missing', async () => {
    signInAs(shirin);
    const { status, text } = await submit({ ckb: '' });
    expect(status).toBe(400);
    expect(text).toContain('The centre is closed tomorrow');
    expect(text).toContain('<a href="#ckb">Text in Kurdish: Please fill this in</a>');
    expect(text).toContain('id="ckb-error"');
    expect(await all()).toEqual([]);
  });

  it('lead to the code when it is none of an open activity there, and take it in any digits', async () => {
    await people(1);
    await anActivity(db.context, { code: '418', centre: 'ninewa' });
    signInAs(shirin);
    const toActivity = (code: string) => submit({ audience: 'activity', code });
    for (const [code, told] of [
      ['', 'Please fill this in'],
      ['21', 'The code of an activity has three digits, like 214'],
      ['418', 'This centre has no open activity with this code'],
    ]) {
      const refused = await toActivity(code ?? '');
      expect(refused.status).toBe(400);
      expect(refused.text).toContain(`<a href="#code">Code: ${told}</a>`);
    }
    for (const code of ['٢١٤', '۲۱۴', ' \u200f214\u200f']) expect((await toActivity(code)).status).toBe(303);
    expect((await all()).map(({ audience }) => audience)).toEqual(
      [1, 2, 3].map(() => ({ of: 'activity', code: '214' })),
    );
  });

  it('refuse a form that is not ours, and take a button that is pressed twice for one', async () => {
    await people(1);
    signInAs(shirin);
    expect((await submit({ formToken: 'made-up' })).status).toBe(403);
    const formId = hiddenIn(await visitor.get(path), 'formId');
    const [first, twin] = await Promise.all([submit({ formId }), submit({ formId })]);
    expect([first.status, twin.status]).toEqual([303, 303]);
    expect(twin.headers.location).toBe(first.headers.location);
    expect(await all()).toHaveLength(1);
    const address = first.headers.location ?? '';
    await world.settle();
    const page = await visitor.get(address);
    const fields = {
      formToken: hiddenIn(page, 'formToken'),
      version: hiddenIn(page, 'version'),
      step: 'confirm',
    };
    expect((await visitor.submit(address, fields)).status).toBe(303);
    expect((await visitor.submit(address, fields)).status).toBe(303);
    // Of a version that is not there any more, another step.
    expect((await visitor.submit(address, { ...fields, step: 'pause' })).status).toBe(412);
    const confirmed = (await db.events()).filter(({ type }) => type === 'broadcast.confirmed');
    expect(confirmed).toHaveLength(1);
  });

  it('are on the page in the language of the reader, right to left', async () => {
    signInAs(shirin);
    const { text } = await visitor.get(`${path}?lang=ckb`);
    expect(text).toContain('dir="rtl"');
    expect(text).toContain('نووسینی ئاگادارکردنەوە');
  });
});
