import { describe, expect, test } from 'vitest';
import { followGrant } from '#functions/grants/follow.ts';
import { beginDraft, changeDraft, type Draft, memberNames } from '#shared/grants/index.ts';
import { keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber } from '#tests/support/builders.ts';
import { aGarden, applies, done, grantRulesForTests } from '#tests/support/grants/grants.ts';
import { grantEventsIn } from '#tests/support/grants/kept.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { conflict } from '#tests/support/table/faults.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

const db = tableForEachTest();

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

  describe('and whose phone began one in which another number stands now', () => {
    /** Texts GRANT, and lets someone else be the contact person. */
    const beginsFor = async (contact: Partial<Draft['contact']>): Promise<string> => {
      await phonesOf(db).texts(1, 'grant kirkuk');
      const [draft] = (await drafts()).filter(({ pk }) => pk.startsWith('APPLICATION#'));
      const draftId = String(draft?.draftId);
      done(await changeDraft(db.context, grantRulesForTests, { draftId }, () => ({ contact })));
      return draftId;
    };
    const azad = { name: 'Azad Omar', phone: phoneNumber(2) };

    test('leaves no trace of the phone, and to the other what is written', async () => {
      const draftId = await beginsFor(azad);
      expect(await phonesOf(db).texts(1, 'erase me')).toEqual([expect.stringMatching(/erased/)]);
      expect((await drafts()).filter((item) => item.draftId === draftId)).toHaveLength(2);
      expect(JSON.stringify(await drafts())).toContain('Azad');
      expect(JSON.stringify(await drafts())).not.toContain(phoneNumber(1));
    });

    test('leaves none either where it is all that is known of the phone', async () => {
      await beginsFor(azad);
      await db.context.table.write([{ as: 'phone', delete: keys.phoneStateKey(phoneNumber(1)) }]);
      expect(await phonesOf(db).texts(1, 'erase me')).toEqual([expect.stringMatching(/erased/)]);
      expect(JSON.stringify(await drafts())).not.toContain(phoneNumber(1));
    });

    test('has it erased where she only took her number out', async () => {
      await beginsFor({ phone: null });
      await phonesOf(db).texts(1, 'erase me');
      expect(await drafts()).toEqual([]);
    });

    test.each(['erase me', 'erase me Shilan'])(
      'has it erased where her own name is in it: %s',
      async (said) => {
        await anActivity(db.context, { centre: 'kirkuk' });
        await phonesOf(db).texts(1, '214 Shilan Karim');
        await beginsFor({ ...hers, phone: phoneNumber(2) });
        await phonesOf(db).texts(1, said);
        expect(await drafts()).toEqual([]);
      },
    );

    test('keeps it where the phone is still that of others', async () => {
      await anActivity(db.context, { centre: 'kirkuk' });
      await phonesOf(db).texts(1, '214 Shilan Karim');
      await phonesOf(db).texts(1, '214 for Nasrin Ali');
      await beginsFor(azad);
      await phonesOf(db).texts(1, 'erase me Shilan');
      expect(JSON.stringify(await drafts())).toContain(phoneNumber(1));
    });

    test('is not brought back by a change that is made at that moment', async () => {
      const draftId = await beginsFor(azad);
      let met = false;
      const slow = db.process({
        wire: async (call, carryOut) => {
          const input = JSON.stringify(call.input);
          if (!met && input.includes('"Put"') && input.includes('APPLICATION#')) {
            met = true;
            await phonesOf(db).texts(1, 'erase me');
          }
          return carryOut();
        },
      });
      const place = 'گەڕەکی ئازادی';
      done(await changeDraft(slow, grantRulesForTests, { draftId }, () => ({ content: { place } })));
      expect(met).toBe(true);
      expect(JSON.stringify(await drafts())).toContain(place);
      expect(JSON.stringify(await drafts())).not.toContain(phoneNumber(1));
    });
  });
});
