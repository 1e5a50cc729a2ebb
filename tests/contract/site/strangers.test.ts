import { beforeEach, expect, it } from 'vitest';
import { anActivity, names, phoneNumber } from '#tests/support/builders.ts';
import { type Phones, phonesOf } from '#tests/support/phones/phones.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import { hiddenIn, type Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let visitor: Visitor;
let phones: Phones;
beforeEach(() => {
  visitor = siteVisitor(db);
  phones = phonesOf(db);
});

const manal = { name: 'منال كريم', phone: phoneNumber(1), language: 'ar' };
const register = (activityCode: string, name = manal.name) =>
  visitor.post(
    '/api/registrations',
    { ...manal, activityCode, name, consent: true },
    { 'idempotency-key': `${activityCode}-${Buffer.from(name).toString('hex')}`, 'accept-language': 'en' },
  );

onTheTable('a phone that never texted us', () => {
  const codes = ['214', '215', '216', '217', '218', '219'];
  beforeEach(async () => {
    for (const code of codes) await anActivity(db.context, { code });
    for (const code of codes.slice(0, 5)) expect((await register(code)).status).toBe(201);
  });

  it('has no more than five open registrations, whoever is named, until it texts', async () => {
    const before = await db.items();
    for (const name of [manal.name, 'زينب كريم']) {
      expect(await register('219', name)).toMatchObject({
        status: 409,
        json: {
          type: '/problems/unheard-phone',
          title: expect.stringMatching(/^This phone has .* Please text the code from it$/),
        },
      });
    }
    expect(await db.items()).toEqual(before);
    await phones.texts(1, '?');
    expect(await register('219')).toMatchObject({ status: 201, json: { status: 'confirmed' } });
  });

  it('is told so above the form, which keeps what was entered', async () => {
    const path = '/activities/219/register';
    const formKey = hiddenIn(await visitor.get(path), 'formKey');
    const refused = await visitor.submit(`${path}?lang=en`, { ...manal, formKey, consent: 'yes' });
    expect(refused.status).toBe(409);
    expect(refused.text).toMatch(/role="alert"[^>]*><h2>This phone has as many open registrations/);
    expect(refused.text).toContain(`value="${manal.phone}"`);
  });

  it('may take another place for one it gives up', async () => {
    // The same request again: the same answer.
    const { json } = await register('214');
    const token = new URL(json.manageUrl).pathname.split('/').at(-1);
    expect((await visitor.post(`/api/registrations/${token}/cancel`, {})).status).toBe(200);
    expect((await register('219')).status).toBe(201);
  });
});

onTheTable('a phone that many share', () => {
  it('is for staff to look at from the thirty-first person on', async () => {
    await anActivity(db.context, { capacity: 100 });
    await phones.texts(1, '?');
    const letters = ['ا', 'ب', 'ج', 'د', 'ه', 'و', 'ز', 'ح', 'ط', 'ي'];
    for (let person = 0; person < 30; person++) {
      const name = `${names[person % 3]} ${letters[person % 10]}${letters[Math.floor(person / 10)]}`;
      expect((await register('214', name)).status).toBe(201);
    }
    expect(await register('214', 'شيرين')).toMatchObject({
      status: 409,
      json: { type: '/problems/too-many-on-phone', title: expect.stringMatching(/register at the centre$/) },
    });
  });
});
