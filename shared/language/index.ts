export type { Told } from './answers.ts';
export { isBlank } from './blank.ts';
export {
  certificateLength,
  certificateLetters,
  certificateNumberIn,
  certificateNumbersIn,
  certificateSigns,
} from './certificate-numbers.ts';
export { mistypedCertificateTold } from './certificate-words.ts';
export { checkInWord, checkInWords, checkInWordsIn } from './check-in-words.ts';
export { type DayTold, dateTold } from './day-words.ts';
export { toAsciiDigits, typedDigits, typedNumber } from './digits.ts';
export { fold } from './fold.ts';
export {
  directionOf,
  isLanguage,
  languages,
  localeOf,
  nativeNameOf,
  negotiate,
  othersThan,
} from './languages.ts';
export { isMessageKey, type MessageKey } from './messages/catalogue.ts';
export { render, renderStored } from './messages/render.ts';
export { listHead, sorry } from './messages/sorry.ts';
export { costOfTexts, money, moneyFigure, readMoney, toldWithReading } from './money.ts';
export { calledAmong, callNames, firstName } from './names/call-names.ts';
export { nameOrder } from './names/order.ts';
export { parsePhone } from './phone.ts';
export { mayBeTexted, prefixesFrom } from './prefixes.ts';
export { endOfQuiet, type QuietHours, startOfQuiet } from './quiet-hours.ts';
export { type Guess, languageByScript } from './script.ts';
export { codeMentioned } from './sure-part.ts';
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
} from './time.ts';
export { speaksOf } from './topics.ts';
export { type Understood, understand } from './understand.ts';
export { understandTold } from './understand-told.ts';
