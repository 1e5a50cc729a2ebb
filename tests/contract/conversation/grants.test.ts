import { afterEach, beforeEach, expect, it } from 'vitest';
import { receiveText } from '../../../shared/conversation/index.ts';
import { keys } from '../../../shared/table/index.ts';
import { grantsBegun } from '../../support/begun-by-text.ts';
import { anActivity, phoneNumber } from '../../support/builders.ts';
import { type Phones, phonesOf } from '../../support/phones.ts';
import { newTable, onTheTable, type TestTable } from '../../support/table.ts';

onTheTable('an application for a small grant that is begun by text', () => {
  let db: TestTable;
  let grants: ReturnType<typeof grantsBegun>;
  let phones: Phones;
  beforeEach(async () => {
    db = await newTable();
    grants = grantsBegun();
    phones = phonesOf(db, { grants });
    await anActivity(db.context, { centre: 'kirkuk' });
  });
  afterEach(() => db.drop());

  const drafts = async () =>
    (await db.items()).filter(({ pk }) => pk.startsWith(keys.requestKey('draft:').pk));

  it.each([
    [
      'GRANT',
      'en',
      /number 483920\nWrite it here: https:\/\/diwan\.example\.org\/applications\/token483920\n/,
    ],
    ['منحة', 'ar', /طلب المنحة: 483920\n.*: https:\/\/diwan\.example\.org\/applications\/token483920\n/],
    ['بەخشین', 'ckb', /بەخشینەکەت: 483920\n.*: https:\/\/diwan\.example\.org\/applications\/token483920\n/],
  ])('is answered with its number and its page: %s', async (body, language, answer) => {
    expect(await phones.texts(1, body)).toEqual([expect.stringMatching(answer)]);
    expect(grants.begun).toMatchObject([{ phone: phoneNumber(1), language, centre: null }]);
    expect(await drafts()).toMatchObject([{ number: '483920' }]);
  });

  it('is one, and told once, however often the text is delivered', async () => {
    for (let delivery = 1; delivery <= 3; delivery++) {
      await phones.delivered(1, 'grant', 'sms:grant');
      await phones.settle();
    }
    expect(phones.saidTo(phoneNumber(1))).toEqual([expect.stringContaining('483920')]);
    expect(await drafts()).toMatchObject([{ number: '483920' }]);
  });

  it('gets another number where its own has just gone to another', async () => {
    grants.taken.add('483920');
    expect(await phones.texts(1, 'grant')).toEqual([expect.stringContaining('number 483921')]);
    expect(await drafts()).toMatchObject([{ number: '483921' }]);
  });

  it('is at the centre that the text names, else at that of those on the phone', async () => {
    await phones.texts(1, 'join 214 Nawal');
    await phones.texts(1, 'grant');
    await phones.texts(1, 'grant in Mosul');
    await phones.texts(2, 'grant');
    expect(grants.begun.map(({ centre }) => centre)).toEqual(['kirkuk', 'ninewa', null]);
  });

  it('leaves the question that is open as it was', async () => {
    expect(await phones.converses(1, 'join 214')).toEqual([expect.stringContaining('The name, please?')]);
    expect(await phones.converses(1, 'grant')).toEqual([expect.stringContaining('483920')]);
    expect(await phones.converses(1, 'Nawal')).toEqual([expect.stringContaining('Woman or man?')]);
  });

  it('is not understood where there are none to be begun', async () => {
    const text = { door: 'aws', textId: 'sms:grant', phone: phoneNumber(1), body: 'grant' } as const;
    await receiveText(db.context, phones.queue, { ...text, receivedAt: db.clock.now() });
    await phones.settle();
    expect(phones.saidTo(phoneNumber(1))).toEqual([expect.stringContaining('did not understand')]);
    expect(await drafts()).toEqual([]);
  });
});
