export {
  closedAt,
  closedBetween,
  closedOn,
  namesOfHoliday,
  nextOpenDay,
  offeredBetween,
} from './find.ts';
export { type HolidayId, holidayIds, holidays } from './holidays.ts';
export type {
  Closed,
  ClosedRun,
  KeptClosedDays,
} from './schema.ts';
export { closedDaysOf, keepClosedDays } from './store.ts';
