/** What is answered while a place is on offer, and after it was taken. */
import { expect, it } from 'vitest';
import type { Language } from '#events/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { anActivity, phoneNumber } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

eachWithPhones();

const statuses = async () =>
  registrationsIn(await db.items())
    .map(({ code, status }) => `${code} ${status}`)
    .toSorted();

/** Phone 1 is offered the place in 214 that phone 2 gave up. */
async function offered(registering = 'join 214 Manal female 1990') {
  await anActivity(db.context, { capacity: 1 });
  await phones.texts(2, 'join 214 Layla female 1988');
  await phones.texts(1, registering);
  await phones.texts(2, 'cancel 214');
  const found = registrationsIn(await db.items()).find(({ status }) => status === 'offered');
  if (found?.deadline === undefined) throw new Error('Nothing is on offer');
  return found.deadline;
}
const again = (language: Language, deadline: string) =>
  render('sms.statusLine.offered', language, { code: '214', deadline });

onTheTable('what is not understood while a place is on offer', () => {
  it.each([
    ['en', 'let me ask my husband and tell you tomorrow'],
    ['en', 'who is the teacher of that one'],
    ['en', 'can you keep it for me until sunday please'],
    ['en', 'hmm wait'],
    ['en', 'I am at the market now'],
    ['en', 'what does this mean'],
    ['ar', 'دقيقة اسأل زوجي وارجع لكم خبر'],
    ['ar', 'من هي المدربة في هذه الدورة'],
    ['ar', 'لماذا تأخرتم كل هذا الوقت'],
    ['ar', 'انا الآن في العمل ولا أعرف'],
    ['ckb', 'بابە گیان با پرسیار لە باوکم بکەم'],
    ['ckb', 'ئێستا لە بازاڕم و نازانم چی بکەم'],
    ['ckb', 'مامۆستای ئەم خولە کێیە و چۆنە'],
    ['ckb', 'بۆچی ئەوەندە درەنگ وەڵامتان دایەوە'],
  ] as const)(
    'is answered with the offer, its code and its deadline, in %s: “%s”',
    async (language, body) => {
      const deadline = await offered();
      expect(await phones.texts(1, body)).toEqual([again(language, deadline)]);
      expect(await statuses()).toEqual(['214 cancelled', '214 offered']);
      // It can be taken as before.
      await phones.texts(1, 'yes 214');
      expect(await statuses()).toEqual(['214 cancelled', '214 confirmed']);
    },
  );

  it('is answered so in the middle of a question too, which stays open', async () => {
    const deadline = await offered('join 214');
    expect(await phones.texts(1, 'let me ask my husband and tell you tomorrow')).toEqual([
      again('en', deadline),
    ]);
    await phones.texts(1, 'yes 214');
    expect(await phones.texts(1, 'my name is Manal')).toHaveLength(1);
    expect(await statuses()).toEqual(['214 cancelled', '214 confirmed']);
  });

  it('tells of each offer, and whose it is on a phone of two', async () => {
    await anActivity(db.context, { capacity: 2 });
    for (const person of [2, 3]) await phones.texts(person, 'join 214');
    await phones.texts(1, '214 for my sister Layla');
    await phones.texts(1, '214 for my sister Sara');
    for (const person of [2, 3]) await phones.texts(person, 'cancel 214');
    const [answer = ''] = await phones.texts(1, 'I am at the market now');
    expect(answer.split('\n')).toHaveLength(2);
    expect(answer).toMatch(/Layla/);
    expect(answer).toMatch(/Sara/);
  });

  it('dies out between two machines, as every answer does', async () => {
    await offered();
    for (let turn = 0; turn < 6; turn++) await phones.texts(1, 'I am driving and will call you back later');
    expect(phones.saidTo(phoneNumber(1)).length).toBeGreaterThan(1);
  });

  it.each(['list', 'help', 'status', 'STOP', 'English'])(
    'does not stand in the way of “%s”',
    async (body) => {
      const deadline = await offered();
      const [answer = ''] = await phones.texts(1, body);
      if (body !== 'status') expect(answer).not.toBe(again('en', deadline));
      expect(await statuses()).toEqual(['214 cancelled', '214 offered']);
    },
  );

  it('is help as ever where nothing is on offer, or the offer is over', async () => {
    const deadline = await offered();
    expect(await phones.texts(2, 'is anybody there to talk to')).toEqual([render('sms.unknown', 'en')]);
    db.clock.set(after(deadline, { minutes: 1 }));
    await phones.settle();
    expect(await phones.texts(1, 'let me ask my husband first')).toEqual([render('sms.unknown', 'en')]);
  });
});

onTheTable('YES once more', () => {
  it.each([
    ['en', 'yes'],
    ['en', 'yes 214'],
    ['ar', 'نعم'],
    ['ar', 'نعم ٢١٤'],
    ['ckb', 'بەڵێ'],
    ['ckb', 'بەڵێ ٢١٤'],
  ] as const)('says what she has, in %s: “%s”', async (language, yes) => {
    await offered();
    await phones.texts(1, yes);
    const [{ startsAt: start = '' } = {}] = registrationsIn(await db.items()).filter(
      ({ status }) => status === 'confirmed',
    );
    const place = { code: '214', centre: 'kirkuk', start } as const;
    expect(await phones.texts(1, yes)).toEqual([render('sms.statusLine.confirmed', language, place)]);
    expect(await statuses()).toEqual(['214 cancelled', '214 confirmed']);
  });

  it('says that she waits, where that is what she has', async () => {
    await anActivity(db.context, { capacity: 1 });
    await phones.texts(2, 'join 214');
    await phones.texts(1, 'join 214 Manal female 1990');
    expect(await phones.texts(1, 'yes')).toEqual([
      render('sms.statusLine.waitlisted', 'en', { code: '214', position: 1 }),
    ]);
  });

  it('is told that nothing is on offer where she has nothing, or not under that code', async () => {
    await anActivity(db.context);
    expect(await phones.texts(3, 'yes')).toEqual([render('sms.nothingAsked', 'en')]);
    await phones.texts(1, 'join 214 Manal female 1990');
    expect(await phones.texts(1, 'yes 215')).toEqual([render('sms.noOffer', 'en')]);
    await phones.texts(1, 'cancel 214');
    expect(await phones.texts(1, 'YES 214')).toEqual([render('sms.noOffer', 'en')]);
  });
});
