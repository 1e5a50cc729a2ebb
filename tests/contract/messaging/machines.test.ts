import { beforeEach, expect, it } from 'vitest';
import { anActivity, phoneNumber } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { onTheTable } from '#tests/support/table/table.ts';

/** What a machine says to a text of ours; `undefined` for nothing. */
type Machine = (told: string, turn: number) => string | undefined;

const constantly =
  (said: string): Machine =>
  () =>
    said;
const awayNotice = 'I am out of the office until Sunday. For urgent matters please call 07503000011.';

/** Far more turns than any of them takes. */
const mostTurns = 40;

onTheTable('a machine that answers every text of ours', () => {
  eachWithPhones({ limits: strictLimits });
  beforeEach(async () => {
    await anActivity(db.context, { capacity: 2, childcareCapacity: 2 });
  });

  /** Begins, and lets them text each other until one of them is silent. Answers with how many of ours there were. */
  async function textsTo(machine: Machine, opening: string, minutesEach = 0): Promise<number> {
    let said: string | undefined = opening;
    for (let turn = 1; said !== undefined && turn <= mostTurns; turn++) {
      db.clock.forward({ minutes: minutesEach });
      const told = await phones.converses(1, said);
      said = told.length === 0 ? undefined : machine(told.join('\n'), turn);
    }
    return phones.saidTo(phoneNumber(1)).length;
  }

  const commands = [
    '214',
    'STATUS',
    'YES',
    'NO',
    'LIST',
    'help',
    'CANCEL 214',
    'CANCEL',
    'START',
    'STOP',
    '999',
    'kurdish',
    'ERASE ME',
    'منو',
    'حالة',
    'لیست',
    '214 Manal female 1990',
    awayNotice,
  ];
  it.each(commands)('always with “%s” gets no more than three', async (command) => {
    expect(await textsTo(constantly(command), command)).toBeLessThanOrEqual(3);
  });

  it.each(commands.filter((command) => command !== 'NO'))(
    'always with “%s”, to a place that someone has there, gets no more than three',
    async (command) => {
      await phones.converses(1, '214');
      db.clock.forward({ hours: 25 });
      const before = phones.saidTo(phoneNumber(1)).length;
      expect((await textsTo(constantly(command), command)) - before).toBeLessThanOrEqual(3);
    },
  );

  it.each(['214', 'STATUS', 'LIST', 'help', 'hello', 'CANCEL 214', 'قائمة', 'STOP'])(
    'with what it was told, after “%s”, gets no more than three',
    async (opening) => {
      expect(await textsTo((told) => told, opening)).toBeLessThanOrEqual(3);
    },
  );

  it.each(['214', 'STATUS', 'LIST', 'help', 'hello', 'CANCEL 214', 'قائمة'])(
    'with “Re: ” and what it was told, after “%s”, gets no more than three',
    async (opening) => {
      expect(await textsTo((told) => `Re: ${told}`, opening)).toBeLessThanOrEqual(3);
    },
  );

  it.each(['214', 'STATUS', 'LIST', 'YES'])(
    'with where it is after “%s” gets no more than three',
    async (opening) => {
      expect(await textsTo(constantly(awayNotice), opening)).toBeLessThanOrEqual(3);
    },
  );

  it('that declines each question is asked the rest of them, and then gets no more than two', async () => {
    const [asked] = await phones.converses(1, '214');
    expect(asked).toMatch(/؟$/m);
    // Two more questions, that nothing more is asked, and twice that no place is on offer.
    expect((await textsTo(constantly('NO'), 'NO')) - 1).toBeLessThanOrEqual(5);
  });

  it.each([
    ['214', 'CANCEL 214'],
    ['LIST', 'STATUS'],
    ['help', 'YES'],
  ])('with “%s” and “%s” in turn gets each answer twice, and no more', async (one, other) => {
    await textsTo((_told, turn) => (turn % 2 === 0 ? one : other), one);
    const told = phones.saidTo(phoneNumber(1));
    const often = Map.groupBy(told, (text) => text);
    expect(Math.max(...[...often.values()].map(({ length }) => length))).toBeLessThanOrEqual(2);
    expect(told.length).toBeLessThanOrEqual(6);
  });

  it('with “STOP” and “START” in turn gets each confirmed three times, as a person would who cannot decide', async () => {
    await textsTo((_told, turn) => (turn % 2 === 0 ? 'STOP' : 'START'), 'STOP');
    const often = Map.groupBy(phones.saidTo(phoneNumber(1)), (text) => text);
    expect([...often.values()].map(({ length }) => length)).toEqual([3, 3]);
  });

  it('but takes its time gets eight of one answer in a day, and no text more', async () => {
    for (let count = 0; count < 40; count++) {
      db.clock.forward({ minutes: 31 });
      await phones.converses(1, 'STATUS');
    }
    expect(phones.saidTo(phoneNumber(1))).toHaveLength(8);
  });

  it('is not taken for a person who asks three times in an hour, and again the next day', async () => {
    await phones.converses(1, '214 Manal female 1990');
    for (let day = 0; day < 2; day++) {
      for (let count = 0; count < 3; count++) {
        db.clock.forward({ minutes: 16 });
        expect(await phones.converses(1, 'STATUS')).toHaveLength(1);
      }
      db.clock.forward({ hours: 24 });
    }
  });
});
