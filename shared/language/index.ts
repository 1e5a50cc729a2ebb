export { checkInWord, checkInWords, checkInWordsIn } from './check-in/words-of-the-day.ts';
export { inEachLanguage } from './in-each.ts';
export {
  directionOf,
  isLanguage,
  languages,
  localeOf,
  nativeNameOf,
  negotiate,
  othersThan,
} from './languages.ts';
export { isBlank } from './letters/blank.ts';
export { fold, toAsciiDigits, typedDigits, typedNumber } from './letters/fold.ts';
export { type Guess, languageByScript } from './letters/script.ts';
export { listHead, sorry } from './messages/sorry.ts';
export { calledAmong, callNames, firstName } from './names/call-names.ts';
export { nameOrder } from './names/order.ts';
export { mayBeTexted, parsePhone } from './phone/phone.ts';
export { prefixesFrom } from './phone/prefixes.ts';
export { costOfTexts, money, moneyFigure, readMoney, toldWithReading } from './sums/money.ts';
export { type DayTold, dateTold } from './time/day-words.ts';
export { daysAfter, daysFrom, daysOf, type Run } from './time/days.ts';
export { endOfQuiet, type QuietHours, startOfQuiet } from './time/quiet-hours.ts';
export {
  formatDate,
  formatDay,
  formatDayTime,
  formatDayTimeLong,
  formatMonth,
  inDigitsOf,
  lastMinute,
  localDate,
  localMonth,
  localParts,
  localTime,
  localToUtc,
  localYear,
  weekdayName,
} from './time/time.ts';
export {
  certificateLength,
  certificateLetters,
  certificateNumberIn,
  certificateNumbersIn,
  certificateSigns,
} from './understand/certificate-number.ts';
export { codeMentioned } from './understand/sure-part.ts';
export { type Understood, understand } from './understand/understand.ts';
export { type Told, understandTold } from './understand/understand-answer.ts';
export { mistypedCertificateTold } from './words/certificate-words.ts';
export { speaksOf } from './words/topics.ts';
