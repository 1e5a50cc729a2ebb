import { spellings } from '../letters/fold.ts';
import { daysAfter } from './days.ts';
import { localDate, localParts } from './time.ts';

/** A day as people name it. */
export type DayTold = 'today' | 'tomorrow' | 'day-after-tomorrow' | Weekday;
export type Weekday = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';

export const dayWords: Readonly<Record<DayTold, string>> = {
  today: `
    today, tonight, todays, 2day, this morning, this evening, this afternoon, اليوم, هاليوم, الليلة, ئەمڕۆ, ئەمرۆ, ئەمڕۆکە, ئەمشەو,
    لیوم, ليوم`,
  tomorrow: `
    tomorrow, tomorrows, tomorow, tommorow, tommorrow, tomorrow morning, tmrw, tmr, tmw, 2morrow, باجر, باچر, باكر, بكرة, بكرا, غدا, غد,
    لباجر, يوم غد, سبەی, سبەینێ, سبەینی, بەیانی, سبەی بەیانی, بۆسبەی, بۆ سبەی`,
  'day-after-tomorrow': `
    day after tomorrow, the day after tomorrow, after tomorrow, بعد باجر, بعد باچر, بعد غد, بعد بكرة, عكب باجر, عگب باجر, دووسبەی, دوو سبەی,
    دوو سبەینێ`,
  sunday: 'sunday, sundays, sun, on sunday, الاحد, يوم الاحد, احد, یەکشەممە, یەک شەممە, یەکشەمە',
  monday:
    'monday, mondays, mon, on monday, الاثنين, يوم الاثنين, اثنين, الإثنين, دووشەممە, دوو شەممە, دووشەمە, دوشەممە',
  tuesday:
    'tuesday, tuesdays, tue, tues, on tuesday, الثلاثاء, يوم الثلاثاء, الثلاثا, ثلاثاء, سێشەممە, سێ شەممە, سێشەمە',
  wednesday:
    'wednesday, wednesdays, wed, on wednesday, الاربعاء, يوم الاربعاء, الاربعا, اربعاء, چوارشەممە, چوار شەممە, چوارشەمە',
  thursday:
    'thursday, thursdays, thu, thurs, on thursday, الخميس, يوم الخميس, پێنجشەممە, پێنج شەممە, پێنجشەمە, پێنچشەممە',
  friday: 'friday, fridays, fri, on friday, الجمعة, يوم الجمعة, هەینی, جومعە',
  saturday: 'saturday, saturdays, sat, on saturday, السبت, يوم السبت, سبت, شەممە, شەمە',
};

/** Every folded word for a day, and the day. */
export const dayEntries = (): readonly (readonly [words: string, day: DayTold])[] =>
  Object.entries(dayWords).flatMap(([day, words]) =>
    // The table's keys are the days: Object.entries loses their type.
    spellings(words).map((word): [string, DayTold] => [word, day as DayTold]),
  );

const inDays: Readonly<Partial<Record<DayTold, number>>> = { today: 0, tomorrow: 1, 'day-after-tomorrow': 2 };
/** In the order in which `localParts` counts them. */
const week: readonly DayTold[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

/**
 * The day in Baghdad (`2026-11-30`) that a word means at an instant: a weekday is today or the next such day.
 */
export function dateTold(day: DayTold, at: Date): string {
  const { weekday } = localParts(at.toISOString());
  const ahead = inDays[day] ?? (week.indexOf(day) - weekday + week.length) % week.length;
  return daysAfter(localDate(at.toISOString()), ahead);
}
