import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfQuiet } from '#shared/language/index.ts';
import {
  asksNetwork,
  isUnprompted,
  maySend,
  mostSpent,
  type Reason,
  type Situation,
} from '#shared/messaging/policy/policy.ts';
import type { HeldFor, Purpose, Sent } from '#shared/messaging/schema.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';

const purposes = [
  'answer',
  'notice',
  'reminder',
  'broadcast',
  'stop-confirmation',
  'start-confirmation',
  'erase-confirmation',
] as const satisfies readonly Purpose[];

/** A notice to a phone that has texted us, at ten in the morning in Baghdad, with nothing before it. */
const morning: Situation = {
  purpose: 'notice',
  phone: '+9647503000011',
  stopped: false,
  heard: true,
  known: false,
  news: false,
  unreachable: false,
  focalPoint: false,
  now: new Date('2026-11-23T07:00:00.000Z'),
  text: 'this text',
  sentLately: [],
  spent: 0,
  cap: 100_000_000,
  limits: strictLimits,
};
const night = new Date('2026-11-23T19:00:00.000Z');
const send = { send: true } as const;
const drop = (reason: Reason) => ({ send: false, reason }) as const;
const hold = (heldFor: HeldFor, iso = '2026-11-24T05:00:00.000Z') =>
  ({ send: false, holdUntil: new Date(iso), heldFor }) as const;
const inTheMorning = hold('quiet-hours');

const sent = (count: number, { minutesAgo = 30, ...of }: Partial<Sent> & { minutesAgo?: number } = {}) =>
  Array.from(
    { length: count },
    (_, position): Sent => ({
      id: `message ${position}`,
      at: morning.now.getTime() / 1000 - minutesAgo * 60,
      unprompted: true,
      text: `text ${position}`,
      ...of,
    }),
  );
const answered = (count: number, of: Parameters<typeof sent>[1] = {}) =>
  sent(count, { unprompted: false, ...of });
const same = (count: number, minutesAgo: number) => answered(count, { text: 'this text', minutesAgo });
const asked = { purpose: 'answer' } as const;
const stranger = { heard: false } as const;
const news = { news: true } as const;
const point = { focalPoint: true } as const;

describe('a situation and what may be done in it', () => {
  const table: readonly [string, Partial<Situation>, ReturnType<typeof maySend>][] = [
    ['a notice to a phone of Iraq', {}, send],
    ['an answer', asked, send],
    ['a notice to a number elsewhere', { phone: '+4917600000000' }, drop('prefix')],
    ['an answer to a number elsewhere', { ...asked, phone: '+9641234567' }, drop('prefix')],
    [
      'a stop confirmed to one',
      { purpose: 'stop-confirmation', stopped: true, phone: '+49176' },
      drop('prefix'),
    ],

    ['a notice to a phone that asked for no more', { stopped: true }, drop('stopped')],
    ['a reminder to one', { stopped: true, purpose: 'reminder' }, drop('stopped')],
    ['a broadcast to one', { stopped: true, purpose: 'broadcast' }, drop('stopped')],
    ['an answer to one', { ...asked, stopped: true }, drop('stopped')],
    ['the confirmation of it', { stopped: true, purpose: 'stop-confirmation' }, send],
    ['that of a start since taken back', { stopped: true, purpose: 'start-confirmation' }, drop('stopped')],
    ['that of a stop since taken back', { purpose: 'stop-confirmation' }, drop('outdated')],
    ['the last word to one', { stopped: true, purpose: 'erase-confirmation' }, drop('stopped')],

    ['a notice to a number that takes no texts', { unreachable: true }, drop('unreachable')],
    ['a broadcast to one', { unreachable: true, purpose: 'broadcast' }, drop('unreachable')],
    [
      'a reminder to one at night',
      { unreachable: true, purpose: 'reminder', now: night },
      drop('unreachable'),
    ],
    ['what answers the form for one', { ...asked, ...stranger, unreachable: true }, drop('unreachable')],
    ['an answer to a text from it', { ...asked, unreachable: true }, send],
    ['a stop confirmed to one', { unreachable: true, stopped: true, purpose: 'stop-confirmation' }, send],

    ['an offer before its deadline', { notAfter: '2026-11-23T07:00:00.001Z' }, send],
    ['an offer at its deadline', { notAfter: '2026-11-23T07:00:00.000Z' }, drop('outdated')],

    ['a notice at ten in the evening', { now: night }, inTheMorning],
    ['a reminder then', { now: night, purpose: 'reminder' }, inTheMorning],
    ['a broadcast then', { now: night, purpose: 'broadcast' }, inTheMorning],
    ['an answer then', { ...asked, now: night }, send],
    [
      'a form filled in then for a phone that never texted',
      { ...asked, ...stranger, now: night },
      inTheMorning,
    ],
    ['a stop confirmed then', { purpose: 'stop-confirmation', stopped: true, now: night }, send],
    ['a start confirmed then', { purpose: 'start-confirmation', now: night }, send],
    ['a notice then to a phone that stopped', { stopped: true, now: night }, drop('stopped')],
    ['a notice then, the day’s being used up', { sentLately: sent(6), now: night }, inTheMorning],

    ['the sixth unprompted text of a day', { sentLately: sent(5) }, send],
    ['the seventh', { sentLately: sent(6) }, drop('daily-limit')],
    ['an answer after six unprompted', { ...asked, sentLately: sent(6) }, send],
    ['a notice after many answers', { sentLately: answered(29) }, send],
    ['a notice after six of yesterday', { sentLately: sent(6, { minutesAgo: 10 * 60 + 1 }) }, send],
    [
      'a notice after six since midnight',
      { sentLately: sent(6, { minutesAgo: 10 * 60 }) },
      drop('daily-limit'),
    ],
    ['the sixtieth to a focal point', { ...point, sentLately: sent(59) }, send],
    ['the sixty-first', { ...point, sentLately: sent(60) }, drop('daily-limit')],

    ['the third to a phone that never texted us', { ...stranger, sentLately: sent(2) }, send],
    ['the fourth', { ...stranger, sentLately: sent(3) }, drop('stranger-limit')],
    ['the fourth, after a form', { ...asked, ...stranger, sentLately: sent(3) }, drop('stranger-limit')],
    ['the fourth to a focal point who never texted', { ...stranger, ...point, sentLately: sent(3) }, send],

    ['the same answer for the second time', { ...asked, sentLately: same(1, 0) }, send],
    ['for the third within a quarter of an hour', { ...asked, sentLately: same(2, 14) }, drop('repeated')],
    ['for the third, the others a quarter ago', { ...asked, sentLately: same(2, 15) }, send],
    ['for the fourth within an hour', { ...asked, sentLately: same(3, 59) }, drop('repeated')],
    [
      'for the fourth, the first an hour ago',
      { ...asked, sentLately: [...same(1, 60), ...same(2, 30)] },
      send,
    ],
    ['for the eighth in a day', { ...asked, sentLately: same(7, 90) }, send],
    ['for the ninth in a day', { ...asked, sentLately: same(8, 24 * 60 - 1) }, drop('repeated')],
    [
      'for the ninth, the first a day ago',
      { ...asked, sentLately: [...same(7, 90), ...same(1, 24 * 60)] },
      send,
    ],
    ['another answer then', { ...asked, text: 'another', sentLately: same(8, 1) }, send],
    [
      'an answer like two notices',
      { ...asked, sentLately: sent(2, { text: 'this text', minutesAgo: 1 }) },
      send,
    ],
    ['the same to a focal point', { ...asked, ...point, sentLately: same(14, 1) }, send],
    ['for the sixteenth time to him', { ...asked, ...point, sentLately: same(15, 1) }, drop('repeated')],
    ['the thirtieth answer of an hour', { ...asked, sentLately: answered(29) }, send],
    ['the thirty-first', { ...asked, sentLately: answered(30) }, drop('too-many')],
    ['the thirty-first to a focal point', { ...asked, ...point, sentLately: answered(30) }, send],
    [
      'the sixty-first of a day',
      { ...asked, sentLately: answered(60, { minutesAgo: 90 }) },
      drop('too-many'),
    ],
    ['the sixtieth of a day', { ...asked, sentLately: answered(59, { minutesAgo: 90 }) }, send],
    ['his two hundred and first', { ...asked, ...point, sentLately: answered(200) }, drop('too-many')],
    [
      'stops and starts without end',
      { purpose: 'start-confirmation', sentLately: same(3, 30) },
      drop('repeated'),
    ],
    ...(['stop-confirmation', 'start-confirmation', 'erase-confirmation'] as const).flatMap(
      (purpose): readonly [string, Partial<Situation>, ReturnType<typeof maySend>][] => {
        const stopped = purpose === 'stop-confirmation';
        const full = { purpose, stopped };
        return [
          [`a ${purpose} after thirty answers in an hour`, { ...full, sentLately: answered(30) }, send],
          [
            `a ${purpose} after sixty in a day`,
            { ...full, sentLately: answered(60, { minutesAgo: 90 }) },
            send,
          ],
          [`a ${purpose} for the third time at once`, { ...full, sentLately: same(2, 1) }, send],
          [`a ${purpose} for the ninth time in a day`, { ...full, sentLately: same(8, 61) }, send],
          [`a ${purpose} after a late answer`, { ...full, sentLately: sent(1, { late: true }) }, send],
        ];
      },
    ),

    ['news, the day’s being used up', { ...news, sentLately: sent(6) }, hold('daily-limit')],
    ['news at night, the day’s being used up', { ...news, sentLately: sent(6), now: night }, inTheMorning],
    ['news after five of everyone’s', { ...news, sentLately: sent(5) }, send],
    ['a reminder after five', { purpose: 'reminder', sentLately: sent(5) }, drop('daily-limit')],
    ['a reminder after four', { purpose: 'reminder', sentLately: sent(4) }, send],
    ['a broadcast after four', { purpose: 'broadcast', sentLately: sent(4) }, drop('daily-limit')],
    ['a broadcast after three', { purpose: 'broadcast', sentLately: sent(3) }, send],
    [
      'a broadcast to a focal point after forty',
      { ...point, purpose: 'broadcast', sentLately: sent(40) },
      drop('daily-limit'),
    ],
    [
      'news to a phone that never texted us after three',
      { ...news, ...stranger, sentLately: sent(3) },
      hold('stranger-limit'),
    ],
    ['a form’s news for it', { ...news, ...asked, ...stranger, sentLately: sent(3) }, hold('stranger-limit')],
    [
      'news to one that staff wrote down, after three',
      { ...news, ...stranger, known: true, sentLately: sent(3) },
      send,
    ],
    [
      'a form’s news for that one, which anyone may fill in',
      { ...news, ...asked, ...stranger, known: true, sentLately: sent(3) },
      hold('stranger-limit'),
    ],
    ['news at the cap', { ...news, spent: 100_000_000 }, hold('budget')],
    ['an answer with news a tenth above', { ...news, ...asked, spent: 110_000_000 }, hold('budget')],
    ['news to a phone that stopped', { ...news, stopped: true }, drop('stopped')],
    ['news to a number that takes no texts', { ...news, unreachable: true }, drop('unreachable')],
    [
      'news of this evening, which the morning is too late for',
      { ...news, sentLately: sent(6), notAfter: '2026-11-23T15:00:00.000Z' },
      drop('daily-limit'),
    ],
    [
      'news at night of a session at seven',
      { ...news, now: night, notAfter: '2026-11-24T04:00:00.000Z' },
      drop('quiet-hours'),
    ],
    [
      'news at night of a session at nine',
      { ...news, now: night, notAfter: '2026-11-24T06:00:00.000Z' },
      inTheMorning,
    ],
    [
      'her place, as it was answered twice just now',
      { ...news, ...asked, sentLately: same(2, 14) },
      hold('repeated', '2026-11-23T07:01:00.000Z'),
    ],
    [
      'her place, once more that day',
      { ...news, ...asked, sentLately: [...same(2, 14), ...answered(1, { late: true, minutesAgo: 600 })] },
      drop('repeated'),
    ],
    [
      'her place after thirty answers',
      { ...news, ...asked, sentLately: answered(30) },
      hold('too-many', '2026-11-23T07:30:00.000Z'),
    ],

    ['a broadcast just below four fifths', { purpose: 'broadcast', spent: 79_999_999 }, send],
    ['a broadcast at four fifths of the cap', { purpose: 'broadcast', spent: 80_000_000 }, drop('budget')],
    ['a reminder then', { purpose: 'reminder', spent: 80_000_000 }, send],
    ['a reminder at nine tenths', { purpose: 'reminder', spent: 90_000_000 }, drop('budget')],
    ['a notice then', { spent: 90_000_000 }, send],
    ['a notice at the cap', { spent: 100_000_000 }, drop('budget')],
    ['a form for an unknown phone at the cap', { ...asked, ...stranger, spent: 100_000_000 }, drop('budget')],
    ['an answer then', { ...asked, spent: 100_000_000 }, send],
    ['an answer a tenth above', { ...asked, spent: 110_000_000 }, drop('budget')],
    ['a start confirmed then', { purpose: 'start-confirmation', spent: 110_000_000 }, drop('budget')],
    ['a stop confirmed then', { purpose: 'stop-confirmation', stopped: true, spent: 990_000_000 }, send],
    ['a broadcast that no centre pays', { purpose: 'broadcast', spent: 990_000_000, cap: undefined }, send],
    ['a notice at night beyond the cap', { spent: 100_000_000, now: night }, inTheMorning],

    ['a notice the network lets through', { network: 'open' }, send],
    ['a notice to a phone on the network’s own list', { network: 'opted-out' }, drop('opted-out')],
    [
      'a start the network does not accept',
      { purpose: 'start-confirmation', network: 'opt-in-refused' },
      drop('opt-in-refused'),
    ],
  ];

  it.each(table)('%s', (_what, wanted, verdict) => {
    expect(maySend({ ...morning, ...wanted })).toEqual(verdict);
  });

  it('is looked at for every purpose and every reason', () => {
    const verdicts = table.map(([, , verdict]) => verdict);
    const reasons = new Set(verdicts.flatMap((verdict) => ('reason' in verdict ? [verdict.reason] : [])));
    const known: Record<Reason, true> = {
      prefix: true,
      stopped: true,
      outdated: true,
      'opted-out': true,
      'opt-in-refused': true,
      unreachable: true,
      budget: true,
      'stranger-limit': true,
      'daily-limit': true,
      repeated: true,
      'too-many': true,
      'quiet-hours': true,
    };
    expect([...reasons].sort()).toEqual(Object.keys(known).sort());
    const told = new Set(table.map(([, wanted]) => wanted.purpose ?? morning.purpose));
    expect([...told].sort()).toEqual([...purposes].sort());
  });
});

describe('whatever the situation', () => {
  const instants = fc
    .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') })
    .map((at) => new Date(at));
  const situations = fc.record({
    purpose: fc.constantFrom(...purposes),
    stopped: fc.boolean(),
    heard: fc.boolean(),
    known: fc.boolean(),
    news: fc.boolean(),
    focalPoint: fc.boolean(),
    now: instants,
    unreachable: fc.boolean(),
    spent: fc.nat(120_000_000),
    network: fc.constantFrom('open', 'opted-out', 'opt-in-refused', undefined),
    sentLately: fc.array(
      fc.record({
        id: fc.string(),
        at: fc.nat(86_400),
        unprompted: fc.boolean(),
        text: fc.constantFrom('this text', 'another'),
      }),
    ),
  });
  const holds = (rule: (situation: Situation) => boolean) =>
    fc.assert(
      fc.property(situations, (some) => {
        const at = some.now.getTime() / 1000;
        const sentLately = some.sentLately.map((each) => ({ ...each, at: at - each.at }));
        return rule({ ...morning, ...some, sentLately });
      }),
      { numRuns: 2000 },
    );

  it('a stopped phone gets nothing but that it has stopped', () => {
    holds((some) => !maySend(some).send || !some.stopped || some.purpose === 'stop-confirmation');
  });

  it('nothing unprompted is sent in quiet hours, and what is held comes out of them', () => {
    holds((some) => {
      const verdict = maySend(some);
      if ('holdUntil' in verdict) {
        const until = verdict.holdUntil;
        const longest = (verdict.heldFor === 'quiet-hours' ? 11 : 35) * 3_600_000;
        // An answer that is given late was asked for, whatever the hour.
        if (verdict.heldFor === 'repeated' || verdict.heldFor === 'too-many') return until > some.now;
        return (
          until > some.now &&
          until.getTime() - some.now.getTime() <= longest &&
          endOfQuiet(until, strictLimits.quietHours) === undefined
        );
      }
      const quiet = endOfQuiet(some.now, strictLimits.quietHours) !== undefined;
      return !(verdict.send && quiet && isUnprompted(some.purpose, some.heard));
    });
  });

  it('news is never dropped for a limit while it may be told later, and what is no news is never held for one', () => {
    const limits = new Set(['daily-limit', 'stranger-limit', 'budget', 'quiet-hours']);
    holds((some) => {
      const verdict = maySend(some);
      if (some.news) return !('reason' in verdict) || !limits.has(verdict.reason);
      return !('heldFor' in verdict) || verdict.heldFor === 'quiet-hours';
    });
  });

  it('what may be sent still may when less has been spent', () => {
    holds((some) => !maySend(some).send || maySend({ ...some, spent: Math.floor(some.spent / 2) }).send);
  });
});

describe('quiet hours in Baghdad', () => {
  const overnight = { from: '21:00', until: '08:00' };
  it.each([
    ['20:59', '2026-11-23T17:59:59.999Z', undefined],
    ['21:00', '2026-11-23T18:00:00.000Z', '2026-11-24T05:00:00.000Z'],
    ['midnight', '2026-11-30T21:00:00.000Z', '2026-12-01T05:00:00.000Z'],
    ['the last evening of a year', '2026-12-31T20:30:00.000Z', '2027-01-01T05:00:00.000Z'],
    ['07:59', '2026-11-24T04:59:59.999Z', '2026-11-24T05:00:00.000Z'],
    ['08:00', '2026-11-24T05:00:00.000Z', undefined],
  ])('at %s', (_time, now, until) => {
    expect(endOfQuiet(new Date(now), overnight)?.toISOString()).toBe(until);
  });

  it('may lie within a day, to the minute', () => {
    const siesta = { from: '13:30', until: '15:45' };
    const at = (iso: string) => endOfQuiet(new Date(iso), siesta)?.toISOString();
    expect(at('2026-11-23T10:29:59.999Z')).toBeUndefined();
    expect(at('2026-11-23T10:30:00.000Z')).toBe('2026-11-23T12:45:00.000Z');
    expect(at('2026-11-23T12:45:00.000Z')).toBeUndefined();
    expect(at('2026-11-23T20:00:00.000Z')).toBeUndefined();
  });

  it('need not be', () => expect(endOfQuiet(night, undefined)).toBeUndefined());
});

describe('asking the network for its own list', () => {
  const now = morning.now;
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  it.each([
    ['before the first unprompted text', 'notice', true, undefined, true],
    ['not again within a day', 'notice', true, ago(23.9), false],
    ['again after a day', 'notice', true, ago(24), true],
    ['not before an answer', 'answer', true, undefined, false],
    ['before a form’s confirmation to an unknown phone', 'answer', false, undefined, true],
    ['always before a start is confirmed', 'start-confirmation', true, ago(0), true],
    ['never before a stop is', 'stop-confirmation', true, undefined, false],
  ] as const)('%s', (_when, purpose, heard, asked, expected) => {
    expect(asksNetwork(purpose, heard, asked, now)).toBe(expected);
  });
});

it('stops first what can wait longest', () => {
  const inOrder = ['broadcast', 'reminder', 'notice', 'answer'] as const;
  const most = inOrder.map((purpose) => mostSpent({ purpose, heard: true, cap: 1000 }));
  expect(most).toEqual([800, 900, 1000, 1100]);
});
