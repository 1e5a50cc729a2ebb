import { beforeEach, expect, it } from 'vitest';
import { personById, phoneOf } from '#shared/people/index.ts';
import { register } from '#shared/registration/index.ts';
import { anActivity, asks, phoneNumber, registers } from '#tests/support/builders.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

const db = tableForEachTest({ broken });
beforeEach(async () => {
  await anActivity(db.context);
});
const phone = phoneNumber(1);
const people = async () => (await phoneOf(db.context.table, phone)).people;
const from = (wanted: Parameters<typeof asks>[2]) =>
  register(db.context, asks(db.context, 1, { phone, ...wanted }));

onTheTable('many people on one phone', () => {
  it('are told apart by their names, each with a place of her own', async () => {
    await from({ name: 'منال' });
    await from({ name: 'زينب' });
    await from({ name: 'Rebin' });
    expect((await people()).map(({ name }) => name).toSorted()).toEqual(['Rebin', 'زينب', 'منال']);
  });

  it('are the same when the name is only spelled otherwise', async () => {
    await from({ name: 'أحمد' });
    expect(await from({ name: 'احمد' })).toMatchObject({ refused: 'already-registered' });
    expect(await people()).toHaveLength(1);
  });

  it('must be named once there are several', async () => {
    await from({ name: 'منال' });
    expect(await from({ name: null })).toMatchObject({ refused: 'already-registered' });
    await from({ name: 'زينب' });
    expect(await from({ name: null })).toEqual({ refused: 'which-person', code: '214' });
  });

  it('registers who has no name yet, and learns it later without making two of her', async () => {
    const heard = { door: 'aws', language: null };
    await from({ name: null, heard });
    expect(await from({ name: 'منال', gender: 'female', birthYear: 1990, heard })).toMatchObject({
      refused: 'already-registered',
    });
    expect(await people()).toMatchObject([{ name: 'منال', gender: 'female', birthYear: 1990, version: 2 }]);
  });

  it('is of one who texted first and fills in the form then', async () => {
    await from({ name: null, heard: { door: 'aws', language: null } });
    await from({ name: 'کاروان', gender: 'male', birthYear: 1980 });
    expect(await people()).toMatchObject([{ name: 'کاروان', gender: 'male', birthYear: 1980 }]);
  });

  it('makes no one else’s name hers: of several, a form knows no more than the number', async () => {
    await from({ name: 'منال', heard: { door: 'aws', language: null } });
    await from({ name: null, forAnother: true, heard: { door: 'aws', language: null } });
    await from({ name: 'کاروان', gender: 'male', birthYear: 1980 });
    expect(await people()).toMatchObject([
      { name: 'منال' },
      { name: null, gender: null },
      { name: 'کاروان' },
    ]);
  });

  it('keeps what was known first: a number that anyone may know changes nothing', async () => {
    await from({ name: 'منال', gender: 'female', birthYear: 1990, group: 'idp' });
    await from({ name: 'منال', gender: 'male', birthYear: 1970, group: 'host' });
    expect(await people()).toMatchObject([{ gender: 'female', birthYear: 1990, group: 'idp', version: 1 }]);
  });

  it('makes one person of two texts at the same instant, and of five', async () => {
    await anActivity(db.context, { code: '215' });
    await Promise.all([
      register(db.process(), asks(db.context, 1, { phone, name: null })),
      register(db.process(), asks(db.context, 1, { phone, name: null, code: '215' })),
    ]);
    expect(await people()).toHaveLength(1);
    const other = phoneNumber(2);
    await Promise.all(
      ['214', '215', '214', '215', '214'].map((code) =>
        register(db.process(), asks(db.context, 1, { phone: other, name: 'شیلان', code })),
      ),
    );
    expect((await phoneOf(db.context.table, other)).people).toHaveLength(1);
  });

  it('are each found by her own id, the same as on the phone', async () => {
    const { registration } = await registers(db.context, 1, { phone, name: 'ژیان' });
    const [onPhone] = await people();
    expect(await personById(db.context.table, registration.personId)).toMatchObject({ ...onPhone });
  });

  it('a phone never heard of has no one on it', async () => {
    expect(await phoneOf(db.context.table, phoneNumber(9))).toEqual({
      phone: phoneNumber(9),
      people: [],
      state: { people: 0 },
    });
  });
});
