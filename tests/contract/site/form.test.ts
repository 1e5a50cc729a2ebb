import { beforeEach, expect, it } from 'vitest';
import { understand } from '#shared/language/index.ts';
import { cancel } from '#shared/registration/index.ts';
import { anActivity, placesUnder, registers, system } from '#tests/support/builders.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import { hiddenIn, siteUrl, type Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let visitor: Visitor;
beforeEach(() => {
  visitor = siteVisitor(db);
});

const formPath = '/activities/214/register';
const manal = {
  name: 'منال كريم',
  phone: '٠٧٥٠ ١٢٣ ٤٥٦٧',
  language: 'ar',
  birthYear: '١٩٩٠',
  consent: 'yes',
};
const registrations = async () => (await db.items()).filter(({ sk }) => sk.startsWith('REG#'));

onTheTable('the form', () => {
  it('registers, and leads to a page that can be loaded again', async () => {
    await anActivity(db.context);
    const form = await visitor.get(formPath);
    const sent = await visitor.submit(formPath, { formKey: hiddenIn(form, 'formKey'), ...manal });
    expect(sent).toMatchObject({
      status: 303,
      headers: { location: expect.stringMatching(/^\/registrations\/[\w-]{64}$/) },
    });
    const place = await visitor.get(sent.headers.location ?? '');
    expect(place.text).toContain('لك مكان.');
    expect(place.text).not.toMatch(/منال|7501234567/);
    expect(place.headers['cache-control']).toBe('no-store');
  });

  it('registers once when it is sent twice, and another person when another name is sent', async () => {
    await anActivity(db.context);
    const formKey = hiddenIn(await visitor.get(formPath), 'formKey');
    const [first, second] = await Promise.all(
      [1, 2].map(() => visitor.submit(formPath, { formKey, ...manal })),
    );
    expect(first?.headers.location).toBe(second?.headers.location);
    expect(await registrations()).toHaveLength(1);
    expect((await visitor.submit(formPath, { formKey, ...manal, name: 'زينب' })).status).toBe(303);
    expect(await registrations()).toHaveLength(2);
  });

  it('says beside each field what is wrong and keeps what was entered', async () => {
    await anActivity(db.context, { childcareCapacity: 2 });
    const wrong = {
      formKey: 'key-00001',
      name: '<Manal>',
      phone: '0770',
      language: 'ckb',
      birthYear: '90',
      childcare: '2',
    };
    const { status, text } = await visitor.submit(`${formPath}?lang=en`, wrong);
    expect(status).toBe(400);
    expect(text).toContain('role="alert"');
    for (const field of ['name', 'phone', 'birthYear', 'consent']) {
      expect(text).toContain(`href="#${field}"`);
      expect(text).toContain(`id="${field}-error"`);
      expect(text).toMatch(
        new RegExp(
          `<input[^>]*id="${field}"[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*${field}-error"`,
        ),
      );
    }
    expect(text).toContain('value="&lt;Manal>"');
    expect(text).toContain('value="0770"');
    expect(text).toMatch(/value="2"[^>]*checked/);
    expect(text).toMatch(/value="ckb"[^>]*checked/);
    expect(await registrations()).toEqual([]);
  });

  it.each([
    ['en', 'No childcare places left. For more children, text 214 and how many they are'],
    ['ar', 'لم تبقَ أماكن لرعاية الأطفال. لعدد أكبر من الأطفال'],
    ['ckb', 'شوێن لە چاودێری منداڵان نەماوە. بۆ منداڵی زیاتر'],
  ])('offers no more children than are left, and says so (%s)', async (language, none) => {
    await anActivity(db.context, { childcareCapacity: 3 });
    const offered = async () => {
      const { text } = await visitor.get(`${formPath}?lang=${language}`);
      return {
        text,
        counts: [...text.matchAll(/name="childcare"[^>]*value="(\d)"/g)].map(([, count]) => count),
      };
    };
    expect((await offered()).counts).toEqual(['0', '1', '2', '3']);
    await registers(db.context, 1, { childcare: 2 });
    expect((await offered()).counts).toEqual(['0', '1']);
    await registers(db.context, 2, { childcare: 1 });
    const full = await offered();
    expect(full.counts).toEqual(['0']);
    expect(full.text).toContain(none);
    // What comes free is whose children wait for it.
    const waits = await registers(db.context, 3, { childcare: 1 });
    await placesUnder(db.context, '214', { capacity: 10, childcareCapacity: 4 }, system);
    expect((await offered()).counts).toEqual(['0']);
    await cancel(db.context, waits.registration, system);
    expect((await offered()).counts).toEqual(['0', '1']);
  });

  it('offers to who joins the line of a full course what childcare has, for then', async () => {
    await anActivity(db.context, { capacity: 1, childcareCapacity: 2 });
    await registers(db.context, 1, { childcare: 2 });
    const { text } = await visitor.get(`${formPath}?lang=en`);
    expect([...text.matchAll(/name="childcare"[^>]*value="(\d)"/g)].map(([, count]) => count)).toEqual([
      '0',
      '1',
      '2',
    ]);
    expect(text).toContain('Booked together with your place');
  });

  it('keeps the place of who chose more children than are left by now, and says on her page who waits', async () => {
    await anActivity(db.context, { childcareCapacity: 2 });
    const formKey = hiddenIn(await visitor.get(formPath), 'formKey');
    await registers(db.context, 1, { childcare: 1 });
    const { headers } = await visitor.submit(formPath, { formKey, ...manal, childcare: '2' });
    const { text } = await visitor.get(
      `${headers.location}${headers.location?.includes('?') ? '&' : '?'}lang=en`,
    );
    expect(text).toContain('You have a place');
    expect(text).toMatch(/Places in childcare<\/dt><dd>1<\/dd>/);
    expect(text).toMatch(/Children waiting for a place in childcare<\/dt><dd>1<\/dd>/);
  });

  it('says why someone cannot be registered, above the form', async () => {
    await anActivity(db.context, { audience: { gender: 'female' } });
    const { status, text } = await visitor.submit(`${formPath}?lang=en`, {
      formKey: 'key-00001',
      ...manal,
      gender: 'male',
    });
    expect(status).toBe(409);
    expect(text).toContain('For women');
    expect(text).toContain('٠٧٥٠ ١٢٣ ٤٥٦٧');
  });

  it('says beside the phone that it may not be texted', async () => {
    await anActivity(db.context);
    const abroad = { formKey: 'key-00001', ...manal, phone: '+44 7911 123456' };
    const { status, text } = await visitor.submit(`${formPath}?lang=en`, abroad);
    expect(status).toBe(400);
    expect(text).toMatch(/id="phone-error"[^>]*>We can only text mobile numbers of Iraq</);
    expect(await registrations()).toEqual([]);
  });

  it.each([
    ['en', 'ERASE ME'],
    ['ar', 'امسح بياناتي'],
    ['ckb', 'داتاکانم بسڕەوە'],
  ])('says in %s what to text to withdraw consent: words that are understood', async (language, words) => {
    await anActivity(db.context);
    const { text } = await visitor.get(`${formPath}?lang=${language}`);
    const [, consent = ''] = /id="consent"[^>]*\/?><span>([^<]*)</.exec(text) ?? [];
    expect(consent).toContain(words);
    expect(understand(words)).toMatchObject({ intent: 'erase', language });
  });

  it('is not shown when there is nothing to register for', async () => {
    await anActivity(db.context);
    db.clock.forward({ days: 30 });
    expect(await visitor.get(formPath)).toMatchObject({
      status: 303,
      headers: { location: '/activities/214' },
    });
    expect((await visitor.get('/activities/999/register')).status).toBe(404);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another site, from an old browser', { origin: 'https://elsewhere.example' }, 403],
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: siteUrl }, 303],
  ])('sent from %s', async (_where, headers, status) => {
    await anActivity(db.context);
    expect((await visitor.submit(formPath, { formKey: 'key-00001', ...manal }, headers)).status).toBe(status);
    expect(await registrations()).toHaveLength(status === 303 ? 1 : 0);
  });

  it('is refused as JSON, as a heap, and without its key', async () => {
    await anActivity(db.context);
    expect((await visitor.post(formPath, manal)).status).toBe(415);
    expect((await visitor.submit(formPath, { name: 'a'.repeat(20_000) })).status).toBe(413);
    expect((await visitor.submit(formPath, manal)).status).toBe(400);
  });

  it('asks whether she wants two things at the same time, says no code of the other, and takes her word for it', async () => {
    const { sessions } = await anActivity(db.context);
    await anActivity(db.context, {
      code: '215',
      sessions: sessions.map(({ start, end }) => ({ start, end })),
    });
    await visitor.submit(formPath, { formKey: hiddenIn(await visitor.get(formPath), 'formKey'), ...manal });
    const other = '/activities/215/register';
    const form = await visitor.get(other);
    expect(form.text).not.toContain('acceptsOverlap');
    const asked = await visitor.submit(other, { formKey: hiddenIn(form, 'formKey'), ...manal });
    expect(asked.status).toBe(409);
    expect(asked.text).toMatch(/type="checkbox" id="acceptsOverlap" name="acceptsOverlap" value="yes"/);
    expect(asked.text).toContain('لهذا الشخص تسجيل آخر في الوقت نفسه');
    expect(asked.text).not.toContain('214');
    // With the box ticked and something else wrong, it stays ticked.
    const fields = { formKey: hiddenIn(asked, 'formKey'), ...manal, acceptsOverlap: 'yes' };
    const again = await visitor.submit(other, { ...fields, birthYear: 'x' });
    expect(again.text).toMatch(/name="acceptsOverlap" value="yes" checked/);
    expect((await visitor.submit(other, { ...fields, formKey: hiddenIn(again, 'formKey') })).status).toBe(
      303,
    );
    expect(await registrations()).toHaveLength(2);
  });
});
