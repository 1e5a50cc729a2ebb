import type { ClosedDayKind } from '#events/index.ts';
import type { Coming } from './feasts.ts';

/**
 * Iraq's public holidays, as a start for what a centre keeps (domain.md rule 16). Each names its source and
 * any doubt. The names of holidays are in the catalogue of texts: `holiday.<id>`.
 *
 * The law: Official Holidays Law no. 12 of 2024 (voted 22 May 2024), article 1, first, which took the place
 * of law no. 110 of 1972. It is cited by clause where announcements of the Council of Ministers' Secretariat
 * cite it so (7 July 2024: "1/first/b", 1 Muharram; 16 March 2026: "1/first/l"). Fridays and Saturdays are in
 * it too; which days of the week a centre is closed is the centre's own. By article 3 the Council may add up
 * to seven days a year: such a day is kept by hand.
 *
 * Days of one community are days off for its members by the law, and those of the Kurdistan Region hold
 * there, where no centre lies. They are offered, and close no centre until it keeps them.
 */
export type Holiday = {
  readonly id: HolidayId;
  readonly kind: Exclude<ClosedDayKind, 'own'>;
  /** When it begins, and for how many days. */
  readonly on: Coming;
  readonly days: number;
  /**
   * By law on this day each year. Others are suggested until a manager confirms them: the moon or the cabinet
   * decides.
   */
  readonly isSure: boolean;
  /** The only people whose holiday it is: it is offered, and closes a centre only if the centre keeps it. */
  readonly isFor?: (typeof holidayFor)[number];
  readonly source: { readonly of: HolidaySource; readonly text: string };
  /** The doubt about it. */
  readonly doubt?: { readonly of: HolidayDoubt; readonly text: string };
};

/** The sources of holidays, as shown to staff. */
export const holidaySources = ['law', 'cabinet', 'community', 'region'] as const;
export type HolidaySource = (typeof holidaySources)[number];
export const holidayDoubts = ['moon', 'cabinet', 'community', 'region'] as const;
export type HolidayDoubt = (typeof holidayDoubts)[number];
/** The people of holidays that are not for everyone. */
export const holidayFor = ['christians', 'mandaeans', 'yazidis', 'region'] as const;

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
  'christmas-second',
  'easter',
  'yazidi-new-year',
  'yazidi-assembly',
  'yazidi-fast',
  'mandaean-new-year',
  'mandaean-prosperity',
  'mandaean-creation',
  'mandaean-baptism',
  'uprising-day',
  'march-agreement',
  'barzani-day',
  'nowruz-days',
] as const;
export type HolidayId = (typeof holidayIds)[number];

const law = { of: 'law', text: 'Law no. 12 of 2024 on official holidays, article 1, first' } as const;
const byMoon = {
  of: 'moon',
  text: 'The month begins when the moon is seen: a day earlier or later, and not always for everyone',
} as const;
const gregorian = (month: number, day: number): Coming => ({ calendar: 'gregorian', month, day });

const fixed = (id: HolidayId, month: number, day: number): Holiday => ({
  ...{ id, kind: 'public-holiday', on: gregorian(month, day), days: 1, isSure: true, source: law },
});
const decided = (id: HolidayId, month: number, day: number, source: string, why: string): Holiday => ({
  ...fixed(id, month, day),
  ...{ isSure: false, source: { of: 'cabinet', text: source } },
  doubt: { of: 'cabinet', text: `Not in the list of law no. 12 of 2024 as reported: ${why}` },
});
const moving = (id: HolidayId, month: number, day: number, days = 1): Holiday => ({
  ...{ id, kind: 'moving-feast', on: { calendar: 'islamic', month, day } },
  ...{ days, isSure: false, source: law, doubt: byMoon },
});
const ofCommunity = (
  id: HolidayId,
  isFor: 'christians' | 'mandaeans' | 'yazidis',
  on: Coming,
  days: number,
  [of, source]: readonly [HolidaySource, string],
  doubt: string,
): Holiday => ({
  ...{ id, kind: on.calendar === 'gregorian' ? 'public-holiday' : 'moving-feast', on, days },
  ...{ isSure: false, isFor, source: { of, text: source }, doubt: { of: 'community', text: doubt } },
});
const ofRegion = (id: HolidayId, month: number, day: number, days = 1): Holiday => ({
  ...{ ...fixed(id, month, day), days, isSure: false, isFor: 'region' },
  source: {
    of: 'region',
    text: 'Announcements of the Kurdistan Regional Government by the holidays law of its parliament, of March 2019, 2021 and 2025',
  },
  doubt: { of: 'region', text: 'In the Kurdistan Region alone; which days of Nowruz is announced each year' },
});
const mandaean = (id: HolidayId, after: number, days: number): Holiday =>
  ofCommunity(
    id,
    'mandaeans',
    { calendar: 'mandaean', after },
    days,
    [
      'community',
      'The Mandaean calendar, counted from the Feast of Prosperity of 2 November 2018 as reported',
    ],
    'What law no. 12 of 2024 lists of it could not be read; places have kept a feast a day apart',
  );

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
    'the Council of Ministers announces it, not in every year; press of December 2025',
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
  ofCommunity(
    'christmas-second',
    'christians',
    gregorian(12, 26),
    1,
    ['cabinet', 'Announced for Christians in December 2018 and 2022'],
    'Announced each year; of Christians alone',
  ),
  // Its Sunday and the day after it.
  ofCommunity(
    'easter',
    'christians',
    { calendar: 'easter', after: 0 },
    2,
    [
      'community',
      'Easter by the Gregorian calendar; two days for Christians by law no. 110 of 1972, article 2',
    ],
    'What law no. 12 of 2024 lists of it could not be read; some churches keep Easter by the old calendar',
  ),
  // The Wednesday on which eggs are coloured; 19 April 2023, 16 April 2025.
  ofCommunity(
    'yazidi-new-year',
    'yazidis',
    { calendar: 'julian', month: 4, weekday: 3, daysBefore: 0 },
    1,
    [
      'cabinet',
      'Resolution of the Council of Ministers of 18 April 2023: the first Wednesday of April each year',
    ],
    'By the old calendar, as it was kept in 2023 and 2025; of Yazidis alone',
  ),
  ofCommunity(
    'yazidi-assembly',
    'yazidis',
    gregorian(10, 14),
    3,
    ['cabinet', 'Resolution of the Council of Ministers: 14 to 16 October each year'],
    'The feast itself is longer; of Yazidis alone',
  ),
  // 12 to 15 December 2023.
  ofCommunity(
    'yazidi-fast',
    'yazidis',
    { calendar: 'julian', month: 12, weekday: 5, daysBefore: 3 },
    4,
    ['law', 'Law no. 12 of 2024 as reported in December 2025; statements of December 2023 and 2024'],
    'The first Friday of December by the old calendar and three days before it; of Yazidis alone',
  ),
  // 1 Daula and the day after it; 18 Taura; the five days behind Shumbulta; 1 Hitia.
  mandaean('mandaean-new-year', 0, 2),
  mandaean('mandaean-prosperity', 107, 1),
  mandaean('mandaean-creation', 240, 5),
  mandaean('mandaean-baptism', 305, 1),
  ofRegion('uprising-day', 3, 5),
  ofRegion('march-agreement', 3, 11),
  ofRegion('barzani-day', 3, 14),
  ofRegion('nowruz-days', 3, 20, 4),
];
