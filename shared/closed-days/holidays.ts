import type { ClosedDayKind } from '../../events/index.ts';

/**
 * Iraq's public holidays, as a start for what a centre keeps (domain.md rule 16). Each says where it is known from, and what
 * is in doubt. What a holiday is called stands in the catalogue of texts: `holiday.<id>`.
 *
 * The law: Official Holidays Law no. 12 of 2024 (voted 22 May 2024), article 1, first, which took the place of law no. 110 of
 * 1972. It is cited by clause where announcements of the Council of Ministers' Secretariat cite it so (7 July 2024:
 * "1/first/b", 1 Muharram; 16 March 2026: "1/first/l"). Fridays and Saturdays are in it too; which days of the week a centre
 * is closed is the centre's own. By article 3 the Council may add up to seven days a year: such a day is kept by hand.
 *
 * Holidays of the Kurdistan Region are not here: none of the centres lies in it. Those of one community only (Christian,
 * Mandaean, Yazidi) are days off for its members by the law, not closed days.
 */
export type Holiday = {
  readonly id: HolidayId;
  readonly kind: Exclude<ClosedDayKind, 'own'>;
  /** In the Gregorian calendar, or in the Islamic one, from `day` on for so many `days`. Months count from 1. */
  readonly on: { readonly calendar: 'gregorian' | 'islamic'; readonly month: number; readonly day: number };
  readonly days: number;
  /** By law on that very day each year. What is not is suggested, until a manager says so: the moon or the cabinet decides. */
  readonly isSure: boolean;
  readonly source: string;
  /** What is not sure of it. */
  readonly doubt?: string;
};

export const holidayIds = [
  'new-year',
  'army-day',
  'halabja',
  'nowruz',
  'labour-day',
  'republic-day',
  'national-day',
  'victory-day',
  'christmas',
  'eid-al-fitr',
  'eid-al-adha',
  'eid-al-ghadir',
  'islamic-new-year',
  'ashura',
  'mawlid',
] as const;
export type HolidayId = (typeof holidayIds)[number];

const law = 'Law no. 12 of 2024 on official holidays, article 1, first';
const byMoon = 'The month begins when the moon is seen: a day earlier or later, and not always for everyone';
const byCabinet = (why: string) => `Not in the list of law no. 12 of 2024 as reported: ${why}`;

const fixed = (id: HolidayId, month: number, day: number): Holiday => ({
  ...{ id, kind: 'public-holiday', on: { calendar: 'gregorian', month, day } },
  ...{ days: 1, isSure: true, source: law },
});
const decided = (id: HolidayId, month: number, day: number, source: string, why: string): Holiday => ({
  ...fixed(id, month, day),
  ...{ isSure: false, source, doubt: byCabinet(why) },
});
const moving = (id: HolidayId, month: number, day: number, days = 1): Holiday => ({
  ...{ id, kind: 'moving-feast', on: { calendar: 'islamic', month, day } },
  ...{ days, isSure: false, source: law, doubt: byMoon },
});

export const holidays: readonly Holiday[] = [
  fixed('new-year', 1, 1),
  fixed('army-day', 1, 6),
  // Of the crimes of the Baath regime: Halabja, Anfal, the mass graves.
  fixed('halabja', 3, 16),
  fixed('nowruz', 3, 21),
  fixed('labour-day', 5, 1),
  decided(
    'republic-day',
    7,
    14,
    'Announced as a holiday in July 2024 and the years before it',
    'the Council of Ministers announces it each year',
  ),
  decided(
    'national-day',
    10,
    3,
    'Cabinet resolution of September 2020 on the national day',
    'press of October 2025 names no holiday of the law in that month',
  ),
  decided(
    'victory-day',
    12,
    10,
    'Announced as a holiday in years since 2017',
    'the Council of Ministers announces it, not in every year',
  ),
  decided(
    'christmas',
    12,
    25,
    'Parliament’s vote of December 2020, and announcements since',
    'of Christians by the law; for all when the Council of Ministers says so',
  ),
  // The first three days of Shawwal; 10 to 13 Dhu al-Hijja.
  moving('eid-al-fitr', 10, 1, 3),
  moving('eid-al-adha', 12, 10, 4),
  moving('eid-al-ghadir', 12, 18),
  moving('islamic-new-year', 1, 1),
  moving('ashura', 1, 10),
  moving('mawlid', 3, 12),
];
