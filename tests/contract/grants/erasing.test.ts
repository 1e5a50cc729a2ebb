import { afterEach, beforeEach, expect, test } from 'vitest';
import { followGrant } from '../../../functions/grants/follow.ts';
import { beginDraft, memberNames } from '../../../shared/grants/index.ts';
import { phoneNumber } from '../../support/builders.ts';
import { conflict } from '../../support/faults.ts';
import { aGarden, applies, done, grantRulesForTests } from '../../support/grants.ts';
import { grantEventsIn } from '../../support/grants-kept.ts';
import { phonesOf } from '../../support/phones.ts';
import { newTable, onTheTable, type TestTable } from '../../support/table.ts';

let db: TestTable;
beforeEach(async () => {
  db = await newTable();
});
afterEach(() => db.drop());

const drafts = async () => (await db.items()).filter(({ pk }) => /^(APPLICATION|GRANTNUMBER)#/.test(pk));
const everything = async () => JSON.stringify(await db.items());
const hers = { name: 'Shilan Karim', phone: phoneNumber(1) };
const writes = async (contact = hers) =>
  done(await beginDraft(db.context, grantRulesForTests, { ...aGarden, members: [], contact }));

onTheTable('who has her data erased', () => {
  test('takes the names of her group along; what the grant is stays', async () => {
    const { grantId, personId } = await applies(db.context);
    expect(await memberNames(db.context.table, grantId)).toHaveLength(2);
    await followGrant(db.context, {
      id: db.context.newId(db.clock.now()),
      type: 'person.erased',
      version: 1,
      occurredAt: db.clock.now().toISOString(),
      actor: { kind: 'participant', channel: 'sms' },
      centre: 'kirkuk',
      subject: `person/${personId}`,
      data: { personId },
    });
    expect(await memberNames(db.context.table, grantId)).toEqual([]);
    expect(grantEventsIn(await db.items())).toHaveLength(1);
  });

  test('leaves no application behind that she was writing', async () => {
    const phones = phonesOf(db);
    await phones.texts(1, 'grant kirkuk');
    await writes();
    expect(await drafts()).toHaveLength(4);
    await phones.texts(1, 'erase me');
    expect(await drafts()).toEqual([]);
  });

  test.each(['erase me', 'erase me Shilan Karim', 'erase me Shilan'])(
    'leaves none behind either where it is all that is known of her phone: %s',
    async (said) => {
      await writes();
      expect(await phonesOf(db).texts(1, said)).toEqual([expect.stringMatching(/erased/)]);
      expect(await everything()).not.toMatch(/Shilan|7700000001/);
    },
  );

  test('has hers alone erased where she says her name', async () => {
    const phones = phonesOf(db);
    await writes();
    await writes({ ...hers, name: 'Nasrin Ali' });
    expect(await phones.texts(1, 'erase me Hiwa')).toEqual([expect.stringMatching(/No one of that name/)]);
    expect(await drafts()).toHaveLength(4);
    await phones.texts(1, 'erase me Shilan Karim');
    expect(await everything()).not.toContain('Shilan');
    expect(await everything()).toContain('Nasrin');
  });

  test('says which of two she is, where both are written down by the same first name', async () => {
    const phones = phonesOf(db);
    await writes();
    await writes({ ...hers, name: 'Shilan Hasan' });
    expect(await phones.texts(1, 'erase me Shilan')).toEqual([expect.stringMatching(/add the name/)]);
    expect(await drafts()).toHaveLength(4);
    await phones.texts(1, 'erase me Shilan Hasan');
    expect(await everything()).not.toContain('Hasan');
    expect(await everything()).toContain('Karim');
  });

  test('has it erased though someone is just changing it', async () => {
    await phonesOf(db).texts(1, 'help');
    await writes();
    let met = false;
    const context = db.process({
      wire: async (call, carryOut) => {
        const input = JSON.stringify(call.input);
        if (met || !input.includes('"Delete"') || !input.includes('APPLICATION#')) return carryOut();
        met = true;
        return conflict(call);
      },
    });
    await phonesOf(db, { context }).texts(1, 'erase me');
    expect(met).toBe(true);
    expect(await everything()).not.toContain('Shilan');
  });
});
