import { afterEach, beforeEach, expect, it } from 'vitest';
import { sessionsOf } from '#shared/activities/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { appointFocalPoint } from '#shared/people/index.ts';
import { anActivity, phoneNumber, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { notes } from '#tests/support/courses/courses.ts';
import { broken, heldByNoOne, registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

onTheTable('a person who withdraws her consent (rule 8)', () => {
  eachWithPhones();
  beforeEach(async () => {
    await anActivity(db.context, { capacity: 1 });
    await anActivity(db.context, { code: '215' });
  });
  afterEach(async () => {
    const items = await db.items();
    expect([...broken(items), ...heldByNoOne(items, db.clock.now())]).toEqual([]);
    expect(totalsIn(await db.items())).toEqual(totalsOf(await db.events()));
  });

  /** Of texts there is one more by then: the one that says so. */
  const totalsOfPeople = async () =>
    Object.entries(totalsIn(await db.items())).filter(([cell]) => !/message|segments|cost/i.test(cell));
  const statusesIn = (items: Awaited<ReturnType<TestTable['items']>>) =>
    registrationsIn(items)
      .map(({ status }) => status)
      .toSorted();
  const everything = async () => JSON.stringify(await db.items());
  const traces = async (phone: number) =>
    (await db.items()).filter(({ pk }) => pk === `PHONE#${phoneNumber(phone)}`);

  it('leaves nothing of her name, number and year of birth; what was counted stays, her place is given back', async () => {
    await phones.texts(1, 'join 214 Nawal female 1987');
    const before = await totalsOfPeople();
    const reached = (totals: Awaited<ReturnType<typeof totalsOfPeople>>) =>
      totals.filter(([cell]) => /reached/.test(cell));
    expect(await phones.texts(1, 'erase me')).toEqual([expect.stringMatching(/erased/)]);
    expect(await everything()).not.toMatch(/Nawal|nawal|1987/);
    expect(await everything()).not.toContain(phoneNumber(1));
    expect(reached(before).length).toBeGreaterThan(0);
    expect(reached(await totalsOfPeople())).toEqual(reached(before));
    expect(registrationsIn(await db.items())).toMatchObject([{ status: 'cancelled' }]);
  });

  it.each([
    ['en', 'erase me', '214'],
    ['ar', 'امسح بياناتي', '214'],
    ['ckb', 'داتاکانم بسڕەوە', '214'],
  ] as const)(
    'has her place offered to the first in line, and is told so: %s',
    async (language, body, code) => {
      await phones.texts(1, 'join 214 Huda');
      await phones.texts(2, 'join 214 Nawal');
      await phones.texts(3, 'join 214 Sara');
      expect(await phones.texts(1, body)).toEqual([
        `${render('sms.erased', language)}\n${render('sms.eraseGaveBack', language, { codes: code })}`,
      ]);
      expect(phones.saidTo(phoneNumber(2)).at(-1)).toMatch(/Place for Nawal/);
      expect(statusesIn(await db.items())).toEqual(['cancelled', 'offered', 'waitlisted']);
    },
  );

  it('is told of each code once, and of nothing where she has nothing', async () => {
    await phones.texts(1, 'join 214 Huda');
    await phones.texts(1, '215');
    await phones.texts(2, 'join 214 Nawal');
    await phones.texts(2, 'cancel 214');
    expect(await phones.texts(2, 'erase me')).toEqual([render('sms.erased', 'en')]);
    expect(await phones.texts(1, 'erase me')).toEqual([
      `${render('sms.erased', 'en')}\n${render('sms.eraseGaveBack', 'en', { codes: '214, 215' })}`,
    ]);
  });

  it('gives up an offer that is open, and the next is offered it', async () => {
    await phones.texts(1, 'join 214 Huda');
    await phones.texts(2, 'join 214 Nawal');
    await phones.texts(3, 'join 214 Sara');
    await phones.texts(1, 'cancel 214');
    expect(await phones.texts(2, 'erase me')).toEqual([expect.stringMatching(/214 is given up/)]);
    expect(await phones.texts(3, 'yes')).toEqual([expect.stringMatching(/214/)]);
    expect(statusesIn(await db.items())).toEqual(['cancelled', 'cancelled', 'confirmed']);
  });

  it('gives back her children’s places, and those in line go to the next', async () => {
    await anActivity(db.context, { code: '216', childcareCapacity: 2 });
    await phones.texts(1, 'join 216 Huda 2 children');
    await phones.texts(2, 'join 216 Nawal 1 child');
    await phones.texts(1, 'erase me');
    expect(phones.saidTo(phoneNumber(2)).at(-1)).toMatch(/216, in childcare now: 1/);
    expect(
      registrationsIn(await db.items())
        .map(({ status, childcare }) => `${status} ${childcare}`)
        .toSorted(),
    ).toEqual(['cancelled 2', 'confirmed 1']);
  });

  it('on a phone of several is only she who is named, and the question says what becomes of it', async () => {
    await phones.texts(1, 'join 215 Huda female 1990');
    await phones.texts(1, 'join 215 Nawal female 1992');
    expect(await phones.texts(1, 'erase me')).toEqual([
      `${render('sms.eraseWhich', 'en')}\n${render('sms.eraseGivesBack', 'en')}`,
    ]);
    await phones.texts(1, 'erase me Huda');
    expect(statusesIn(await db.items())).toEqual(['cancelled', 'confirmed']);
    expect(await phones.texts(1, 'status')).toEqual([expect.stringMatching(/215/)]);
    await phones.texts(1, 'cancel 215');
    await phones.texts(1, 'join 214 Sara');
    await phones.texts(1, 'cancel 214 Sara');
    expect(await phones.texts(1, 'erase me')).toEqual([render('sms.eraseWhich', 'en')]);
  });

  it('keeps a place in what is over: it is of no use to anyone, and says that she had it', async () => {
    await phones.texts(1, 'join 214 Huda');
    db.clock.forward({ days: 19 });
    expect(await phones.texts(1, 'erase me')).toEqual([render('sms.erased', 'en')]);
    expect(statusesIn(await db.items())).toEqual(['confirmed']);
  });

  it('keeps what she came to in a running course, and her place there is offered on', async () => {
    await phones.texts(1, 'join 214 Huda');
    await phones.texts(2, 'join 214 Nawal');
    const [held] = registrationsIn(await db.items()).filter(({ status }) => status === 'confirmed');
    const { activityId = '', personId = '' } = held ?? {};
    const [first] = await sessionsOf(db.context.table, activityId);
    db.clock.set(after(first?.start ?? '', { minutes: 5 }));
    const course = { activityId, personIds: [personId], sessionIds: [first?.sessionId ?? ''] };
    await notes(db.context, course, 0, ['present']);
    await phones.settle();
    const came = () => totalsOfPeople().then((all) => all.filter(([cell]) => /participations/.test(cell)));
    const before = await came();
    expect(before.length).toBeGreaterThan(0);
    await phones.texts(1, 'erase me');
    expect(await came()).toEqual(before);
    expect(statusesIn(await db.items())).toEqual(['cancelled', 'offered']);
  });

  it('gives up her place in line and her offer, which no one could tell her of', async () => {
    await phones.texts(1, 'join 214 Huda');
    await phones.texts(2, 'join 214 Nawal');
    await phones.texts(2, 'erase me');
    await phones.texts(3, 'join 214 Sara');
    await phones.texts(1, 'cancel 214');
    const offered = registrationsIn(await db.items()).filter(({ status }) => status === 'offered');
    expect(offered).toHaveLength(1);
    expect(phones.saidTo(phoneNumber(3)).at(-1)).toMatch(/Place for Sara/);
  });

  it('is told so once, however often her text is delivered', async () => {
    await phones.texts(1, 'join 214 Nawal');
    const said = phones.saidTo(phoneNumber(1)).length;
    for (let delivery = 1; delivery <= 3; delivery++) {
      await phones.delivered(1, 'erase me', 'sms:erase');
      await phones.settle();
    }
    expect(phones.saidTo(phoneNumber(1))).toHaveLength(said + 1);
    expect(await traces(1)).toEqual([]);
  });

  it('can be of a phone that only ever asked for help', async () => {
    await phones.texts(1, 'help');
    expect(await phones.texts(1, 'erase my data')).toEqual([expect.stringMatching(/erased/)]);
    expect(await traces(1)).toEqual([]);
  });

  it('keeps a STOP: that alone is remembered', async () => {
    await phones.texts(1, 'join 214 Nawal');
    await phones.texts(1, 'stop');
    await phones.texts(1, 'erase me');
    expect(await traces(1)).toMatchObject([{ sk: 'STATE', people: 0, stoppedAt: expect.any(String) }]);
    await phones.texts(2, 'join 215 Huda');
    expect(await phones.texts(1, 'status')).toEqual([]);
  });

  it('is no focal point any more, and whom he brought keep their places', async () => {
    await appointFocalPoint(db.context, { phone: phoneNumber(1), centre: 'kirkuk' }, staff);
    await phones.texts(1, '215 Layla 1990 0770 000 0007');
    await phones.texts(1, 'join 215 Karim male 1980');
    expect(await phones.texts(1, 'erase me')).toEqual([expect.stringMatching(/add the name/)]);
    expect(await phones.texts(1, 'erase me Karim')).toEqual([expect.stringMatching(/erased/)]);
    expect(await everything()).not.toContain(phoneNumber(1));
    expect(statusesIn(await db.items())).toEqual(['cancelled', 'confirmed']);
    expect((await db.events()).map(({ type }) => type)).toContain('focal-point.released');
    expect(await phones.texts(7, 'status')).toEqual([expect.stringMatching(/215/)]);
  });

  it('does not erase someone else of another name', async () => {
    await phones.texts(1, 'join 214 Nawal');
    expect(await phones.texts(1, 'erase me Layla')).toEqual([expect.stringMatching(/No one of that name/)]);
    expect(await everything()).toContain('Nawal');
  });
});
