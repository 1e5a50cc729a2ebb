import { describe, expect, it } from 'vitest';
import { ago, columns, counted } from '#bin/ops/frame/columns.ts';
import { instantFrom } from '#bin/ops/frame/instants.ts';

it('columns are as wide as their longest cell; numbers stand on the right', () => {
  expect(
    columns(
      [
        ['notify', 3, '2 min'],
        ['send-broadcasts', 1200, '–'],
      ],
      ['queue', 'waiting', 'oldest'],
    ),
  ).toEqual([
    'queue            waiting  oldest',
    'notify                 3  2 min',
    'send-broadcasts     1200  –',
  ]);
});

it.each([
  [-5, '0 s'],
  [59_400, '59 s'],
  [60_000, '1 min'],
  [3 * 3_600_000 + 600_000, '3 h 10 min'],
  [47 * 3_600_000, '47 h 0 min'],
  [53 * 3_600_000, '2 d 5 h'],
])('%i ms are %s', (milliseconds, words) => {
  expect(ago(milliseconds)).toBe(words);
});

it('one is one, none and two are many', () => {
  expect([counted(1, 'message'), counted(0, 'message'), counted(2, 'message')]).toEqual([
    '1 message',
    '0 messages',
    '2 messages',
  ]);
});

describe('a time on a command line', () => {
  it.each([
    ['2026-11-30', 'first', '2026-11-29T21:00:00.000Z'],
    ['2026-11-30', 'last', '2026-11-30T20:59:59.999Z'],
    ['2026-12-31', 'last', '2026-12-31T20:59:59.999Z'],
    ['2026-11-30T08:00:00Z', 'first', '2026-11-30T08:00:00.000Z'],
    ['2026-11-30T08:00+03:00', 'last', '2026-11-30T05:00:00.000Z'],
  ] as const)('%s as the %s instant is %s', (text, end, instant) => {
    expect(instantFrom('from', text, end).toISOString()).toBe(instant);
  });

  it.each([
    'yesterday',
    '30.11.2026',
    '2026-02-30',
    '2026-13-01',
    '2026-11-30T08:00',
    '',
    '2026-11-30T25:00Z',
  ])('%j is none', (text) => {
    expect(() => instantFrom('from', text, 'first')).toThrow('--from');
  });
});
