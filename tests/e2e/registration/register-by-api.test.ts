import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { activity, aPhone, api, manageApiPath, registerByApi } from '../cloud/driver.ts';

const zaynab = { activityCode: '412', name: 'زينب كريم', language: 'ar' };

describe('the public API', () => {
  test('registers, tells the phone, and the link shows and cancels it', async () => {
    const phone = aPhone();
    const { status, body } = await registerByApi({
      ...zaynab,
      phone: phone.number,
      gender: 'female',
      childcare: 2,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'confirmed', position: null });
    expect((await phone.message(1)).body).toMatch(/412|٤١٢/);
    const path = manageApiPath(body.manageUrl);
    expect((await api('GET', path)).body).toMatchObject({ status: 'confirmed', childcare: 2 });
    expect(JSON.stringify((await api('GET', path)).body)).not.toMatch(/زينب|9647/);
    expect((await api('POST', `${path}/cancel`)).body).toMatchObject({ status: 'cancelled' });
    expect((await api('POST', `${path}/cancel`)).status).toBeLessThan(500);
    await phone.message(2);
  });

  test('the same key gives the same answer and one registration; with another body it is refused', async () => {
    const key = randomUUID();
    const phone = aPhone();
    const places = (await activity('412')).placesLeft;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => registerByApi({ ...zaynab, phone: phone.number }, key)),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual(answers[0]?.body);
    }
    expect((await activity('412')).placesLeft).toBe(places - 1);
    expect((await registerByApi({ ...zaynab, phone: phone.number, childcare: 1 }, key)).status).toBe(422);
  });

  test('a phone that never texted has five open registrations and no more, until it texts', async () => {
    const phone = aPhone();
    const register = (activityCode: string) =>
      registerByApi({
        activityCode,
        name: 'Shilan Azad',
        phone: phone.number,
        language: 'en',
        acceptsOverlap: true,
      });
    const manageUrls: string[] = [];
    for (const code of ['220', '218', '415', '516', '416']) {
      const { status, body } = await register(code);
      expect(status).toBe(201);
      manageUrls.push(body.manageUrl);
    }
    const places = (await activity('412')).placesLeft;
    expect(await register('412')).toMatchObject({ status: 409, body: { type: '/problems/unheard-phone' } });
    expect((await activity('412')).placesLeft).toBe(places);

    const before = (await phone.received()).length;
    await phone.text('help');
    await phone.message(before + 1);
    const { status, body } = await register('412');
    expect(status).toBe(201);
    for (const url of [...manageUrls, body.manageUrl]) {
      expect((await api('POST', `${manageApiPath(url)}/cancel`)).status).toBe(200);
    }
  });

  test.each([
    [{ phone: 'not a number' }, '/phone'],
    [{ phone: '+44 7911 123456' }, '/phone'],
    [{ name: '' }, '/name'],
    [{ birthYear: 3000 }, '/birthYear'],
    [{ childcare: 6 }, '/childcare'],
    [{ consent: false }, '/consent'],
    [{ shoeSize: 41 }, '/shoeSize'],
    [{ language: 'fr' }, '/language'],
  ])('%j is refused at %s', async (wrong, pointer) => {
    const { status, headers, body } = await registerByApi({ ...zaynab, phone: aPhone().number, ...wrong });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body.errors?.map((error) => error.pointer)).toContain(pointer);
  });

  test('who an activity is not for is told so, and nothing is taken', async () => {
    const places = (await activity('214')).placesLeft;
    const { status, body } = await registerByApi({
      activityCode: '214',
      name: 'Hassan',
      phone: aPhone().number,
      gender: 'male',
      language: 'en',
    });
    expect(status).toBe(409);
    expect(body.type).toMatch(/audience-gender$/);
    expect((await activity('214')).placesLeft).toBe(places);
  });

  test('lists what can be registered for, without a participant', async () => {
    const { body } = await api<{ items: { code: string }[]; cursor: string | null }>(
      'GET',
      '/activities?centre=kirkuk',
    );
    // Other tests announce theirs from 600 on.
    const demo = body.items.map((item) => item.code).filter((code) => code < '600');
    expect(demo.sort()).toEqual(['214', '215', '216', '217', '218', '219', '220']);
    expect((await api<{ items: unknown[] }>('GET', '/centres')).body.items).toHaveLength(4);
    expect((await api('GET', '/openapi.json')).body).toMatchObject({
      openapi: expect.stringMatching(/^3\.1/),
    });
  });

  test('a link that was guessed leads nowhere', async () => {
    expect((await api('GET', `/registrations/${'A'.repeat(64)}`)).status).toBe(404);
    expect((await api('GET', '/registrations/%2e%2e%2f')).status).toBe(404);
  });
});
