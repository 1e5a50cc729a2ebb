export { toAsciiDigits } from './digits.ts';
export { fold } from './fold.ts';
export {
  directionOf,
  isLanguage,
  type Language,
  languages,
  localeOf,
  nativeNameOf,
  negotiate,
} from './languages.ts';
export { parsePhone } from './phone.ts';
export { firstName } from './read-name.ts';
export {
  formatDay,
  formatDayTime,
  formatDayTimeLong,
  localDate,
  localMonth,
  localParts,
  localTime,
  localToUtc,
  localYear,
  timeZone,
} from './time.ts';
export { type Understood, understand } from './understand.ts';
