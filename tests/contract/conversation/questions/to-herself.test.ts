/** Whoever is alone on a phone that texts us is not spoken of as of someone else; whoever may be another is named. */
import { beforeEach, expect, it } from 'vitest';
import { type Language, languages } from '#events/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { appointFocalPoint } from '#shared/people/index.ts';
import { cancel } from '#shared/registration/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { newsIn } from '#tests/support/phones/phones.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

let start = '';
eachWithPhones();
beforeEach(async () => {
  const [session] = (await anActivity(db.context)).sessions;
  start = session?.start ?? '';
});

const code = '214';
const place = () => ({ code, centre: 'kirkuk', start }) as const;
const names: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['Layla', 'Sara'],
  ar: ['ليلى', 'سارة'],
  ckb: ['لەیلا', 'سارا'],
};
const says: Readonly<
  Record<
    Language,
    { join: (name: string) => string; sister: (name: string) => string; status: string; erase: string }
  >
> = {
  en: {
    join: (name) => `214 ${name} female 1990`,
    sister: (name) => `214 for my sister ${name} female 1990`,
    status: 'status',
    erase: 'ERASE ME',
  },
  ar: {
    join: (name) => `٢١٤ ${name} انثى ١٩٩٠`,
    sister: (name) => `٢١٤ لاختي ${name} انثى ١٩٩٠`,
    status: 'حالة',
    erase: 'امسح بياناتي',
  },
  ckb: {
    join: (name) => `٢١٤ ${name} مێینە ١٩٩٠`,
    sister: (name) => `٢١٤ بۆ خوشکم ${name} مێینە ١٩٩٠`,
    status: 'دۆخ',
    erase: 'داتاکانم بسڕەوە',
  },
};
const lastTo = (person: number) => newsIn(phones.saidTo(phoneNumber(person)).at(-1) ?? '');
/** Staff give up the place of whoever stands there by this position. */
async function staffCancel(position = 0) {
  const registration = registrationsIn(await db.items())[position];
  if (registration === undefined) throw new Error('No one is registered');
  await cancel(db.context, registration, staff);
  await phones.settle();
}

onTheTable('alone on her own phone', () => {
  it.each(languages)('she is told that her place is given up, and not of whose: %s', async (language) => {
    const [name] = names[language];
    // Whom it is for may be named: others may read her phone.
    expect(await phones.texts(1, says[language].join(name))).toEqual([
      render('sms.confirmedFor', language, { ...place(), name }),
    ]);
    await staffCancel();
    expect(lastTo(1)).toBe(render('sms.cancelled', language, { code }));
  });

  it.each(languages)('she is told her position, and that her turn has come: %s', async (language) => {
    const [name] = names[language];
    const now = db.clock.now().toISOString();
    const soon = { start: after(now, { hours: 5 }), end: after(now, { hours: 7 }) };
    await anActivity(db.context, { code: '305', capacity: 1, sessions: [soon] });
    await registers(db.context, 5, { code: '305' });
    const join = says[language].join(name).replace(/214|٢١٤/, '305');
    expect(await phones.texts(1, join)).toEqual([
      render('sms.waitlisted', language, { code: '305', position: 1 }),
    ]);
    await phones.texts(5, 'CANCEL 305');
    expect(lastTo(1)).toBe(
      render('sms.placed', language, { code: '305', centre: 'kirkuk', start: soon.start }),
    );
  });

  it.each(languages)('so is she whom a form put there, once she has texted: %s', async (language) => {
    const [name] = names[language];
    await registers(db.context, 1, { name, language });
    await phones.settle();
    expect(lastTo(1)).toContain(name);
    await phones.texts(1, says[language].status);
    await staffCancel();
    expect(lastTo(1)).toBe(render('sms.cancelled', language, { code }));
  });

  it.each(languages)('so is she whom a focal point brought, once she has texted: %s', async (language) => {
    const [name] = names[language];
    await appointFocalPoint(db.context, { phone: phoneNumber(20), centre: 'kirkuk' }, staff);
    await phones.texts(20, `214 ${name} 1990 0770 000 0007`);
    await phones.texts(7, says[language].status);
    await staffCancel();
    expect(lastTo(7)).toBe(render('sms.cancelled', language, { code }));
    // He hears of her by her name.
    expect(lastTo(20)).toContain(name);
  });

  it.each(languages)('so is she who is left there when the other is erased: %s', async (language) => {
    const [name, other] = names[language];
    await phones.texts(1, says[language].join(name));
    await phones.texts(1, says[language].join(other));
    expect(lastTo(1)).toContain(other);
    await phones.texts(1, `${says[language].erase} ${name}`);
    const left = registrationsIn(await db.items()).findIndex(({ status }) => status === 'confirmed');
    await staffCancel(left);
    expect(lastTo(1)).toBe(render('sms.cancelled', language, { code }));
  });
});

onTheTable('whoever may be another', () => {
  it.each(languages)('is named on a phone of two: %s', async (language) => {
    const [name, other] = names[language];
    await phones.texts(1, says[language].join(name));
    expect((await phones.texts(1, says[language].join(other))).join()).toContain(other);
    await staffCancel();
    expect(lastTo(1)).toMatch(new RegExp(`${name}|${other}`));
  });

  it.each(languages)('is named to a brother who registered her alone: %s', async (language) => {
    const [name] = names[language];
    expect(await phones.texts(1, says[language].sister(name))).toEqual([
      render('sms.confirmedFor', language, { ...place(), name }),
    ]);
    await staffCancel();
    expect(lastTo(1)).toBe(render('sms.cancelledFor', language, { code, name }));
  });

  it.each(languages)('is named to a phone that never texted us: %s', async (language) => {
    const [name] = names[language];
    await registers(db.context, 1, { name, language });
    await phones.settle();
    await staffCancel();
    expect(lastTo(1)).toContain(name);
  });

  it.each(languages)('is named to a focal point, though she is alone on his phone: %s', async (language) => {
    const [name] = names[language];
    await phones.texts(20, 'help');
    await appointFocalPoint(db.context, { phone: phoneNumber(20), centre: 'kirkuk' }, staff);
    await phones.texts(20, `214 ${name} 1990`);
    expect(lastTo(20)).toContain(name);
    await staffCancel();
    expect(lastTo(20)).toContain(name);
  });
});
