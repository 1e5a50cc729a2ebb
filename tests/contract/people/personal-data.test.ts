/** What is kept of a person, for her to read; and gone, when she says so elsewhere than by text. */
import { expect, it } from 'vitest';
import { countEvents } from '#shared/counting/index.ts';
import { rebuildCounts } from '#shared/counting/rebuilding/index.ts';
import { noticesOf, post } from '#shared/messaging/index.ts';
import { phoneOf, stopWrite } from '#shared/people/index.ts';
import { dossierOf, erasePerson, idsOnPhone, isKnown } from '#shared/personal-data/index.ts';
import { registrationOf, registrationsOf } from '#shared/registration/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { trafficOf } from '#tests/support/counting/rebuilding.ts';
import { receives } from '#tests/support/phones/receives.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

const phone = phoneNumber(1);
const ops = { kind: 'system', function: 'ops' } as const;
const queue = { push: async () => {} };

/** Someone with a place, a notice to her, an answer to her phone, and a conversation with it. */
async function someone(db: TestTable): Promise<string> {
  await anActivity(db.context);
  await registers(db.context, 1, { name: 'Nawal Dilshad', birthYear: 1987, language: 'en', phone });
  const [personId = ''] = await idsOnPhone(db.context, phone);
  for (const event of await db.events()) {
    if (event.type !== 'registration.confirmed') continue;
    for (const notice of noticesOf({ ...event, actor: staff })) await post(db.context.table, queue, notice);
  }
  const text = { door: 'aws' as const, phone, receivedAt: db.clock.now() };
  await receives(db.context, queue, { ...text, textId: 'sms:help', body: 'help' });
  await receives(db.context, queue, { ...text, textId: 'sms:erase', body: 'cancel' });
  return personId;
}

const traces = async (db: TestTable): Promise<readonly string[]> =>
  (await db.items())
    .filter(
      (item) => /nawal|dilshad|1987/i.test(JSON.stringify(item)) || JSON.stringify(item).includes(phone),
    )
    .map(({ pk, sk }) => `${pk} ${sk}`);

onTheTable('what is kept of a person', () => {
  it('is all there for her, of every kind, and without the keys of the table', async () => {
    const db = await newTable();
    const personId = await someone(db);
    const dossier = await dossierOf(db.context, personId);
    if (dossier === undefined) throw new Error('She is not known');
    expect(dossier.person).toMatchObject([{ name: 'Nawal Dilshad', phone, birthYear: 1987 }]);
    expect(dossier.registrations).toMatchObject([{ personId, status: 'confirmed' }]);
    expect(dossier.messages).toMatchObject([{ personId, purpose: 'notice' }]);
    expect(dossier.replies.length).toBeGreaterThan(0);
    expect(dossier.events).toMatchObject([{ type: 'registration.confirmed', data: { personId } }]);
    expect(JSON.stringify(dossier)).not.toMatch(/"(pk|sk|gsi1pk|gsi1sk|gsi2pk|gsi2sk)"/);
    // Whatever of the table has her name or number is in it.
    const kept = (await db.items()).filter((item) => JSON.stringify(item).includes('Nawal Dilshad'));
    expect(kept.length).toBeGreaterThanOrEqual(2);
    await db.drop();
  });

  it('says nothing of others on her phone or in her course', async () => {
    const db = await newTable();
    const personId = await someone(db);
    await registers(db.context, 2, { name: 'Rebin Aziz', language: 'en', phone });
    await registers(db.context, 3, { name: 'Sara Yousif', language: 'en' });
    const dossier = await dossierOf(db.context, personId);
    expect(JSON.stringify(dossier)).not.toMatch(/Rebin|Sara/);
    expect(dossier?.replies).toEqual([]);
    expect(dossier?.events).toHaveLength(1);
    await db.drop();
  });

  it('says where she was reached also once the totals were built anew', async () => {
    const db = await newTable();
    const personId = await someone(db);
    await countEvents(db.context, await db.events());
    const before = (await dossierOf(db.context, personId))?.reached;
    expect(before).toMatchObject([{ 'all|all': expect.any(String), 'all|2026-11': expect.any(String) }]);
    for (const generation of [2, 3]) {
      const rebuilt = await rebuildCounts(db.context, trafficOf(db, []).recounting);
      expect(rebuilt).toMatchObject({ generation });
      // What was counted before is deleted by the next rebuild.
      db.clock.forward({ minutes: 15 });
      expect((await dossierOf(db.context, personId))?.reached).toEqual(before);
    }
    await db.drop();
  });

  it('is nothing for one who is not known', async () => {
    const db = await newTable();
    const nobody = '01932a00-0000-7000-8000-000000000000';
    expect(await dossierOf(db.context, nobody)).toBeUndefined();
    expect(await isKnown(db.context, nobody)).toBe(false);
    expect(await erasePerson(db.context, nobody, ops)).toBe(false);
    expect(await idsOnPhone(db.context, phoneNumber(77))).toEqual([]);
    await db.drop();
  });
});

onTheTable('a person is erased on her word', () => {
  it('so that no item has her name, number or year, and her place is free', async () => {
    const db = await newTable();
    const personId = await someone(db);
    const [registration] = await registrationsOf(db.context.table, personId);
    expect((await traces(db)).length).toBeGreaterThan(3);
    expect(await erasePerson(db.context, personId, ops)).toBe(true);
    expect(await traces(db)).toEqual([]);
    expect(await registrationOf(db.context.table, registration?.activityId ?? '', personId)).toMatchObject({
      status: 'cancelled',
    });
    const erased = (await db.events()).filter(({ type }) => type === 'person.erased');
    expect(erased).toMatchObject([{ actor: ops, data: { personId } }]);
    expect(await erasePerson(db.context, personId, ops)).toBe(false);
    await db.drop();
  });

  it('and others on her phone stay', async () => {
    const db = await newTable();
    const personId = await someone(db);
    await registers(db.context, 2, { name: 'Rebin Aziz', language: 'en', phone });
    expect(await erasePerson(db.context, personId, ops)).toBe(true);
    expect((await phoneOf(db.context.table, phone)).people.map(({ name }) => name)).toEqual(['Rebin Aziz']);
    expect(JSON.stringify(await db.items())).not.toMatch(/nawal|dilshad|1987/i);
    await db.drop();
  });

  it('and that her phone said STOP is remembered', async () => {
    const db = await newTable();
    const personId = await someone(db);
    await db.context.table.write([stopWrite(phone, db.clock.now())]);
    expect(await erasePerson(db.context, personId, ops)).toBe(true);
    expect((await phoneOf(db.context.table, phone)).state).toMatchObject({
      people: 0,
      stoppedAt: expect.any(String),
    });
    await db.drop();
  });

  for (const fault of faults) {
    it(`whatever happens on the way: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: someone,
        when: (context, personId) => erasePerson(context, personId, ops),
        inTheEnd: async (db) => {
          expect(await traces(db)).toEqual([]);
          expect((await db.events()).filter(({ type }) => type === 'person.erased')).toHaveLength(1);
        },
      }));
  }
});
