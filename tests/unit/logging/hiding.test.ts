import { describe, expect, it } from 'vitest';
import { withoutPersonalData } from '#shared/logging/logger.ts';

const logged = (value: unknown) => JSON.stringify(value, withoutPersonalData);

describe('a log line', () => {
  it.each([
    ['a name', { person: { name: 'Manal Kareem' } }, 'Manal'],
    ['a name in Arabic', { name: 'منال' }, 'منال'],
    ['a number', { phone: '+9647700000001' }, '7700000001'],
    ['a number within a text', { note: 'sent to +9647700000001 at last' }, '7700000001'],
    ['a number within a key', { key: 'PHONE#+9647700000001' }, '7700000001'],
    ['a number in digits of Arabic', { note: 'من ٠٧٧٠٠٠٠٠٠٠١' }, '٠٧٧٠٠٠٠٠٠٠١'],
    ['a birth year', { birthYear: 1990 }, '1990'],
    ['what was texted', { messageBody: '214 Manal' }, 'Manal'],
    ['a link', { manageUrl: 'https://x/m/abc' }, 'abc'],
    ['the number in an error', { error: new Error('No such phone: +9647700000001') }, '7700000001'],
    ['the name in a list', { people: [{ name: 'Manal' }, { name: 'Rebin' }] }, 'Rebin'],
    [
      'a record as SQS brings it',
      { body: JSON.stringify({ originationNumber: '+9647700000001' }) },
      '7700000001',
    ],
    ['the cause of an error', { error: new Error('x', { cause: { name: 'Manal' } }) }, 'Manal'],
  ])('holds no trace of %s', (_what, value, secret) => {
    expect(logged(value)).not.toContain(secret);
  });

  it('keeps what is needed to find one’s way', () => {
    const said = {
      code: '214',
      personId: '01a20734-5581-7000-8000-000500000005',
      at: '2026-11-23T07:00:00.000Z',
      milliseconds: 1795417200000,
      error: new RangeError('Too far'),
    };
    const line = logged(said);
    for (const kept of ['214', said.personId, said.at, 'RangeError', 'Too far']) expect(line).toContain(kept);
  });
});
