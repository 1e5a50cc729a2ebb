import { beforeEach, expect, it } from 'vitest';
import { completeRegistration, manageToken, promote } from '#shared/registration/index.ts';
import { anActivity, registers, system } from '#tests/support/builders.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import { siteUrl, type Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let caller: Visitor;
beforeEach(() => {
  caller = siteVisitor(db);
});

/** A full course: someone has its one place, someone waits; their links. */
async function placeAndLine() {
  await anActivity(db.context, { capacity: 1, childcareCapacity: 2 });
  const [placed, waiting] = [
    await registers(db.context, 1, { childcare: 1 }),
    await registers(db.context, 2),
  ];
  const path = ({ registration }: typeof placed) => `/registrations/${manageToken(registration)}`;
  return { placed: path(placed), waiting: path(waiting) };
}
const step = (path: string, name: string) => caller.send(`/api${path}/${name}`, { method: 'POST' });
/** The place of the first goes to the second as an offer. */
async function offerPassedOn() {
  const links = await placeAndLine();
  await step(links.placed, 'cancel');
  await promote(db.context, '214', system);
  return links;
}

onTheTable('a registration through its link', () => {
  it('shows how it stands and nothing of the person', async () => {
    const { placed, waiting } = await placeAndLine();
    const { json, text, headers } = await caller.get(`/api${placed}`);
    expect(json).toEqual({
      registrationId: expect.any(String),
      activity: { code: '214', title: 'دورة الخياطة', centre: 'kirkuk' },
      status: 'confirmed',
      position: null,
      deadline: null,
      startsAt: expect.any(String),
      childcare: 1,
      childrenWaiting: 0,
      certificate: null,
      manageUrl: `${siteUrl}${placed}`,
    });
    expect(text).not.toMatch(/زينب|964770/);
    expect(headers['cache-control']).toBe('no-store');
    expect((await caller.get(`/api${waiting}`)).json).toMatchObject({ status: 'waitlisted', position: 1 });
  });

  it('shows the number of the certificate when she has completed it, and nothing more to be done', async () => {
    const { placed } = await placeAndLine();
    const [her] = registrationsIn(await db.items()).filter(({ status }) => status === 'confirmed');
    if (her === undefined) throw new Error('Someone has the place');
    const over = { year: 2026, share: 70 };
    const came = { attended: 3, sessions: 3, hadEnough: true };
    const completed = await completeRegistration(db.context, her, came, over, system);
    const { json } = await caller.get(`/api${placed}`);
    expect(json).toMatchObject({ status: 'completed', certificate: completed?.certificate });
    for (const lang of ['en', 'ar', 'ckb']) {
      const { text } = await caller.get(`${placed}?lang=${lang}`);
      expect(text).toContain(`<bdi dir="ltr">${completed?.certificate}</bdi>`);
      expect(text).not.toMatch(/href="[^"]*(?:cancel|activities\/214)"/);
    }
    expect((await step(placed, 'cancel')).status).toBe(409);
    expect((await caller.get('/api/activities/214')).json).toMatchObject({ placesLeft: 0, waiting: 1 });
  });

  it('is given up once, however often that is asked', async () => {
    const { placed } = await placeAndLine();
    expect((await step(placed, 'cancel')).json).toMatchObject({ status: 'cancelled' });
    expect(await step(placed, 'cancel')).toMatchObject({ status: 200, json: { status: 'cancelled' } });
    expect((await caller.get('/api/activities/214')).json).toMatchObject({ placesLeft: 1, childcareLeft: 2 });
  });

  it('is offered a place, and takes it', async () => {
    const { waiting } = await offerPassedOn();
    expect((await caller.get(`/api${waiting}`)).json).toMatchObject({
      status: 'offered',
      deadline: expect.any(String),
    });
    expect((await step(waiting, 'accept')).json).toMatchObject({ status: 'confirmed', deadline: null });
    expect((await step(waiting, 'accept')).status).toBe(200);
    expect(await step(waiting, 'decline')).toMatchObject({
      status: 409,
      json: { type: '/problems/no-offer' },
    });
  });

  it('is offered a place, and leaves it', async () => {
    const { waiting } = await offerPassedOn();
    expect((await step(waiting, 'decline')).json).toMatchObject({ status: 'cancelled' });
    expect(await step(waiting, 'accept')).toMatchObject({
      status: 409,
      json: { type: '/problems/no-offer' },
    });
  });

  it('learns that the time for an offer is over', async () => {
    const { waiting } = await offerPassedOn();
    db.clock.forward({ days: 2 });
    expect(await step(waiting, 'accept')).toMatchObject({
      status: 409,
      json: { type: '/problems/offer-ended' },
    });
  });

  it('is not found by a guess', async () => {
    const { placed } = await placeAndLine();
    const last = placed.endsWith('A') ? 'B' : 'A';
    for (const guess of [
      `${placed.slice(0, -1)}${last}`,
      '/registrations/x',
      `/registrations/${'A'.repeat(64)}`,
      '/registrations/%2e%2e',
    ]) {
      expect(await caller.get(`/api${guess}`)).toMatchObject({
        status: 404,
        json: { type: '/problems/not-found' },
      });
      expect((await step(guess, 'cancel')).status).toBe(404);
      expect((await caller.get(guess)).status).toBe(404);
    }
    expect((await caller.get(`/api${placed}`)).json.status).toBe('confirmed');
  });

  it('takes no step with a body that asks for something', async () => {
    const { placed } = await placeAndLine();
    expect((await caller.post(`/api${placed}/cancel`, { reason: 'ill' })).status).toBe(400);
    expect((await caller.post(`/api${placed}/cancel`, {})).status).toBe(200);
  });

  it('leads to the activity again while that is open, and never to another that has its code now', async () => {
    const { placed } = await placeAndLine();
    await step(placed, 'cancel');
    const again = (text: string) => text.includes('href="/activities/214"');
    const shown = (lang: string) => caller.get(`${placed}?lang=${lang}`);
    for (const lang of ['en', 'ar', 'ckb']) expect(again((await shown(lang)).text), lang).toBe(true);
    db.clock.forward({ days: 60 });
    for (const lang of ['en', 'ar', 'ckb']) expect(again((await shown(lang)).text), lang).toBe(false);
    await anActivity(db.context, { titles: { ar: 'دورة الحاسوب', ckb: 'خولی کۆمپیوتەر', en: 'Computers' } });
    expect((await caller.get('/activities/214?lang=en')).text).toContain('Computers');
    for (const lang of ['en', 'ar', 'ckb']) {
      const { text } = await shown(lang);
      expect(again(text), lang).toBe(false);
      expect(text).not.toMatch(/Computers|الحاسوب|کۆمپیوتەر/);
    }
  });
});
