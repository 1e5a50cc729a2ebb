import { afterEach, beforeEach, expect, it } from 'vitest';
import { appointFocalPoint } from '../../../shared/people/index.ts';
import { anActivity, phoneNumber, staff } from '../../support/builders.ts';
import { totalsIn, totalsOf } from '../../support/counters.ts';
import { broken, registrationsIn } from '../../support/invariants.ts';
import { type Phones, phonesOf } from '../../support/phones.ts';
import { newTable, onTheTable, type TestTable } from '../../support/table.ts';

onTheTable('a person who withdraws her consent (rule 8)', () => {
  let db: TestTable;
  let phones: Phones;
  beforeEach(async () => {
    db = await newTable();
    phones = phonesOf(db);
    await anActivity(db.context, { capacity: 1 });
    await anActivity(db.context, { code: '215' });
  });
  afterEach(async () => {
    expect(broken(await db.items())).toEqual([]);
    expect(totalsIn(await db.items())).toEqual(totalsOf(await db.events()));
    await db.drop();
  });

  /** Of texts there is one more by then: the one that says so. */
  const totalsOfPeople = async () =>
    Object.entries(totalsIn(await db.items())).filter(([cell]) => !/message|segments|cost/i.test(cell));
  const everything = async () => JSON.stringify(await db.items());
  const traces = async (phone: number) =>
    (await db.items()).filter(({ pk }) => pk === `PHONE#${phoneNumber(phone)}`);

  it('leaves nothing of her name, number and year of birth, and every total as it was', async () => {
    await phones.texts(1, 'join 214 Nawal female 1987');
    const before = await totalsOfPeople();
    expect(await phones.texts(1, 'erase me')).toEqual([expect.stringMatching(/erased/)]);
    expect(await everything()).not.toMatch(/Nawal|nawal|1987/);
    expect(await everything()).not.toContain(phoneNumber(1));
    expect(await totalsOfPeople()).toEqual(before);
    expect(registrationsIn(await db.items())).toMatchObject([{ status: 'confirmed' }]);
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
    expect(registrationsIn(await db.items()).map(({ status }) => status)).toEqual(['confirmed', 'confirmed']);
    expect((await db.events()).map(({ type }) => type)).toContain('focal-point.released');
    expect(await phones.texts(7, 'status')).toEqual([expect.stringMatching(/215/)]);
  });

  it('does not erase someone else of another name', async () => {
    await phones.texts(1, 'join 214 Nawal');
    expect(await phones.texts(1, 'erase me Layla')).toEqual([expect.stringMatching(/No one of that name/)]);
    expect(await everything()).toContain('Nawal');
  });
});
