import { beforeEach, expect, it } from 'vitest';
import { languages } from '#events/index.ts';
import { grantById } from '#shared/grants/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { noticesOf } from '#shared/messaging/index.ts';
import { personById, stopWrite } from '#shared/people/index.ts';
import { phoneNumber } from '#tests/support/builders.ts';
import {
  aGarden,
  applies,
  begins,
  grantRulesForTests,
  makes,
  setsBudget,
  staffMover,
} from '#tests/support/grants/grants.ts';
import { outboxOf } from '#tests/support/messaging/outbox.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { expectsAccess } from '#tests/support/web/pages.ts';
import { type Got, hiddenIn, type Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let caller: Visitor;
beforeEach(() => {
  caller = consoleVisitor(db, { grants: JSON.stringify(grantRulesForTests) });
});

const signInAs = (groups: string, id = 'awat') => caller.cookies.set('session', `${id}~${groups}`);
const facilitator = 'facilitator~centre-kirkuk';
const manager = 'manager~centre-kirkuk';
const path = '/console/grants';
const filled = {
  contactName: 'شیلان کەریم',
  contactPhone: '٠٧٧٠ ١٢٣ ٤٥٦٧',
  language: 'ckb',
  member1: 'هیوا ڕەشید',
  member2: 'نەسرین عەلی',
  consent: 'yes',
  theme: 'community-garden',
  place: 'گەڕەکی ڕەحیماوا',
  what: 'باخچەیەک بۆ هەمووان',
  why: 'شوێنێکی سەوز نییە',
  startsOn: '2026-12-01',
  endsOn: '٢٠٢٧-٠٢-٢٨',
  amount: '٤٬٠٠٠٬٠٠٠',
  lineWhat1: 'دار',
  lineAmount1: '٢٬٥٠٠٬٠٠٠ دینار',
  lineWhat2: 'کورسی',
  lineAmount2: '1,500,000',
};
const hiddenOf = (page: Got) => ({
  formToken: hiddenIn(page, 'formToken'),
  formId: hiddenIn(page, 'formId'),
});
/** The form as it comes, filled in. */
async function opened(query = ''): Promise<{ readonly page: Got; readonly fields: Record<string, string> }> {
  const page = await caller.get(`${path}/new${query}`);
  return { page, fields: { ...hiddenOf(page), centre: 'kirkuk', ...filled } };
}
const idIn = ({ headers }: Got) => headers.location?.split('/').at(-1) ?? '';
const grantEvents = async () => (await db.events()).filter(({ type }) => type.startsWith('grant.'));

onTheTable('handing an application in for a group', () => {
  it.each([
    [facilitator, 200, true],
    [manager, 200, true],
    ['admin', 200, true],
    ['approver~centre-kirkuk', 403, false],
  ])('is offered to %s: %i', async (groups, status, isOffered) => {
    signInAs(groups);
    expect((await caller.get(`${path}/new`)).status).toBe(status);
    expect(
      (await caller.get(`${path}?centre=kirkuk`)).text.includes(`href="${path}/new?centre=kirkuk"`),
    ).toBe(isOffered);
  });

  it('is not for who is not signed in, or has no part in grants', async () => {
    expect((await caller.get(`${path}/new`)).text).toContain('type="password"');
    signInAs('analyst~centre-kirkuk');
    expect((await caller.get(`${path}/new`)).status).toBe(403);
  });

  it('takes it in any digits, once however often the button is pressed, and leads to it', async () => {
    signInAs(facilitator);
    const { fields } = await opened();
    const [first, twin] = await Promise.all([
      caller.submit(`${path}/new`, fields),
      caller.submit(`${path}/new`, fields),
    ]);
    expect(first.status).toBe(303);
    expect(twin.headers.location).toBe(first.headers.location);
    const grant = await grantById(db.context.table, idIn(first));
    expect(grant).toMatchObject({ asked: 4_000_000, lines: [2_500_000, 1_500_000], submittedBy: ['awat'] });
    expect(await grantEvents()).toHaveLength(1);
    const shown = await caller.get(`${path}/${idIn(first)}?lang=ckb`);
    expect(shown.text).toContain('شیلان کەریم');
  });

  it.each(['en', 'ar', 'ckb'] as const)(
    'keeps what was typed in %s, and says at each field what is wrong',
    async (lang) => {
      signInAs(facilitator);
      const { fields } = await opened(`?lang=${lang}`);
      const wrong = { ...fields, contactPhone: '12', amount: '5000000', member2: '', consent: '' };
      const refused = await caller.submit(`${path}/new`, wrong);
      const { status, text } = refused;
      expect(status).toBe(400);
      expectsAccess(refused);
      expect(text).toContain(render('field.membersMissing', lang));
      expect(text).toContain(`lang="${lang}"`);
      for (const kept of ['شیلان کەریم', 'باخچەیەک بۆ هەمووان', '٢٬٥٠٠٬٠٠٠ دینار', '2026-12-01'])
        expect(text).toContain(kept);
      for (const name of ['contactPhone', 'member2', 'consent']) expect(text).toContain(`id="${name}-error"`);
      expect(await grantEvents()).toEqual([]);
    },
  );

  it('says where the lines do not come to the sum', async () => {
    signInAs(facilitator);
    const { fields } = await opened('?lang=en');
    const { status, text } = await caller.submit(`${path}/new`, { ...fields, amount: '5,000,000' });
    expect(status).toBe(400);
    expect(text).toContain(render('field.linesSum', 'en'));
  });

  it('refuses a form that is not ours, and a centre that is not hers', async () => {
    signInAs(facilitator);
    const { fields } = await opened();
    expect((await caller.submit(`${path}/new`, { ...fields, formToken: 'A'.repeat(22) })).status).toBe(403);
    expect((await caller.submit(`${path}/new`, { ...fields, centre: 'baghdad' })).status).toBe(403);
    expect(await grantEvents()).toEqual([]);
  });

  it('goes on with what a group has begun, by the number that it was told, in any digits', async () => {
    const phones = phonesOf(db);
    await phones.texts(1, 'بەخشین کەرکوک');
    const begun = (await db.items()).find(({ pk, sk }) => pk.startsWith('APPLICATION#') && sk === 'META');
    const number = String(begun?.number);
    signInAs(facilitator);
    const arabic = number.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)));
    const page = await caller.get(`${path}/new?number=${encodeURIComponent(` ${arabic} `)}`);
    expect(page.status).toBe(200);
    expect(hiddenIn(page, 'number')).toBe(number);
    expect(page.text).toContain(phoneNumber(1).replace('+964', '0'));
    const fields = { ...hiddenOf(page), centre: 'kirkuk', number, ...filled };
    const done = await caller.submit(`${path}/new`, fields);
    expect(done.status).toBe(303);
    expect(await grantById(db.context.table, idIn(done))).toMatchObject({ number });
  });

  it('says which numbers lead nowhere', async () => {
    const elsewhere = await begins(db.context, { ...aGarden, centre: 'baghdad' });
    const { number: over } = await applies(db.context);
    signInAs(facilitator);
    for (const [number, status] of [
      ['123', 404],
      ['999999', 404],
      ['<script>', 404],
      [elsewhere.number, 403],
      [over, 409],
    ] as const) {
      const { text, ...got } = await caller.get(`${path}/new?number=${encodeURIComponent(number)}`);
      expect([number, got.status]).toEqual([number, status]);
      expect(text).toContain('id="number-error"');
      expect(text).not.toContain('<script>"');
    }
  });
});

onTheTable('the page of a grant', () => {
  it('hands in anew what was given back, on the version that was read, and says what is missing', async () => {
    const { grantId } = await applies(db.context);
    const reason = 'تکایە بڕی دارەکان کەم بکەنەوە';
    await makes(db.context, staffMover('shirin', 'manager'), grantId, { move: 'return', reason });
    signInAs(facilitator);
    expect((await caller.get(`${path}/${grantId}`)).text).toContain(`href="${path}/${grantId}/submit"`);
    const page = await caller.get(`${path}/${grantId}/submit?lang=ckb`);
    expect(page.status).toBe(200);
    for (const said of [reason, 'باخچەیەک بۆ هەمووان', '٤٬٠٠٠٬٠٠٠']) expect(page.text).toContain(said);
    expectsAccess(page);
    expect(page.text).not.toContain('name="contactName"');
    const version = hiddenIn(page, 'version');
    const { contactName: _n, contactPhone: _p, member1: _1, member2: _2, consent: _c, ...plan } = filled;
    const fields = { ...hiddenOf(page), version, ...plan, amount: '3,000,000', lineAmount1: '1,500,000' };
    const empty = await caller.submit(`${path}/${grantId}/submit`, { ...fields, why: ' ' });
    expect(empty.status).toBe(400);
    expect(empty.text).toContain('id="why-error"');
    const [done, twin] = await Promise.all([
      caller.submit(`${path}/${grantId}/submit`, fields),
      caller.submit(`${path}/${grantId}/submit`, fields),
    ]);
    expect([done.status, twin.status]).toEqual([303, 303]);
    expect(await grantById(db.context.table, grantId)).toMatchObject({ application: 2, asked: 3_000_000 });
    const late = await caller.submit(`${path}/${grantId}/submit`, { ...fields, ...{ formId: aFormId } });
    expect(late.status).toBe(412);
    expect(late.text).toContain('باخچەیەک بۆ هەمووان');
    expect((await caller.get(`${path}/${grantId}/submit`)).status).toBe(409);
  });

  it('says that the contact person was not told, and leads whoever may see it to the list', async () => {
    const { grantId } = await applies(db.context);
    const grant = await grantById(db.context.table, grantId);
    if (grant === undefined) throw new Error('It was just applied for');
    signInAs(manager);
    const label = render('console.untold', 'en');
    expect((await caller.get(`${path}/${grantId}?lang=en`)).text).not.toContain(label);
    const event = (await db.events()).find(({ type }) => type === 'grant.submitted');
    const [notice] = event?.type === 'grant.submitted' ? noticesOf(event) : [];
    if (notice === undefined) throw new Error('No one is told of it');
    const phone = (await personById(db.context.table, grant.personId))?.phone ?? '';
    await db.context.table.write([stopWrite(phone, db.clock.now())]);
    await outboxOf(db).send(notice);
    const link = `<a href="/console/untold?centre=kirkuk">${label}</a>: <bdi>1</bdi>`;
    expect((await caller.get(`${path}/${grantId}?lang=en`)).text).toContain(link);
    signInAs(facilitator);
    const forOthers = (await caller.get(`${path}/${grantId}?lang=en`)).text;
    expect(forOthers).toContain(`${label}: <bdi>1</bdi>`);
    expect(forOthers).not.toContain('/console/untold');
  });

  it('makes each move by a form, once however often it is pressed, and keeps what was typed where it cannot', async () => {
    await setsBudget(db.context, 10_000_000);
    const { grantId } = await applies(db.context);
    const moved = async (move: string, fields: Record<string, string> = {}) => {
      const page = await caller.get(`${path}/${grantId}?lang=en`);
      const form = {
        formToken: hiddenIn(page, 'formToken'),
        version: hiddenIn(page, 'version'),
        move,
        ...fields,
      };
      return Promise.all([
        caller.submit(`${path}/${grantId}`, form),
        caller.submit(`${path}/${grantId}`, form),
      ]);
    };
    const statuses = async (answers: ReturnType<typeof moved>) => (await answers).map(({ status }) => status);
    signInAs(facilitator);
    expect(await statuses(moved('screen'))).toEqual([303, 303]);
    signInAs('approver~centre-kirkuk', 'rebwar');
    const [unclear] = await moved('approve', { amount: '3.000 مليون', application: '1' });
    expect(unclear?.status).toBe(400);
    expect(unclear?.text).toContain('This can mean IQD 3,000,000,000 or IQD 3,000,000.');
    const [high] = await moved('approve', { amount: '٩٠ مليون', application: '1' });
    expect(high?.text).toContain('This is more than there is. Read as: IQD 90,000,000');
    expect(await statuses(moved('approve', { amount: '٣ ملايين', application: '1' }))).toEqual([303, 303]);
    signInAs(manager, 'shirin');
    const plan = { amount1: '3,000,000', dueOn1: '2026-12-01', condition1: '', reportDueOn: '2027-03-01' };
    const [short] = await moved('plan', { ...plan, amount1: '2,999,999', condition1: 'دارەکان چێنراون' });
    expect(short?.status).toBe(409);
    for (const kept of ['2,999,999', 'دارەکان چێنراون', '2027-03-01']) expect(short?.text).toContain(kept);
    expect(await statuses(moved('plan', plan))).toEqual([303, 303]);
    expect(await statuses(moved('disburse', { tranche: '1' }))).toEqual([303, 303]);
    signInAs(facilitator);
    expect(await statuses(moved('confirm', { tranche: '1' }))).toEqual([303, 303]);
    const told = { peopleReached: '١٢٠', spent1: '2,500,000', spent2: '٠', story: 'باخچەکە کرایەوە' };
    const [tooMuch] = await moved('report', { ...told, spent2: '900000' });
    expect(tooMuch?.status).toBe(400);
    expect(tooMuch?.text).toContain('باخچەکە کرایەوە');
    const [nobody] = await moved('report', { ...told, peopleReached: '' });
    expect(nobody?.status).toBe(400);
    expect(await statuses(moved('report', told))).toEqual([303, 303]);
    signInAs(manager, 'shirin');
    expect(await statuses(moved('close'))).toEqual([303, 303]);
    const [more] = await moved('take-back', { amount: '٦٠٠٬٠٠٠' });
    expect(more?.status).toBe(400);
    expect(more?.text).toContain('Read as: IQD 600,000');
    expect(await statuses(moved('take-back', { amount: '٥٠٬٠٠٠' }))).toEqual([303, 303]);
    for (const language of languages)
      for (const key of ['console.givenBackRight', 'console.putRight'] as const)
        expect((await caller.get(`${path}/${grantId}?lang=${language}`)).text).toContain(
          render(key, language),
        );
    expect(await statuses(moved('take-back', { amount: '٥٠٠٬٠٠٠' }))).toEqual([303, 303]);
    expect((await caller.get(`${path}/${grantId}?lang=ar`)).text).toContain('بانتظار تأكيد شخص آخر');
    signInAs(facilitator);
    expect(await statuses(moved('confirm-back'))).toEqual([303, 303]);
    const grant = await grantById(db.context.table, grantId);
    expect(grant).toMatchObject({ status: 'closed', paid: 3_000_000, returned: 500_000 });
    expect((await grantEvents()).map(({ type }) => type.replace('grant.', ''))).toEqual([
      ...['submitted', 'screened', 'approved', 'planned', 'disbursed'],
      ...['payment-confirmed', 'reported', 'closed', 'repaid', 'repaid', 'repayment-confirmed'],
    ]);
  });
});

onTheTable('the budget of a year', () => {
  it('is set in words, and tells what was read where it is not taken', async () => {
    signInAs('admin');
    const sets = async (total: string) => {
      const page = await caller.get(`${path}?centre=kirkuk&lang=en`);
      const form = { formToken: hiddenIn(page, 'formToken'), year: hiddenIn(page, 'year') };
      return caller.submit(path, { ...form, centre: 'kirkuk', version: hiddenIn(page, 'version'), total });
    };
    const unread = await sets('كثير');
    expect(unread.status).toBe(400);
    expect(unread.text).toContain('“كثير” was not read as a sum');
    expect(unread.text).toContain('value="كثير"');
    expect((await sets('٢٥ مليون دينار ونص')).status).toBe(303);
    expect((await caller.get(`${path}?centre=kirkuk&lang=en`)).text).toContain('IQD 25,500,000');
  });
});

onTheTable('the pages of panels', () => {
  it('call one and record what it decided, once however often the button is pressed', async () => {
    await setsBudget(db.context, 10_000_000);
    const { grantId } = await applies(db.context);
    await makes(db.context, staffMover('awat', 'facilitator'), grantId, { move: 'screen' });
    signInAs('approver~centre-kirkuk', 'rebwar');
    const page = await caller.get('/console/panels?lang=en');
    const call = { ...hiddenOf(page), centre: 'kirkuk', step: 'call', heldOn: '2026-11-30', grant: grantId };
    const [first, twin] = await Promise.all(
      [1, 2].map(() => caller.submit('/console/panels', { ...call, criteria: 'Need\r\nPlan' })),
    );
    expect(first?.status).toBe(303);
    expect(twin?.headers.location).toBe(first?.headers.location);
    const address = first?.headers.location ?? '';
    const panel = await caller.get(`${address}?lang=en`);
    const decided = {
      formToken: hiddenIn(panel, 'formToken'),
      version: hiddenIn(panel, 'version'),
      step: 'outcome',
      [`decision-${grantId}`]: 'approve',
      [`version-${grantId}`]: '2',
      [`application-${grantId}`]: '1',
      [`amount-${grantId}`]: '٣٬٠٠٠٬٠٠٠',
    };
    const answers = await Promise.all([1, 2].map(() => caller.submit(address, decided)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await grantById(db.context.table, grantId)).toMatchObject({
      status: 'approved',
      approved: 3_000_000,
    });
    const panels = (await db.items()).filter(({ pk, sk }) => pk.startsWith('PANEL#') && sk === 'META');
    expect(panels).toHaveLength(1);
  });
});

const aFormId = '01a20734-5581-7000-8000-0000000000ff';
