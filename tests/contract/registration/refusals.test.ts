import { afterEach, expect, it } from 'vitest';
import { manageToken, register, registrationByToken } from '#shared/registration/index.ts';
import { anActivity, asks, phoneNumber, registers } from '#tests/support/builders.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { aMonday, onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';

const db = tableForEachTest({ broken });
const tries = (person: number, wanted: Parameters<typeof asks>[2] = {}) =>
  register(db.context, asks(db.context, person, wanted));
/** What is in the table besides the activity itself and its sessions. */
const kept = async () =>
  (await db.items()).filter(
    ({ pk, sk }) => !pk.startsWith('CODE#') && sk !== 'META' && !/^(EVENT|SESSION)#/.test(sk),
  );

onTheTable('a registration is refused, with the reason, and nothing is kept', () => {
  afterEach(async () => expect(await kept()).toEqual([]));

  it('under a code that no activity has', async () => {
    expect(await tries(1)).toEqual({ refused: 'unknown-code', code: '214' });
  });

  it('before enrolment opens, saying when it does', async () => {
    const opensAt = after(aMonday, { days: 1 });
    await anActivity(db.context, { enrolment: { opensAt, closesAt: after(aMonday, { days: 2 }) } });
    expect(await tries(1)).toEqual({ refused: 'enrolment-not-open', code: '214', opensAt });
  });

  it('from the instant enrolment closes', async () => {
    const closesAt = after(aMonday, { days: 1 });
    await anActivity(db.context, { enrolment: { opensAt: after(aMonday, { days: -1 }), closesAt } });
    db.clock.set(closesAt);
    expect(await tries(1)).toEqual({ refused: 'enrolment-closed', code: '214', closesAt });
  });

  it('by a man for an activity for women', async () => {
    await anActivity(db.context, { audience: { gender: 'female' } });
    expect(await tries(1, { gender: 'male' })).toEqual({
      refused: 'audience-gender',
      code: '214',
      gender: 'female',
    });
  });

  it('by someone too young or too old by any birthday this year', async () => {
    await anActivity(db.context, { audience: { minAge: 15, maxAge: 24 } });
    const refused = { refused: 'audience-age', code: '214', minAge: 15, maxAge: 24 };
    expect(await tries(1, { birthYear: 2012 })).toEqual(refused);
    expect(await tries(1, { birthYear: 2000 })).toEqual(refused);
  });

  it('with children where there is no childcare, or more than there is', async () => {
    await anActivity(db.context);
    await anActivity(db.context, { code: '215', childcareCapacity: 3 });
    expect(await tries(1, { childcare: 1 })).toEqual({ refused: 'childcare-not-offered', code: '214' });
    expect(await tries(1, { code: '215', childcare: 4 })).toEqual({
      refused: 'childcare-too-many',
      code: '215',
      max: 3,
    });
  });

  it('with more children than one person can bring, though there would be room', async () => {
    await anActivity(db.context, { childcareCapacity: 20 });
    expect(await tries(1, { childcare: 6 })).toEqual({ refused: 'childcare-too-many', code: '214', max: 5 });
  });
});

onTheTable('a registration is not refused', () => {
  it('for what is not known of a person, or by a birthday that may have been', async () => {
    await anActivity(db.context, { audience: { gender: 'female', minAge: 15, maxAge: 24 } });
    await registers(db.context, 1);
    await registers(db.context, 2, { gender: 'undisclosed' });
    await registers(db.context, 3, { gender: 'female', birthYear: 2011 });
    await registers(db.context, 4, { birthYear: 2001 });
  });
});

onTheTable('the same request twice (rule 9)', () => {
  it('gets the same answer and one registration, whatever has happened since', async () => {
    await anActivity(db.context);
    const command = asks(db.context, 1);
    const first = await register(db.context, command);
    if ('refused' in first) throw new Error(first.refused);
    db.clock.forward({ days: 1 });
    const again = await register(db.context, command);
    expect(again).toMatchObject({
      registration: { registrationId: first.registration.registrationId, status: 'confirmed' },
    });
    expect('registration' in again && manageToken(again.registration)).toBe(manageToken(first.registration));
    expect((await db.events()).map(({ type }) => type)).toEqual([
      'activity.created',
      'activity.timetabled',
      'registration.confirmed',
    ]);
  });

  it('is refused when it asks for something else', async () => {
    await anActivity(db.context);
    const command = asks(db.context, 1);
    await register(db.context, command);
    const other = { ...asks(db.context, 2), requestId: command.requestId };
    expect(await register(db.context, other)).toEqual({ refused: 'request-reused' });
  });

  it('sent at once by two processes registers once and answers both alike', async () => {
    await anActivity(db.context);
    const command = asks(db.context, 1);
    const [one, two] = await Promise.all([register(db.process(), command), register(db.process(), command)]);
    expect('registration' in one && one.registration.registrationId).toBe(
      'registration' in two && two.registration.registrationId,
    );
  });

  it('asked anew finds her registered already, and her place as it was', async () => {
    await anActivity(db.context);
    const { registration } = await registers(db.context, 1);
    expect(await tries(1)).toMatchObject({
      refused: 'already-registered',
      registration: { registrationId: registration.registrationId, status: 'confirmed' },
    });
  });
});

onTheTable('the link to a registration', () => {
  it('leads to it, and to nothing when a letter is changed', async () => {
    await anActivity(db.context);
    const { registration } = await registers(db.context, 1);
    const token = manageToken(registration);
    expect(await registrationByToken(db.context.table, token)).toMatchObject({
      personId: registration.personId,
    });
    for (const position of [0, 10, 30, 50, 63]) {
      const other = token[position] === 'A' ? 'B' : 'A';
      const wrong = token.slice(0, position) + other + token.slice(position + 1);
      expect(await registrationByToken(db.context.table, wrong)).toBeUndefined();
    }
    expect(await registrationByToken(db.context.table, '')).toBeUndefined();
    expect(await registrationByToken(db.context.table, `${token}A`)).toBeUndefined();
    expect(token).not.toContain(phoneNumber(1));
  });
});
