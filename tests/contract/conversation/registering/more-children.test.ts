/** More children than there is childcare for cost nobody her place. */
import { expect, it } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { anActivity } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';

eachWithPhones();
const standing = async () =>
  registrationsIn(await db.items()).map(({ status, childcare }) => `${status} ${childcare}`);

onTheTable('a text that asks for more childcare than there is', () => {
  it.each([
    ['en', '214 Layla female 1990 and 4 children'],
    ['ar', '214 زينب كريم انثى ١٩٩٠ ومعي 4 اطفال'],
    ['ckb', '214 شیلان ئافرەت ١٩٩٠ 4 منداڵ'],
  ] as const)('registers her, and tells her how many there is childcare for: %s', async (language, body) => {
    await anActivity(db.context, { childcareCapacity: 3 });
    const heard = await phones.converses(1, body);
    expect(await standing()).toEqual(['confirmed 0']);
    expect(heard).toHaveLength(2);
    const max = render('sms.childcareMax', language, { code: '214', max: 3 });
    expect(heard.some((text) => text.includes(max))).toBe(true);
    // How many she brings then is the question that is open.
    expect(heard.some((text) => text.includes(render('sms.ask.childcare', language)))).toBe(true);
    expect(await phones.texts(1, '2')).toEqual([
      render('sms.childcareSet', language, { code: '214', count: 2 }),
    ]);
    expect(await standing()).toEqual(['confirmed 2']);
  });

  it.each([
    ['en', '214 Layla female 1990 2 children'],
    ['ar', '214 زينب انثى ١٩٩٠ ومعي طفلين'],
    ['ckb', '214 شیلان ئافرەت ١٩٩٠ دوو منداڵ'],
  ] as const)('registers her where there is no childcare, and says so: %s', async (language, body) => {
    await anActivity(db.context, { childcareCapacity: 0 });
    const heard = await phones.texts(1, body);
    expect(await standing()).toEqual(['confirmed 0']);
    expect(heard).toContain(render('sms.childcareNone', language, { code: '214' }));
    expect(heard).toHaveLength(2);
  });

  it('does so once, when the text is delivered twice', async () => {
    await anActivity(db.context, { childcareCapacity: 1 });
    await phones.texts(1, '214 Layla female 1990 3 children', 'the same');
    expect(await phones.texts(1, '214 Layla female 1990 3 children', 'the same')).toEqual([]);
    expect(await standing()).toEqual(['confirmed 0']);
  });

  it('leaves alone what was booked for whoever is registered already', async () => {
    await anActivity(db.context, { childcareCapacity: 3 });
    await phones.texts(1, '214 Layla female 1990 2 children');
    expect(await phones.texts(1, '214 Layla 4 children')).toEqual([
      render('sms.childcareMax', 'en', { code: '214', max: 3 }),
    ]);
    expect(await standing()).toEqual(['confirmed 2']);
  });

  it('tells a phone under STOP the same, with the place it has', async () => {
    await anActivity(db.context, { childcareCapacity: 1 });
    await phones.texts(1, 'STOP');
    const [answer = '', ...more] = await phones.texts(1, '214 Layla 3 children');
    expect(more).toEqual([]);
    expect(answer).toContain(render('sms.childcareMax', 'en', { code: '214', max: 1 }));
    expect(await standing()).toEqual(['confirmed 0']);
  });
});

onTheTable('a second YES while a question is open', () => {
  it('says what she has, and puts the question again', async () => {
    await anActivity(db.context, { capacity: 1 });
    await phones.texts(2, '214 Zainab');
    await phones.texts(1, '214 Layla');
    await phones.texts(2, 'cancel 214');
    await phones.texts(1, 'YES!!! thank you');
    const [again = ''] = await phones.converses(1, 'yes');
    expect(again).toMatch(/^214: you have a place/);
    expect(again).toContain(render('sms.ask.gender', 'en'));
  });
});
