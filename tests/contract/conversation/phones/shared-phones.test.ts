import { expect, it } from 'vitest';
import { openUnderCodes } from '#shared/activities/index.ts';
import { cancel } from '#shared/registration/index.ts';
import { anActivity, participant, registers } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { onTheTable } from '#tests/support/table/table.ts';

onTheTable('a phone that several people share', () => {
  eachWithPhones();

  it('is asked for whom, when a code comes alone, and told how to say it', async () => {
    await anActivity(db.context, {});
    await anActivity(db.context, { code: '215' });
    await phones.texts(1, '214 Layla');
    await phones.texts(1, 'join 214 Sara');
    const [question = ''] = await phones.texts(1, 'join 215');
    expect(question).toMatch(/Who is it for/);
    expect(question).not.toMatch(/CANCEL|registered for 215/);
    const [answer = ''] = await phones.texts(
      1,
      question.match(/215 Manal/)?.[0]?.replace('Manal', 'Layla') ?? '',
    );
    expect(answer).toMatch(/Place for Layla/);
  });

  it('answers the offers of two people one by one, by their names', async () => {
    await anActivity(db.context, { capacity: 2 });
    const holders = [await registers(db.context, 8), await registers(db.context, 9)];
    await phones.texts(1, '214 Layla');
    await phones.texts(1, 'join 214 Sara');
    for (const { registration } of holders) await cancel(db.context, registration, participant);
    await phones.settle();
    const [question = ''] = await phones.texts(1, 'yes 214');
    expect(question).toMatch(/YES 214 Manal/);
    expect(await phones.texts(1, 'yes 214 Sara')).toEqual([expect.stringMatching(/Place for Sara/)]);
    expect(await phones.texts(1, 'no 214 Layla')).toHaveLength(1);
  });

  it('tells two brothers apart by the whole of a compound, and two sisters of one name by more of it', async () => {
    await anActivity(db.context, {});
    expect(await phones.texts(1, '214 عبد الله')).toEqual([expect.stringContaining('عبد الله')]);
    expect(await phones.texts(1, '214 عبد الرحمن')).toEqual([expect.stringMatching(/عبد ?الرحمن/)]);
    const [status = ''] = await phones.texts(1, 'حالة');
    expect(status).toContain('عبد الله');
    expect(status).toMatch(/عبد ?الرحمن/);
    await phones.texts(2, '214 زينب علي');
    await phones.texts(2, '214 زينب حسن');
    const [both = ''] = await phones.texts(2, 'حالة');
    expect(both).toContain('زينب علي');
    expect(both).toContain('زينب حسن');
    expect(await phones.texts(2, 'إلغاء 214 زينب')).toEqual([expect.stringContaining('214')]);
    expect(await phones.texts(2, 'إلغاء 214 زينب حسن')).toEqual([expect.stringContaining('زينب حسن')]);
    const [open] = await openUnderCodes(db.context.table, ['214']);
    expect(open).toMatchObject({ placesLeft: 7 });
  });

  it('takes one person for one, however her name is spaced, and finds her by part of it', async () => {
    await anActivity(db.context, {});
    const placesLeft = async () => (await openUnderCodes(db.context.table, ['214']))[0]?.placesLeft;
    await phones.texts(1, '214 عبد الله');
    await phones.texts(1, '214 عبدالله');
    expect(await placesLeft()).toBe(9);
    await phones.texts(2, '214 منال أحمد سعيد');
    await phones.texts(2, '٢١٤ منال أحمد');
    await phones.texts(2, '214 Manal');
    expect(await placesLeft()).toBe(8);
    await phones.texts(2, 'إلغاء 214 منال أحمد');
    expect(await placesLeft()).toBe(9);
  });

  it('adds children that are asked for after the place', async () => {
    await anActivity(db.context, { childcareCapacity: 5 });
    await phones.texts(1, '214 Layla');
    const [answer = ''] = await phones.texts(1, '214 Layla childcare 2');
    expect(answer).toMatch(/2 children/);
    const [open] = await openUnderCodes(db.context.table, ['214']);
    expect(open?.childcareLeft).toBe(3);
  });

  it('gives places to twenty people at once while there are places', async () => {
    await anActivity(db.context, { capacity: 30 });
    await phones.texts(1, 'help');
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, person) => {
        const name = `Layla ${String.fromCharCode(97 + person)}`;
        return registers(db.process(), 1, { name });
      }),
    );
    expect(outcomes.map(({ registration }) => registration.status)).toEqual(outcomes.map(() => 'confirmed'));
  });
});
