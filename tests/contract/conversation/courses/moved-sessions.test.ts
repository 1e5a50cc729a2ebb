import { expect, it } from 'vitest';
import { moveSession } from '#shared/activities/index.ts';
import { formatDayTime } from '#shared/language/index.ts';
import { anActivity, phoneNumber, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { aMonday, onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

eachWithPhones();

const at = (days: number) => {
  const start = after(aMonday, { days });
  return { start, end: after(start, { hours: 2 }) };
};

onTheTable('STATUS by text', () => {
  it('tells the next session, where it is now, to each of two sisters', async () => {
    const { activityId, sessions } = await anActivity(db.context, { sessions: [at(2), at(9)] });
    await phones.texts(1, '214 Layla female 1990');
    await phones.texts(1, '214 Sara female 1992');
    await moveSession(
      db.context,
      { activityId, sessionId: sessions[0]?.sessionId ?? '', start: at(3).start },
      staff,
    );
    const told = async () => {
      await phones.texts(1, 'STATUS');
      return phones.saidTo(phoneNumber(1)).at(-1) ?? '';
    };
    const first = await told();
    expect(first.split(formatDayTime(at(3).start, 'en'))).toHaveLength(3);
    expect(first).not.toContain(formatDayTime(at(2).start, 'en'));
    db.clock.set(at(4).start);
    expect((await told()).split(formatDayTime(at(9).start, 'en'))).toHaveLength(3);
  });
});
