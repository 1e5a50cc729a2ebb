/** In which language people are told what they did not ask for, when it was only guessed at first. */
import { expect, it } from 'vitest';
import type { Language } from '#events/index.ts';
import { openUnderCodes } from '#shared/activities/index.ts';
import { languages, othersThan, understand } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { segmentsOf } from '#shared/messaging/spend/spend.ts';
import { appointFocalPoint } from '#shared/people/index.ts';
import { cancel } from '#shared/registration/index.ts';
import { keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber, placesUnder, registers, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { remindingWorld } from '#tests/support/messaging/reminding.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

eachWithPhones();

const saidLast = (person: number) => phones.saidTo(phoneNumber(person)).at(-1);
const peopleOf = async (person: number) =>
  (await db.items()).filter(
    ({ pk, sk }) => pk === `PHONE#${phoneNumber(person)}` && sk.startsWith('PERSON#'),
  );
const registrationOf = async (person: number, code = '214') => {
  const ids = (await peopleOf(person)).map(({ personId }) => personId);
  const found = registrationsIn(await db.items()).find(
    (registration) => registration.code === code && ids.includes(registration.personId),
  );
  if (found === undefined) throw new Error(`Nobody on phone ${person} is registered for ${code}`);
  return found;
};
/** Staff take her place back: nothing that she asked for. In which language it is told. */
async function cancelledIn(person: number): Promise<Language | undefined> {
  await cancel(db.context, await registrationOf(person), staff);
  await phones.settle();
  return languages.find(
    (language) => saidLast(person) === render('sms.cancelled', language, { code: '214' }),
  );
}

/** Whether anything may have shown the language, and which. */
const texts = [
  ['دۆخ', 'ckb'],
  ['لیست', 'ckb'],
  ['یارمەتی', 'ckb'],
  ['تۆمار 215', 'ckb'],
  ['هەڵوەشاندنەوە 216', 'ckb'],
  ['بەڵێ', 'ckb'],
  ['نەخێر', 'ckb'],
  ['ئەمڕۆ ناتوانم بێم بۆ خولەکە', 'ckb'],
  ['سوپاس بۆ ئێوە', 'ckb'],
  ['status', 'en'],
  ['list', 'en'],
  ['help', 'en'],
  ['join 215', 'en'],
  ['cancel 216', 'en'],
  ['yes', 'en'],
  ['thank you very much for the course', 'en'],
  ['حالة', 'ar'],
  ['قائمة', 'ar'],
  ['سجل ٢١٥', 'ar'],
  ['شكرا جزيلا على الدورة', 'ar'],
  // These show none.
  ['215', 'ar'],
  ['٢١٥', 'ar'],
  ['216?', 'ar'],
  ['؟', 'ar'],
] as const;

onTheTable('a language that was guessed', () => {
  it('gives way to the first that a text shows, in what is sent from then on', async () => {
    await anActivity(db.context, { capacity: 40 });
    await anActivity(db.context, { code: '215', capacity: 40 });
    for (const [nth, [body, language]] of texts.entries()) {
      const person = nth + 1;
      expect(await phones.texts(person, '214'), body).toEqual([
        expect.stringContaining(newsOf('ar', await registrationOf(person))),
      ]);
      await phones.texts(person, body);
      expect(await cancelledIn(person), body).toBe(language);
    }
  });

  const newsOf = (language: Language, { startsAt }: { readonly startsAt: string }) =>
    render('sms.confirmed', language, { code: '214', centre: 'kirkuk', start: startsAt });

  it.each([
    ['ckb', 'دۆخ'],
    ['en', 'status'],
  ] as const)(
    'gives way to %s in an offer, in its end, and in what STATUS had not been asked of',
    async (language, body) => {
      await anActivity(db.context, { capacity: 1 });
      await registers(db.context, 9);
      await phones.texts(1, '214');
      expect(saidLast(1)).toContain(render('sms.waitlisted', 'ar', { code: '214', position: 1 }));
      await phones.texts(1, body);
      await placesUnder(db.context, '214', { capacity: 2, childcareCapacity: 0 });
      await phones.settle();
      const { deadline = '' } = await registrationOf(1);
      expect(saidLast(1)).toBe(render('sms.offered', language, { code: '214', deadline }));
      db.clock.set(after(deadline, { minutes: 1 }));
      await phones.settle();
      expect(saidLast(1)).toBe(render('sms.expired', language, { code: '214' }));
    },
  );

  it.each([
    ['ckb', 'یارمەتی'],
    ['en', 'help'],
  ] as const)('gives way to %s in reminders', async (language, body) => {
    const { sessions } = await anActivity(db.context);
    await phones.texts(1, '214');
    await phones.texts(1, body);
    const start = sessions[0]?.start ?? '';
    const world = remindingWorld(db);
    await world.until(after(start, { hours: -20 }));
    expect(world.sent.map(({ text }) => text)).toEqual([
      render('sms.reminder', language, { code: '214', centre: 'kirkuk', start }),
    ]);
  });

  it('gives way on a form, for what was registered by text before it too', async () => {
    await anActivity(db.context);
    await anActivity(db.context, { code: '215' });
    await phones.texts(1, '214 Zozan');
    await registers(db.context, 1, { code: '215', name: 'Zozan', language: 'ckb' });
    await phones.settle();
    expect(saidLast(1)).toMatch(/٢١٥|215/);
    expect(await cancelledIn(1)).toBe('ckb');
    // A form of the language that she texted in before would change nothing.
    expect((await peopleOf(1)).map(({ language, languageIsGuess }) => [language, languageIsGuess])).toEqual([
      ['ckb', undefined],
    ]);
  });

  it('is marked with her, her registration and her phone until then', async () => {
    await anActivity(db.context);
    await phones.texts(1, '214');
    const marks = async () =>
      (await db.items())
        .filter(({ pk, sk }) => /^(PERSON|ACTIVITY)#/.test(pk) || sk === 'STATE')
        .filter(({ language }) => language !== undefined)
        .map(({ sk, languageIsGuess }) => [sk.replace(/#.*/, ''), languageIsGuess]);
    expect((await marks()).filter(([sk]) => sk !== 'EVENT').toSorted()).toEqual([
      ['META', true],
      ['REG', true],
      ['STATE', true],
    ]);
    await phones.texts(1, 'دۆخ');
    expect((await marks()).filter(([sk]) => sk === 'STATE')).toEqual([['STATE', undefined]]);
    // What the text itself does ends the guess of what it is done to.
    await phones.texts(1, 'هەڵوەشاندنەوە 214');
    expect(await registrationOf(1)).toMatchObject({ language: 'ckb' });
    expect(await registrationOf(1)).not.toHaveProperty('languageIsGuess');
  });

  it('costs a bare registration no request more', async () => {
    await anActivity(db.context);
    const commands: string[] = [];
    const counted = db.process({
      wire: (call, carryOut) => {
        commands.push(call.command);
        return carryOut();
      },
    });
    await phones.delivered(1, '214', 'sms:bare', counted);
    expect(commands).toEqual(['Query', 'Query', 'Query', 'TransactWriteItems']);
  });

  it('is of the neighbours of a focal point, who never texted themselves', async () => {
    await appointFocalPoint(db.context, { phone: phoneNumber(20), centre: 'kirkuk' }, staff);
    await anActivity(db.context);
    await phones.texts(20, 'join 214 Layla 1990 0770 000 0007');
    expect(saidLast(7)).toMatch(/Layla/);
    await phones.texts(7, 'دۆخ');
    await cancel(db.context, await registrationOf(7), staff);
    await phones.settle();
    expect(saidLast(7)).toBe(render('sms.cancelled', 'ckb', { code: '214' }));
    // He hears of it in his own.
    expect(saidLast(20)).toBe(render('sms.cancelledFor', 'en', { code: '214', name: 'Layla' }));
  });
});

onTheTable('a language that was shown or chosen', () => {
  it.each([
    ['سجل ٢١٤', 'status', 'ar'],
    ['سجل ٢١٤', 'دۆخ', 'ar'],
    ['تۆمار 214', 'status', 'ckb'],
    ['تۆمار 214', 'حالة', 'ckb'],
    ['join 214', 'حالة', 'en'],
    ['join 214', 'دۆخ', 'en'],
  ] as const)('stays with what it was said of: “%s”, then “%s”', async (registering, other, language) => {
    await anActivity(db.context);
    await phones.texts(1, registering);
    await phones.texts(1, other);
    expect(await cancelledIn(1)).toBe(language);
  });

  it('stays as a form said it, whatever is texted afterwards', async () => {
    await anActivity(db.context);
    await registers(db.context, 1, { name: null, language: 'ckb' });
    await phones.texts(1, 'status');
    expect(await cancelledIn(1)).toBe('ckb');
  });

  it.each([
    ['English', 'en'],
    ['کوردی', 'ckb'],
    ['عربي', 'ar'],
  ] as const)('is for everything, when a word asked for it: “%s”', async (word, language) => {
    await anActivity(db.context);
    await phones.texts(1, '214');
    await phones.texts(1, word);
    await phones.texts(1, language === 'ckb' ? 'status' : 'دۆخ');
    expect(await cancelledIn(1)).toBe(language);
  });

  it('stays where it was kept before guesses were marked', async () => {
    await anActivity(db.context);
    await phones.texts(1, '214');
    const { activityId, personId } = await registrationOf(1);
    for (const key of [keys.registrationKey(activityId, personId), keys.phoneStateKey(phoneNumber(1))]) {
      await db.context.table.update({ update: key, changes: { remove: ['languageIsGuess'] } });
    }
    await phones.texts(1, 'دۆخ');
    expect(await cancelledIn(1)).toBe('ar');
  });

  it('answers what a text does in the language of that text, whatever was registered in', async () => {
    await anActivity(db.context, { capacity: 3 });
    await phones.texts(1, 'join 214');
    expect(await phones.texts(1, 'إلغاء ٢١٤')).toEqual([render('sms.cancelled', 'ar', { code: '214' })]);
    await phones.texts(2, 'سجل ٢١٤');
    expect(await phones.texts(2, 'cancel 214')).toEqual([render('sms.cancelled', 'en', { code: '214' })]);
    await phones.texts(3, 'English');
    const [place = ''] = await phones.texts(3, 'سجل ٢١٤');
    expect(place).toContain(
      render('sms.confirmed', 'ar', {
        code: '214',
        centre: 'kirkuk',
        start: (await registrationOf(3)).startsAt,
      }),
    );
  });
});

onTheTable('Arabic letters', () => {
  const arabicLetters = /\p{Script=Arabic}/u;
  it.each([
    'ليلى',
    '214 ليلى',
    '٢١٤ زينب',
    'زينب',
    'منال',
    'شكرا',
    'هلو',
    'مرحبا',
    '214 شیلان',
    'نوال كريم',
    '٢١٤ سلمان',
    'بلا',
    'دلنیا',
  ])('are never answered in English: “%s”', async (body) => {
    await anActivity(db.context);
    await phones.texts(1, 'help');
    const [answer = ''] = await phones.texts(1, body);
    expect(answer).toMatch(arabicLetters);
  });

  it.each(['214 Layla', 'join 214', '214', 'Zainab', 'thanks a lot'])(
    'are not where none were written: “%s” is answered in English',
    async (body) => {
      await anActivity(db.context);
      await phones.texts(1, 'status');
      const [answer = ''] = await phones.texts(1, body);
      expect(answer).not.toMatch(arabicLetters);
    },
  );
});

onTheTable('the first answer in a language that was guessed', () => {
  it('names the others where that costs no segment, in words that are understood', async () => {
    await anActivity(db.context);
    const [answer = ''] = await phones.converses(1, '214');
    expect(answer.endsWith(`\n${othersThan.ar}`)).toBe(true);
    expect(segmentsOf(answer)).toBe(segmentsOf(answer.slice(0, -othersThan.ar.length - 1)));
    expect(await phones.converses(1, 'English')).toEqual([render('sms.languageChanged', 'en')]);
    for (const language of languages) {
      const asked = othersThan[language].split(' / ').map((word) => understand(word).changeTo);
      expect([language, ...asked].toSorted()).toEqual(['ar', 'ckb', 'en']);
    }
  });

  it.each(['سجل ٢١٤', 'تۆمار 214', 'join 214'])(
    'is that one alone where it was shown: “%s”',
    async (body) => {
      await anActivity(db.context);
      const [answer = ''] = await phones.converses(1, body);
      for (const language of languages) expect(answer).not.toContain(othersThan[language]);
    },
  );

  it('is the first alone: the next says it no more', async () => {
    await anActivity(db.context);
    await anActivity(db.context, { code: '215' });
    await phones.converses(1, '214');
    const [answer = ''] = await phones.converses(1, '215');
    expect(answer).not.toContain(othersThan.ar);
    expect(await openUnderCodes(db.context.table, ['215'])).toHaveLength(1);
  });
});
