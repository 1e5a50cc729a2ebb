import { expect, it } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { anActivity, phoneNumber } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

eachWithPhones();
const statuses = async () =>
  registrationsIn(await db.items())
    .map(({ status }) => status)
    .toSorted();

onTheTable('texting one number is enough (rule 3)', () => {
  const start = '2026-12-07T07:00:00.000Z';
  it.each([
    ['214', 'ar'],
    ['٢١٤', 'ar'],
    ['سجل ٢١٤', 'ar'],
    ['تۆمار 214', 'ckb'],
    ['join 214', 'en'],
  ] as const)('“%s” gets a place and the answer in %s', async (body, language) => {
    await anActivity(db.context);
    expect(await phones.texts(1, body)).toEqual([
      render('sms.confirmed', language, { code: '214', centre: 'kirkuk', start }),
    ]);
    expect(await statuses()).toEqual(['confirmed']);
  });

  it('takes the name after the code, and speaks of her by it', async () => {
    await anActivity(db.context);
    expect(await phones.texts(1, '214 Manal female 1990')).toEqual([
      render('sms.confirmedFor', 'en', { code: '214', centre: 'kirkuk', start, name: 'Manal' }),
    ]);
    expect(registrationsIn(await db.items())).toMatchObject([{ gender: 'female', ageBand: '35-59' }]);
  });

  it('tells her place in line when it is full', async () => {
    await anActivity(db.context, { capacity: 1 });
    await phones.texts(1, '214');
    await phones.texts(2, '214');
    expect(await phones.texts(3, 'join 214')).toEqual([
      render('sms.waitlisted', 'en', { code: '214', position: 2 }),
    ]);
  });

  it('refuses six children as it refuses them on the form', async () => {
    await anActivity(db.context, { childcareCapacity: 20 });
    const [answer] = await phones.texts(1, 'join 214 with 6 children');
    expect(answer).toBe(render('sms.childcareMax', 'en', { code: '214', max: 5 }));
  });

  it('says why when it cannot be', async () => {
    expect(await phones.texts(1, 'join 214')).toEqual([render('sms.unknownCode', 'en', { code: '214' })]);
    const opensAt = after(db.clock.now().toISOString(), { days: 1 });
    await anActivity(db.context, { enrolment: { opensAt, closesAt: after(opensAt, { days: 1 }) } });
    expect(await phones.texts(1, 'join 214')).toEqual([
      render('sms.notYetOpen', 'en', { code: '214', opensAt }),
    ]);
    db.clock.forward({ days: 3 });
    expect(await phones.texts(1, 'join 214')).toEqual([render('sms.closed', 'en', { code: '214' })]);
  });
});

onTheTable('the same text delivered again (rule 9)', () => {
  it('thrice, one after the other, registers once and is answered once', async () => {
    await anActivity(db.context);
    await phones.texts(1, '214', 'sms:same');
    await phones.texts(1, '214', 'sms:same');
    await phones.texts(1, '214', 'sms:same');
    expect(phones.saidTo(phoneNumber(1))).toHaveLength(1);
    expect(await statuses()).toEqual(['confirmed']);
  });

  it('thrice at once registers once and is answered once', async () => {
    await anActivity(db.context);
    await Promise.all([1, 2, 3].map(() => phones.delivered(1, '214 Manal', 'sms:same', db.process())));
    await phones.settle();
    expect(phones.saidTo(phoneNumber(1))).toHaveLength(1);
    expect(await statuses()).toEqual(['confirmed']);
  });

  it.each(['CANCEL 214', 'STATUS', 'LIST', 'HELP', 'hello there', 'STOP', 'START', 'YES', '999'])(
    '“%s” is answered once',
    async (body) => {
      await anActivity(db.context);
      await phones.texts(1, 'join 214');
      const before = phones.saidTo(phoneNumber(1)).length;
      await phones.texts(1, body, 'sms:same');
      db.clock.forward({ minutes: 10 });
      await phones.texts(1, body, 'sms:same');
      await Promise.all([1, 2].map(() => phones.delivered(1, body, 'sms:same', db.process())));
      await phones.settle();
      expect(phones.saidTo(phoneNumber(1)).slice(before)).toHaveLength(1);
    },
  );
});

onTheTable('a phone that asks for no more (rule 5)', () => {
  it.each(['STOP', 'ايقاف', 'إيقاف', 'وەستان'])(
    '“%s” is confirmed once, and is the last it hears',
    async (stop) => {
      await anActivity(db.context, { capacity: 1 });
      await phones.texts(1, 'join 214');
      expect(await phones.texts(1, stop)).toHaveLength(1);
      expect(await phones.texts(1, stop)).toEqual([]);
      expect(await phones.texts(1, 'CANCEL 214')).toEqual([]);
      expect(await phones.texts(1, 'STATUS')).toEqual([]);
      expect(await statuses()).toEqual(['cancelled']);
    },
  );

  it('is told of nothing that happens meanwhile, and hears again after START', async () => {
    await anActivity(db.context, { capacity: 1 });
    await phones.texts(1, 'join 214');
    await phones.texts(2, 'join 214');
    await phones.texts(2, 'STOP');
    const before = phones.saidTo(phoneNumber(2)).length;
    await phones.texts(1, 'CANCEL 214');
    expect(phones.saidTo(phoneNumber(2)).slice(before)).toEqual([]);
    // Offered to no one: it would be told to no one. Once she can be told, she is.
    expect(await statuses()).toEqual(['cancelled', 'waitlisted']);
    expect(await phones.texts(2, 'START')).toEqual([
      render('sms.started', 'en'),
      expect.stringContaining('YES'),
    ]);
    expect(await statuses()).toEqual(['cancelled', 'offered']);
    expect(await phones.texts(2, 'YES')).toHaveLength(1);
    expect(await statuses()).toEqual(['cancelled', 'confirmed']);
  });

  it('can register as soon as it has said START, though it had never registered before', async () => {
    await anActivity(db.context);
    await phones.texts(1, 'STOP');
    await phones.texts(1, 'START');
    expect(await phones.texts(1, 'join 214')).toHaveLength(1);
    expect(await statuses()).toEqual(['confirmed']);
  });
});

onTheTable('what is not understood (rule 4)', () => {
  it('is helped along three times an hour where the words differ, and once where they do not', async () => {
    const help = [render('sms.unknown', 'en')];
    expect(await phones.texts(1, 'is anybody there')).toEqual(help);
    expect(await phones.texts(1, 'IS ANYBODY THERE?')).toEqual([]);
    db.clock.forward({ minutes: 16 });
    expect(await phones.texts(1, 'somebody answer')).toEqual(help);
    expect(await phones.texts(1, 'nobody listens')).toEqual(help);
    db.clock.forward({ minutes: 16 });
    expect(await phones.texts(1, 'nobody at all')).toEqual([]);
    db.clock.forward({ minutes: 61 });
    expect(await phones.texts(1, 'still there')).toEqual(help);
  });

  it('is helped along after a greeting all the same', async () => {
    expect(await phones.texts(1, 'good morning everyone')).toEqual([render('sms.greeting', 'en')]);
    expect(await phones.texts(1, 'is anybody there')).toEqual([render('sms.unknown', 'en')]);
  });

  it('is not helped along where it is only what we said', async () => {
    const [help = ''] = await phones.texts(1, 'is anybody there');
    expect(await phones.texts(1, help)).toEqual([]);
    expect(await phones.texts(1, `Re: ${help} (2)`)).toEqual([]);
  });

  it('is told what can be done with a code that was read', async () => {
    await anActivity(db.context);
    expect(await phones.texts(1, 'is 214 full')).toEqual([
      render('sms.unknownWithCode', 'en', { code: '214' }),
    ]);
    expect(await phones.texts(2, 'is 999 full')).toEqual([render('sms.unknown', 'en')]);
    expect(await statuses()).toEqual([]);
  });

  it('does not keep the phone from registering afterwards', async () => {
    await anActivity(db.context);
    await phones.texts(1, 'is anybody there');
    expect(await phones.texts(1, 'join 214')).toHaveLength(1);
    expect(await statuses()).toEqual(['confirmed']);
  });
});
