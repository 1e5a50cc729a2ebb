import { beforeEach, expect, it } from 'vitest';
import type { Draft } from '#shared/grants/index.ts';
import { applicationToken, changeDraft } from '#shared/grants/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { grantRulesForTests } from '#tests/support/grants/grants.ts';
import { onTheTable } from '#tests/support/table/table.ts';

onTheTable('an application for a small grant that is begun by text', () => {
  eachWithPhones();
  beforeEach(async () => {
    await anActivity(db.context, { centre: 'kirkuk' });
  });

  const drafts = async () =>
    (await db.items()).filter(({ pk }) =>
      pk.startsWith(keys.applicationKey('').pk),
    ) as unknown as readonly Draft[];

  it.each([
    ['GRANT KIRKUK', 'en', 'has the number'],
    ['منحة كركوك', 'ar', 'رقم طلب المنحة'],
    ['بەخشین کەرکوک', 'ckb', 'ژمارەی داواکاری'],
  ])('is answered with its number and its page: %s', async (body, language, says) => {
    const [answer = ''] = await phones.texts(1, body);
    const [draft, ...others] = await drafts();
    if (draft === undefined) throw new Error('Nothing was begun');
    expect(others).toEqual([]);
    expect(draft).toMatchObject({
      centre: 'kirkuk',
      language,
      contact: { name: null, phone: phoneNumber(1) },
    });
    expect(answer).toContain(says);
    expect(answer).toContain(draft.number);
    expect(answer).toContain(`https://diwan.example.org/applications/${applicationToken(draft)}`);
  });

  it('is one, and told once, however often the text is delivered', async () => {
    for (let delivery = 1; delivery <= 3; delivery++) {
      await phones.delivered(1, 'grant kirkuk', 'sms:grant');
      await phones.settle();
    }
    expect(phones.saidTo(phoneNumber(1))).toHaveLength(1);
    expect(await drafts()).toHaveLength(1);
  });

  it('is the one under way when it is asked for again', async () => {
    const [first] = await phones.texts(1, 'grant kirkuk');
    expect(await phones.texts(1, 'grant kirkuk')).toEqual([first]);
    expect(await drafts()).toHaveLength(1);
  });

  it('is the one under way also when another number stands in it now', async () => {
    const [first] = await phones.texts(1, 'grant kirkuk');
    const [draft] = await drafts();
    const contact = { name: 'Azad Omar', phone: phoneNumber(2) };
    const meant = { draftId: draft?.draftId ?? '' };
    await changeDraft(db.context, grantRulesForTests, meant, () => ({ contact }));
    expect(await phones.texts(1, 'grant kirkuk')).toEqual([first]);
    // The other did not text, and may not even know of it.
    expect(await phones.texts(2, 'grant kirkuk')).not.toEqual([first]);
    expect(await drafts()).toHaveLength(2);
  });

  it('asks for the centre where neither the text nor the phone tells of one', async () => {
    expect(await phones.texts(1, 'grant')).toEqual([expect.stringContaining('GRANT KIRKUK')]);
    expect(await drafts()).toEqual([]);
  });

  it('is at the centre that the text names, else at that of those on the phone', async () => {
    await phones.texts(1, 'join 214 Nawal');
    await phones.texts(1, 'grant');
    await phones.texts(1, 'grant in Mosul');
    expect((await drafts()).map(({ centre }) => centre).toSorted()).toEqual(['kirkuk', 'ninewa']);
  });

  it('is not what someone is called who is asked for her name', async () => {
    await phones.converses(1, 'تۆمار 214');
    await phones.converses(1, 'بەخشین کەریم');
    expect(await drafts()).toEqual([]);
    const people = (await db.items()).filter(({ pk }) => pk.startsWith('PERSON#'));
    expect(people.map(({ name }) => name)).toContain('بەخشین کەریم');
  });

  it('leaves the question that is open as it was', async () => {
    expect(await phones.converses(1, 'join 214')).toEqual([expect.stringContaining('The name, please?')]);
    expect(await phones.converses(1, 'grant')).toEqual([expect.stringContaining('has the number')]);
    expect(await phones.converses(1, 'Nawal')).toEqual([expect.stringContaining('Woman or man?')]);
  });

  it.each([
    ['en', 'thanks for the grant'],
    ['en', 'Thank you for the small grant!'],
    ['ar', 'شكرا على المنحة'],
    ['ar', 'شكراً للمنحة'],
    ['ckb', 'سوپاس بۆ بەخشینەکە'],
    ['ckb', 'سوپاس بۆ گرانتەکە'],
  ] as const)('is not begun by thanks for one: %s “%s”', async (language, body) => {
    await phones.texts(
      1,
      language === 'en' ? 'grant kirkuk' : language === 'ar' ? 'منحة كركوك' : 'بەخشین کەرکوک',
    );
    expect(await phones.texts(1, body)).toEqual([render('sms.welcome', language)]);
    expect(await phones.texts(2, body)).toEqual([render('sms.welcome', language)]);
    expect(await drafts()).toHaveLength(1);
  });

  it.each([
    ['en', 'grant diyala', 'status'],
    ['ar', 'منحة ديالى', 'حالة'],
    ['ckb', 'بەخشین دیالە', 'دۆخ'],
  ] as const)('tells how the first stands before a second: %s', async (language, another, status) => {
    await phones.texts(1, 'grant kirkuk');
    const [first] = await drafts();
    const [answer = ''] = await phones.texts(1, another);
    const second = (await drafts()).find(({ draftId }) => draftId !== first?.draftId);
    const standing = (number = '') => render('sms.statusLine.grant', language, { number, standing: 'draft' });
    expect(answer.split('\n')[0]).toBe(standing(first?.number));
    expect(answer).toContain(second?.number);
    // STATUS tells both, the last begun first; to no one else.
    expect(await phones.texts(1, status)).toEqual([
      [standing(second?.number), standing(first?.number)].join('\n'),
    ]);
    expect((await phones.texts(2, status)).join()).not.toContain(first?.number ?? '');
  });
});
