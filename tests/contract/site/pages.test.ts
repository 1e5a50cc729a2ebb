import { beforeEach, expect, it } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { manageToken, promote } from '#shared/registration/index.ts';
import { anActivity, placesUnder, registerMany, registers, system } from '#tests/support/builders.ts';
import { sessionsEveryOtherDay } from '#tests/support/courses/courses.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';
import { expectsAccess } from '#tests/support/web/pages.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import type { Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let visitor: Visitor;
beforeEach(() => {
  visitor = siteVisitor(db);
});

const formPath = '/activities/214/register';

onTheTable('pages', () => {
  it.each([
    ['ar', 'rtl', 'الأنشطة المفتوحة'],
    ['ckb', 'rtl', 'چالاکییە کراوەکان'],
    ['en', 'ltr', 'Open activities'],
  ])('speak %s, written %s, once chosen and from then on', async (language, direction, heading) => {
    await anActivity(db.context);
    const chosen = await visitor.get(`/?lang=${language}`, { 'accept-language': 'de' });
    expect(chosen.text).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(chosen.text).toContain(heading);
    const next = await visitor.get('/activities/214');
    expect(next.headers['content-language']).toBe(language);
  });

  it('speak what the browser asks for, else Arabic', async () => {
    expect((await visitor.get('/', { 'accept-language': 'ku-IQ,ar;q=0.5' })).text).toContain(
      'lang="ckb" dir="rtl"',
    );
    expect((await visitor.get('/', { 'accept-language': 'fr' })).text).toContain('lang="ar" dir="rtl"');
    expect((await visitor.get('/?lang=fr', { 'accept-language': 'en' })).text).toContain(
      'lang="en" dir="ltr"',
    );
  });

  it('stay on the page when the language is changed', async () => {
    await anActivity(db.context);
    const { text } = await visitor.get('/?centre=kirkuk&lang=en');
    expect(text).toContain('href="/?centre=kirkuk&amp;lang=ckb"');
  });

  it('lead nowhere else, whatever the address is', async () => {
    for (const path of [
      '//elsewhere.example/x',
      '/\\\\elsewhere.example',
      '/\t/elsewhere.example',
      '/\ud800',
    ]) {
      const { status, text } = await visitor.get(path);
      expect(status).toBe(404);
      expect(text).not.toMatch(/href="(?:\/[/\\\s]|https?:)/);
    }
  });

  it('are light and usable without sight, mouse or script: a full list, an activity, a form with errors, a place', async () => {
    for (let code = 100; code < 150; code++)
      await anActivity(db.context, { code: String(code), childcareCapacity: 5 });
    await anActivity(db.context, {
      capacity: 1,
      audience: { gender: 'female', minAge: 16 },
      childcareCapacity: 3,
    });
    const { registration } = await registers(db.context, 1);
    const link = `/registrations/${manageToken(registration)}`;
    const gzip = { 'accept-encoding': 'gzip, br' };
    for (const language of ['ar', 'ckb', 'en']) {
      for (const path of ['/', '/activities/214', formPath, link, `${link}/cancel`, '/nowhere']) {
        expectsAccess(await visitor.get(`${path}?lang=${language}`, gzip));
      }
      expectsAccess(
        await visitor.submit(
          formPath,
          { formKey: 'key-00001', phone: 'x', birthYear: '1', group: 'none' },
          gzip,
        ),
      );
    }
  });

  it('show the number to text only when there is one', async () => {
    await anActivity(db.context);
    expect((await visitor.get('/activities/214')).text).not.toContain('sms:');
    expect((await siteVisitor(db, { smsNumber: '+9647500000000' }).get('/activities/214')).text).toContain(
      'href="sms:+9647500000000?body=214"',
    );
  });

  it('say of a course that has begun when it goes on, how much is over, and until when places are given', async () => {
    const sessions = sessionsEveryOtherDay(8);
    const [first, second, , , last] = sessions;
    const closesAt = sessions.at(-1)?.end ?? '';
    const opensAt = db.context.now().toISOString();
    await anActivity(db.context, { sessions, childcareCapacity: 2, enrolment: { opensAt, closesAt } });
    expect((await visitor.get('/?lang=en')).text).toContain(
      render('page.starts', 'en', { start: first?.start ?? '' }),
    );
    db.clock.set(after(first?.end ?? '', { minutes: 1 }));
    const { text } = await visitor.get('/?lang=en');
    expect(text).toContain(render('page.next', 'en', { start: second?.start ?? '' }));
    expect(text).toContain('1 of 8 sessions are over');
    expect(text).not.toContain(render('page.starts', 'en', { start: first?.start ?? '' }));
    // Half of the sessions are the least that completes it: places are given until the fifth is over.
    const one = (await visitor.get('/activities/214?lang=en')).text;
    expect(one).toContain(render('page.closesOn', 'en', { closesAt: last?.end ?? '' }));
    expect(one).not.toContain(render('page.closesOn', 'en', { closesAt }));
    // Nor is there anything left for children of a course that is over.
    expect(one).toContain('Childcare for 2 children');
    db.clock.set(after(closesAt, { minutes: 1 }));
    const over = (await visitor.get('/activities/214?lang=en')).text;
    expect(over).toContain(render('problem.course-over', 'en'));
    expect(over).not.toContain('Childcare for 2 children');
  });

  it('narrow the list to a centre, and say when there is nothing', async () => {
    await anActivity(db.context);
    expect((await visitor.get('/?centre=kirkuk')).text).toContain('/activities/214');
    const { text } = await visitor.get('/?centre=diyala&lang=en');
    expect(text).not.toContain('/activities/214');
    expect(text).toContain('No activity is open');
  });

  it('carry one stylesheet, kept for good under an address that changes with it', async () => {
    const { text } = await visitor.get('/');
    const href = /rel="stylesheet" href="([^"]+)"/.exec(text)?.[1] ?? '';
    const css = await visitor.get(href);
    expect(css).toMatchObject({
      status: 200,
      headers: { 'cache-control': expect.stringContaining('immutable') },
    });
    expect(css.text).not.toMatch(
      /(?:margin|padding|border|inset)-(?:left|right)|[;{](?:left|right|float):|text-align:(?:left|right)/,
    );
  });
});

onTheTable('the manage page', () => {
  it('asks once more before a place is given up', async () => {
    await anActivity(db.context);
    const link = `/registrations/${manageToken((await registers(db.context, 1)).registration)}`;
    expect((await visitor.get(link)).text).toContain(`href="${link}/cancel"`);
    const asked = await visitor.get(`${link}/cancel`);
    expect(asked.text).toContain(`<form method="post" action="${link}/cancel">`);
    const done = await visitor.submit(`${link}/cancel`, {});
    expect(done).toMatchObject({ status: 303, headers: { location: `${link}?done=cancel` } });
    expect((await visitor.get(`${link}?done=cancel`)).text).toContain('أُلغي تسجيلك.');
  });

  it('offers a place with two buttons while there is time', async () => {
    await anActivity(db.context, { capacity: 1 });
    const [, second] = await registerMany(db.context, 1, 2);
    await placesUnder(db.context, '214', { capacity: 2, childcareCapacity: 0 }, system);
    await promote(db.context, '214', system);
    const link = second === undefined ? '' : `/registrations/${manageToken(second.registration)}`;
    const { text } = await visitor.get(link);
    expect(text).toContain(`action="${link}/accept"`);
    expect(text).toContain(`action="${link}/decline"`);
    expect(await visitor.submit(`${link}/accept`, {})).toMatchObject({ status: 303 });
    expect((await visitor.get(link)).text).toContain('لك مكان.');
  });

  it('leads to itself in another language where a step was refused', async () => {
    await anActivity(db.context);
    const link = `/registrations/${manageToken((await registers(db.context, 1)).registration)}`;
    await visitor.submit(`${link}/cancel`, {});
    const refused = await visitor.submit(`${link}/accept`, {});
    expect(refused.status).toBe(409);
    const [, other = ''] = /href="([^"]*lang=ckb)"/.exec(refused.text) ?? [];
    expect(other).toContain(link);
    expect((await visitor.get(other)).status).toBe(200);
  });

  it('takes no step for another site', async () => {
    await anActivity(db.context);
    const link = `/registrations/${manageToken((await registers(db.context, 1)).registration)}`;
    expect((await visitor.submit(`${link}/cancel`, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await visitor.get(link)).text).toContain('لك مكان.');
  });
});
