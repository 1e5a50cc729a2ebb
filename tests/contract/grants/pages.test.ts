import { beforeEach, expect, it } from 'vitest';
import { applicationToken } from '#shared/grants/index.ts';
import type { MessageRef } from '#shared/messaging/index.ts';
import { keys } from '#shared/table/index.ts';
import { phoneNumber } from '#tests/support/builders.ts';
import { awat, begins, makes, rebwar, setsBudget, shirin } from '#tests/support/grants/grants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { expectsAccess } from '#tests/support/web/pages.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import { type Got, hiddenIn, siteUrl, type Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let visitor: Visitor;
let handedOn: MessageRef[];
beforeEach(() => {
  handedOn = [];
  const answers = { push: async (ref: MessageRef) => void handedOn.push(ref) };
  visitor = siteVisitor(db, { answers });
});

const shilan = {
  centre: 'kirkuk',
  contactName: 'شیلان کەریم',
  contactPhone: '٠٧٧٠ ١٢٣ ٤٥٦٧',
  consent: 'yes',
};
const garden = {
  contactName: 'شیلان کەریم',
  contactPhone: '٠٧٧٠ ١٢٣ ٤٥٦٧',
  language: 'ckb',
  member1: 'هیوا ڕەشید',
  member2: 'نەسرین عەلی',
  theme: 'community-garden',
  place: 'گەڕەکی ڕەحیماوا',
  what: 'باخچەیەک بۆ هەمووان',
  why: 'شوێنێکی سەوز نییە',
  startsOn: '٢٠٢٦-١٢-٠١',
  endsOn: '2027/02/28',
  amount: '٤٬٠٠٠٬٠٠٠ دینار',
  lineWhat1: 'دار',
  lineAmount1: '۲،۵۰۰،۰۰۰',
  lineWhat4: 'کورسی',
  lineAmount4: '1.500.000',
};

/** Begins on the page; answers with the path of the application. */
async function begun(): Promise<string> {
  const formKey = hiddenIn(await visitor.get('/apply?lang=en'), 'formKey');
  const sent = await visitor.submit('/apply', { formKey, ...shilan });
  expect(sent.status, sent.text).toBe(303);
  return sent.headers.location ?? '';
}
const save = async (path: string, fields: Readonly<Record<string, string>>, doing = 'save') =>
  visitor.submit(path, { version: hiddenIn(await visitor.get(path), 'version'), ...fields, do: doing });
async function submitted(): Promise<string> {
  const path = await begun();
  const sent = await save(path, garden, 'submit');
  expect(sent.status, sent.text).toBe(303);
  return path;
}
async function texted(): Promise<string> {
  const message = await db.context.table.get<{ lines: { args: { unlockCode: string } }[] }>(
    keys.messageKey(handedOn.at(-1)?.messageId ?? ''),
  );
  return message?.lines[0]?.args.unlockCode ?? '';
}
async function opens(path: string): Promise<void> {
  expect(await visitor.submit(`${path}/code`, {})).toMatchObject({
    status: 303,
    headers: { location: `${path}?done=code` },
  });
  expect((await visitor.submit(`${path}/unlock`, { code: await texted() })).status).toBe(303);
}
const grantIdOf = async () =>
  String((await db.items()).find(({ pk, sk }) => pk.startsWith('GRANT#') && sk === 'META')?.grantId);

/** Every hidden field of the form that is sent to an address. */
function alongTo({ text }: Got, action: string): Record<string, string> {
  const [, form = ''] = new RegExp(`action="${action}"[^>]*>(.*?)</form>`, 's').exec(text) ?? [];
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/gs)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
}
/** A grant that is being paid, its first part confirmed. */
async function paid(): Promise<{ readonly path: string; readonly grantId: string }> {
  await setsBudget(db.context, 10_000_000);
  const path = await submitted();
  const grantId = await grantIdOf();
  await makes(db.context, awat, grantId, { move: 'screen' });
  await makes(db.context, rebwar, grantId, { move: 'approve', amount: 4_000_000, application: 1 });
  const tranches = [
    { amount: 3_000_000, dueOn: '2026-12-01', condition: '' },
    { amount: 1_000_000, dueOn: '2027-01-01', condition: '' },
  ];
  await makes(db.context, shirin, grantId, { move: 'plan', tranches, reportDueOn: '2027-03-15' });
  await makes(db.context, awat, grantId, { move: 'disburse', tranche: 1 });
  await makes(db.context, shirin, grantId, { move: 'confirm', tranche: 1 });
  return { path, grantId };
}

onTheTable('the pages of an application', () => {
  it('are led to from the list of activities', async () => {
    expect((await visitor.get('/')).text).toContain('href="/apply"');
  });

  it.each(['ar', 'ckb', 'en'])('begin in %s, and say what is missing beside the fields', async (lang) => {
    const form = await visitor.get(`/apply?lang=${lang}`);
    expectsAccess(form);
    const formKey = hiddenIn(form, 'formKey');
    const wrong = await visitor.submit('/apply', { formKey, contactName: '<b>', contactPhone: '0770' });
    expect(wrong.status).toBe(400);
    expectsAccess(wrong);
    for (const field of ['centre', 'contactName', 'contactPhone', 'consent']) {
      expect(wrong.text).toContain(`href="#${field}"`);
      expect(wrong.text).toContain(`id="${field}-error"`);
    }
    expect(wrong.text).toContain('value="&lt;b>"');
    expect((await db.items()).length).toBe(0);
  });

  it('begin one application however often the button is pressed', async () => {
    const formKey = hiddenIn(await visitor.get('/apply'), 'formKey');
    const both = await Promise.all([1, 2].map(() => visitor.submit('/apply', { formKey, ...shilan })));
    expect(both[0]?.headers.location).toMatch(/^\/applications\/[\w-]{43}$/);
    expect(both[1]?.headers.location).toBe(both[0]?.headers.location);
    expect((await db.items()).filter(({ pk }) => pk.startsWith('APPLICATION#'))).toHaveLength(1);
  });

  it('begin another when one goes back and is sent with another number', async () => {
    const formKey = hiddenIn(await visitor.get('/apply'), 'formKey');
    const first = await visitor.submit('/apply', { formKey, ...shilan });
    const other = await visitor.submit('/apply', { formKey, ...shilan, contactPhone: '0770 765 4321' });
    expect([first.status, other.status]).toEqual([303, 303]);
    expect(other.headers.location).not.toBe(first.headers.location);
  });

  it.each(['ar', 'ckb', 'en'])(
    'keep no name of what was begun by text before that is agreed to: %s',
    async (lang) => {
      visitor.cookies.set('lang', lang);
      const phone = phoneNumber(1);
      const beginning = { centre: 'kirkuk', language: 'ckb', contact: { name: null, phone } } as const;
      const path = `/applications/${applicationToken(await begins(db.context, { ...beginning, textedFrom: phone }))}`;
      expect((await visitor.get(path)).text).toContain('name="consent"');
      const { contactName: _n, member1: _m, member2: _o, ...plan } = garden;
      expect((await save(path, plan)).status).toBe(303);
      for (const names of [{ contactName: 'شیلان کەریم' }, { member2: 'نەسرین عەلی' }]) {
        const refused = await save(path, { ...plan, ...names });
        expect(refused.status).toBe(400);
        expectsAccess(refused);
        expect(refused.text).toContain('id="consent-error"');
        expect(refused.text).toContain(`value="${Object.values(names)[0]}"`);
      }
      expect(JSON.stringify(await db.items())).not.toMatch(/شیلان|نەسرین/);
      expect((await save(path, { ...garden, consent: 'yes' })).status).toBe(303);
      expect((await visitor.get(path)).text).not.toContain('name="consent"');
      expect((await save(path, garden, 'submit')).status).toBe(303);
    },
  );

  it('are refused to forms of other sites', async () => {
    const formKey = 'key-00001';
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    expect((await visitor.submit('/apply', { formKey, ...shilan }, elsewhere)).status).toBe(403);
    const path = await submitted();
    for (const step of ['', '/code', '/unlock', '/withdraw', '/report'])
      expect((await visitor.submit(`${path}${step}`, { code: '123456' }, elsewhere)).status, step).toBe(403);
    expect((await visitor.submit(`${path}/code`, {}, { origin: siteUrl })).status).toBe(303);
  });

  it('save what is written, in any digits, and tell the sum and what is missing', async () => {
    const path = await begun();
    const { why: _why, member2: _member, ...part } = garden;
    const sent = await save(path, { ...part, lineAmount4: '١٬٤٩٩٬٩٩٩' });
    expect(sent).toMatchObject({ status: 303, headers: { location: `${path}?done=save` } });
    const page = await visitor.get(`${path}?done=save&lang=en`);
    expectsAccess(page);
    expect(page.text).toContain('Saved.');
    expect(page.text).toContain('<strong>IQD 3,999,999</strong>');
    expect(page.text).toMatch(/id="lineWhat2"[^>]*value="کورسی"/);
    expect(page.text).toMatch(/id="lineAmount1"[^>]*value="2,500,000"/);
    expect(page.text).toMatch(/id="startsOn"[^>]*value="2026-12-01"/);
    for (const field of ['member2', 'why']) expect(page.text).toContain(`<a href="#${field}">`);
    expect(page.text).toContain('The lines must add up to the amount');
    const refused = await save(path, part, 'submit');
    expect(refused.status).toBe(409);
    expectsAccess(refused);
    for (const field of ['member2', 'why']) expect(refused.text).toContain(`id="${field}-error"`);
    // It was saved all the same.
    expect((await visitor.get(path)).text).toContain('IQD 4,000,000');
  });

  it('take nothing that is wrong, and keep what was entered', async () => {
    const path = await begun();
    const wrong = { ...garden, amount: '1.250 million', lineAmount4: '', contactPhone: '+44 7911 123456' };
    const sent = await save(path, wrong);
    expect(sent.status).toBe(400);
    expectsAccess(sent);
    for (const field of ['amount', 'lineAmount4']) expect(sent.text).toContain(`id="${field}-error"`);
    expect(sent.text).toContain('value="1.250 million"');
    expect(sent.text).toContain('This can mean IQD 1,250,000,000 or IQD 1,250,000.');
    expect(sent.text).toContain('باخچەیەک بۆ هەمووان</textarea>');
    const abroad = await save(path, { ...garden, contactPhone: '+44 7911 123456' });
    expect(abroad.text).toContain('id="contactPhone-error"');
    expect((await visitor.get(path)).text).not.toContain('گەڕەکی ڕەحیماوا');
    // The longest text in letters that take six bytes each.
    expect((await save(path, { ...garden, what: 'ب'.repeat(1_500), why: 'ژ'.repeat(1_500) })).status).toBe(
      303,
    );
  });

  it('read sums as people say them, and tell what was read of one that is not taken', async () => {
    const path = await begun();
    const said = {
      ...garden,
      amount: 'أربعة ملايين فقط',
      lineAmount1: 'مليونين ونص',
      lineAmount4: '١٫٥٠٠٫٠٠٠',
    };
    expect((await save(path, said)).status).toBe(303);
    const { text } = await visitor.get(path);
    for (const read of ['4,000,000', '2,500,000', '1,500,000']) expect(text).toContain(`value="${read}"`);
    const unread = await save(path, { ...said, lineAmount1: 'دار', lineAmount4: 'مليون و500' });
    expect(unread.status).toBe(400);
    expect(unread.text).toContain('“دار” was not read as a sum');
    expect(unread.text).toContain('This can mean IQD 1,500,000 or IQD 1,000,500.');
  });

  it('take a field in which there is nothing to see for empty', async () => {
    const path = await begun();
    const marks = '\u200f\u200c';
    const fields = { ...garden, place: marks, member2: marks, lineWhat7: marks, lineAmount7: marks };
    expect((await save(path, fields)).status).toBe(303);
    const { text } = await visitor.get(path);
    for (const field of ['place', 'member2']) expect(text).toContain(`<a href="#${field}">`);
    expect(text).not.toContain('<a href="#lineWhat1">');
  });

  it('tell who comes second that another has changed it, and let a double press be one', async () => {
    const path = await begun();
    const version = hiddenIn(await visitor.get(path), 'version');
    expect((await visitor.submit(path, { version, ...garden, do: 'save' })).status).toBe(303);
    const stale = await visitor.submit(path, { version, ...garden, place: 'B', do: 'save' });
    expect(stale.status).toBe(412);
    expect(stale.text).toContain('value="B"');
    const now = hiddenIn(stale, 'version');
    const both = await Promise.all(
      [1, 2].map(() => visitor.submit(path, { version: now, ...garden, do: 'submit' })),
    );
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await db.events()).map((event) => event.type)).toEqual(['grant.submitted']);
  });

  it('show of what was submitted how it stands, and the rest with the code alone', async () => {
    const path = await submitted();
    const locked = await visitor.get(`${path}?lang=en`);
    expectsAccess(locked);
    expect(locked.text).toContain('aria-current="step"');
    expect(locked.text).not.toMatch(/4,000,000|دار|باخچە|ڕەحیماوا|شیلان|هیوا/);
    expect((await visitor.get(`${path}/withdraw`)).status).toBe(303);
    expect((await visitor.submit(`${path}/withdraw`, {})).status).toBe(403);
    await visitor.submit(`${path}/code`, {});
    const wrong = (await texted()) === '000000' ? '000001' : '000000';
    const refused = await visitor.submit(`${path}/unlock`, { code: wrong });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('4 more tries');
    expectsAccess(refused);
    const odd = await visitor.submit(`${path}/unlock`, { code: 'abc' });
    expect(odd.text).toContain('id="code-error"');
    const given = await visitor.submit(`${path}/unlock`, { code: await texted() });
    expect(given.status).toBe(303);
    const opened = await visitor.get(path);
    expectsAccess(opened);
    expect(opened.text).toContain('IQD 4,000,000');
    expect(opened.text).toContain('باخچەیەک بۆ هەمووان');
    visitor.cookies.set('unlock', 'A'.repeat(22));
    expect((await visitor.get(path)).text).not.toContain('IQD 4,000,000');
  });

  it('keep the key in a cookie that no script reads, for this application alone', async () => {
    const path = await submitted();
    await visitor.submit(`${path}/code`, {});
    const { setCookies } = await visitor.submit(`${path}/unlock`, { code: await texted() });
    expect(setCookies).toEqual([
      expect.stringMatching(
        new RegExp(
          `^unlock=[\\w-]{22}; Path=${path}; Max-Age=(?:1800|1799); HttpOnly; SameSite=Lax; Secure$`,
        ),
      ),
    ]);
  });

  it('let what was returned be changed and submitted again', async () => {
    const path = await submitted();
    const move = { move: 'return', reason: 'تکایە نرخی دارەکان بنووسە' } as const;
    await makes(db.context, awat, await grantIdOf(), move);
    expect((await visitor.get(path)).text).not.toContain('نرخی');
    const { contactName: _n, contactPhone: _p, language: _l, member1: _m, member2: _o, ...again } = garden;
    const fields = { ...again, place: 'گەڕەکی ئازادی', version: '3', do: 'submit' };
    const refused = await visitor.submit(path, fields);
    expect(refused.status).toBe(403);
    await opens(path);
    const page = await visitor.get(path);
    expectsAccess(page);
    expect(page.text).toContain('تکایە نرخی دارەکان بنووسە');
    expect(page.text).not.toContain('id="contactName"');
    expect((await save(path, { ...again, place: 'گەڕەکی ئازادی' }, 'submit')).status).toBe(303);
    const after = await visitor.get(path);
    expectsAccess(after);
    expect(after.text).toContain('گەڕەکی ئازادی');
    expect(after.text).toContain('گەڕەکی ڕەحیماوا');
    expect(after.text).not.toContain('نرخی');
  });

  it('take the report, line by line', async () => {
    await setsBudget(db.context, 10_000_000);
    const path = await submitted();
    const grantId = await grantIdOf();
    await makes(db.context, awat, grantId, { move: 'screen' });
    await makes(db.context, rebwar, grantId, { move: 'approve', amount: 3_000_000, application: 1 });
    const tranches = [{ amount: 3_000_000, dueOn: '2026-12-01', condition: 'پسوولەکان' }];
    await makes(db.context, shirin, grantId, { move: 'plan', tranches, reportDueOn: '2027-03-15' });
    await makes(db.context, awat, grantId, { move: 'disburse', tranche: 1 });
    await makes(db.context, shirin, grantId, { move: 'confirm', tranche: 1 });
    await opens(path);
    const form = await visitor.get(path);
    expectsAccess(form);
    for (const told of ['IQD 3,000,000', 'پسوولەکان', 'Mon 15 Mar 2027', '<label for="spent2">کورسی</label>'])
      expect(form.text).toContain(told);
    const report = {
      formKey: hiddenIn(form, 'formKey'),
      peopleReached: '١٢٠',
      spent1: '٢٬٠٠٠٬٠٠٠',
      spent2: '900000',
      story: 'ئامادەیە',
    };
    const wrong = await visitor.submit(`${path}/report`, { ...report, spent2: 'x', peopleReached: 'many' });
    expect(wrong.status).toBe(400);
    expectsAccess(wrong);
    for (const field of ['spent2', 'peopleReached']) expect(wrong.text).toContain(`id="${field}-error"`);
    expect(wrong.text).toContain('ئامادەیە</textarea>');
    expect(wrong.text).toContain('“x” was not read as a sum');
    const much = await visitor.submit(`${path}/report`, { ...report, spent2: '1000001' });
    expect(much.text).toContain('together no more than was paid');
    const both = await Promise.all([1, 2].map(() => visitor.submit(`${path}/report`, report)));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const done = await visitor.get(path);
    expectsAccess(done);
    expect(done.text).not.toContain('id="story"');
    expect((await db.events()).filter((event) => event.type === 'grant.reported')).toHaveLength(1);
  });

  it('take a text of the greatest length with line breaks, which browsers send as two characters', async () => {
    const path = await begun();
    const what = 'ب\r\n'.repeat(750);
    expect((await save(path, { ...garden, what })).status).toBe(303);
    const again = await save(path, { ...garden, what: `${what}بب` });
    expect(again.text).toContain('id="what-error"');
  });

  it('lead to themselves in another language, whatever was sent there', async () => {
    await setsBudget(db.context, 10_000_000);
    const path = await begun();
    const shown = [await save(path, { ...garden, amount: 'x' })];
    expect((await save(path, garden, 'submit')).status).toBe(303);
    for (const step of ['/code', '/code', '/code', '/code', '/unlock', '/withdraw', '/report', '/files'])
      shown.push(await visitor.submit(`${path}${step}`, { code: 'x' }));
    const pages = shown.filter(({ text }) => text !== '');
    expect(pages.length).toBeGreaterThan(4);
    for (const { text } of pages) {
      const [, link = ''] = /href="([^"]*lang=ckb[^"]*)"/.exec(text) ?? [];
      expect(link).toContain(path);
      expect((await visitor.get(link.replaceAll('&amp;', '&'))).status, link).toBe(200);
    }
  });

  it('ask once more before an application is withdrawn', async () => {
    const path = await submitted();
    await opens(path);
    const asked = await visitor.get(`${path}/withdraw`);
    expectsAccess(asked);
    expect((await visitor.submit(`${path}/withdraw`, {})).status).toBe(303);
    const after = await visitor.get(path);
    expectsAccess(after);
    expect(after.text).toContain('Withdrawn');
    expect(after.text).not.toContain('/withdraw"');
  });

  it('know no link but their own', async () => {
    for (const token of ['A'.repeat(43), 'x', '__proto__']) {
      expect((await visitor.get(`/applications/${token}`)).status).toBe(404);
      expect((await visitor.submit(`/applications/${token}`, garden)).status).toBe(404);
      expect((await visitor.submit(`/applications/${token}/code`, {})).status).toBe(404);
    }
  });
});

onTheTable('what is typed on a page that shuts meanwhile', () => {
  const { contactName: _n, contactPhone: _p, language: _l, member1: _m, member2: _o, ...again } = garden;
  const typed = { ...again, place: 'گەڕەکی ئازادی', why: 'منداڵان شوێنیان نییە\nبۆ "یاری"' };
  /** As it stands in an attribute. */
  const kept = { ...typed, why: typed.why.replaceAll('"', '&quot;') };
  const returned = async () => {
    const path = await submitted();
    await makes(db.context, awat, await grantIdOf(), { move: 'return', reason: 'تکایە نرخەکان بنووسە' });
    await opens(path);
    const version = hiddenIn(await visitor.get(path), 'version');
    db.clock.forward({ minutes: 31 });
    return { path, version };
  };
  /** What a form takes along, as a browser reads it. */
  const read = (fields: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, value.replaceAll('&quot;', '"')]),
    );

  it.each(['ar', 'ckb', 'en'])(
    'is there again when it is opened again, through every step: %s',
    async (lang) => {
      visitor.cookies.set('lang', lang);
      const { path, version } = await returned();
      const shut = await visitor.submit(path, { ...typed, version, do: 'submit' });
      expect(shut.status).toBe(403);
      expectsAccess(shut);
      expect(shut.text).not.toContain('<textarea');
      expect(alongTo(shut, `${path}/code`)).toEqual({ ...kept, version });
      const sent = await visitor.submit(`${path}/code`, read(alongTo(shut, `${path}/code`)));
      expect(sent.status).toBe(200);
      expectsAccess(sent);
      const along = read(alongTo(sent, `${path}/unlock`));
      expect(along).toEqual({ ...typed, version });
      const wrong = (await texted()) === '000000' ? '000001' : '000000';
      const refused = await visitor.submit(`${path}/unlock`, { ...along, code: wrong });
      expect(refused.status).toBe(403);
      expect(read(alongTo(refused, `${path}/unlock`))).toEqual(along);
      const open = await visitor.submit(`${path}/unlock`, { ...along, code: await texted() });
      expect(open.status).toBe(200);
      expect(open.setCookies.some((cookie) => cookie.startsWith('unlock='))).toBe(true);
      expectsAccess(open);
      expect(open.text).toMatch(/id="place"[^>]*value="گەڕەکی ئازادی"/);
      expect(open.text).toContain('منداڵان شوێنیان نییە\nبۆ &quot;یاری&quot;</textarea>');
      expect(hiddenIn(open, 'version')).toBe(version);
      // Loaded again, it is open and asks for no code.
      const reloaded = await visitor.submit(`${path}/unlock`, { ...along, code: await texted() });
      expect(reloaded.text).toMatch(/id="place"[^>]*value="گەڕەکی ئازادی"/);
      expect((await visitor.submit(path, { ...along, do: 'submit' })).status).toBe(303);
      const submittedAgain = (await db.items()).find(({ sk }) => sk === 'VERSION#0002');
      expect(submittedAgain).toMatchObject({ place: typed.place, why: typed.why });
    },
  );

  it('is held against what another window has changed meanwhile', async () => {
    const { path, version } = await returned();
    const first = visitor.cookies.get('unlock') ?? '';
    await opens(path);
    expect((await save(path, { ...again, place: 'B' })).status).toBe(303);
    visitor.cookies.set('unlock', first);
    const shut = await visitor.submit(path, { ...typed, version, do: 'save' });
    expect(shut.status).toBe(403);
    await visitor.submit(`${path}/code`, read(alongTo(shut, `${path}/code`)));
    const along = { ...typed, version };
    const open = await visitor.submit(`${path}/unlock`, { ...along, code: await texted() });
    expect(hiddenIn(open, 'version')).toBe(version);
    const stale = await visitor.submit(path, { ...along, do: 'save' });
    expect(stale.status).toBe(412);
    expect(stale.text).toContain('value="گەڕەکی ئازادی"');
  });

  it('is not shown to whoever asks too often, and not lost either', async () => {
    const { path, version } = await returned();
    await visitor.submit(`${path}/code`, {});
    const along = { ...typed, version };
    expect((await visitor.submit(`${path}/code`, along)).status).toBe(200);
    const often = await visitor.submit(`${path}/code`, along);
    expect(often.status).toBe(429);
    expect(read(alongTo(often, `${path}/unlock`))).toEqual(along);
  });

  it('is there again of a report, too', async () => {
    const { path } = await paid();
    const report = { peopleReached: '١٢٠', spent1: '2000000', spent2: '900000', story: 'ئامادەیە' };
    const shut = await visitor.submit(`${path}/report`, { ...report, formKey: 'report-0001' });
    expect(shut.status).toBe(403);
    expectsAccess(shut);
    expect(alongTo(shut, `${path}/code`)).toMatchObject(report);
    await visitor.submit(`${path}/code`, alongTo(shut, `${path}/code`));
    const open = await visitor.submit(`${path}/unlock`, { ...report, code: await texted() });
    expect(open.status).toBe(200);
    expectsAccess(open);
    expect(open.text).toMatch(/id="peopleReached"[^>]*value="١٢٠"/);
    expect(open.text).toContain('ئامادەیە</textarea>');
    const formKey = hiddenIn(open, 'formKey');
    expect((await visitor.submit(`${path}/report`, { ...report, formKey })).status).toBe(303);
    expect((await db.events()).filter((event) => event.type === 'grant.reported')).toHaveLength(1);
    const told = await visitor.get(path);
    expectsAccess(told);
    expect(told.text).toContain('ئامادەیە');
    expect(told.text).toContain('IQD 900,000');
  });

  it('is not taken away where a payment is handed over while the report is written', async () => {
    const { path, grantId } = await paid();
    await opens(path);
    const formKey = hiddenIn(await visitor.get(path), 'formKey');
    await makes(db.context, awat, grantId, { move: 'disburse', tranche: 2 });
    const report = { peopleReached: '120', spent1: '2000000', spent2: '900000', story: 'ئامادەیە' };
    const refused = await visitor.submit(`${path}/report`, { ...report, formKey });
    expect(refused.status).toBe(409);
    expectsAccess(refused);
    expect(refused.text).toContain('A payment still has to be confirmed');
    expect(refused.text).toContain('ئامادەیە</textarea>');
    await makes(db.context, shirin, grantId, { move: 'confirm', tranche: 2 });
    const sent = { ...report, formKey: hiddenIn(refused, 'formKey') };
    expect((await visitor.submit(`${path}/report`, sent)).status).toBe(303);
  });
});
