export { type Contention, type Context, contextFor, idMaker, liveContext } from './context.ts';
export { eventsBetween, type LogPart, type LogPlace, placeOf } from './event-log.ts';
export * as keys from './keys.ts';
export { answerTo, answerWrite, digestOf, type SentRequest } from './requests.ts';
export { openTable, type Table } from './table.ts';
export {
  type Attempt,
  again,
  againAtOnce,
  type Decided,
  ifAnswered,
  inACrowd,
  type Refused,
  type RequestAnswered,
  untilWritten,
} from './until-written.ts';
export {
  all,
  atLeast,
  before,
  type Condition,
  containsNone,
  either,
  equals,
  eventFrom,
  eventFromStream,
  type Item,
  isAbsent,
  isPresent,
  lacks,
  type Put,
  recordEvent,
  type Update,
  upTo,
  type Write,
} from './writes.ts';
